package extract

import "slices"

// knownName fires on "I know Izumi Okutani very well" where a label or another
// turn names her, and must not on the speaker's own name.
var knownName = Rule{
	Name: "known-name",
	Doc:  "Any form of the name of a person who is known from elsewhere in the discussion.",
	Run: func(p *Pass) error {
		p.eachMarked(func(t *turn, s nameSpan) {
			if _, taken := p.occurrences[t.index][s.i]; taken {
				return
			}
			words := nameWords(t, s)
			free := p.free(t, s.i, s.j)
			if q := p.people.findAs(surnameTitle(t, s), words); q != nil && free {
				p.occur(t, s, q, 0.9)
			} else if q := p.nearest(t.index, p.people.candidates(words)); q != nil && free {
				p.occur(t, s, q, 0.6)
			} else {
				p.knownParts(t, s)
			}
		})
		return nil
	},
}

// nearest returns, of several people of one name, who speaks next, who spoke
// just before, or else who was named or spoke last.
func (p *Pass) nearest(turn int, all []*person) *person {
	if len(all) < 2 {
		return nil
	}
	for k := 1; k <= len(p.turns); k++ {
		if turn+k < len(p.turns) && k < 3 {
			if q := p.proposed(turn + k); slices.Contains(all, q) && len(p.labels[turn+k]) > 1 {
				return q
			}
		}
		if turn-k < 0 {
			continue
		}
		if q := p.proposed(turn - k); slices.Contains(all, q) {
			return q
		}
		var named *person
		for _, o := range p.occurrences[turn-k] {
			if slices.Contains(all, o.person) && named != nil && named != o.person {
				named = nil
				break
			}
			if slices.Contains(all, o.person) {
				named = o.person
			}
		}
		if named != nil {
			return named
		}
	}
	return nil
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
