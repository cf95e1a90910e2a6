package export

import (
	"bufio"
	"context"
	"fmt"
	"io"

	"rapporteur/graph"
)

// gexf is GEXF 1.3 (https://gexf.net/schema.html). Time is that of the
// timeline: days where there are several dates, else turns. Parallel edges are
// told apart by their kind, the relation.
var gexf = Format{
	Name:      "gexf",
	Doc:       "GEXF 1.3 with time and colours, for Gephi and Gephi Lite",
	Extension: ".gexf",
	Write:     writeGEXF,
}

// gexfTypes are the types of attributes. A list is a string of JSON.
var gexfTypes = map[graph.Type]string{graph.String: "string", graph.Int: "long", graph.Float: "double", graph.Strings: "string"}

func writeGEXF(ctx context.Context, w io.Writer, s Source) error {
	time, err := newTimeline(ctx, s)
	if err != nil {
		return err
	}
	out := gexfWriter{Writer: buffered(w), source: s, nodes: s.nodeColumns(), edges: s.edgeColumns(), keys: s.edgeKeys(), time: time}
	out.head()
	err = s.Snapshot(ctx, graph.Visitor{Node: out.node, Edge: out.edge})
	if err != nil {
		return err
	}
	out.begin("edges")
	out.WriteString("    </edges>\n  </graph>\n</gexf>\n")
	return out.Flush()
}

type gexfWriter struct {
	*bufio.Writer
	source       Source
	nodes, edges columns
	keys         edgeKeys
	time         *timeline
	// list is the list that is being written.
	list string
}

func (w *gexfWriter) head() {
	direction, format := "undirected", "integer"
	if w.source.Directed {
		direction = "directed"
	}
	if w.time.days {
		format = "date"
	}
	fmt.Fprintf(w, `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
  <meta>
    <creator>rapporteur</creator>
    <description>%s</description>
  </meta>
  <graph defaultedgetype="%s" mode="dynamic" timeformat="%s" timerepresentation="interval">
`, escaped(w.source.Title), direction, format)
	w.declare("node", append([]column{{name: "type"}}, w.nodes.all...))
	w.declare("edge", append([]column{{name: "relation"}}, w.edges.all...))
	w.begin("nodes")
}

func (w *gexfWriter) declare(class string, all []column) {
	fmt.Fprintf(w, "    <attributes class=\"%s\" mode=\"static\">\n", class)
	for _, c := range all {
		fmt.Fprintf(w, "      <attribute id=\"%[1]s\" title=\"%[1]s\" type=\"%[2]s\"/>\n", escaped(c.name), gexfTypes[c.typ])
	}
	w.WriteString("    </attributes>\n")
}

// begin begins a list, once, and ends the one before.
func (w *gexfWriter) begin(list string) {
	if w.list == list {
		return
	}
	if w.list != "" {
		fmt.Fprintf(w, "    </%s>\n", w.list)
	}
	fmt.Fprintf(w, "    <%s>\n", list)
	w.list = list
}

func (w *gexfWriter) node(n graph.Node) error {
	t := w.time.node(n)
	fmt.Fprintf(w, "      <node id=\"%s\" label=\"%s\"%s>\n", escaped(key(graph.Ref{Label: n.Label, ID: n.ID})), escaped(nodeLabel(n)), t.attributes())
	w.values("type", n.Label, w.nodes.of[n.Label], n.Props)
	w.spells(t)
	c := colourOf(n)
	fmt.Fprintf(w, "        <viz:color r=\"%d\" g=\"%d\" b=\"%d\"/>\n      </node>\n", c[0], c[1], c[2])
	return failure(w.Writer)
}

func (w *gexfWriter) edge(e graph.Edge) error {
	w.begin("edges")
	t := w.time.edge(e)
	fmt.Fprintf(w, "      <edge id=\"%s\" source=\"%s\" target=\"%s\" label=\"%s\" kind=\"%s\"%s",
		escaped(w.keys.of(e)), escaped(key(e.From)), escaped(key(e.To)), escaped(edgeLabel(e)), escaped(e.Type), t.attributes())
	if v := cell(e.Props[weight]); v != "" {
		fmt.Fprintf(w, " weight=\"%s\"", v)
	}
	w.WriteString(">\n")
	w.values("relation", e.Type, w.edges.of[e.Type], e.Props)
	w.spells(t)
	w.WriteString("      </edge>\n")
	return failure(w.Writer)
}

// attributes writes the time of an element that has no spells.
func (t when) attributes() string {
	if t.start == "" || len(t.spells) > 0 {
		return ""
	}
	return fmt.Sprintf(` start="%s" end="%s"`, escaped(t.start), escaped(t.end))
}

func (w *gexfWriter) spells(t when) {
	if len(t.spells) == 0 {
		return
	}
	w.WriteString("        <spells>\n")
	for _, s := range t.spells {
		fmt.Fprintf(w, "          <spell start=\"%s\" end=\"%s\"/>\n", escaped(s[0]), escaped(s[1]))
	}
	w.WriteString("        </spells>\n")
}

// values writes the attributes of an element, the first of which is its type.
// Empty ones are left out.
func (w *gexfWriter) values(name, value string, fields []field, props map[string]any) {
	w.WriteString("        <attvalues>\n")
	w.value(name, value)
	for _, f := range fields {
		w.value(f.column, cell(props[f.prop]))
	}
	w.WriteString("        </attvalues>\n")
}

func (w *gexfWriter) value(name, value string) {
	if value != "" {
		fmt.Fprintf(w, "          <attvalue for=\"%s\" value=\"%s\"/>\n", escaped(name), escaped(value))
	}
}
