//go:build cgo

package embedded

import (
	"fmt"
	"math"
	"strconv"
	"time"

	kuzu "github.com/kuzudb/go-kuzu"

	"rapporteur/graph"
)

// whole keeps nodes, edges, paths and maps of what the engine returns. The ends
// of an edge are the engine's own ids, until [ends] has found those that they
// stand for.
func whole(v any) (any, error) {
	switch v := v.(type) {
	case []any:
		all := make([]any, len(v))
		for i, e := range v {
			var err error
			if all[i], err = whole(e); err != nil {
				return nil, err
			}
		}
		return all, nil
	case map[string]any:
		return wholeProps(v)
	case kuzu.Node:
		return wholeNode(v)
	case kuzu.Relationship:
		return wholeEdge(v)
	case kuzu.RecursiveRelationship:
		return wholePath(v)
	case time.Time:
		return instant(v), nil
	case time.Duration:
		return "PT" + strconv.FormatFloat(v.Seconds(), 'f', -1, 64) + "S", nil
	}
	return value(v)
}

// instant writes a date as a date: the binding gives those in UTC, and moments
// in the local time.
func instant(t time.Time) string {
	if t.Location() == time.UTC && t.Equal(t.Truncate(24*time.Hour)) {
		return t.Format(time.DateOnly)
	}
	return t.UTC().Format(time.RFC3339Nano)
}

func wholeProps(props map[string]any) (map[string]any, error) {
	all := make(map[string]any, len(props))
	for k, v := range props {
		var err error
		if all[k], err = whole(v); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func wholeNode(n kuzu.Node) (graph.Node, error) {
	props, err := wholeProps(n.Properties)
	return graph.Node{Label: n.Label, ID: identity(props, n.ID), Props: graph.Properties(n.Label, props)}, err
}

func wholeEdge(r kuzu.Relationship) (graph.Edge, error) {
	props, err := wholeProps(r.Properties)
	return graph.Edge{
		Type: r.Label, ID: identity(props, r.ID), Props: graph.Properties(r.Label, props),
		From: graph.Ref{ID: internal(r.SourceID)}, To: graph.Ref{ID: internal(r.DestinationID)},
	}, err
}

// wholePath returns a path, or the list of the edges where the query names those
// of a part of one.
func wholePath(p kuzu.RecursiveRelationship) (any, error) {
	if len(p.Nodes) <= len(p.Relationships) {
		all := make([]any, len(p.Relationships))
		for i, r := range p.Relationships {
			var err error
			if all[i], err = wholeEdge(r); err != nil {
				return nil, err
			}
		}
		return all, nil
	}
	all := graph.Path{Nodes: []graph.Node{}, Edges: []graph.Edge{}}
	for _, n := range p.Nodes {
		node, err := wholeNode(n)
		if err != nil {
			return all, err
		}
		all.Nodes = append(all.Nodes, node)
	}
	for _, r := range p.Relationships {
		edge, err := wholeEdge(r)
		if err != nil {
			return all, err
		}
		all.Edges = append(all.Edges, edge)
	}
	return all, nil
}

// tagged writes a value of a result as one that JSON keeps: what is neither
// nothing, a text, a whole number, a truth nor a list is an object of one field
// that names the kind.
func tagged(v any) any {
	switch v := v.(type) {
	case float64:
		return map[string]any{"float": strconv.FormatFloat(v, 'g', -1, 64)}
	case []any:
		all := make([]any, len(v))
		for i, e := range v {
			all[i] = tagged(e)
		}
		return all
	case map[string]any:
		return map[string]any{"map": taggedProps(v)}
	case graph.Node:
		return map[string]any{"node": []any{v.Label, v.ID, taggedProps(v.Props)}}
	case graph.Edge:
		return map[string]any{"edge": []any{v.Type, v.ID, v.From.ID, v.To.ID, taggedProps(v.Props)}}
	case graph.Path:
		nodes, edges := make([]any, len(v.Nodes)), make([]any, len(v.Edges))
		for i, n := range v.Nodes {
			nodes[i] = tagged(n)
		}
		for i, e := range v.Edges {
			edges[i] = tagged(e)
		}
		return map[string]any{"path": []any{nodes, edges}}
	}
	return v
}

func taggedProps(props map[string]any) map[string]any {
	all := make(map[string]any, len(props))
	for k, v := range props {
		all[k] = tagged(v)
	}
	return all
}

// number reads what [tagged] wrote of a number that is not whole.
func number(s string) float64 {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return math.NaN()
	}
	return f
}

// errGarbled is the error for what [tagged] did not write.
var errGarbled = fmt.Errorf("the process that runs the query wrote what it should not")
