//go:build cgo

package embedded

import (
	"fmt"
	"strings"

	"rapporteur/graph"
)

// nodes writes nodes of a type into a file and returns the query that reads it,
// empty where there are none.
func (s *scratch) nodes(t graph.NodeType, nodes []graph.Node) (query string, err error) {
	if len(nodes) == 0 {
		return "", nil
	}
	separator, err := separator(nodes)
	if err != nil {
		return "", err
	}
	table, err := s.write(separator, func(put func(...any) error) error {
		for _, n := range nodes {
			if err := put(row([]any{n.ID}, t.Props, n.Props)...); err != nil {
				return fmt.Errorf("%s: %w", n.ID, err)
			}
		}
		return nil
	})
	return table.query([]string{"id"}, t.Props, separator), err
}

// edges does the same with edges.
func (s *scratch) edges(t graph.EdgeType, edges []graph.Edge) (query string, err error) {
	if len(edges) == 0 {
		return "", nil
	}
	table, err := s.write("", func(put func(...any) error) error {
		for _, e := range edges {
			if err := put(row([]any{e.From.ID, e.To.ID, e.ID}, t.Props, e.Props)...); err != nil {
				return fmt.Errorf("%s: %w", e.ID, err)
			}
		}
		return nil
	})
	return table.query([]string{"from_id", "to_id", "id"}, t.Props, ""), err
}

// row appends the values of the properties in the order of the schema.
func row(first []any, schema []graph.Property, props map[string]any) []any {
	for _, p := range schema {
		first = append(first, props[p.Name])
	}
	return first
}

// query reads the table: texts of the names, and the properties. A list is
// split in the query, for the engine's own form of lists cannot hold every text.
func (t table) query(texts []string, props []graph.Property, separator string) string {
	var columns, values []string
	for _, name := range texts {
		columns = append(columns, fmt.Sprintf("`%s` STRING", name))
		values = append(values, fmt.Sprintf("`%s`", name))
	}
	for _, p := range props {
		kind, value := columnTypes[p.Type], "`"+p.Name+"`"
		if p.Type == graph.Strings {
			kind = columnTypes[graph.String]
			value = fmt.Sprintf("CASE WHEN %s = '' THEN CAST([] AS STRING[]) ELSE string_split(%s, %s) END AS `%s_list`", value, value, literal(separator), p.Name)
		}
		columns = append(columns, fmt.Sprintf("`%s` %s", p.Name, kind))
		values = append(values, value)
	}
	return fmt.Sprintf("%s RETURN %s", t.load(strings.Join(columns, ", ")), strings.Join(values, ", "))
}

// withLabel and between return the elements of a table of the engine.
func withLabel(nodes []graph.Node, label string) []graph.Node {
	var all []graph.Node
	for _, n := range nodes {
		if n.Label == label {
			all = append(all, n)
		}
	}
	return all
}

func between(edges []graph.Edge, name string, ends [2]string) []graph.Edge {
	var all []graph.Edge
	for _, e := range edges {
		if e.Type == name && e.From.Label == ends[0] && e.To.Label == ends[1] {
			all = append(all, e)
		}
	}
	return all
}
