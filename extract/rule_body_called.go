package extract

const bodyCalledName = "body-called"

// bodyCalled fires on "Kenya, please." behind which KENYA speaks, whose delegate
// is known, and must not on a longer sentence that is about Kenya.
var bodyCalled = Rule{
	Name: bodyCalledName,
	Doc:  "A country or an organisation called at the end of a turn gives the floor to its delegate, who speaks next under its label.",
	Run: func(p *Pass) error {
		for i := range len(p.turns) - 1 {
			t, next := &p.turns[i], p.speaking[i+1]
			body := p.readings[i+1].body
			if body == "" || next == nil || next == p.speaking[i] || p.does(t, next, "gives_floor") {
				continue
			}
			for _, s := range t.sentences[max(0, len(t.sentences)-2):] {
				if k := p.bodyIn(t, s, body); k >= 0 && s.to-s.from <= 12 {
					p.engage(t, "gives_floor", next, k, s.to, 0.9)
					break
				}
			}
		}
		return nil
	},
}

// bodyIn returns the first token of the body in a sentence, -1 for none.
func (p *Pass) bodyIn(t *turn, s sentence, body string) int {
	for k := s.from; k < s.to; k++ {
		for j := k + 1; j <= min(s.to, k+8); j++ {
			if t.tokens[k].capital && foldedName(t, k, j) == body {
				return k
			}
		}
	}
	return -1
}
