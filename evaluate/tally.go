package evaluate

import (
	"cmp"
	"maps"
	"slices"

	"rapporteur/discussion"
)

// tuple is what is counted in a layer; each layer uses some of the fields.
type tuple struct {
	turn, toTurn int
	who, whom    string
	kind         string
}

// tally collects the distinct tuples of one layer.
type tally struct {
	discussion string
	gold       map[tuple]Case
	found      map[tuple]*finding
}

// finding is a found tuple: the evidence of the highest score that it has, and
// each rule that found it, with whether the rule's own evidence can be right.
type finding struct {
	best  Case
	rules map[string]bool
}

func newTally(d discussion.Discussion) *tally {
	return &tally{discussion: d.ID, gold: map[tuple]Case{}, found: map[tuple]*finding{}}
}

// expect adds a tuple of the gold. The words are the first ones given.
func (t *tally) expect(k tuple, turn int, what, words string) {
	if _, ok := t.gold[k]; !ok {
		t.gold[k] = Case{Discussion: t.discussion, Turn: turn, What: what, Words: words}
	}
}

// find adds a tuple that was found in a turn. One that cannot be right whatever
// the gold has is not eligible.
func (t *tally) find(k tuple, turn int, what string, e discussion.Evidence, eligible bool) {
	f := t.found[k]
	if f == nil {
		f = &finding{rules: map[string]bool{}}
		t.found[k] = f
	}
	if len(f.rules) == 0 || e.Score > f.best.Score {
		f.best = Case{t.discussion, turn, what, e.Quote, e.Rule, e.Score}
	}
	f.rules[e.Rule] = f.rules[e.Rule] || eligible
}

// layer counts the tuples.
func (t *tally) layer(name string) Layer {
	l := Layer{Name: name, Found: len(t.found), Gold: len(t.gold), Rules: map[string]Count{}}
	hit := map[tuple]bool{}
	for k, f := range t.found {
		_, inGold := t.gold[k]
		right := false
		for rule, eligible := range f.rules {
			l.Rules[rule] = l.Rules[rule].count(inGold && eligible)
			right = right || inGold && eligible
		}
		b := band(f.best.Score)
		l.Bands[b] = l.Bands[b].count(right)
		if right {
			l.Right++
			hit[k] = true
		} else {
			l.False = append(l.False, f.best)
		}
	}
	maps.DeleteFunc(t.gold, func(k tuple, _ Case) bool { return hit[k] })
	l.Misses = slices.Collect(maps.Values(t.gold))
	for _, cases := range [][]Case{l.Misses, l.False} {
		slices.SortFunc(cases, func(a, b Case) int {
			return cmp.Or(cmp.Compare(a.Turn, b.Turn), cmp.Compare(a.What, b.What), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Words, b.Words))
		})
	}
	return l
}
