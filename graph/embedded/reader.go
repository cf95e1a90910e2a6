//go:build cgo

package embedded

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"rapporteur/graph"
)

// reader answers a plan. The file is held for writing, so no transaction is
// needed for that.
type reader struct {
	*conn
	scratch *scratch
}

var _ graph.Reader = reader{}

// withIDs runs a statement that follows on a table of ids, `id`. They come from
// a file: what is bound is never given back by the engine's binding.
func (r reader) withIDs(ctx context.Context, ids []string, statement string, visit func([]any) error) error {
	sheet, err := r.scratch.sheet("")
	if err != nil {
		return err
	}
	for _, id := range ids {
		err = errors.Join(err, sheet.put(id))
	}
	table, ended := sheet.end()
	defer os.Remove(table.path)
	if err := errors.Join(err, ended); err != nil {
		return err
	}
	_, err = r.run(ctx, table.load("id STRING")+" "+statement, nil, visit)
	return err
}

// Discussions returns those of the discussions that are stored.
func (r reader) Discussions(ctx context.Context, ids []string) ([]graph.Stored, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	var all []graph.Stored
	err := r.withIDs(ctx, ids, "MATCH (d:Discussion) WHERE d.id = id RETURN d.id, d.source, d.digest, d.contributions", func(row []any) error {
		all = append(all, graph.Stored{ID: text(row[0]), Source: text(row[1]), Digest: text(row[2]), Contributions: text(row[3])})
		return nil
	})
	return all, err
}

// Entities returns those of the shared nodes that are stored.
func (r reader) Entities(ctx context.Context, refs []graph.Ref) ([]graph.Entity, error) {
	var all []graph.Entity
	for _, t := range graph.NodeTypes {
		ids := idsOf(refs, t.Label)
		if len(ids) == 0 {
			continue
		}
		stakeholder := "''"
		for _, p := range t.Props {
			if p.Name == "stakeholder" {
				stakeholder = "n.stakeholder"
			}
		}
		statement := fmt.Sprintf("MATCH (n:`%s`) WHERE n.id = id RETURN n.id, n.name, n.aliases, n.basis, %s", t.Label, stakeholder)
		err := r.withIDs(ctx, ids, statement, func(row []any) error {
			all = append(all, graph.Entity{
				ID: text(row[0]), Label: t.Label, Name: text(row[1]), Aliases: texts(row[2]), Basis: text(row[3]), Stakeholder: text(row[4]),
			})
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}

// Holders returns the discussions that have an edge to any of the shared nodes.
func (r reader) Holders(ctx context.Context, refs []graph.Ref) ([]string, error) {
	found := map[string]bool{}
	var all []string
	for _, t := range graph.NodeTypes {
		ids := idsOf(refs, t.Label)
		if len(ids) == 0 {
			continue
		}
		statement := fmt.Sprintf("MATCH (n:`%s`)-[r:%s]-() WHERE n.id = id RETURN DISTINCT r.discussion", t.Label, edgesAt(t.Label))
		err := r.withIDs(ctx, ids, statement, func(row []any) error {
			if id := text(row[0]); !found[id] {
				found[id] = true
				all = append(all, id)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}

// edgesAt returns the types of edges that a label may have, as a pattern.
func edgesAt(label string) string {
	var all []string
	for _, t := range graph.EdgeTypes {
		for _, ends := range t.Ends {
			if ends[0] == label || ends[1] == label {
				all = append(all, "`"+t.Name+"`")
				break
			}
		}
	}
	return strings.Join(all, "|")
}

func idsOf(refs []graph.Ref, label string) []string {
	var ids []string
	for _, ref := range refs {
		if ref.Label == label {
			ids = append(ids, ref.ID)
		}
	}
	return ids
}

func text(v any) string {
	s, _ := v.(string)
	return s
}

func texts(v any) []string {
	list, _ := v.([]any)
	all := make([]string, len(list))
	for i, e := range list {
		all[i] = text(e)
	}
	return all
}
