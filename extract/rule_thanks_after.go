package extract

// headTokens is how many tokens the head of a turn has at most: a long sentence
// that opens a turn may thank anybody at its end.
const headTokens = 25

// thanksAfter fires on "Thank you, Henry." at the head of a turn, for the turn
// before, and must not on "Thank you, Henry and Ana, for the invitation to
// this workshop" further down.
var thanksAfter = Rule{
	Name: "thanks-after",
	Doc:  "Who is thanked by name at the head of a turn spoke the turn before.",
	Run: func(p *Pass) error {
		for i := 1; i < len(p.turns); i++ {
			t := &p.turns[i]
			for _, d := range p.actsOf(t) {
				if d.act.kind != "thanks" || t.tokens[d.at.i].sentence > 1 || d.at.i > headTokens {
					continue
				}
				w := 0.85 - 0.1*float64(t.tokens[d.at.i].sentence)
				if len(d.match.names) > 1 {
					w = 0.5
				}
				p.propose(i-1, d.person, "thanks", w, p.evidence(t, d.match.i, d.match.j, 0))
			}
		}
		return nil
	},
}
