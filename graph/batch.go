package graph

import (
	"context"
	"errors"
)

// A batch is full when it has this many edges or discussions: large loads are
// faster, small ones lose less when cut off and take less memory.
const (
	batchEdges       = 20_000
	batchDiscussions = 100
)

// Batch is a [Loading] that keeps what is added in memory and loads it in one
// transaction, for stores to which that makes no difference.
type Batch struct {
	// Load is that of the store.
	Load func(ctx context.Context, graphs ...Graph) ([]Outcome, error)

	graphs []Graph
	ids    []string
	edges  int
}

var _ Loading = (*Batch)(nil)

// Add keeps a discussion.
func (b *Batch) Add(_ context.Context, g Graph) (full bool, err error) {
	n, err := g.Discussion()
	if err != nil {
		return false, err
	}
	b.graphs, b.ids = append(b.graphs, g), append(b.ids, n.ID)
	b.edges += len(g.Edges)
	return b.edges >= batchEdges || len(b.graphs) >= batchDiscussions, nil
}

// Commit loads what was added. Where discussions cannot be loaded together,
// they are loaded one by one.
func (b *Batch) Commit(ctx context.Context) ([]Result, error) {
	graphs, ids := b.graphs, b.ids
	b.graphs, b.ids, b.edges = nil, nil, 0
	if len(graphs) == 0 {
		return nil, nil
	}
	outcomes, err := b.Load(ctx, graphs...)
	if err != nil && !errors.Is(err, ErrConflict) {
		return nil, err
	}
	var results []Result
	if err == nil {
		for i, id := range ids {
			results = append(results, Result{ID: id, Outcome: outcomes[i]})
		}
		return results, nil
	}
	for i, g := range graphs {
		r := Result{ID: ids[i]}
		outcomes, err := b.Load(ctx, g)
		switch {
		case errors.Is(err, ErrConflict):
			r.Err = err
		case err != nil:
			return results, err
		default:
			r.Outcome = outcomes[0]
		}
		results = append(results, r)
	}
	return results, nil
}

// Close forgets what was added.
func (b *Batch) Close() error {
	b.graphs, b.ids = nil, nil
	return nil
}
