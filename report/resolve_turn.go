package report

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"rapporteur/graph"
)

// resolveTurn returns the id of the turn that the value names: by its id, with
// or without the "turn:" before it, or by its number, counted from 0, in a
// discussion. Without a discussion, the number must stand in only one.
func resolveTurn(ctx context.Context, store graph.Store, value, discussion string) (string, error) {
	index, err := strconv.ParseInt(value, 10, 64)
	if err != nil {
		return turnByID(ctx, store, value)
	}
	cypher, params := "MATCH (t:Turn) WHERE t.`index` = $index RETURN t.id AS id ORDER BY id", map[string]any{"index": index}
	if discussion != "" { // a store finds an id without looking at all turns
		cypher, params = "MATCH (t:Turn) WHERE t.id = $id RETURN t.id AS id", map[string]any{"id": graph.TurnID(discussion, int(index))}
	}
	t, err := store.Query(ctx, cypher, params)
	switch {
	case err != nil:
		return "", storeError{err}
	case len(t.Rows) == 1:
		return text(t.Rows[0][0], ""), nil
	case len(t.Rows) > 1:
		var found []candidate
		for _, row := range t.Rows {
			found = append(found, candidate{id: text(row[0], ""), name: text(row[0], "")})
		}
		return "", fmt.Errorf("%q may be %s; give the id, or the discussion too", value, list(found, " or "))
	}
	where := "any discussion"
	if discussion != "" {
		where = "the discussion " + strconv.Quote(discussion)
	}
	return "", fmt.Errorf("there is no turn %s in %s%s", value, where, turnRange(ctx, store, discussion))
}

func turnByID(ctx context.Context, store graph.Store, value string) (string, error) {
	id := value
	if !strings.HasPrefix(id, "turn:") {
		id = "turn:" + id
	}
	t, err := store.Query(ctx, "MATCH (t:Turn) WHERE t.id = $id RETURN t.id AS id ORDER BY id", map[string]any{"id": id})
	switch {
	case err != nil:
		return "", storeError{err}
	case len(t.Rows) == 1:
		return id, nil
	}
	return "", fmt.Errorf("there is no turn %q (a turn is a number from 0, or an id as %s)", value, graph.TurnID("DISCUSSION", 5))
}

// turnRange says how many turns there are, where that can be told.
func turnRange(ctx context.Context, store graph.Store, discussion string) string {
	t, err := store.Query(ctx, "MATCH (t:Turn) WHERE $discussion = '' OR t.discussion = $discussion RETURN max(t.`index`) AS last",
		map[string]any{"discussion": discussion})
	if err != nil || len(t.Rows) == 0 || t.Rows[0][0] == nil {
		return ""
	}
	return fmt.Sprintf(": turns are counted from 0 to %s", text(t.Rows[0][0], ""))
}
