package export

import (
	"context"
	"encoding/csv"
	"io"
	"strings"

	"rapporteur/graph"
)

// csvTables are nodes.csv and edges.csv, with the columns that Gephi knows
// first. They are data for programs, which must get back what was said: unlike
// those of a report, cells that begin like a formula are not changed. For a
// spreadsheet there is xlsx.
var csvTables = Format{
	Name:        "csv",
	Doc:         "nodes.csv and edges.csv, for pandas, R, Gephi",
	WriteFolder: writeTables,
}

func writeTables(ctx context.Context, create Folder, s Source) (err error) {
	files := opened{create: create}
	defer func() { err = files.end(err) }()
	nodes, err := newTable(&files, "nodes.csv", []string{"Id", "Label", "type"}, s.nodeColumns())
	if err != nil {
		return err
	}
	edges, err := newTable(&files, "edges.csv", []string{"Source", "Target", "Type", "Id", "Label", "Weight", "relation"}, s.edgeColumns())
	if err != nil {
		return err
	}
	direction, keys := "Undirected", s.edgeKeys()
	if s.Directed {
		direction = "Directed"
	}
	return s.Snapshot(ctx, graph.Visitor{
		Node: func(n graph.Node) error {
			return nodes.write(n.Label, n.Props, key(graph.Ref{Label: n.Label, ID: n.ID}), nodeLabel(n), n.Label)
		},
		Edge: func(e graph.Edge) error {
			heavy := cell(e.Props[weight])
			if heavy == "" {
				heavy = "1" // one finding
			}
			return edges.write(e.Type, e.Props, key(e.From), key(e.To), direction, keys.of(e), edgeLabel(e), heavy, e.Type)
		},
	})
}

// table is a CSV file with a column for each property.
type table struct {
	*csv.Writer
	columns columns
	place   map[string]int
	row     []string
}

func newTable(files *opened, name string, fixed []string, c columns) (*table, error) {
	w, err := files.open(name)
	if err != nil {
		return nil, err
	}
	t := &table{Writer: csv.NewWriter(w), columns: c, place: map[string]int{}, row: append([]string{}, fixed...)}
	for _, column := range c.all {
		t.place[column.name] = len(t.row)
		t.row = append(t.row, column.name)
	}
	return t, t.Write(t.row)
}

func (t *table) write(element string, props map[string]any, fixed ...string) error {
	clear(t.row)
	for i, s := range fixed {
		t.row[i] = plain(s)
	}
	for _, f := range t.columns.of[element] {
		t.row[t.place[f.column]] = plain(cell(props[f.prop]))
	}
	return t.Write(t.row) // into the file's own buffer, as that is large enough
}

// plain is a text as UTF-8 without the character U+0000, at which readers of
// tables stop.
func plain(s string) string {
	return strings.Map(func(r rune) rune { // which sees U+FFFD for a byte that is no UTF-8
		if r == 0 {
			return '\uFFFD'
		}
		return r
	}, s)
}

// opened are the files of a folder that are being written.
type opened struct {
	create Folder
	files  []openFile
}

type openFile struct {
	io.Closer
	flush func() error
}

// open creates a file.
func (o *opened) open(name string) (io.Writer, error) {
	f, err := o.create(name)
	if err != nil {
		return nil, err
	}
	w := buffered(f)
	o.files = append(o.files, openFile{f, w.Flush})
	return w, nil
}

// end closes the files and returns the first error, err before any other.
func (o *opened) end(err error) error {
	for _, f := range o.files {
		if err == nil {
			err = f.flush()
		}
		if closed := f.Close(); err == nil {
			err = closed
		}
	}
	return err
}
