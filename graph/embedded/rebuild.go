//go:build cgo

package embedded

import (
	"context"
	"fmt"
	"os"
	"slices"
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
	files, err := r.carry(ctx, carried{fmt.Sprintf("MATCH (e:`%s`)", t.Label), key, "e.`id`", t.Props, nodesAtOnce})
	if err != nil {
		return err
	}
	if err := r.bring(ctx, "`"+t.Label+"`", files, ""); err != nil {
		return err
	}
	return r.copy(ctx, "`"+t.Label+"`", r.spool.nodes[t.Label], []string{"id"}, t.Props, "")
}

// edges fills a table of edges.
func (r rebuild) edges(ctx context.Context, t graph.EdgeType, e ends) error {
	files, err := r.carry(ctx, carried{
		fmt.Sprintf("MATCH (a:`%s`)-[e:`%s`]->(b:`%s`)", e.from, e.name, e.to), "discussion",
		"a.`id` AS `from_id`, b.`id` AS `to_id`, e.`id`", t.Props, edgesAtOnce,
	})
	if err != nil {
		return err
	}
	for _, f := range files {
		if err := r.bring(ctx, "`"+e.name+"`", []string{f}, fmt.Sprintf(joining, e.from, e.to)); err != nil {
			return err
		}
	}
	return r.copyEdges(ctx, t, e)
}

// joining are the options of a copy that say which labels the edges join.
const joining = " (FROM='%s', TO='%s')"

func (r rebuild) copyEdges(ctx context.Context, t graph.EdgeType, e ends) error {
	return r.copy(ctx, "`"+e.name+"`", r.spool.edges[e], []string{"from_id", "to_id", "id"}, t.Props, fmt.Sprintf(joining, e.from, e.to))
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

// carried is what stays of a table of the old database: what the pattern matches
// of the discussions that stay, by the property that names them.
type carried struct {
	match, discussion, keys string
	props                   []graph.Property
	// most is about how many rows are carried at once.
	most int64
}

// The engine holds so many rows in memory while it writes them.
const (
	nodesAtOnce = 1 << 16
	edgesAtOnce = 1 << 17
)

// carry writes what stays to files, in Parquet, which keeps every value as it is.
func (r rebuild) carry(ctx context.Context, c carried) (files []string, err error) {
	staying := ""
	if len(r.change.Drop) > 0 {
		staying = fmt.Sprintf("NOT e.`%s` IN %s", c.discussion, list(r.change.Drop))
	}
	n, err := r.old.count(ctx, c.match+where(staying))
	if err != nil || n == 0 {
		return nil, err
	}
	columns := []string{c.keys}
	for _, p := range c.props {
		columns = append(columns, "e.`"+p.Name+"`")
	}
	parts, err := r.parts(ctx, "e.`"+c.discussion+"`", int(n/c.most)+1)
	if err != nil {
		return nil, err
	}
	for _, part := range parts {
		path := r.spool.scratch.next("parquet")
		files = append(files, path)
		if _, err := r.old.run(ctx, fmt.Sprintf("COPY (%s RETURN %s) TO %s", c.match+where(staying, part), strings.Join(columns, ", "), literal(path)), nil, nil); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// where joins conditions, of which some may be empty.
func where(conditions ...string) string {
	conditions = slices.DeleteFunc(conditions, func(c string) bool { return c == "" })
	if len(conditions) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(conditions, " AND ")
}

// parts returns conditions on the name of the discussion that divide the old
// database in about so many parts of as many discussions.
func (r rebuild) parts(ctx context.Context, name string, n int) ([]string, error) {
	if n == 1 {
		return []string{""}, nil
	}
	var ids []string
	_, err := r.old.run(ctx, "MATCH (d:Discussion) RETURN d.`id`", nil, func(row []any) error {
		ids = append(ids, text(row[0]))
		return nil
	})
	if err != nil {
		return nil, err
	}
	slices.Sort(ids)
	var parts []string
	var from string
	for i := 1; i < n && i < len(ids); i++ {
		bound := literal(ids[i*len(ids)/n])
		parts = append(parts, from+name+" < "+bound)
		from = name + " >= " + bound + " AND "
	}
	return append(parts, strings.TrimSuffix(from, " AND ")), nil
}

// bring copies files that [rebuild.carry] has written into a table.
func (r rebuild) bring(ctx context.Context, name string, files []string, options string) error {
	if len(files) == 0 {
		return nil
	}
	var patterns []string
	size := int64(0)
	for _, f := range files {
		info, err := os.Stat(f)
		if err != nil {
			return err
		}
		size += info.Size()
		patterns = append(patterns, pattern(f))
		defer os.Remove(f)
	}
	return r.new.run(ctx, fmt.Sprintf("COPY %s FROM [%s]%s", name, strings.Join(patterns, ", "), options), size)
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
