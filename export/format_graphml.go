package export

import (
	"bufio"
	"context"
	"fmt"
	"io"

	"rapporteur/graph"
)

// graphML is plain GraphML (http://graphml.graphdrawing.org/specification.html):
// one key for each property, typed, and no extension of one tool.
var graphML = Format{
	Name:      "graphml",
	Doc:       "GraphML with typed keys, for Gephi, yEd, networkx, igraph",
	Extension: ".graphml",
	Write:     writeGraphML,
}

// graphMLTypes are the types of keys. A list is a string of JSON.
var graphMLTypes = map[graph.Type]string{graph.String: "string", graph.Int: "long", graph.Float: "double", graph.Strings: "string"}

func writeGraphML(ctx context.Context, w io.Writer, s Source) error {
	out := graphMLWriter{Writer: buffered(w), nodes: s.nodeColumns(), edges: s.edgeColumns(), keys: s.edgeKeys()}
	out.WriteString(`<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
`)
	out.declare("node", append([]column{{name: "label"}, {name: "type"}}, out.nodes.all...))
	fixed := []column{{name: "label"}, {name: "relation"}}
	if s.weighted() {
		fixed = append(fixed, column{weight, graph.Float})
	}
	out.declare("edge", append(fixed, out.edges.all...))
	direction := "undirected"
	if s.Directed {
		direction = "directed"
	}
	fmt.Fprintf(out, "  <graph edgedefault=\"%s\">\n", direction)
	if err := s.Snapshot(ctx, graph.Visitor{Node: out.node, Edge: out.edge}); err != nil {
		return err
	}
	out.WriteString("  </graph>\n</graphml>\n")
	return out.Flush()
}

type graphMLWriter struct {
	*bufio.Writer
	nodes, edges columns
	keys         edgeKeys
}

// declare writes the keys of the nodes or of the edges.
func (w graphMLWriter) declare(element string, all []column) {
	for _, c := range all {
		name := escaped(c.name)
		fmt.Fprintf(w, "  <key id=\"%[1]s_%[2]s\" for=\"%[1]s\" attr.name=\"%[2]s\" attr.type=\"%[3]s\"/>\n", element, name, graphMLTypes[c.typ])
	}
}

func (w graphMLWriter) node(n graph.Node) error {
	fmt.Fprintf(w, "    <node id=\"%s\">\n", escaped(key(graph.Ref{Label: n.Label, ID: n.ID})))
	w.data("node", "label", nodeLabel(n))
	w.data("node", "type", n.Label)
	w.fields("node", w.nodes.of[n.Label], n.Props)
	w.WriteString("    </node>\n")
	return failure(w.Writer)
}

func (w graphMLWriter) edge(e graph.Edge) error {
	fmt.Fprintf(w, "    <edge id=\"%s\" source=\"%s\" target=\"%s\">\n", escaped(w.keys.of(e)), escaped(key(e.From)), escaped(key(e.To)))
	w.data("edge", "label", edgeLabel(e))
	w.data("edge", "relation", e.Type)
	w.data("edge", weight, cell(e.Props[weight]))
	w.fields("edge", w.edges.of[e.Type], e.Props)
	w.WriteString("    </edge>\n")
	return failure(w.Writer)
}

func (w graphMLWriter) fields(element string, fields []field, props map[string]any) {
	for _, f := range fields {
		w.data(element, f.column, cell(props[f.prop]))
	}
}

// data writes a value. An empty one is left out, as readers differ on it.
func (w graphMLWriter) data(element, name, value string) {
	if value != "" {
		fmt.Fprintf(w, "      <data key=\"%s_%s\">%s</data>\n", element, escaped(name), escaped(value))
	}
}
