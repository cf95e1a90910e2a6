package neo4j

import (
	"strings"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rapporteur/graph"
)

// overhead is about what a value takes besides its letters.
const overhead = 16

// whole keeps nodes, edges, paths and maps of what the driver returns. It
// counts what they take, and notes the ends of edges.
func (a *asked) whole(v any) (any, error) {
	a.bytes += overhead
	switch v := v.(type) {
	case string:
		a.bytes += int64(len(v))
		return v, nil
	case []any:
		all := make([]any, len(v))
		for i, e := range v {
			var err error
			if all[i], err = a.whole(e); err != nil {
				return nil, err
			}
		}
		return all, nil
	case map[string]any:
		return a.props(v)
	case driver.Node:
		return a.node(v)
	case driver.Relationship:
		return a.edge(v)
	case driver.Path:
		return a.path(v)
	case time.Time:
		return v.Format(time.RFC3339Nano), nil
	}
	return value(v)
}

func (a *asked) props(props map[string]any) (map[string]any, error) {
	all := make(map[string]any, len(props))
	for k, v := range props {
		var err error
		a.bytes += int64(len(k))
		if all[k], err = a.whole(v); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func (a *asked) node(n driver.Node) (graph.Node, error) {
	label := strings.Join(n.Labels, ":")
	props, err := a.props(n.Props)
	return graph.Node{Label: label, ID: identity(n.Props, n.ElementId), Props: graph.Properties(label, props)}, err
}

func (a *asked) edge(r driver.Relationship) (graph.Edge, error) {
	props, err := a.props(r.Props)
	a.ends[r.StartElementId], a.ends[r.EndElementId] = r.StartElementId, r.EndElementId
	return graph.Edge{
		Type: r.Type, ID: identity(r.Props, r.ElementId), Props: graph.Properties(r.Type, props),
		From: graph.Ref{ID: r.StartElementId}, To: graph.Ref{ID: r.EndElementId},
	}, err
}

func (a *asked) path(p driver.Path) (graph.Path, error) {
	all := graph.Path{Nodes: make([]graph.Node, len(p.Nodes)), Edges: make([]graph.Edge, len(p.Relationships))}
	for i, n := range p.Nodes {
		var err error
		if all.Nodes[i], err = a.node(n); err != nil {
			return all, err
		}
	}
	for i, r := range p.Relationships {
		var err error
		if all.Edges[i], err = a.edge(r); err != nil {
			return all, err
		}
	}
	return all, nil
}

// named gives the ends of edges in a value their ids.
func named(v any, ends map[string]string) any {
	switch v := v.(type) {
	case []any:
		for i, e := range v {
			v[i] = named(e, ends)
		}
	case map[string]any:
		for k, e := range v {
			v[k] = named(e, ends)
		}
	case graph.Path:
		for i, e := range v.Edges {
			v.Edges[i] = named(e, ends).(graph.Edge)
		}
	case graph.Edge:
		v.From.ID, v.To.ID = ends[v.From.ID], ends[v.To.ID]
		return v
	}
	return v
}
