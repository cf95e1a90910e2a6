package report

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"rapporteur/discussion"
	"rapporteur/graph"
	"rapporteur/internal/nearest"
	"rapporteur/queries"
)

// Bind returns the values to bind to the query's parameters: each that is
// given, else its default. A person, an organisation, a concept or a discussion
// may be given by id, name or alias, whatever the letter case, a person also by
// a first name that only one has; the store is asked for its id. An error says
// which parameter is wrong and what it may be.
func Bind(ctx context.Context, store graph.Store, q queries.Query, values map[string]string) (map[string]any, error) {
	if err := known(q, values); err != nil {
		return nil, err
	}
	params := map[string]any{}
	for _, p := range q.Params {
		value, given := values[p.Name]
		if !given {
			value = p.Default
		}
		bound, err := bind(ctx, store, p, strings.TrimSpace(value))
		if err != nil {
			return nil, fmt.Errorf("the parameter %s of %s: %w", p.Name, q.Name, err)
		}
		params[p.Name] = bound
	}
	return params, nil
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
		return fmt.Errorf("the query %s takes no parameters, so %q cannot be set", q.Name, name)
	}
	return fmt.Errorf("the query %s has no parameter %q%s (it takes %s)", q.Name, name, nearest.Hint(name, names), strings.Join(names, ", "))
}

func bind(ctx context.Context, store graph.Store, p queries.Param, value string) (any, error) {
	switch p.Type {
	case queries.Number:
		return number(value, math.Inf(-1), math.Inf(1), "a number")
	case queries.Score:
		return number(value, 0, 1, "a number from 0 to 1")
	case queries.Text:
		return value, nil
	}
	if value == "" {
		return "", nil
	}
	switch p.Type {
	case queries.Engagement:
		return oneOf(value, "engagement", discussion.EngagementKinds)
	case queries.Reply:
		return oneOf(value, "reply", discussion.ReplyKinds)
	case queries.Link:
		return oneOf(value, "engagement or reply", slices.Concat(discussion.EngagementKinds, discussion.ReplyKinds))
	}
	return resolve(ctx, store, p.Type, value)
}

func number(value string, least, most float64, want string) (float64, error) {
	n, err := strconv.ParseFloat(value, 64)
	if err != nil || math.IsNaN(n) || math.IsInf(n, 0) || n < least || n > most {
		return 0, fmt.Errorf("%q is not %s", value, want)
	}
	return n, nil
}

// oneOf returns the kind that the value names; a hyphen stands for an
// underscore.
func oneOf(value, what string, kinds []string) (string, error) {
	kind := strings.ReplaceAll(strings.ToLower(value), "-", "_")
	if !slices.Contains(kinds, kind) {
		return "", fmt.Errorf("%q is no kind of %s%s (there are %s)", value, what, nearest.Hint(kind, kinds), strings.Join(kinds, ", "))
	}
	return kind, nil
}
