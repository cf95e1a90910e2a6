package export

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"rapporteur/graph"
	"rapporteur/network"
)

// Source is what is exported: a graph, or a network made of it.
type Source struct {
	Title    string
	Directed bool
	// Nodes and Edges are the types of the elements.
	Nodes []graph.NodeType
	Edges []graph.EdgeType
	// Snapshot visits every node and then every edge, the same each time.
	Snapshot func(context.Context, graph.Visitor) error
	// Whole visits the nodes of a type that has internal properties, with
	// these, in the order of Snapshot. It is nil where there are none.
	Whole func(context.Context, graph.NodeType, func(graph.Node) error) error
}

// FromStore is the whole graph of a store.
func FromStore(s graph.Store) Source {
	return Source{
		Title: "rapporteur", Directed: true, Nodes: graph.NodeTypes, Edges: graph.EdgeTypes, Snapshot: s.Snapshot,
		Whole: func(ctx context.Context, t graph.NodeType, visit func(graph.Node) error) error {
			return whole(ctx, s, t, visit)
		},
	}
}

// FromNetwork is a network.
func FromNetwork(n network.Network) Source {
	nodes, edges := n.Schema()
	return Source{Title: n.Title, Directed: n.Directed(), Nodes: nodes, Edges: edges, Snapshot: n.Snapshot}
}

// has reports whether the source has nodes of that label.
func (s Source) has(label string) bool {
	return slices.ContainsFunc(s.Nodes, func(t graph.NodeType) bool { return t.Label == label })
}

// Surer leaves out the edges whose score is below least, from 0 to 1. Those
// that no rule found stay, as all nodes do.
func (s Source) Surer(least float64) Source {
	all := s.Snapshot
	s.Snapshot = func(ctx context.Context, v graph.Visitor) error {
		return all(ctx, graph.Visitor{Node: v.Node, Edge: func(e graph.Edge) error {
			if score, ok := e.Props["score"].(float64); ok && score < least {
				return nil
			}
			return v.Edge(e)
		}})
	}
	return s
}

// Of leaves out all that is not of one discussion: other discussions, their
// turns and edges, and the entities that no edge of this one touches. The ids
// of the entities that stay are held in memory.
func (s Source) Of(ctx context.Context, discussion string) (Source, error) {
	touched := map[graph.Ref]bool{}
	err := s.Snapshot(ctx, graph.Visitor{
		Node: func(graph.Node) error { return nil },
		Edge: func(e graph.Edge) error {
			if e.Props["discussion"] == discussion {
				touched[e.From], touched[e.To] = true, true
			}
			return nil
		},
	})
	if err != nil {
		return Source{}, err
	}
	wanted := func(n graph.Node) bool {
		return touched[graph.Ref{Label: n.Label, ID: n.ID}] || n.Label == graph.LabelDiscussion && n.ID == discussion
	}
	all, whole := s.Snapshot, s.Whole
	s.Snapshot = func(ctx context.Context, v graph.Visitor) error {
		return all(ctx, graph.Visitor{
			Node: func(n graph.Node) error {
				if !wanted(n) {
					return nil
				}
				return v.Node(n)
			},
			Edge: func(e graph.Edge) error {
				if e.Props["discussion"] != discussion {
					return nil
				}
				return v.Edge(e)
			},
		})
	}
	if whole == nil {
		return s, nil
	}
	s.Whole = func(ctx context.Context, t graph.NodeType, visit func(graph.Node) error) error {
		return whole(ctx, t, func(n graph.Node) error {
			if !wanted(n) {
				return nil
			}
			return visit(n)
		})
	}
	return s, nil
}

// errEnough ends a snapshot whose rest is not wanted.
var errEnough = errors.New("enough was seen")

// wholeAtOnce is how many nodes with their internal properties are read
// together.
const wholeAtOnce = 64

// whole reads the nodes of a type from a store, page by page in the order of
// their ids.
func whole(ctx context.Context, s graph.Store, t graph.NodeType, visit func(graph.Node) error) error {
	var columns strings.Builder
	present := ""
	for _, p := range t.Props {
		fmt.Fprintf(&columns, ", n.%s", p.Name)
		if p.Internal {
			present = fmt.Sprintf(" AND n.%s IS NOT NULL", p.Name) // else it is not the store's own
		}
	}
	statement := fmt.Sprintf("MATCH (n:%s) WHERE n.id > $last%s RETURN n.id AS id%s ORDER BY id LIMIT %d", t.Label, present, columns.String(), wholeAtOnce)
	for last := ""; ; {
		page, err := s.Query(ctx, statement, map[string]any{"last": last})
		if err != nil {
			return err
		}
		for _, row := range page.Rows {
			last, _ = row[0].(string)
			n := graph.Node{Label: t.Label, ID: last, Props: map[string]any{}}
			for i, p := range t.Props {
				n.Props[p.Name] = row[i+1]
			}
			if err := visit(n); err != nil {
				return err
			}
		}
		if len(page.Rows) < wholeAtOnce {
			return nil
		}
	}
}
