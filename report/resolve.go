package report

import (
	"context"
	"fmt"
	"path"
	"slices"
	"strings"

	"rapporteur/discussion"
	"rapporteur/graph"
	"rapporteur/queries"
)

const unknown = discussion.Unknown

// candidate is a node, or a group, that a value may name.
type candidate struct {
	id    string
	name  string
	also  []string // other names
	first string   // a person's first name
}

func (c candidate) String() string {
	if c.name == c.id {
		return c.id
	}
	return fmt.Sprintf("%s (%s)", c.name, c.id)
}

// names are all names of a candidate.
func (c candidate) names() []string { return append([]string{c.name}, c.also...) }

// called reports whether one of the names has the key in some form.
func (c candidate) called(form func(string) string, key string) bool {
	return slices.ContainsFunc(c.names(), func(s string) bool { return form(s) == key })
}

// matchers are the ways in which a value may name a candidate, from the
// strictest: the first that finds any decides.
func matchers(t queries.Type, value string) []func(candidate) bool {
	key, plain := fold(value), bare(value)
	ways := []func(candidate) bool{
		func(c candidate) bool { return c.id == value },
		func(c candidate) bool { return fold(c.id) == key },
		// Who is known as Irene alone is no surer meant than Irene Poetranto.
		func(c candidate) bool { return fold(c.name) == key || c.first != "" && c.first == plain },
		func(c candidate) bool { return c.called(fold, key) },
		func(c candidate) bool { return plain != "" && bare(c.name) == plain },
		func(c candidate) bool { return plain != "" && c.called(bare, plain) },
	}
	switch t {
	case queries.Organisation:
		ways = append(ways, func(c candidate) bool {
			return slices.ContainsFunc(c.names(), func(s string) bool { return initials(s) == value })
		})
	case queries.Person:
		ways = append(ways, func(c candidate) bool {
			return plain != "" && slices.ContainsFunc(c.names(), func(s string) bool { return hasWords(plain, bare(s)) })
		})
	}
	return ways
}

// resolve returns the id of the one candidate that the value names. Of people
// of one name, the one of the discussion is meant where that is given.
func resolve(ctx context.Context, store graph.Store, t queries.Type, value, discussion string) (string, error) {
	if (t == queries.Person || t == queries.Group) && fold(value) == unknown {
		return unknown, nil
	}
	found, err := isID(ctx, store, t, value)
	if err != nil {
		return "", storeError{err}
	}
	if found {
		return value, nil
	}
	all, err := candidates(ctx, store, t)
	if err != nil {
		return "", storeError{err}
	}
	for _, matches := range matchers(t, value) {
		var found []candidate
		for _, c := range all {
			if matches(c) {
				found = append(found, c)
			}
		}
		if own := ownTo(discussion, found); len(own) == 1 {
			found = own
		}
		switch {
		case len(found) == 1:
			return found[0].id, nil
		case len(found) > 1:
			return "", fmt.Errorf("%q may be %s; give the id", value, list(found, " or "))
		}
	}
	what := strings.TrimPrefix(strings.TrimPrefix(anyOf(t), "an "), "a ")
	if len(all) == 0 {
		return "", fmt.Errorf("there is no %s %q: none is loaded", what, value)
	}
	return "", fmt.Errorf("there is no %s %q%s", what, value, suggest(t, value, all))
}

// isID reports whether the value is the id of a node. It goes before all other
// ways to name one, and a store that looks an id up need not list its nodes.
func isID(ctx context.Context, store graph.Store, t queries.Type, value string) (bool, error) {
	label, stored := labels[t]
	if !stored || t != queries.Discussion && !strings.Contains(value, ":") {
		return false, nil
	}
	table, err := store.Query(ctx, fmt.Sprintf("MATCH (n:%s) WHERE n.id = $id RETURN n.id AS id", label), map[string]any{"id": value})
	return err == nil && len(table.Rows) > 0, err
}

// ownTo returns the people whom a discussion alone knows.
func ownTo(discussion string, found []candidate) []candidate {
	var own []candidate
	for _, c := range found {
		if discussion != "" && path.Dir(c.id) == "person:"+discussion {
			own = append(own, c)
		}
	}
	return own
}

var labels = map[queries.Type]string{
	queries.Person:       graph.LabelPerson,
	queries.Organisation: graph.LabelOrganisation,
	queries.Concept:      graph.LabelConcept,
	queries.Discussion:   graph.LabelDiscussion,
}

// groups finds the stakeholder groups that organisations belong to.
const groups = "MATCH (o:Organisation) WHERE o.stakeholder <> '' RETURN DISTINCT o.stakeholder AS id, o.stakeholder AS name, '' AS also ORDER BY id"

// candidates returns what a value of the type may name.
func candidates(ctx context.Context, store graph.Store, t queries.Type) ([]candidate, error) {
	other := "aliases"
	if t == queries.Discussion {
		other = "title"
	}
	cypher := fmt.Sprintf("MATCH (n:%s) RETURN n.id AS id, n.name AS name, n.%s AS also ORDER BY id", labels[t], other)
	if t == queries.Group {
		cypher = groups
	}
	table, err := store.Query(ctx, cypher, nil)
	if err != nil {
		return nil, err
	}
	var all []candidate
	for _, row := range table.Rows {
		c := candidate{id: text(row[0], ""), name: text(row[1], "")}
		switch also := row[2].(type) {
		case []any:
			for _, a := range also {
				c.also = append(c.also, text(a, ""))
			}
		case string:
			c.also = []string{also, path.Base(c.id)}
		}
		if words := strings.Fields(fold(c.name)); t == queries.Person && len(words) > 1 {
			c.first = bare(words[0])
		}
		all = append(all, c)
	}
	return all, nil
}
