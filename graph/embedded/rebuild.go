//go:build cgo

package embedded

import (
	"context"
	"fmt"
	"os"
	"strings"

	"rapporteur/graph"
)

// rebuild fills the empty tables of a new database with what stays of the old
// one and what comes: of the change the shared nodes, the rest from the spool.
type rebuild struct {
	old    *conn
	new    filler
	spool  *spool
	change graph.Change
}

func (r rebuild) run(ctx context.Context) error {
	for _, t := range graph.NodeTypes {
		fill := r.own
		if t.Shared {
			fill = r.shared
		}
		if err := fill(ctx, t); err != nil {
			return fmt.Errorf("loading nodes of the label %s: %w", t.Label, err)
		}
	}
	for _, t := range graph.EdgeTypes {
		for _, e := range t.Ends {
			if err := r.edges(ctx, t, ends{t.Name, e[0], e[1]}); err != nil {
				return fmt.Errorf("loading edges of the type %s: %w", t.Name, err)
			}
		}
	}
	return nil
}

// append adds what comes to a copy of the old database, of which nothing goes.
func (r rebuild) append(ctx context.Context) error {
	for _, t := range graph.NodeTypes {
		var err error
		if t.Shared {
			err = r.sharedTable(ctx, t, withLabel(r.change.Update, t.Label), func(made table, separator string) string {
				return made.update(t, separator)
			})
			if err == nil {
				err = r.create(ctx, t, withLabel(r.change.Create.Nodes, t.Label))
			}
		} else {
			err = r.copy(ctx, "`"+t.Label+"`", r.spool.nodes[t.Label], []string{"id"}, t.Props, "")
		}
		if err != nil {
			return fmt.Errorf("loading nodes of the label %s: %w", t.Label, err)
		}
	}
	for _, t := range graph.EdgeTypes {
		for _, e := range t.Ends {
			if err := r.copyEdges(ctx, t, ends{t.Name, e[0], e[1]}); err != nil {
				return fmt.Errorf("loading edges of the type %s: %w", t.Name, err)
			}
		}
	}
	return nil
}

// own fills a table of nodes of which each belongs to a discussion.
func (r rebuild) own(ctx context.Context, t graph.NodeType) error {
	key := "discussion"
	if t.Label == graph.LabelDiscussion {
		key = "id"
	}
	pattern := fmt.Sprintf("MATCH (e:`%s`)%s", t.Label, r.staying(key))
	if err := r.carry(ctx, "`"+t.Label+"`", pattern, "e.`id`", t.Props, ""); err != nil {
		return err
	}
	return r.copy(ctx, "`"+t.Label+"`", r.spool.nodes[t.Label], []string{"id"}, t.Props, "")
}

// edges fills a table of edges.
func (r rebuild) edges(ctx context.Context, t graph.EdgeType, e ends) error {
	pattern := fmt.Sprintf("MATCH (a:`%s`)-[e:`%s`]->(b:`%s`)%s", e.from, e.name, e.to, r.staying("discussion"))
	options := fmt.Sprintf(joining, e.from, e.to)
	if err := r.carry(ctx, "`"+e.name+"`", pattern, "a.`id` AS `from_id`, b.`id` AS `to_id`, e.`id`", t.Props, options); err != nil {
		return err
	}
	return r.copyEdges(ctx, t, e)
}

// joining are the options of a copy that say which labels the edges join.
const joining = " (FROM='%s', TO='%s')"

func (r rebuild) copyEdges(ctx context.Context, t graph.EdgeType, e ends) error {
	return r.copy(ctx, "`"+e.name+"`", r.spool.edges[e], []string{"from_id", "to_id", "id"}, t.Props, fmt.Sprintf(joining, e.from, e.to))
}

// staying is the condition on elements that stay, by the property that names
// their discussion.
func (r rebuild) staying(key string) string {
	if len(r.change.Drop) == 0 {
		return ""
	}
	return fmt.Sprintf(" WHERE NOT e.`%s` IN %s", key, list(r.change.Drop))
}

// shared fills a table of shared nodes. They are few beside what they share, so
// those that stay are read and written again one by one.
func (r rebuild) shared(ctx context.Context, t graph.NodeType) error {
	all := append(withLabel(r.change.Update, t.Label), withLabel(r.change.Create.Nodes, t.Label)...)
	gone := map[string]bool{}
	for _, id := range idsOf(r.change.Delete, t.Label) {
		gone[id] = true
	}
	for _, n := range all {
		gone[n.ID] = true
	}
	columns := []string{"e.`id`"}
	for _, p := range t.Props {
		columns = append(columns, "e.`"+p.Name+"`")
	}
	_, err := r.old.run(ctx, fmt.Sprintf("MATCH (e:`%s`) RETURN %s", t.Label, strings.Join(columns, ", ")), nil, func(row []any) error {
		if id := text(row[0]); !gone[id] {
			all = append(all, graph.Node{Label: t.Label, ID: id, Props: props(t.Props, row[1:])})
		}
		return nil
	})
	if err != nil {
		return err
	}
	return r.create(ctx, t, all)
}

// create adds shared nodes to their table.
func (r rebuild) create(ctx context.Context, t graph.NodeType, nodes []graph.Node) error {
	return r.sharedTable(ctx, t, nodes, func(made table, separator string) string {
		return fmt.Sprintf("COPY `%s` FROM (%s)", t.Label, made.query([]string{"id"}, t.Props, separator))
	})
}

// sharedTable runs a statement on a table of shared nodes, if there are any.
func (r rebuild) sharedTable(ctx context.Context, t graph.NodeType, nodes []graph.Node, statement func(made table, separator string) string) error {
	if len(nodes) == 0 {
		return nil
	}
	made, separator, err := r.spool.scratch.shared(t, nodes)
	if err != nil {
		return err
	}
	defer os.Remove(made.path)
	return r.new.run(ctx, statement(made, separator), made.size)
}

// carry copies what a pattern matches in the old database into a table of the
// new one. A Parquet file carries it, which keeps every value as it is.
func (r rebuild) carry(ctx context.Context, name, match, keys string, props []graph.Property, options string) error {
	n := int64(0)
	_, err := r.old.run(ctx, match+" RETURN count(*)", nil, func(row []any) error {
		n, _ = row[0].(int64)
		return nil
	})
	if err != nil || n == 0 {
		return err
	}
	columns := []string{keys}
	for _, p := range props {
		columns = append(columns, "e.`"+p.Name+"`")
	}
	path := r.spool.scratch.next("parquet")
	defer os.Remove(path)
	if _, err := r.old.run(ctx, fmt.Sprintf("COPY (%s RETURN %s) TO %s", match, strings.Join(columns, ", "), literal(path)), nil, nil); err != nil {
		return err
	}
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	return r.new.run(ctx, fmt.Sprintf("COPY %s FROM %s%s", name, pattern(path), options), info.Size())
}

// copy copies a pile of the spool, if there is one, into a table.
func (r rebuild) copy(ctx context.Context, name string, p *pile, texts []string, props []graph.Property, options string) error {
	if p == nil {
		return nil
	}
	if err := p.turn(); err != nil {
		return err
	}
	for _, t := range p.whole {
		if err := r.new.run(ctx, fmt.Sprintf("COPY %s FROM (%s)%s", name, t.query(texts, props, ""), options), t.size); err != nil {
			return err
		}
	}
	return nil
}

func withLabel(nodes []graph.Node, label string) []graph.Node {
	var all []graph.Node
	for _, n := range nodes {
		if n.Label == label {
			all = append(all, n)
		}
	}
	return all
}
