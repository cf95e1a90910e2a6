package neo4j

import (
	"context"
	"fmt"
	"iter"
	"maps"

	"rapporteur/graph"
)

// A batch is what one statement creates. More rows gain no speed; long texts
// end it before that.
const (
	batchRows  = 5000
	batchBytes = 8 << 20
)

// setNodes runs a statement, which names a label, over the properties of nodes.
func setNodes(ctx context.Context, t transaction, statement string, nodes []graph.Node) error {
	rows := map[string][]map[string]any{}
	for _, n := range nodes {
		rows[n.Label] = append(rows[n.Label], properties(n.ID, n.Props))
	}
	for _, n := range graph.NodeTypes {
		for batch := range batches(rows[n.Label]) {
			if _, err := t.run(ctx, fmt.Sprintf(statement, n.Label), map[string]any{"rows": batch}, nil); err != nil {
				return fmt.Errorf("%s: %w", n.Label, err)
			}
		}
	}
	return nil
}

// between is what one statement can create edges of.
type between struct {
	name, from, to string
}

func createEdges(ctx context.Context, t transaction, edges []graph.Edge) error {
	rows := map[between][]map[string]any{}
	for _, e := range edges {
		k := between{e.Type, e.From.Label, e.To.Label}
		rows[k] = append(rows[k], map[string]any{"from": e.From.ID, "to": e.To.ID, "props": properties(e.ID, e.Props)})
	}
	for _, e := range graph.EdgeTypes {
		for _, ends := range e.Ends {
			k := between{e.Name, ends[0], ends[1]}
			if err := k.create(ctx, t, rows[k]); err != nil {
				return fmt.Errorf("%s from %s to %s: %w", k.name, k.from, k.to, err)
			}
		}
	}
	return nil
}

// create creates an edge of each row, of which both ends must be there.
func (k between) create(ctx context.Context, t transaction, rows []map[string]any) error {
	statement := fmt.Sprintf("UNWIND $rows AS row MATCH (a:%s {id: row.from}), (b:%s {id: row.to}) CREATE (a)-[r:%s]->(b) SET r = row.props",
		k.from, k.to, k.name)
	for batch := range batches(rows) {
		summary, err := t.run(ctx, statement, map[string]any{"rows": batch}, nil)
		if err != nil {
			return err
		}
		if n := summary.Counters().RelationshipsCreated(); n != len(batch) {
			return fmt.Errorf("%d of %d were created: an end of the others does not exist", n, len(batch))
		}
	}
	return nil
}

// batches cuts rows into parts of a size that a message should have.
func batches(rows []map[string]any) iter.Seq[[]map[string]any] {
	return func(yield func([]map[string]any) bool) {
		begin, size := 0, 0
		for i, row := range rows {
			size += textSize(row)
			if i+1-begin < batchRows && size < batchBytes && i+1 < len(rows) {
				continue
			}
			if !yield(rows[begin : i+1]) {
				return
			}
			begin, size = i+1, 0
		}
	}
}

// textSize counts the bytes of the texts of a row, at any depth of maps.
func textSize(row map[string]any) int {
	size := 0
	for _, v := range row {
		switch v := v.(type) {
		case string:
			size += len(v)
		case map[string]any:
			size += textSize(v)
		}
	}
	return size
}

// properties returns all that an element says, with its id.
func properties(id string, props map[string]any) map[string]any {
	all := maps.Clone(props)
	if all == nil {
		all = map[string]any{}
	}
	all["id"] = id
	return all
}
