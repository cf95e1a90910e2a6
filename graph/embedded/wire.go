//go:build cgo

package embedded

import (
	"encoding/json"

	"rapporteur/graph"
)

// request is what the process that runs a query is asked, as one line of JSON.
// It goes on for as long as its standard input stays open.
type request struct {
	Cypher string
	Params map[string]any // tagged
	Rows   int
	Bytes  int64
}

// message is one line of its answer: a row, or the end.
type message struct {
	Row []any `json:",omitempty"` // tagged
	End *end  `json:",omitempty"`
}

// end is the last message. Ends are the ids of the nodes at the ends of edges,
// by the engine's own. Limit says that memory ran out.
type end struct {
	Columns []string
	Ends    map[string]string
	Cut     bool
	Error   string
	Limit   bool
}

// untagged reads what [tagged] wrote.
func untagged(v any, ends map[string]string) (any, error) {
	switch v := v.(type) {
	case nil, string, bool:
		return v, nil
	case json.Number:
		return v.Int64()
	case []any:
		all := make([]any, len(v))
		for i, e := range v {
			var err error
			if all[i], err = untagged(e, ends); err != nil {
				return nil, err
			}
		}
		return all, nil
	case map[string]any:
		for kind, content := range v {
			return element(kind, content, ends)
		}
	}
	return nil, errGarbled
}

// element reads a value by its tag.
func element(kind string, content any, ends map[string]string) (any, error) {
	parts, _ := content.([]any)
	switch {
	case kind == "float":
		return number(text(content)), nil
	case kind == "map":
		return untaggedProps(content, ends)
	case kind == "node" && len(parts) == 3:
		props, err := untaggedProps(parts[2], ends)
		return graph.Node{Label: text(parts[0]), ID: text(parts[1]), Props: props}, err
	case kind == "edge" && len(parts) == 5:
		props, err := untaggedProps(parts[4], ends)
		return graph.Edge{
			Type: text(parts[0]), ID: text(parts[1]), Props: props,
			From: graph.Ref{ID: endOf(ends, text(parts[2]))}, To: graph.Ref{ID: endOf(ends, text(parts[3]))},
		}, err
	case kind == "path" && len(parts) == 2:
		return untaggedPath(parts, ends)
	}
	return nil, errGarbled
}

// endOf returns the id of the node that the engine knows by one of its own.
func endOf(ends map[string]string, own string) string {
	if id, ok := ends[own]; ok {
		return id
	}
	return own
}

func untaggedProps(content any, ends map[string]string) (map[string]any, error) {
	props, ok := content.(map[string]any)
	if !ok {
		return nil, errGarbled
	}
	for k, v := range props {
		var err error
		if props[k], err = untagged(v, ends); err != nil {
			return nil, err
		}
	}
	return props, nil
}

func untaggedPath(parts []any, ends map[string]string) (any, error) {
	path := graph.Path{Nodes: []graph.Node{}, Edges: []graph.Edge{}}
	for i, list := range parts {
		v, err := untagged(list, ends)
		elements, ok := v.([]any)
		if err != nil || !ok {
			return nil, errGarbled
		}
		for _, e := range elements {
			node, isNode := e.(graph.Node)
			edge, isEdge := e.(graph.Edge)
			switch {
			case i == 0 && isNode:
				path.Nodes = append(path.Nodes, node)
			case i == 1 && isEdge:
				path.Edges = append(path.Edges, edge)
			default:
				return nil, errGarbled
			}
		}
	}
	return path, nil
}
