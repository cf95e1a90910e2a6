package export

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"hash"
	"hash/fnv"
	"io"
	"slices"
	"strings"

	"rapporteur/graph"
)

// neo4jImport is what `neo4j-admin database import full` reads: a CSV file of
// each label and of each relationship between two labels, the command in
// import.sh, and the constraints in constraints.cypher, which also sets the
// empty lists that an import leaves out. Internal properties are there too, so
// that the database is the one that loading makes.
var neo4jImport = Format{
	Name:        "neo4j-import",
	Doc:         "CSV files and command of Neo4j's offline import",
	WriteFolder: writeNeo4jImport,
}

// neo4jTypes are the types in a header.
var neo4jTypes = map[graph.Type]string{graph.String: "string", graph.Int: "long", graph.Float: "double", graph.Strings: "string[]"}

func writeNeo4jImport(ctx context.Context, create Folder, s Source) (err error) {
	out := importWriter{source: s, files: &opened{create: create}, of: map[string]*bufio.Writer{}, seen: fnv.New128a(), again: fnv.New128a()}
	defer func() { err = out.files.end(err) }()
	if out.delimiter, err = arrayDelimiter(ctx, s); err != nil {
		return err
	}
	if err := out.create(); err != nil {
		return err
	}
	if err := s.Snapshot(ctx, graph.Visitor{Node: out.visit, Edge: out.edge}); err != nil {
		return err
	}
	for _, t := range s.Nodes {
		if out.internal(t) {
			if err := s.Whole(ctx, t, out.whole); err != nil {
				return err
			}
		}
	}
	if !slices.Equal(out.seen.Sum(nil), out.again.Sum(nil)) {
		return errors.New("discussions were loaded or removed meanwhile: try again")
	}
	return out.command()
}

type importWriter struct {
	source    Source
	files     *opened
	of        map[string]*bufio.Writer
	delimiter rune
	// options name the files for the command, and widest is the length of the
	// longest value, in bytes.
	options []string
	widest  int
	// seen and again tell whether both visits to the nodes with internal
	// properties saw the same.
	seen, again hash.Hash
}

// arrayDelimiter is a character that stands in no list.
func arrayDelimiter(ctx context.Context, s Source) (rune, error) {
	const candidates = "\x1f\x1e\x1d\x1c\x01\x02\x03\x04\x05\x06\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17"
	free := candidates
	look := func(props map[string]any) {
		for _, v := range props {
			list, _ := v.([]string)
			for _, text := range list {
				free = strings.Map(func(r rune) rune {
					if strings.ContainsRune(text, r) {
						return -1
					}
					return r
				}, free)
			}
		}
	}
	visitor := graph.Visitor{
		Node: func(n graph.Node) error { look(n.Props); return nil },
		Edge: func(e graph.Edge) error { look(e.Props); return nil },
	}
	if !slices.ContainsFunc(s.Edges, func(t graph.EdgeType) bool { return lists(t.Props) }) {
		visitor.Edge = func(graph.Edge) error { return errEnough }
	}
	if err := s.Snapshot(ctx, visitor); err != nil && !errors.Is(err, errEnough) {
		return 0, err
	}
	if free == "" {
		return 0, errors.New("the lists hold every control character that could part their elements")
	}
	return rune(free[0]), nil
}

func lists(props []graph.Property) bool {
	return slices.ContainsFunc(props, func(p graph.Property) bool { return p.Type == graph.Strings })
}

// create creates all files with their headers, and the constraints.
func (w *importWriter) create() error {
	for _, t := range w.source.Nodes {
		name := strings.ToLower(t.Label) + ".csv"
		head := []string{"id:ID(" + t.Label + ")"}
		if err := w.file(t.Label, name, "--nodes="+t.Label+"="+name, append(head, headers(t.Props)...)); err != nil {
			return err
		}
	}
	for _, t := range w.source.Edges {
		for _, ends := range t.Ends {
			name := strings.ToLower(strings.ReplaceAll(t.Name, "_", "-"))
			if len(t.Ends) > 1 {
				name += "-" + strings.ToLower(ends[0]+"-"+ends[1])
			}
			name += ".csv"
			head := []string{":START_ID(" + ends[0] + ")", ":END_ID(" + ends[1] + ")", "id:string"}
			if err := w.file(relationship(t.Name, ends[0], ends[1]), name, "--relationships="+t.Name+"="+name, append(head, headers(t.Props)...)); err != nil {
				return err
			}
		}
	}
	constraints, err := w.files.open("constraints.cypher")
	if err != nil {
		return err
	}
	for _, i := range graph.Indices(w.source.Nodes, w.source.Edges) {
		fmt.Fprintf(constraints, "%s;\n", i.Statement())
	}
	for _, t := range w.source.Nodes {
		setLists(constraints, "(x:"+t.Label+")", t.Props)
	}
	for _, t := range w.source.Edges {
		setLists(constraints, "()-[x:"+t.Name+"]->()", t.Props)
	}
	return nil // an error stays in the buffer
}

// setLists writes the statements that set lists which are empty: an import
// leaves them out.
func setLists(w io.Writer, pattern string, props []graph.Property) {
	for _, p := range props {
		if p.Type == graph.Strings {
			fmt.Fprintf(w, "MATCH %s WHERE x.%s IS NULL SET x.%[2]s = [];\n", pattern, p.Name)
		}
	}
}

func relationship(name, from, to string) string { return from + "-" + name + "-" + to }

func headers(props []graph.Property) []string {
	var all []string
	for _, p := range props {
		all = append(all, p.Name+":"+neo4jTypes[p.Type])
	}
	return all
}

func (w *importWriter) file(element, name, option string, header []string) error {
	f, err := w.files.open(name)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(f) // the file's own buffer
	w.of[element] = out
	w.options = append(w.options, option)
	_, err = out.WriteString(strings.Join(header, ",") + "\n")
	return err
}

// internal reports whether nodes have more properties than a snapshot shows.
func (w *importWriter) internal(t graph.NodeType) bool {
	return w.source.Whole != nil && slices.ContainsFunc(t.Props, func(p graph.Property) bool { return p.Internal })
}

// visit writes a node of a snapshot, but for one of which more is to be known.
func (w *importWriter) visit(n graph.Node) error {
	t := w.source.Nodes[slices.IndexFunc(w.source.Nodes, func(t graph.NodeType) bool { return t.Label == n.Label })]
	if w.internal(t) {
		mark(w.seen, t, n)
		return nil
	}
	return w.row(n.Label, t.Props, n.Props, n.ID)
}

func (w *importWriter) whole(n graph.Node) error {
	t := w.source.Nodes[slices.IndexFunc(w.source.Nodes, func(t graph.NodeType) bool { return t.Label == n.Label })]
	mark(w.again, t, n)
	return w.row(n.Label, t.Props, n.Props, n.ID)
}

// mark adds what a snapshot shows of a node to a sum.
func mark(sum hash.Hash, t graph.NodeType, n graph.Node) {
	fmt.Fprintf(sum, "%q", n.ID)
	for _, p := range t.Props {
		if !p.Internal {
			fmt.Fprintf(sum, " %q", cell(n.Props[p.Name]))
		}
	}
}

func (w *importWriter) edge(e graph.Edge) error {
	i := slices.IndexFunc(w.source.Edges, func(t graph.EdgeType) bool { return t.Name == e.Type })
	return w.row(relationship(e.Type, e.From.Label, e.To.Label), w.source.Edges[i].Props, e.Props, e.From.ID, e.To.ID, e.ID)
}

// row writes a line. Every text is quoted: an empty one that is not quoted
// would be none.
func (w *importWriter) row(element string, schema []graph.Property, props map[string]any, ids ...string) error {
	out, ok := w.of[element]
	if !ok {
		return fmt.Errorf("%s is no element of the schema", element)
	}
	for i, id := range ids {
		if i > 0 {
			out.WriteByte(',')
		}
		w.text(out, id)
	}
	for _, p := range schema {
		out.WriteByte(',')
		switch v := props[p.Name].(type) {
		case string:
			w.text(out, v)
		case []string:
			w.text(out, strings.Join(v, string(w.delimiter)))
		default:
			out.WriteString(cell(v))
		}
	}
	return cmp.Or(out.WriteByte('\n'), failure(out))
}

func (w *importWriter) text(out *bufio.Writer, s string) {
	s = plain(s)
	w.widest = max(w.widest, len(s))
	out.WriteString(quotedCSV(s))
}

// quotedCSV quotes a text as RFC 4180 does.
func quotedCSV(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }

// command writes import.sh.
func (w *importWriter) command() error {
	out, err := w.files.open("import.sh")
	if err != nil {
		return err
	}
	const mib = 1 << 20
	buffer := max(4*mib, (2*w.widest/mib+1)*mib) // it has to hold the longest value
	_, err = fmt.Fprintf(out, `#!/bin/sh
# Makes a Neo4j database of these files, for Neo4j 5, while the server is stopped:
#   sh import.sh [DATABASE [OPTION…]]
# DATABASE is neo4j unless named; --overwrite-destination replaces one that is
# there. Then start the server and run constraints.cypher in cypher-shell.
set -eu
cd "$(dirname "$0")"
database=${1:-neo4j}
[ $# -eq 0 ] || shift
exec "${NEO4J_ADMIN:-neo4j-admin}" database import full "$database" "$@" \
	--id-type=string --delimiter=, --quote='"' --array-delimiter=U+%04X \
	--multiline-fields=true --read-buffer-size=%d \
	%s
`, w.delimiter, buffer, strings.Join(w.options, " \\\n\t"))
	return err
}
