//go:build cgo

package embedded

import (
	"context"
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
	"strings"

	"rapporteur/graph"
)

// spool is where the turns and edges of a load lie until they are copied, so
// that they need no memory.
type spool struct {
	scratch *scratch
	old     *conn
	// first says that there is no discussion yet.
	first bool
	nodes map[string]*pile
	edges map[ends]*pile
}

// ends names a table of edges: the engine has one for each pair of labels that
// a type joins.
type ends struct{ name, from, to string }

func newSpool(s *scratch, old *conn) *spool {
	return &spool{scratch: s, old: old, nodes: map[string]*pile{}, edges: map[ends]*pile{}}
}

// pile is what is to be copied into a table of the engine: whole tables, and the
// sheet that is being written.
type pile struct {
	whole []table
	open  *sheet
	// size is that of the whole tables in bytes, and most that of one that is
	// large enough while they are few; first is that of the first.
	size, first, most int64
	// room is how many nodes the last group of the table has room for. When it
	// is full, all that follow stand on one sheet.
	room int64
}

// The engine holds in memory, several times over, all edges that it copies at
// once, and those nodes that it adds to a group which is there already. What is
// new it writes as it is: whole groups of nodes, and the first sheet of edges. With
// each sheet that follows it writes the lists anew to which the edges belong, so
// when there are several the next ones grow with what lies before them.
const (
	firstSheet = 36 << 20
	edgeSheet  = 14 << 20
	fewSheets  = 5
	nodeSheet  = 8 << 20
	nodeGroup  = 1 << 17
)

// enough is the size of a sheet that is large enough.
func (p *pile) enough() int64 {
	switch {
	case p.size == 0:
		return p.first
	case p.size/fewSheets < p.most:
		return p.most
	}
	return p.size / 2
}

// put writes a row.
func (p *pile) put(s *scratch, row ...any) error {
	if p.open != nil && p.open.size > p.enough() {
		if err := p.turn(); err != nil {
			return err
		}
	}
	if p.open == nil {
		var err error
		if p.open, err = s.sheet(""); err != nil {
			return err
		}
	}
	if err := p.open.put(row...); err != nil || p.room == 0 {
		return err
	}
	if p.room--; p.room > 0 {
		return nil
	}
	p.most = math.MaxInt64
	return p.turn()
}

// turn makes the open sheet whole.
func (p *pile) turn() error {
	if p.open == nil {
		return nil
	}
	t, err := p.open.end()
	p.whole, p.open = append(p.whole, t), nil
	p.size += t.size
	return err
}

// add writes what a discussion has for itself.
func (s *spool) add(ctx context.Context, g graph.Graph) error {
	for _, t := range graph.NodeTypes {
		if t.Shared {
			continue
		}
		for _, n := range g.Nodes {
			if n.Label != t.Label {
				continue
			}
			pile, err := s.nodePile(ctx, t.Label)
			if err == nil {
				err = pile.put(s.scratch, row([]any{n.ID}, t.Props, n.Props)...)
			}
			if err != nil {
				return fmt.Errorf("%s: %w", n.ID, err)
			}
		}
	}
	for _, t := range graph.EdgeTypes {
		for _, e := range g.Edges {
			if e.Type != t.Name {
				continue
			}
			pile := s.edgePile(ends{t.Name, e.From.Label, e.To.Label})
			if err := pile.put(s.scratch, row([]any{e.From.ID, e.To.ID, e.ID}, t.Props, e.Props)...); err != nil {
				return fmt.Errorf("%s: %w", e.ID, err)
			}
		}
	}
	return nil
}

func (s *spool) edgePile(e ends) *pile {
	if s.edges[e] == nil {
		s.edges[e] = &pile{first: edgeSheet, most: edgeSheet}
		if s.first {
			s.edges[e].first = firstSheet
		}
	}
	return s.edges[e]
}

func (s *spool) nodePile(ctx context.Context, label string) (*pile, error) {
	if s.nodes[label] == nil {
		n, err := s.old.count(ctx, "MATCH (e:`"+label+"`)")
		if err != nil {
			return nil, err
		}
		s.first = n == 0
		s.nodes[label] = &pile{first: math.MaxInt64, most: math.MaxInt64}
		if taken := n % nodeGroup; taken > 0 {
			s.nodes[label] = &pile{first: nodeSheet, most: nodeSheet, room: nodeGroup - taken}
		}
	}
	return s.nodes[label], nil
}

// close gives the open files back. What they hold is not to be used any more.
func (s *spool) close() {
	for _, p := range s.piles() {
		if p.open != nil {
			p.open.file.Close()
		}
	}
}

// remove makes room when all has been copied.
func (s *spool) remove() {
	for _, p := range s.piles() {
		for _, t := range p.whole {
			os.Remove(t.path)
		}
	}
}

// size is how many bytes there are to copy.
func (s *spool) size() (all int64) {
	for _, p := range s.piles() {
		for _, t := range p.whole {
			all += t.size
		}
		if p.open != nil {
			all += p.open.size
		}
	}
	return all
}

func (s *spool) piles() []*pile {
	return slices.AppendSeq(slices.Collect(maps.Values(s.nodes)), maps.Values(s.edges))
}

// row appends the values of the properties in the order of the schema.
func row(first []any, schema []graph.Property, props map[string]any) []any {
	for _, p := range schema {
		first = append(first, props[p.Name])
	}
	return first
}

// shared writes shared nodes of a type into a table.
func (s *scratch) shared(t graph.NodeType, nodes []graph.Node) (table, string, error) {
	separator, err := separator(nodes)
	if err != nil {
		return table{}, "", err
	}
	sheet, err := s.sheet(separator)
	if err != nil {
		return table{}, "", err
	}
	for _, n := range nodes {
		if err := sheet.put(row([]any{n.ID}, t.Props, n.Props)...); err != nil {
			sheet.file.Close()
			return table{}, "", fmt.Errorf("%s: %w", n.ID, err)
		}
	}
	made, err := sheet.end()
	return made, separator, err
}

// query reads the table: texts of the names, and the properties.
func (t table) query(texts []string, props []graph.Property, separator string) string {
	columns, values := columnsOf(texts, props, separator)
	for i, p := range props {
		if p.Type == graph.Strings {
			values[len(texts)+i] += fmt.Sprintf(" AS `%s_list`", p.Name)
		}
	}
	return fmt.Sprintf("%s RETURN %s", t.load(columns), strings.Join(values, ", "))
}

// update sets the properties of the nodes of a type to those of the table.
func (t table) update(n graph.NodeType, separator string) string {
	columns, values := columnsOf([]string{"id"}, n.Props, separator)
	var set []string
	for i, p := range n.Props {
		set = append(set, fmt.Sprintf("n.`%s` = %s", p.Name, values[1+i]))
	}
	return fmt.Sprintf("%s MATCH (n:`%s`) WHERE n.`id` = `id` SET %s", t.load(columns), n.Label, strings.Join(set, ", "))
}

// columnsOf returns the types of a table's columns, and what their values are. A
// list is split, for the engine's own form of lists cannot hold every text.
func columnsOf(texts []string, props []graph.Property, separator string) (columns string, values []string) {
	var all []string
	for _, name := range texts {
		all = append(all, fmt.Sprintf("`%s` STRING", name))
		values = append(values, fmt.Sprintf("`%s`", name))
	}
	for _, p := range props {
		kind, value := columnTypes[p.Type], "`"+p.Name+"`"
		if p.Type == graph.Strings {
			kind = columnTypes[graph.String]
			value = fmt.Sprintf("CASE WHEN %s = '' THEN CAST([] AS STRING[]) ELSE string_split(%s, %s) END", value, value, literal(separator))
		}
		all = append(all, fmt.Sprintf("`%s` %s", p.Name, kind))
		values = append(values, value)
	}
	return strings.Join(all, ", "), values
}
