// Package graph turns findings into nodes and edges and says what a store of
// them does. The stores themselves are folders below.
package graph

import (
	"errors"
	"slices"
)

// Graph is what one discussion puts into a store. Nodes and edges are sorted:
// nodes by label and id, edges by type and id.
type Graph struct {
	Nodes []Node
	Edges []Edge
	// Anew has the discussion replaced even where its digest is the one stored.
	Anew bool
}

// Discussion returns the node of the discussion.
func (g Graph) Discussion() (Node, error) {
	i := slices.IndexFunc(g.Nodes, func(n Node) bool { return n.Label == LabelDiscussion })
	if i < 0 {
		return Node{}, errors.New("a graph without a discussion cannot be loaded")
	}
	return g.Nodes[i], nil
}

// Node is a node of the labels in [NodeTypes]. Props holds every property of
// its type but the id, with the Go type that the property's [Type] names.
type Node struct {
	Label string
	ID    string
	Props map[string]any
}

// Edge is a relationship of the types in [EdgeTypes]. ID is unique in the
// whole graph and a function of what the edge says. Props holds every property
// of its type but the id.
type Edge struct {
	Type  string
	ID    string
	From  Ref
	To    Ref
	Props map[string]any
}

// Ref names a node.
type Ref struct {
	Label string
	ID    string
}
