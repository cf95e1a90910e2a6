package extract

import "strings"

// misheardName fires on "Aurelia, thank you" behind a turn of Marilia, and
// must not on "Thank you, Tamsin" where nobody's name sounds like it.
var misheardName = Rule{
	Name: "misheard-name",
	Doc:  "A name that nobody has, in a place that calls for one, is that of the person whom the place expects and whose name sounds and looks like it.",
	Run: func(p *Pass) error {
		p.eachCalled(func(t *turn, s nameSpan, _ *act) {
			words := nameWords(t, s)
			if len(words) == 0 || len(p.people.candidates(words)) > 0 || p.people.find(words) != nil {
				return
			}
			if q, sure := p.misheard(t, words); q != nil {
				p.people.hear(q, words, written(t, s))
				p.occur(t, s, q, sure)
			}
		})
		return nil
	},
}

// misheard returns the person whom a place expects and whose name sounds like
// the words: who spoke just before, who speaks next, or anybody of the
// discussion whose name is nearly the same. Two who come close are none.
func (p *Pass) misheard(t *turn, words []string) (*person, float64) {
	var best *person
	sure, second := 0.0, 0.0
	if len(p.people.all) > crowd {
		return nil, 0
	}
	name := strings.Join(words, " ")
	all, ok := p.people.like[name]
	if !ok {
		all = p.namedLike(words)
		p.people.like[name] = all
	}
	for _, a := range all {
		need := usualAlike
		if p.expects(t.index, a.person) {
			need = expectedAlike
		}
		s := a.score
		if s < need {
			continue
		}
		s += usualAlike - need
		if s > sure {
			best, second, sure = a.person, sure, s
		} else {
			second = max(second, s)
		}
	}
	if sure-second < 0.04 {
		return nil, 0
	}
	return best, min(0.85, sure-0.1)
}

// How alike a misheard name has to be, anywhere and where the place expects it.
const usualAlike, expectedAlike = 0.84, 0.7

// nameSound is a person whose name is like one that was heard.
type nameSound struct {
	person *person
	score  float64
}

// namedLike returns who has labels and a name like the words.
func (p *Pass) namedLike(words []string) []nameSound {
	var all []nameSound
	for _, q := range p.people.all {
		if q.labels == 0 || p.people.different(q, words) {
			continue
		}
		if s := nameAlike(words, q.words); s >= expectedAlike {
			all = append(all, nameSound{q, s})
		}
	}
	return all
}

// expects tells whether the person speaks the turn before or after by label.
func (p *Pass) expects(turn int, q *person) bool {
	return turn > 0 && p.proposed(turn-1) == q || turn+1 < len(p.turns) && p.proposed(turn+1) == q
}

// nameAlike compares a heard name with a known one, by as many words as the
// shorter has.
func nameAlike(heard, known []string) float64 {
	if len(heard) == 1 {
		s := alike(heard[0], known[0])
		if len(known) > 1 {
			s = max(s, alike(heard[0], known[len(known)-1]))
		}
		return s
	}
	if len(known) == 1 {
		return 0
	}
	return min(alike(heard[0], known[0]), alike(heard[len(heard)-1], known[len(known)-1]))
}
