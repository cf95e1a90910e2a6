//go:build cgo

package embedded

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"rapporteur/graph"
)

// spool is where the turns and edges of a load lie until they are copied, so
// that they need no memory.
type spool struct {
	scratch *scratch
	nodes   map[string]*pile
	edges   map[ends]*pile
}

// ends names a table of edges: the engine has one for each pair of labels that
// a type joins.
type ends struct{ name, from, to string }

func newSpool(s *scratch) *spool {
	return &spool{scratch: s, nodes: map[string]*pile{}, edges: map[ends]*pile{}}
}

// pile is what is to be copied into a table of the engine: whole tables, and the
// sheet that is being written.
type pile struct {
	whole []table
	open  *sheet
}

// sheetSize is the size in bytes of a sheet that is large enough. The engine
// holds all that it copies at once in memory, and gives up where there is not
// enough of it.
const sheetSize = 32 << 20

// put writes a row.
func (p *pile) put(s *scratch, row ...any) error {
	if p.open != nil && p.open.size > sheetSize {
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
	return p.open.put(row...)
}

// turn makes the open sheet whole.
func (p *pile) turn() error {
	if p.open == nil {
		return nil
	}
	t, err := p.open.end()
	p.whole, p.open = append(p.whole, t), nil
	return err
}

// add writes what a discussion has for itself.
func (s *spool) add(g graph.Graph) error {
	for _, t := range graph.NodeTypes {
		if t.Shared {
			continue
		}
		for _, n := range g.Nodes {
			if n.Label != t.Label {
				continue
			}
			err := pileOf(s.nodes, t.Label).put(s.scratch, row([]any{n.ID}, t.Props, n.Props)...)
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
			pile := pileOf(s.edges, ends{t.Name, e.From.Label, e.To.Label})
			if err := pile.put(s.scratch, row([]any{e.From.ID, e.To.ID, e.ID}, t.Props, e.Props)...); err != nil {
				return fmt.Errorf("%s: %w", e.ID, err)
			}
		}
	}
	return nil
}

func pileOf[K comparable](piles map[K]*pile, k K) *pile {
	if piles[k] == nil {
		piles[k] = &pile{}
	}
	return piles[k]
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
