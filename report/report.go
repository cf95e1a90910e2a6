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
	Columns  []string
	Rows     [][]any
}

// Run binds the values to the query's parameters and runs it. Values are given
// by the parameters' names; see [Bind]. Floats are rounded to three decimals
// and lists sorted, so that every store gives the same rows.
func Run(ctx context.Context, store graph.Store, q queries.Query, values map[string]string) (Report, error) {
	params, err := Bind(ctx, store, q, values)
	if err != nil {
		return Report{}, err
	}
	t, err := store.Query(ctx, q.Cypher, params)
	if err != nil {
		return Report{}, fmt.Errorf("running the query %s: %w", q.Name, err)
	}
	if !slices.Equal(t.Columns, q.Columns) {
		return Report{}, fmt.Errorf("the query %s gave the columns %s, its header states %s",
			q.Name, strings.Join(t.Columns, ", "), strings.Join(q.Columns, ", "))
	}
	r := Report{Name: q.Name, Question: q.Question, Columns: q.Columns, Rows: make([][]any, len(t.Rows))}
	for i, row := range t.Rows {
		if len(row) != len(r.Columns) {
			return Report{}, fmt.Errorf("row %d of the query %s has %d cells for %d columns", i+1, q.Name, len(row), len(r.Columns))
		}
		r.Rows[i] = make([]any, len(row))
		for j, v := range row {
			r.Rows[i][j] = settle(v)
		}
	}
	return r, nil
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
