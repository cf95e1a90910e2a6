package main

import (
	"context"
	"errors"
	"time"

	"rapporteur/discussion"
	"rapporteur/graph"
)

// item is a discussion to load.
type item struct {
	graph graph.Graph
	tally tally
}

// newItem makes the graph of findings, which need not be kept then.
func newItem(f discussion.Findings) (item, error) {
	g, err := graph.Build(f)
	return item{g, tallyOf(f)}, err
}

// makeItem does so for a result of the pipeline.
func makeItem(f discussion.Findings, r *result) (err error) {
	r.item, err = newItem(f)
	return err
}

// groupEdges is how many edges, or one discussion that has more, are handed to
// the store at once.
const groupEdges = 5000

// What was loaded is committed at the earliest after the first time, and when
// four times as long has passed as the last commit took: so the time that the
// commits take, however large the graph is, is a fifth of all at most, and an
// end at any moment costs no more work than that.
const (
	commitTime  = 30 * time.Second
	commitShare = 4
)

// loader loads discussions and counts what became of them.
type loader struct {
	*program
	store graph.Store
	count *summary
	// force replaces a discussion that is loaded unchanged.
	force bool
	// ids are the discussions that were loaded, and refused the reasons of
	// those that were not while others were.
	ids     []string
	refused []error

	loading graph.Loading
	// pending are the tallies of the discussions that were added and not
	// committed, and committed and took say when and how long that was last.
	pending   []tally
	committed time.Time
	took      time.Duration
}

// run loads what produce gives to add, which may be called until it fails. The
// store works at the same time, on what was given before. When produce ends
// early, as it does when the context ends, what was given is loaded, unless the
// store is one that went away.
func (l *loader) run(ctx context.Context, produce func(add func(item) error) error) error {
	groups, stopped, ended := make(chan []item), make(chan struct{}), make(chan error, 1)
	working, over := l.outage.patient(ctx)
	defer over()
	go func() { ended <- l.work(working, groups, stopped) }()
	var group []item
	edges := 0
	hand := func() error {
		select {
		case groups <- group:
			group, edges = nil, 0
			return nil
		case <-stopped:
			return errStopped
		}
	}
	err := produce(func(i item) error {
		i.graph.Anew = l.force
		group = append(group, i)
		if edges += len(i.graph.Edges); edges < groupEdges {
			return nil
		}
		return hand()
	})
	if ctx.Err() != nil && !errors.Is(err, errStopped) {
		l.say("interrupted: what is in hand is being loaded; a second interruption ends at once")
	}
	if len(group) > 0 && !errors.Is(err, errStopped) {
		_ = hand() // what stopped it says why
	}
	close(groups)
	failed := <-ended
	if failed != nil {
		return failed
	}
	return err
}

// errStopped is that there is no use in giving more to a store that has failed.
var errStopped = errors.New("the store has failed")

// work gives the groups to the store until they end or one fails.
func (l *loader) work(ctx context.Context, groups <-chan []item, stopped chan<- struct{}) (err error) {
	defer close(stopped)
	defer func() {
		if l.loading != nil {
			err = errors.Join(err, l.loading.Close())
		}
	}()
	for group := range groups {
		for _, i := range group {
			if err := l.add(ctx, i); err != nil {
				return err
			}
		}
	}
	return l.commit(ctx)
}

func (l *loader) add(ctx context.Context, i item) error {
	if l.loading == nil {
		var err error
		if l.loading, err = l.store.Begin(ctx); err != nil {
			return err
		}
		l.committed = time.Now()
	}
	full, err := l.loading.Add(ctx, i.graph)
	if err != nil {
		return err
	}
	l.pending = append(l.pending, i.tally)
	if since := time.Since(l.committed); full || since > commitTime && since > commitShare*l.took {
		return l.commit(ctx)
	}
	return nil
}

// commit stores what was added and counts it.
func (l *loader) commit(ctx context.Context) error {
	if len(l.pending) == 0 {
		return nil
	}
	begin := time.Now()
	results, err := l.loading.Commit(ctx)
	for i, r := range results {
		if r.Err != nil {
			l.refused = append(l.refused, r.Err)
			continue
		}
		l.count.outcome(r.Outcome)
		l.count.add(l.pending[i])
		l.ids = append(l.ids, r.ID)
	}
	l.pending = nil
	l.committed = time.Now()
	l.took = l.committed.Sub(begin)
	return err
}
