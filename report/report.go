// Package report runs prepared queries against a store and writes their rows
// in several formats.
package report

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"rapporteur/graph"
	"rapporteur/queries"
)

// Report is the answer to a query: rows of cells that are string, int64,
// float64, bool, nil or []any of these; that to a user's own query may hold
// Exact and Object too.
type Report struct {
	Name     string
	Question string
	// Given are the parameters that were set, in the query's order.
	Given   []Given
	Columns []string
	Rows    [][]any
}

// Given is a parameter that was set, and the text of the value bound to it.
type Given struct {
	Param, Value string
}

// Run binds the values to the query's parameters and runs it. Values are given
// by the parameters' names; see [Bind]. Floats are rounded to three decimals
// and lists sorted, so that every store gives the same rows. A query's
// passages are cut out of the turns.
func Run(ctx context.Context, store graph.Store, q queries.Query, values map[string]string) (Report, error) {
	params, err := Bind(ctx, store, q, values)
	if err != nil {
		return Report{}, err
	}
	t, err := store.Query(ctx, q.Cypher, params)
	if err != nil {
		return Report{}, fmt.Errorf("running the query %s: %w", q.Name, err)
	}
	if want := q.Returned(); !slices.Equal(t.Columns, want) {
		return Report{}, fmt.Errorf("the query %s gave the columns %s, its header states %s",
			q.Name, strings.Join(t.Columns, ", "), strings.Join(want, ", "))
	}
	r := Report{Name: q.Name, Question: q.Question, Given: given(q, values, params), Columns: q.Columns}
	for i, row := range t.Rows {
		if len(row) != len(t.Columns) {
			return Report{}, fmt.Errorf("row %d of the query %s has %d cells for %d columns", i+1, q.Name, len(row), len(t.Columns))
		}
		cells := make([]any, len(row))
		for j, v := range row {
			cells[j] = settle(v)
		}
		if q.Passage != (queries.Passage{}) {
			if cells, err = quoted(q, cells); err != nil {
				return Report{}, fmt.Errorf("row %d of the query %s: %w", i+1, q.Name, err)
			}
			// What is named twice in a sentence gives it twice.
			if n := len(r.Rows); q.Passage.Once && n > 0 && slices.EqualFunc(r.Rows[n-1], cells, func(a, b any) bool { return text(a, "|") == text(b, "|") }) {
				continue
			}
		}
		r.Rows = append(r.Rows, cells)
	}
	return r, nil
}

func given(q queries.Query, values map[string]string, bound map[string]any) []Given {
	var all []Given
	for _, p := range q.Params {
		if strings.TrimSpace(values[p.Name]) != "" {
			all = append(all, Given{p.Name, text(bound[p.Name], "")})
		}
	}
	return all
}

// settle returns a cell in the form that does not depend on the store.
func settle(v any) any {
	switch v := v.(type) {
	case float64:
		return round(v)
	case []any:
		list := make([]any, len(v))
		for i, e := range v {
			list[i] = settle(e)
		}
		slices.SortFunc(list, func(a, b any) int { return strings.Compare(text(a, ""), text(b, "")) })
		return list
	}
	return v
}
