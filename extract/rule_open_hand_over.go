package extract

var openHandOverPhrases = phrases(
	"state|say|give your ...2 name", "introduce yourself", "go ahead ...2 $", "you have the floor ...2 $", "the? floor is yours ...2 $",
	"^ please $", "please ,? sir|madam", "you are|'re next", "over to you ...1 $", "please proceed|start|begin ...1 $",
	"^ please ,? in the back|front|corner", "^ the? gentleman|lady|person ...6 $",
)

// openHandOver fires on "Welcome.  State your name." at the end of a turn, and
// must not where the words before it name who has the floor.
var openHandOver = Rule{
	Name: "open-hand-over",
	Doc:  "Words that hand the floor over without a name give it to whoever speaks next.",
	Run: func(p *Pass) error {
		for i := range len(p.turns) - 1 {
			t, next := &p.turns[i], p.speaking[i+1]
			if next == nil || next == p.speaking[i] || p.does(t, next, "gives_floor") {
				continue
			}
			if _, named := p.turnsTo(t, next); named {
				continue
			}
			if m, ok := p.handsOpenly(t); ok {
				p.engage(t, "gives_floor", next, m.i, m.j, 0.85)
			}
		}
		return nil
	},
}

// handsOpenly returns the words of the last two sentences that hand over.
func (p *Pass) handsOpenly(t *turn) (match, bool) {
	var found match
	ok := false
	for _, s := range t.sentences[max(0, len(t.sentences)-2):] {
		(matcher{p, t, s}).each(&openHandOverPhrases, func(m match) { found, ok = m, true })
	}
	return found, ok
}
