package extract

import "slices"

// knownName fires on "I know Izumi Okutani very well" where a label or another
// turn names her, and must not on the speaker's own name.
var knownName = Rule{
	Name: "known-name",
	Doc:  "Any form of the name of a person who is known from elsewhere in the discussion.",
	Run: func(p *Pass) error {
		places := p.placesOfPeople()
		p.eachMarked(func(t *turn, s nameSpan) {
			if _, taken := p.occurrences[t.index][s.i]; taken {
				return
			}
			words := nameWords(t, s)
			free := p.free(t, s.i, s.j)
			if q := p.people.findAs(surnameTitle(t, s), words); q != nil && free {
				p.occur(t, s, q, 0.9)
			} else if q := places.nearest(t.index, p.people.candidates(words)); q != nil && free {
				p.occur(t, s, q, 0.6)
			} else {
				p.knownParts(t, s)
			}
		})
		return nil
	},
}

// places tells which turns name a person or are the person's by label.
type places struct {
	*Pass
	// known has the turns in order as they were when the rule began.
	known map[*person][]int
	// old is how many of the turns of [Pass.where] known has; the rule adds to
	// them in order.
	old map[*person]int
}

func (p *Pass) placesOfPeople() *places {
	all := &places{p, make(map[*person][]int, len(p.where)), make(map[*person]int, len(p.where))}
	for q, turns := range p.where {
		all.old[q] = len(turns)
		turns = slices.Clone(turns)
		slices.Sort(turns)
		all.known[q] = slices.Compact(turns)
	}
	return all
}

// before returns the last turn before one that may name one of the persons or
// be the person's, -1 for none.
func (p *places) before(turn int, all []*person) int {
	last := -1
	for _, q := range all {
		for _, turns := range [][]int{p.known[q], p.where[q][p.old[q]:]} {
			if n, _ := slices.BinarySearch(turns, turn); n > 0 {
				last = max(last, turns[n-1])
			}
		}
	}
	return last
}

// nearest returns, of several people of one name, who speaks next, who spoke
// just before, or else who was named or spoke last.
func (p *places) nearest(turn int, all []*person) *person {
	if len(all) < 2 {
		return nil
	}
	next := func(k int) *person {
		if turn+k < len(p.turns) {
			if q := p.proposed(turn + k); slices.Contains(all, q) && len(p.labels[turn+k]) > 1 {
				return q
			}
		}
		return nil
	}
	if q := next(1); q != nil {
		return q
	}
	looked := false // at the second turn behind
	for k := turn; ; {
		if k = p.before(k, all); k < 0 {
			break
		}
		if !looked && k < turn-1 {
			looked = true
			if q := next(2); q != nil {
				return q
			}
		}
		if q := p.thereOf(k, all); q != nil {
			return q
		}
	}
	if !looked {
		return next(2)
	}
	return nil
}

// thereOf returns which of the persons speaks a turn by label or is the only
// one of them named in it.
func (p *places) thereOf(turn int, all []*person) *person {
	if q := p.proposed(turn); slices.Contains(all, q) {
		return q
	}
	var named *person
	for _, o := range p.occurrences[turn] {
		if !slices.Contains(all, o.person) {
			continue
		}
		if named != nil && named != o.person {
			return nil
		}
		named = o.person
	}
	return named
}

// knownParts looks for known names in a run of capitals that is none as a
// whole: "Marilia Henry" without its comma, or a name with a stray word.
func (p *Pass) knownParts(t *turn, s nameSpan) {
	for i := s.i; i < s.j; i++ {
		for j := s.j; j > i; j-- {
			part := nameSpan{i, j}
			if j-i == s.j-s.i || !t.tokens[i].word || !p.free(t, i, j) {
				continue
			}
			if q := p.people.find(nameWords(t, part)); q != nil && q.labels > 0 {
				p.occur(t, part, q, 0.75)
				i = j - 1
				break
			}
		}
	}
}
