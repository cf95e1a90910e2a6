package extract

// handOver fires on "Henry?" at the end of a turn, for the next one, and must
// not on "As Henry said, we have time."
var handOver = Rule{
	Name: "hand-over",
	Doc:  "Who is given the floor at the end of a turn speaks the next one.",
	Run: func(p *Pass) error {
		for i := range len(p.turns) - 1 {
			t := &p.turns[i]
			for _, d := range p.actsOf(t) {
				if w := p.handsOver(t, d); w > 0 {
					p.propose(i+1, d.person, "hand-over", w, p.evidence(t, d.match.i, d.match.j, 0))
				}
			}
		}
		return nil
	},
}

// handsOver weighs an act as a hand-over to the next turn: the nearer to the
// end of the turn, the surer; one of several names is less sure.
func (p *Pass) handsOver(t *turn, d done) float64 {
	var w float64
	switch d.act.kind {
	case "gives_floor":
		w = 0.88
	case "introduces", "asks", "invites":
		w = 0.8
	case addresses:
		w = 0.75
	default:
		return 0
	}
	left := len(t.sentences) - 1 - int(t.tokens[d.at.i].sentence)
	switch {
	case left == 0:
	case left <= 2:
		w -= 0.08 * float64(left)
	case left <= 5:
		w = min(w-0.3, 0.55)
	default:
		return 0
	}
	if len(d.match.names) > 1 && d.match.names[0] != d.at {
		w = min(w-0.3, 0.45)
	}
	return w
}
