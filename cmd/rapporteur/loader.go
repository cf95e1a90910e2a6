package main

import (
	"context"
	"errors"

	"rapporteur/discussion"
	"rapporteur/graph"
)

// A batch is loaded in one transaction when it has this many edges or
// discussions: large loads are faster, small ones lose less when cut off.
const (
	batchEdges       = 20_000
	batchDiscussions = 100
)

// loader loads discussions in batches and counts what became of them.
type loader struct {
	store graph.Store
	count *summary
	// force replaces a discussion that is loaded unchanged.
	force bool
	// refused is told of a discussion that cannot be loaded while others can.
	refused func(error)
	// ids are the discussions that were loaded.
	ids []string

	batch []pending
	edges int
}

type pending struct {
	findings discussion.Findings
	graph    graph.Graph
}

// add takes the findings of a discussion; the batch is loaded when it is full.
func (l *loader) add(ctx context.Context, f discussion.Findings) error {
	g, err := graph.Build(f)
	if err != nil {
		l.refused(err)
		return nil
	}
	l.batch = append(l.batch, pending{f, g})
	l.edges += len(g.Edges)
	if l.edges < batchEdges && len(l.batch) < batchDiscussions {
		return nil
	}
	return l.flush(ctx)
}

// flush loads the batch. Where one of its discussions cannot be loaded, the
// others are loaded one by one.
func (l *loader) flush(ctx context.Context) error {
	batch := l.batch
	l.batch, l.edges = nil, 0
	if len(batch) == 0 {
		return nil
	}
	err := l.load(ctx, batch)
	if len(batch) == 1 && errors.Is(err, graph.ErrConflict) {
		l.refused(err)
		return nil
	}
	if !errors.Is(err, graph.ErrConflict) {
		return err
	}
	for _, one := range batch {
		l.batch = []pending{one}
		if err := l.flush(ctx); err != nil {
			return err
		}
	}
	return nil
}

// load loads a batch in one transaction.
func (l *loader) load(ctx context.Context, batch []pending) error {
	graphs := make([]graph.Graph, len(batch))
	for i, b := range batch {
		graphs[i] = b.graph
		graphs[i].Anew = l.force
	}
	outcomes, err := l.store.Load(ctx, graphs...)
	if err != nil {
		return err
	}
	for i, o := range outcomes {
		l.count.outcome(o)
		l.count.add(batch[i].findings)
		l.ids = append(l.ids, batch[i].findings.Discussion.ID)
	}
	return nil
}
