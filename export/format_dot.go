package export

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"rapporteur/graph"
)

// dot is Graphviz's language (https://graphviz.org/doc/info/lang.html). All
// properties stand beside what is drawn. A backslash is doubled everywhere, as
// Graphviz wants it in labels, for a quoted text cannot end in a single one.
// Each element states its own style, for Gephi reads no defaults.
var dot = Format{
	Name:      "dot",
	Doc:       "Graphviz DOT with labels, shapes and colours",
	Extension: ".dot",
	Write:     writeDOT,
}

// takenByDOT are names to which Graphviz gives a meaning, besides those in
// taken. What has one of them gets `data_` in front.
var takenByDOT = []string{
	"class", "color", "colorscheme", "comment", "dir", "fillcolor", "fontcolor", "fontname", "fontsize", "group", "head", "height", "image",
	"layer", "len", "margin", "name", "nodesep", "ordering", "orientation", "pos", "rank", "root", "shape", "sides", "size", "style", "tail", "tooltip",
	"url", "vertices", "width", "xlabel",
}

func writeDOT(ctx context.Context, w io.Writer, s Source) error {
	out := dotWriter{Writer: buffered(w), nodes: s.nodeColumns(), edges: s.edgeColumns(), keys: s.edgeKeys(), arrow: "--"}
	word := "graph"
	if s.Directed {
		word, out.arrow = "digraph", "->"
	}
	fmt.Fprintf(out, "%s %s {\n", word, quotedDOT(s.Title))
	if err := s.Snapshot(ctx, graph.Visitor{Node: out.node, Edge: out.edge}); err != nil {
		return err
	}
	out.WriteString("}\n")
	return out.Flush()
}

type dotWriter struct {
	*bufio.Writer
	nodes, edges columns
	keys         edgeKeys
	arrow        string
}

func (w dotWriter) node(n graph.Node) error {
	fmt.Fprintf(w, "  %s [label=%s", quotedDOT(key(graph.Ref{Label: n.Label, ID: n.ID})), labelDOT(nodeLabel(n)))
	if shape := shapes[n.Label]; shape != "" {
		fmt.Fprintf(w, ", shape=%s", shape)
	}
	fmt.Fprintf(w, ", style=\"filled\", fillcolor=%q", colourOf(n).String())
	w.attribute("type", n.Label)
	w.attributes(w.nodes.of[n.Label], n.Props)
	w.WriteString("];\n")
	return failure(w.Writer)
}

func (w dotWriter) edge(e graph.Edge) error {
	fmt.Fprintf(w, "  %s %s %s [id=%s, label=%s", quotedDOT(key(e.From)), w.arrow, quotedDOT(key(e.To)), quotedDOT(w.keys.of(e)), labelDOT(edgeLabel(e)))
	w.attribute("relation", e.Type)
	w.attribute(weight, cell(e.Props[weight]))
	w.attributes(w.edges.of[e.Type], e.Props)
	w.WriteString("];\n")
	return failure(w.Writer)
}

func (w dotWriter) attributes(fields []field, props map[string]any) {
	for _, f := range fields {
		name := f.column
		if slices.Contains(takenByDOT, name) {
			name = "data_" + name
		}
		w.attribute(name, cell(props[f.prop]))
	}
}

// attribute writes an attribute, whose name is a word. Empty ones are left out.
func (w dotWriter) attribute(name, value string) {
	if value != "" {
		fmt.Fprintf(w, ", %s=%s", name, quotedDOT(value))
	}
}

// quotedDOT quotes a text. What XML forbids becomes U+FFFD, for Graphviz copies
// texts into the pictures that it draws.
func quotedDOT(s string) string {
	return `"` + inQuotesDOT.Replace(printableXML(s)) + `"`
}

var (
	inQuotesDOT = strings.NewReplacer(`\`, `\\`, `"`, `\"`)
	inLabelDOT  = strings.NewReplacer("&", "&amp;", "\r\n", "\n", "\r", "\n")
)

// labelDOT quotes a text that Graphviz draws: it reads references of HTML in
// it, and \n as the end of a line.
func labelDOT(s string) string {
	return strings.ReplaceAll(quotedDOT(inLabelDOT.Replace(s)), "\n", `\n`)
}
