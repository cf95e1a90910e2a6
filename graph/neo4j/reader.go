package neo4j

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"rapporteur/graph"
)

// edgeOurs and nodeOurs are the conditions that tell what this store wrote from
// what shares its types and labels. The prefix of an id lets the server read
// along the index, in the order of the ids.
const edgeOurs = "r.id STARTS WITH 'edge:'"

func nodeOurs(label string) string {
	switch label {
	case graph.LabelTurn:
		return "n.id STARTS WITH 'turn:' AND n.discussion IS NOT NULL"
	case graph.LabelDiscussion:
		return "n.id STARTS WITH '' AND n.contributions IS NOT NULL"
	}
	return "n.id STARTS WITH '' AND n.basis IS NOT NULL"
}

// reader answers what a plan asks, within its transaction.
type reader struct {
	transaction
}

func (r reader) Discussions(ctx context.Context, ids []string) ([]graph.Stored, error) {
	var all []graph.Stored
	cypher := "UNWIND $ids AS id MATCH (n:Discussion {id: id}) WHERE " + nodeOurs(graph.LabelDiscussion) +
		" RETURN n.id, n.source, n.digest, n.contributions"
	_, err := r.run(ctx, cypher, map[string]any{"ids": ids}, func(values []any) error {
		all = append(all, graph.Stored{ID: text(values[0]), Source: text(values[1]), Digest: text(values[2]), Contributions: text(values[3])})
		return nil
	})
	return all, err
}

func (r reader) Entities(ctx context.Context, refs []graph.Ref) ([]graph.Entity, error) {
	var all []graph.Entity
	for label, ids := range byLabel(refs) {
		cypher := fmt.Sprintf("UNWIND $ids AS id MATCH (n:%s {id: id}) WHERE %s RETURN n.id, n.name, n.aliases, n.basis, n.stakeholder", label, nodeOurs(label))
		_, err := r.run(ctx, cypher, map[string]any{"ids": ids}, func(values []any) error {
			all = append(all, graph.Entity{
				ID: text(values[0]), Label: label, Name: text(values[1]), Aliases: texts(values[2]),
				Basis: text(values[3]), Stakeholder: text(values[4]),
			})
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}

func (r reader) Holders(ctx context.Context, refs []graph.Ref) ([]string, error) {
	all := map[string]bool{}
	for label, ids := range byLabel(refs) {
		cypher := fmt.Sprintf("UNWIND $ids AS id MATCH (:%s {id: id})-[r]-() WHERE %s RETURN DISTINCT r.discussion", label, edgeOurs)
		_, err := r.run(ctx, cypher, map[string]any{"ids": ids}, func(values []any) error {
			all[text(values[0])] = true
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return slices.Sorted(maps.Keys(all)), nil
}

// byLabel returns the ids of each label.
func byLabel(refs []graph.Ref) map[string][]string {
	ids := map[string][]string{}
	for _, ref := range refs {
		ids[ref.Label] = append(ids[ref.Label], ref.ID)
	}
	return ids
}

// text reads a property that may be absent.
func text(v any) string {
	s, _ := v.(string)
	return s
}

// texts reads a list of texts; never nil.
func texts(v any) []string {
	list, _ := v.([]any)
	all := make([]string, 0, len(list))
	for _, e := range list {
		all = append(all, text(e))
	}
	return all
}
