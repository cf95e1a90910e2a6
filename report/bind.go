package report

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"rapporteur/discussion"
	"rapporteur/graph"
	"rapporteur/internal/nearest"
	"rapporteur/queries"
)

// ValueError is a value that a parameter cannot have, or one that is missing
// or not asked for: a mistake of who asks, not of the store.
type ValueError struct {
	Query, Param string
	Err          error
}

// Error says which parameter of which query is wrong, and what it may be.
func (e ValueError) Error() string {
	return fmt.Sprintf("the parameter %s of %s: %v", e.Param, e.Query, e.Err)
}

// Unwrap returns what is wrong with the value.
func (e ValueError) Unwrap() error { return e.Err }

// Bind returns the values to bind to the query's parameters: each that is
// given, else its default. What stands in the graph may be given by id, by name
// or alias, whatever the letter case, accents, hyphens and order of words; a
// person also by a part of the name that only one has, or only one of the
// discussion that is given. The store is asked for its id. A turn may be given by its number when the query has a discussion or
// only one is loaded. What is wrong with the values is a [ValueError].
func Bind(ctx context.Context, store graph.Store, q queries.Query, values map[string]string) (map[string]any, error) {
	if err := known(q, values); err != nil {
		return nil, err
	}
	params := map[string]any{}
	within := ""
	for _, p := range discussionsFirst(q.Params) {
		value, given := values[p.Name]
		if !given {
			value = p.Default
		}
		bound, err := bind(ctx, store, p, strings.TrimSpace(value), within)
		if err != nil {
			return nil, explain(q, p, err)
		}
		params[p.Name] = bound
		if p.Type == queries.Discussion {
			within = bound.(string)
		}
	}
	return params, nil
}

// storeError is a failure to look a value up.
type storeError struct{ error }

func explain(q queries.Query, p queries.Param, err error) error {
	if failed, ok := err.(storeError); ok {
		return fmt.Errorf("looking up the parameter %s of %s: %w", p.Name, q.Name, failed.error)
	}
	return ValueError{q.Name, p.Name, err}
}

// discussionsFirst returns the parameters so that the discussion, within which
// people and turns are looked up, comes first.
func discussionsFirst(params []queries.Param) []queries.Param {
	var first, rest []queries.Param
	for _, p := range params {
		if p.Type == queries.Discussion {
			first = append(first, p)
		} else {
			rest = append(rest, p)
		}
	}
	return append(first, rest...)
}

// LooksUp reports whether binding the values asks the store.
func LooksUp(q queries.Query, values map[string]string) bool {
	return slices.ContainsFunc(q.Params, func(p queries.Param) bool {
		_, stored := labels[p.Type]
		return (stored || p.Type == queries.Group || p.Type == queries.Turn) && values[p.Name] != ""
	})
}

// known reports a value for a parameter that the query does not have.
func known(q queries.Query, values map[string]string) error {
	var names []string
	for _, p := range q.Params {
		names = append(names, p.Name)
	}
	var wrong []string
	for name := range values {
		if !slices.Contains(names, name) {
			wrong = append(wrong, name)
		}
	}
	if len(wrong) == 0 {
		return nil
	}
	name := slices.Min(wrong)
	if len(names) == 0 {
		return ValueError{q.Name, name, fmt.Errorf("there is none, the query takes no parameters")}
	}
	return ValueError{q.Name, name, fmt.Errorf("there is none of that name%s (it takes %s)", nearest.Hint(name, names), strings.Join(names, ", "))}
}

// bind returns what to bind for a value; within is the id of the discussion
// that the other parameters name.
func bind(ctx context.Context, store graph.Store, p queries.Param, value, within string) (any, error) {
	switch p.Type {
	case queries.Number, queries.Score:
		return number(value, p.Type)
	case queries.Choice:
		return oneOf(value, "a choice", p.Choices)
	}
	if value == "" {
		if p.Required {
			return nil, fmt.Errorf("it must be given: %s (set %s=… to %s)", p.Doc, p.Name, anyOf(p.Type))
		}
		return "", nil
	}
	switch p.Type {
	case queries.Text:
		return value, nil
	case queries.Date:
		return date(value)
	case queries.Engagement:
		return oneOf(value, anyOf(p.Type), discussion.EngagementKinds)
	case queries.Reply:
		return oneOf(value, anyOf(p.Type), discussion.ReplyKinds)
	case queries.Link:
		return oneOf(value, anyOf(p.Type), slices.Concat(discussion.EngagementKinds, discussion.ReplyKinds))
	case queries.Turn:
		return resolveTurn(ctx, store, value, within)
	}
	return resolve(ctx, store, p.Type, value, within)
}
