package extract

// replyKinds are the kinds of reply that acts towards somebody who has spoken
// are; bare thanks are none.
var replyKinds = map[string]string{
	"cites": "comment", "agrees": "agreement", "disagrees": "disagreement", "answers": "answer", "asks": "question",
}

// replyNamed fires on "I really agree with Alejandro's statement that trust is
// open" and must not on "thank you, Alejandro".
var replyNamed = Rule{
	Name: "reply-named",
	Doc:  "Who cites, asks, answers, agrees or disagrees by name replies to the turn where that person said it, chosen by the words they share.",
	Run: func(p *Pass) error {
		for i := range p.turns {
			t := &p.turns[i]
			for _, d := range p.actsOf(t) {
				kind := replyKinds[d.act.kind]
				if kind == "" || d.person == p.speaking[i] {
					continue
				}
				if kind == "question" && (p.leads(i) || d.act == &asksAct) && (i == 0 || d.person != p.speaking[i-1]) {
					continue // who leads hands over with a question, and who is called is asked anew
				}
				if kind == "question" && i > 0 && d.person == p.speaking[i-1] {
					p.reply(t, kind, i-1, d.match.i, d.match.j, 0.88)
					continue
				}
				if to, sure := p.meant(t, d.person, d.at.i); to >= 0 {
					if kind == "comment" && sure < 0.95 {
						sure = 0.8 // what is cited may have been said again
					}
					p.reply(t, kind, to, d.match.i, d.match.j, sure)
				}
			}
		}
		return nil
	},
}
