package extract

// askedBefore fires on the turn of Duncan behind "Duncan, can you please give
// us an overview?" and must not behind "Izumi, would you like to go ahead?",
// which is no question but a hand-over.
var askedBefore = Rule{
	Name: "asked-before",
	Doc:  "Who is asked by name, and speaks next, answers.",
	Run: func(p *Pass) error {
		for i := 1; i < len(p.turns); i++ {
			t, q := &p.turns[i], p.speaking[i]
			if q == nil || len(t.sentences) == 0 {
				continue
			}
			for k := i - 1; k >= max(0, i-2); k-- {
				if p.does(&p.turns[k], q, "asks") && p.speaking[k] != q {
					p.reply(t, "answer", k, t.sentences[0].from, t.sentences[0].to, 0.85)
					break
				}
			}
		}
		return nil
	},
}
