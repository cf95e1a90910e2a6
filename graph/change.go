package graph

import "context"

// Reader is what a plan asks of a store, within the transaction that will
// carry the plan out. Arguments are sorted, without repetition, and may be
// empty; results may come in any order.
type Reader interface {
	// Discussions returns those of the discussions that are stored.
	Discussions(ctx context.Context, ids []string) ([]Stored, error)
	// Entities returns those of the shared nodes that are stored.
	Entities(ctx context.Context, refs []Ref) ([]Entity, error)
	// Holders returns the ids of the discussions that have an edge to any of
	// the shared nodes, each once.
	Holders(ctx context.Context, refs []Ref) ([]string, error)
}

// Stored is what a store keeps of a discussion for later plans: properties of
// its node.
type Stored struct {
	ID            string
	Source        string
	Digest        string
	Contributions string
}

// Change is what a store does, in this order and in one transaction.
type Change struct {
	// Drop names discussions of which every edge goes (those with this
	// `discussion`), then their turns and their own node.
	Drop []string
	// Delete names shared nodes that no edge touches then.
	Delete []Ref
	// Update holds shared nodes that are stored and now say something else.
	Update []Node
	// Create holds nodes and edges that are not stored, sorted as in a Graph.
	Create Graph
	// Outcomes says of each graph that was planned what becomes of it.
	Outcomes []Outcome
}

// Empty says that there is nothing to do.
func (c Change) Empty() bool {
	return len(c.Drop)+len(c.Delete)+len(c.Update)+len(c.Create.Nodes)+len(c.Create.Edges) == 0
}
