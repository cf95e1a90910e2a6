package export

import (
	"context"
	"encoding/json"
	"io"

	"rapporteur/graph"
)

// cytoscape is the elements of cytoscape.js (https://js.cytoscape.org/#notation/elements-json),
// which Cytoscape opens too. `value` and `key` repeat the ids for networkx.
var cytoscape = Format{
	Name:      "cytoscape",
	Doc:       "JSON of cytoscape.js, for Cytoscape and networkx",
	Extension: ".cyjs",
	Write:     writeCytoscape,
}

func writeCytoscape(ctx context.Context, w io.Writer, s Source) error {
	out := &array{Writer: buffered(w)}
	name, err := json.Marshal(s.Title)
	if err != nil {
		return err
	}
	out.WriteString(`{"format_version": "1.0", "generated_by": "rapporteur", "target_cytoscapejs_version": "~3.0", "multigraph": true, "directed": `)
	if s.Directed {
		out.WriteString("true")
	} else {
		out.WriteString("false")
	}
	out.WriteString(`, "data": {"name": ` + string(name) + "},\n\"elements\": {\"nodes\": [")
	nodes, edges, keys := s.nodeColumns(), s.edgeColumns(), s.edgeKeys()
	inEdges := false
	begin := func() {
		if !inEdges {
			out.WriteString("\n], \"edges\": [")
			out.written, inEdges = 0, true
		}
	}
	err = s.Snapshot(ctx, graph.Visitor{
		Node: func(n graph.Node) error {
			o := &object{}
			id := key(graph.Ref{Label: n.Label, ID: n.ID})
			o.set("id", id)
			o.set("value", id)
			o.set("label", nodeLabel(n))
			o.set("type", n.Label)
			for _, f := range nodes.of[n.Label] {
				o.set(f.column, n.Props[f.prop])
			}
			return out.add(data(o))
		},
		Edge: func(e graph.Edge) error {
			begin()
			o := &object{}
			id := keys.of(e)
			o.set("id", id)
			o.set("key", id)
			o.set("source", key(e.From))
			o.set("target", key(e.To))
			o.set("label", edgeLabel(e))
			o.set("relation", e.Type)
			if v, ok := e.Props[weight]; ok {
				o.set(weight, v)
			}
			for _, f := range edges.of[e.Type] {
				o.set(f.column, e.Props[f.prop])
			}
			return out.add(data(o))
		},
	})
	if err != nil {
		return err
	}
	begin()
	out.WriteString("\n]}}\n")
	return out.Flush()
}

// data wraps what an element says.
func data(o *object) *object {
	wrapped := &object{err: o.err}
	wrapped.set("data", o)
	return wrapped
}
