package extract

import (
	"slices"

	"rapporteur/discussion"
)

// echo fires on "Your cousin at the port." behind a turn about a cousin at the
// port, and must not on "Thank you.  Next is Ana."
var echo = Rule{
	Name: "echo",
	Doc:  "A turn whose first words take up rare words of the turn before comments on it.",
	Run: func(p *Pass) error {
		replied := map[[2]int]bool{}
		for _, l := range p.links {
			if l.Relation == discussion.RepliesTo {
				replied[[2]int{l.Turn, l.ToTurn}] = true
			}
		}
		c := p.content()
		for i := 1; i < len(p.turns); i++ {
			t := &p.turns[i]
			if len(t.sentences) == 0 || replied[[2]int{i, i - 1}] || p.speaking[i] != nil && p.speaking[i] == p.speaking[i-1] {
				continue
			}
			s := t.sentences[0]
			if s.to-s.from > 25 || p.handsOn(t) {
				continue
			}
			shared := 0.0
			words := c.weigh(p.around(t, s.from, 1), 0)
			for n, stem := range words.stems {
				if c.times(i-1, stem) > 0 {
					shared += words.worth[n]
				}
			}
			if shared > 4 {
				p.reply(t, "comment", i-1, s.from, s.to, 0.6)
			}
		}
		return nil
	},
}

// handsOn tells whether the first sentence of a turn hands over, introduces or
// thanks somebody.
func (p *Pass) handsOn(t *turn) bool {
	return slices.ContainsFunc(p.actsOf(t), func(d done) bool { return d.passesOn() && t.tokens[d.at.i].sentence == 0 })
}
