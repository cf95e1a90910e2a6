package report

import (
	"cmp"
	"context"
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode"

	"github.com/xrash/smetrics"
	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"rapporteur/discussion"
	"rapporteur/graph"
	"rapporteur/queries"
)

// candidate is a node that a value may name.
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

// resolve returns the id of the one node that the value names: by id, else by
// name, else by another name, else by first name.
func resolve(ctx context.Context, store graph.Store, t queries.Type, value string) (string, error) {
	key := fold(value)
	if t == queries.Person && key == discussion.Unknown {
		return discussion.Unknown, nil
	}
	all, err := candidates(ctx, store, t)
	if err != nil {
		return "", fmt.Errorf("looking up the %s %q: %w", t, value, err)
	}
	for _, matches := range []func(candidate) bool{
		func(c candidate) bool { return c.id == value },
		func(c candidate) bool { return fold(c.id) == key },
		func(c candidate) bool { return fold(c.name) == key },
		func(c candidate) bool {
			return slices.ContainsFunc(c.also, func(s string) bool { return fold(s) == key })
		},
		func(c candidate) bool { return c.first != "" && c.first == key },
	} {
		var found []candidate
		for _, c := range all {
			if matches(c) {
				found = append(found, c)
			}
		}
		switch {
		case len(found) == 1:
			return found[0].id, nil
		case len(found) > 1:
			return "", fmt.Errorf("%q may be %s; give the id", value, list(found, " or "))
		}
	}
	if len(all) == 0 {
		return "", fmt.Errorf("there is no %s %q: none is loaded", t, value)
	}
	return "", fmt.Errorf("there is no %s %q%s", t, value, suggest(key, all))
}

var labels = map[queries.Type]string{
	queries.Person:       graph.LabelPerson,
	queries.Organisation: graph.LabelOrganisation,
	queries.Concept:      graph.LabelConcept,
	queries.Discussion:   graph.LabelDiscussion,
}

// candidates returns the nodes of a type.
func candidates(ctx context.Context, store graph.Store, t queries.Type) ([]candidate, error) {
	other := "aliases"
	if t == queries.Discussion {
		other = "title"
	}
	table, err := store.Query(ctx, fmt.Sprintf("MATCH (n:%s) RETURN n.id AS id, n.name AS name, n.%s AS also ORDER BY id", labels[t], other), nil)
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
			c.first = words[0]
		}
		all = append(all, c)
	}
	return all, nil
}

// fold returns a name without what writers do not agree on: letter case, the
// form of hyphens and white space, and the coding of accents.
func fold(s string) string {
	s = cases.Fold().String(norm.NFKC.String(s))
	s = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Pd, r) {
			return '-'
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// suggest names up to three candidates whose names are like the key, nearest
// first.
func suggest(key string, all []candidate) string {
	const (
		alike       = 0.75
		boost       = 0.7
		prefix      = 4
		suggestions = 3
	)
	score := func(c candidate) float64 {
		best := 0.0
		for _, n := range append([]string{c.name, c.id, c.first}, c.also...) {
			best = max(best, smetrics.JaroWinkler(key, fold(n), boost, prefix))
		}
		return best
	}
	near := map[string]float64{}
	var found []candidate
	for _, c := range all {
		if s := score(c); s >= alike {
			near[c.id] = s
			found = append(found, c)
		}
	}
	if len(found) == 0 {
		return ""
	}
	slices.SortStableFunc(found, func(a, b candidate) int { return cmp.Compare(near[b.id], near[a.id]) })
	return "; did you mean " + list(found[:min(len(found), suggestions)], " or ") + "?"
}

// list writes up to ten candidates.
func list(found []candidate, last string) string {
	const most = 10
	var names []string
	for _, c := range found[:min(len(found), most)] {
		names = append(names, c.String())
	}
	if len(found) > most {
		return strings.Join(names, ", ") + fmt.Sprintf(", … (%d in all)", len(found))
	}
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + last + names[len(names)-1]
}
