//go:build cgo

package embedded

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"rapporteur/graph"
)

// pageSize limits how many elements are held in memory: the engine sorts a
// whole result in its own.
const pageSize = 20_000

func snapshot(ctx context.Context, c *conn, v graph.Visitor) error {
	for _, t := range graph.NodeTypes {
		if v.Node == nil {
			break
		}
		if err := nodes(ctx, c, t, v.Node); err != nil {
			return err
		}
	}
	for _, t := range graph.EdgeTypes {
		if v.Edge == nil {
			break
		}
		if err := edges(ctx, c, t, v.Edge); err != nil {
			return err
		}
	}
	return nil
}

// nodes visits the nodes of a type by their ids.
func nodes(ctx context.Context, c *conn, t graph.NodeType, visit func(graph.Node) error) error {
	return pages(ctx, c, fmt.Sprintf("MATCH (e:`%s`)", t.Label), []string{"e.`id`"}, t.Props, func(key []string, props map[string]any) error {
		return visit(graph.Node{Label: t.Label, ID: key[0], Props: props})
	})
}

// edges visits the edges of a type by their ids.
func edges(ctx context.Context, c *conn, t graph.EdgeType, visit func(graph.Edge) error) error {
	keys := []string{"e.`id`", "label(a) AS from_label", "a.`id`", "label(b) AS to_label", "b.`id`"}
	return pages(ctx, c, fmt.Sprintf("MATCH (a)-[e:`%s`]->(b)", t.Name), keys, t.Props, func(key []string, props map[string]any) error {
		return visit(graph.Edge{Type: t.Name, ID: key[0], From: graph.Ref{Label: key[1], ID: key[2]}, To: graph.Ref{Label: key[3], ID: key[4]}, Props: props})
	})
}

// pages visits what a pattern matches, page by page, in the order of the first
// key, without internal properties.
func pages(ctx context.Context, c *conn, pattern string, keys []string, schema []graph.Property, visit func([]string, map[string]any) error) error {
	columns := append([]string{}, keys...)
	schema = slices.DeleteFunc(slices.Clone(schema), func(p graph.Property) bool { return p.Internal })
	for _, p := range schema {
		columns = append(columns, fmt.Sprintf("e.`%s`", p.Name))
	}
	statement := fmt.Sprintf("%s WHERE e.`id` > $last RETURN %s ORDER BY e.`id` LIMIT %d", pattern, strings.Join(columns, ", "), pageSize)
	for last, n := "", pageSize; n == pageSize; {
		n = 0
		_, err := c.run(ctx, statement, map[string]any{"last": last}, func(row []any) error {
			n++
			last = text(row[0])
			return visit(texts(row[:len(keys)]), props(schema, row[len(keys):]))
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// props returns the properties with the Go types that the schema names.
func props(schema []graph.Property, values []any) map[string]any {
	out := map[string]any{}
	for i, p := range schema {
		out[p.Name] = values[i]
		if p.Type == graph.Strings {
			out[p.Name] = texts(values[i])
		}
	}
	return out
}
