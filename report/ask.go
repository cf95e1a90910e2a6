package report

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"rapporteur/graph"
	"rapporteur/internal/nearest"
	"rapporteur/queries"
)

// Ask runs a query of a user's own with values for its parameters, of the types
// that [Value] gives. The report has the rows up to the limit, in the order in
// which they come, and cut says that there are more. Numbers keep all their
// digits. A node, an edge, a path and a map are an [Object].
func Ask(ctx context.Context, asker graph.Asker, q queries.Checked, values map[string]any, l graph.Limits) (r Report, cut bool, err error) {
	if err := CheckAsk(q, values); err != nil {
		return Report{}, false, err
	}
	answer, err := asker.Ask(ctx, q.AtMost(l.Rows+1), q.Bind(values), l)
	if err != nil {
		return Report{}, false, located(q, err)
	}
	r = Report{Name: "query", Columns: answer.Columns, Rows: make([][]any, len(answer.Rows))}
	if len(q.Columns) == len(answer.Columns) {
		r.Columns = q.Columns
	}
	for i, row := range answer.Rows {
		r.Rows[i] = make([]any, len(row))
		for j, v := range row {
			r.Rows[i][j] = cell(v)
		}
	}
	return r, answer.Cut, distinct(r.Columns)
}

// CheckAsk reports what can be seen to be wrong with a query and its values
// without running it: parameters that are missing or not used, labels that the
// graph does not have, columns of one name.
func CheckAsk(q queries.Checked, values map[string]any) error {
	for _, name := range q.Params {
		if _, given := values[name]; !given {
			return fmt.Errorf("the parameter $%s has no value: give it with -p %s=VALUE (the query has $%s)", name, name, strings.Join(q.Params, ", $"))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(values)) {
		if !slices.Contains(q.Params, name) {
			return unused(name, q.Params)
		}
	}
	for _, label := range q.Labels {
		if err := inSchema(label); err != nil {
			return err
		}
	}
	return distinct(q.Columns)
}

func unused(name string, params []string) error {
	if len(params) == 0 {
		return fmt.Errorf("the query has no parameters, so %q cannot be set", name)
	}
	return fmt.Errorf("the query has no parameter $%s%s (it has $%s)", name, nearest.Hint(name, params), strings.Join(params, ", $"))
}

// inSchema reports a label or a type that nothing in the graph has.
func inSchema(l queries.Label) error {
	var labels, types []string
	for _, t := range graph.NodeTypes {
		labels = append(labels, t.Label)
	}
	for _, t := range graph.EdgeTypes {
		types = append(types, t.Name)
	}
	what, known := "label or type of edges", slices.Concat(labels, types)
	if l.Edge {
		what, known = "type of edges", types
	}
	if slices.Contains(known, l.Name) {
		return nil
	}
	return fmt.Errorf("line %d, column %d: the graph has no %s %q%s (there are %s)", l.Line, l.Column, what, l.Name, nearest.Hint(l.Name, known), strings.Join(known, ", "))
}

// distinct reports two columns of one name, which the formats cannot tell apart.
func distinct(columns []string) error {
	for i, c := range columns {
		if slices.Contains(columns[:i], c) {
			return fmt.Errorf("two columns are called %q: give one another name with AS", c)
		}
	}
	return nil
}

// places are the ways in which engines say where a mistake is. The first counts
// columns from 1, the second from 0.
var places = []struct {
	form *regexp.Regexp
	from int
}{
	{regexp.MustCompile(`\(line (\d+), column (\d+) \(offset: \d+\)\)`), 1},
	{regexp.MustCompile(`\(line: (\d+), offset: (\d+)\)`), 0},
}

// located is an engine's error with the places as the user wrote the query, and
// without the excerpt of the query that the engine was given.
func located(q queries.Checked, err error) error {
	if errors.Is(err, graph.ErrLimit) {
		return err
	}
	message := err.Error()
	for _, p := range places {
		m := p.form.FindStringSubmatchIndex(message)
		if m == nil {
			continue
		}
		line, err1 := strconv.Atoi(message[m[2]:m[3]])
		column, err2 := strconv.Atoi(message[m[4]:m[5]])
		if err1 != nil || err2 != nil {
			continue
		}
		line, column = q.Place(line, column+1-p.from)
		message = fmt.Sprintf("%s(line %d, column %d)", message[:m[0]], line, column)
	}
	return askError{message, err}
}

// askError is an error of an engine, in better words.
type askError struct {
	text string
	err  error
}

func (e askError) Error() string { return e.text }
func (e askError) Unwrap() error { return e.err }
