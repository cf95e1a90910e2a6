package neo4j

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rapporteur/graph"
)

// Snapshot streams the graph. The server shows a transaction what others
// commit meanwhile, so it fails at the end where the discussions have changed.
func (s *Store) Snapshot(ctx context.Context, v graph.Visitor) error {
	var failure error // one after which the work is not done again: nothing is shown twice
	seen := false
	err := s.retry(ctx, s.patience(), func() error {
		err := s.transact(ctx, driver.AccessModeRead, func(t transaction) error {
			return snapshot(ctx, t, graph.Visitor{
				Node: func(n graph.Node) error { seen = true; return v.Node(n) },
				Edge: v.Edge,
			})
		})
		if seen && ctx.Err() == nil {
			failure = err
			return nil
		}
		return err
	})
	if err == nil {
		err = failure
	}
	if err != nil {
		return fmt.Errorf("reading the graph from Neo4j: %w", err)
	}
	return nil
}

func snapshot(ctx context.Context, t transaction, v graph.Visitor) error {
	before, err := digests(ctx, t)
	if err != nil {
		return err
	}
	for _, n := range graph.NodeTypes {
		if err := visitNodes(ctx, t, n, v.Node); err != nil {
			return err
		}
	}
	for _, e := range graph.EdgeTypes {
		if err := visitEdges(ctx, t, e, v.Edge); err != nil {
			return err
		}
	}
	after, err := digests(ctx, t)
	if err != nil {
		return err
	}
	if !slices.Equal(before, after) {
		return errors.New("discussions were loaded or removed meanwhile: try again")
	}
	return nil
}

// digests tells one state of the discussions from another.
func digests(ctx context.Context, t transaction) ([]string, error) {
	var all []string
	_, err := t.run(ctx, "MATCH (n:Discussion) RETURN n.id, n.digest ORDER BY n.id", nil, func(values []any) error {
		all = append(all, text(values[0]), text(values[1]))
		return nil
	})
	return all, err
}

func visitNodes(ctx context.Context, t transaction, n graph.NodeType, visit func(graph.Node) error) error {
	props := public(n.Props)
	cypher := fmt.Sprintf("MATCH (n:%s) WHERE %s RETURN n.id AS id%s ORDER BY id", n.Label, nodeOurs(n.Label), columns("n", props))
	_, err := t.run(ctx, cypher, nil, func(values []any) error {
		return visit(graph.Node{Label: n.Label, ID: text(values[0]), Props: read(props, values[1:])})
	})
	return err
}

func visitEdges(ctx context.Context, t transaction, e graph.EdgeType, visit func(graph.Edge) error) error {
	props := public(e.Props)
	cypher := fmt.Sprintf("MATCH (a)-[r:%s]->(b) WHERE %s RETURN r.id AS id, labels(a), a.id, labels(b), b.id%s ORDER BY id",
		e.Name, edgeOurs, columns("r", props))
	_, err := t.run(ctx, cypher, nil, func(values []any) error {
		return visit(graph.Edge{
			Type: e.Name, ID: text(values[0]),
			From:  ref(values[1], values[2]),
			To:    ref(values[3], values[4]),
			Props: read(props, values[5:]),
		})
	})
	return err
}

// public returns the properties that a snapshot shows.
func public(props []graph.Property) []graph.Property {
	return slices.DeleteFunc(slices.Clone(props), func(p graph.Property) bool { return p.Internal })
}

// columns continues a RETURN with the properties of a variable.
func columns(variable string, props []graph.Property) string {
	var b strings.Builder
	for _, p := range props {
		fmt.Fprintf(&b, ", %s.%s", variable, p.Name)
	}
	return b.String()
}

// read gives values the types of their properties; an absent one is the zero
// value.
func read(props []graph.Property, values []any) map[string]any {
	all := map[string]any{}
	for i, p := range props {
		switch p.Type {
		case graph.Int:
			all[p.Name], _ = values[i].(int64)
		case graph.Float:
			all[p.Name], _ = values[i].(float64)
		case graph.Strings:
			all[p.Name] = texts(values[i])
		default:
			all[p.Name] = text(values[i])
		}
	}
	return all
}

// ref names a node, by that of its labels which is one of the graph's.
func ref(labels, id any) graph.Ref {
	for _, n := range graph.NodeTypes {
		if slices.Contains(texts(labels), n.Label) {
			return graph.Ref{Label: n.Label, ID: text(id)}
		}
	}
	return graph.Ref{ID: text(id)}
}
