package extract

import (
	"slices"

	"rapporteur/discussion"
)

// nearName finds an organisation of the lexicon whose name of three words or
// more stands there with a word left out, misheard or in another place.
//
// It fires on "the group of government experts" for the Group of Governmental
// Experts and on "the UN Department of Social Affairs"; it must not on "a group
// of experts" or on the "National University of Chile" for another country's.
var nearName = Rule{
	Name: "near-name",
	Doc:  "An organisation of the lexicon whose name is misheard, shortened or turned round.",
	Run: func(p *Pass) error {
		s := nearSearch{p, p.lexicon.near, map[[2]string]float64{}, map[discussion.Span]bool{}}
		for n := range p.turns {
			s.turn(&p.turns[n])
		}
		p.mentions = slices.DeleteFunc(p.mentions, func(m discussion.Mention) bool { return s.gone[m.Span] && m.Rule != p.rule })
		return nil
	},
}
