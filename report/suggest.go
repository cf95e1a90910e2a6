package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/xrash/smetrics"

	"rapporteur/queries"
)

// suggest names up to three candidates that the value may mean: those whose
// names are like it, nearest first, and those that have all its words. Of
// groups, which are few, it names all.
func suggest(t queries.Type, value string, all []candidate) string {
	const (
		alike       = 0.75
		sameWords   = 0.9
		suggestions = 3
	)
	key, plain := fold(value), bare(value)
	near := map[string]float64{}
	var found []candidate
	for _, c := range all {
		s := likeness(key, c)
		if plain != "" && slices.ContainsFunc(c.names(), func(n string) bool { return hasWords(plain, bare(n)) }) {
			s = max(s, sameWords)
		}
		if s >= alike {
			near[c.id] = s
			found = append(found, c)
		}
	}
	hint := ""
	if len(found) > 0 {
		slices.SortStableFunc(found, func(a, b candidate) int { return cmp.Compare(near[b.id], near[a.id]) })
		hint = "; did you mean " + list(found[:min(len(found), suggestions)], " or ") + "?"
	}
	if t == queries.Group {
		hint += " (there are " + list(all, ", ") + ")"
	}
	return hint
}

// likeness is the Jaro-Winkler similarity, 0 to 1, of the key and the most
// similar name.
func likeness(key string, c candidate) float64 {
	const (
		boost  = 0.7
		prefix = 4
	)
	best := 0.0
	for _, n := range append([]string{c.id, c.first}, c.names()...) {
		best = max(best, smetrics.JaroWinkler(key, fold(n), boost, prefix))
	}
	return best
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
