//go:build cgo

package embedded

import (
	"context"
	"fmt"
	"strings"

	"rapporteur/graph"
)

// rebuild fills the empty tables of a new database with what stays of the old
// one and what comes, each table at once.
type rebuild struct {
	old, new *conn
	scratch  *scratch
	change   graph.Change
}

func (r rebuild) run(ctx context.Context) error {
	for _, t := range graph.NodeTypes {
		fresh := append(withLabel(r.change.Update, t.Label), withLabel(r.change.Create.Nodes, t.Label)...)
		kept := stays{fmt.Sprintf("MATCH (e:`%s`) WHERE %s", t.Label, r.staying(t, fresh)), "e.`id`", t.Props}
		err := r.fill(ctx, t.Label, "", kept, func() (string, error) { return r.scratch.nodes(t, fresh) })
		if err != nil {
			return fmt.Errorf("loading nodes of the label %s: %w", t.Label, err)
		}
	}
	for _, t := range graph.EdgeTypes {
		for _, ends := range t.Ends {
			kept := stays{
				fmt.Sprintf("MATCH (a:`%s`)-[e:`%s`]->(b:`%s`) WHERE NOT e.`discussion` IN %s", ends[0], t.Name, ends[1], list(r.change.Drop)),
				"a.`id` AS `from_id`, b.`id` AS `to_id`, e.`id`", t.Props,
			}
			fresh := between(r.change.Create.Edges, t.Name, ends)
			options := fmt.Sprintf(" (FROM='%s', TO='%s')", ends[0], ends[1])
			err := r.fill(ctx, t.Name, options, kept, func() (string, error) { return r.scratch.edges(t, fresh) })
			if err != nil {
				return fmt.Errorf("loading edges of the type %s: %w", t.Name, err)
			}
		}
	}
	return nil
}

// staying is the condition on old nodes that stay as they are.
func (r rebuild) staying(t graph.NodeType, fresh []graph.Node) string {
	switch {
	case t.Label == graph.LabelDiscussion:
		return "NOT e.`id` IN " + list(r.change.Drop)
	case !t.Shared:
		return "NOT e.`discussion` IN " + list(r.change.Drop)
	}
	gone := idsOf(r.change.Delete, t.Label)
	for _, n := range fresh {
		gone = append(gone, n.ID)
	}
	return "NOT e.`id` IN " + list(gone)
}

// stays is what a pattern matches in the old database, the elements of a type.
type stays struct {
	pattern string
	keys    string
	props   []graph.Property
}

func (s stays) query() string {
	columns := []string{s.keys}
	for _, p := range s.props {
		columns = append(columns, "e.`"+p.Name+"`")
	}
	return s.pattern + " RETURN " + strings.Join(columns, ", ")
}

// fill fills a table with what stays and with the result of the query, if any,
// that fresh returns. Parquet files carry them, which keep every value as it is.
func (r rebuild) fill(ctx context.Context, name, options string, kept stays, fresh func() (query string, err error)) error {
	defer r.scratch.clear()
	var files []string
	carry := func(c *conn, query string) error {
		path := r.scratch.next("parquet")
		files = append(files, pattern(path))
		_, err := c.run(ctx, fmt.Sprintf("COPY (%s) TO %s", query, literal(path)), nil, nil)
		return err
	}
	n := int64(0)
	_, err := r.old.run(ctx, kept.pattern+" RETURN count(*)", nil, func(row []any) error {
		n, _ = row[0].(int64)
		return nil
	})
	if err == nil && n > 0 {
		err = carry(r.old, kept.query())
	}
	if err != nil {
		return err
	}
	query, err := fresh()
	if err == nil && query != "" {
		err = carry(r.new, query)
	}
	if err != nil || len(files) == 0 {
		return err
	}
	_, err = r.new.run(ctx, fmt.Sprintf("COPY `%s` FROM [%s]%s", name, strings.Join(files, ", "), options), nil, nil)
	return err
}
