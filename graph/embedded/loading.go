//go:build cgo

package embedded

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"rapporteur/graph"
)

// Begin begins a load, which holds the file until it is closed: others may read
// it, and none may change it. What is added is written to files beside the
// database; Commit makes a new database of them and the old one, so the fewer
// the better: the time that one takes grows with the whole of the graph.
func (s *Store) Begin(ctx context.Context) (graph.Loading, error) {
	l, err := s.begin(ctx)
	if err != nil {
		return nil, fmt.Errorf("loading into %s: %w", s.opts.Path, err)
	}
	return l, nil
}

func (s *Store) begin(ctx context.Context) (*loading, error) {
	w, err := s.writer(ctx)
	if err != nil {
		return nil, err
	}
	l := &loading{writer: w, stored: map[string]graph.Stored{}}
	l.anew()
	_, err = w.old.run(ctx, "MATCH (d:Discussion) RETURN d.`id`, d.`source`, d.`digest`", nil, func(row []any) error {
		l.stored[text(row[0])] = graph.Stored{ID: text(row[0]), Source: text(row[1]), Digest: text(row[2])}
		return nil
	})
	if err != nil {
		return nil, errors.Join(err, l.Close())
	}
	return l, nil
}

// loading is a graph.Loading.
type loading struct {
	*writer
	// stored says what there is of each discussion, without the contributions.
	stored map[string]graph.Stored
	// fresh holds those of plan, and results what became of all since the last
	// Commit.
	fresh   map[string]graph.Stored
	plan    *graph.Plan
	spool   *spool
	results []graph.Result
}

// anew forgets what was added.
func (l *loading) anew() {
	l.fresh = map[string]graph.Stored{}
	l.plan = graph.NewPlan(reader{l.old, l.scratch})
	l.spool = newSpool(l.scratch, l.old)
}

// Add writes a discussion to the spool. It is never too much for that.
func (l *loading) Add(ctx context.Context, g graph.Graph) (full bool, err error) {
	n, err := g.Discussion()
	if err != nil {
		return false, err
	}
	if before, twice := l.fresh[n.ID]; twice && before.Source == n.Props["source"] {
		if before.Digest == n.Props["digest"] && !g.Anew {
			l.results = append(l.results, graph.Result{ID: n.ID, Outcome: graph.Unchanged})
			return false, nil
		}
		// It takes the place of the one that was added before.
		if err := l.commit(ctx); err != nil {
			return false, l.explain(err)
		}
	}
	err = l.add(ctx, n, g)
	if errors.Is(err, graph.ErrConflict) {
		l.results = append(l.results, graph.Result{ID: n.ID, Err: l.explain(err)})
		return false, nil
	}
	return false, l.explain(err)
}

func (l *loading) explain(err error) error {
	if err != nil {
		err = fmt.Errorf("loading into %s: %w", l.store.opts.Path, err)
	}
	return err
}

func (l *loading) add(ctx context.Context, n graph.Node, g graph.Graph) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	var before *graph.Stored
	if s, ok := l.stored[n.ID]; ok {
		before = &s
		if s.Digest != n.Props["digest"] || g.Anew {
			found, err := reader{l.old, l.scratch}.Discussions(ctx, []string{n.ID})
			if err != nil {
				return err
			}
			before = &found[0]
		}
	}
	outcome, err := l.plan.Add(g, before)
	if err != nil {
		return err
	}
	l.results = append(l.results, graph.Result{ID: n.ID, Outcome: outcome})
	l.fresh[n.ID] = graph.Stored{ID: n.ID, Source: text(n.Props["source"]), Digest: text(n.Props["digest"])}
	if outcome == graph.Unchanged {
		return nil
	}
	return l.spool.add(ctx, g)
}

// all adds graphs and commits them, or does neither.
func (l *loading) all(ctx context.Context, graphs []graph.Graph) error {
	for _, g := range graphs {
		n, err := g.Discussion()
		if err == nil {
			err = l.add(ctx, n, g)
		}
		if err != nil {
			return err
		}
	}
	return l.commit(ctx)
}

// Commit makes the new database.
func (l *loading) Commit(ctx context.Context) ([]graph.Result, error) {
	if err := l.commit(ctx); err != nil {
		return nil, l.explain(err)
	}
	results := l.results
	l.results = nil
	return slices.Clip(results), nil
}

func (l *loading) commit(ctx context.Context) error {
	change, err := l.plan.Finish(ctx)
	if err != nil {
		return err
	}
	if !change.Empty() || len(l.spool.nodes) > 0 {
		if err := l.replace(ctx, change, l.spool); err != nil {
			return err
		}
	}
	for id, s := range l.fresh {
		l.stored[id] = s
	}
	l.anew()
	return nil
}

// Close gives the file back.
func (l *loading) Close() error {
	l.spool.close()
	return l.writer.close()
}
