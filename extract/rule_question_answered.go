package extract

// questionAnswered fires on the turn behind "What would you have done here?"
// and must not behind "Henry?", which only hands over.
var questionAnswered = Rule{
	Name: "question-answered",
	Doc:  "The turn behind one that ends with a question answers it.",
	Run: func(p *Pass) error {
		answered := map[[2]int]bool{}
		for _, l := range p.links {
			if l.Kind == "answer" {
				answered[[2]int{l.Turn, l.ToTurn}] = true
			}
		}
		for i := 1; i < len(p.turns); i++ {
			t, before := &p.turns[i], &p.turns[i-1]
			if i > 1 && p.passing(before) && p.speaking[i] != p.speaking[i-2] && p.endsAsking(&p.turns[i-2]) && len(t.sentences) > 0 {
				p.reply(t, "answer", i-2, t.sentences[0].from, t.sentences[0].to, 0.7)
			}
			if p.chair != nil && p.speaking[i] == p.chair {
				continue // who leads passes questions on
			}
			if len(t.sentences) == 0 || p.speaking[i] != nil && p.speaking[i] == p.speaking[i-1] || !p.endsAsking(before) || answered[[2]int{i, i - 1}] {
				continue
			}
			p.reply(t, "answer", i-1, t.sentences[0].from, t.sentences[0].to, 0.8)
		}
		return nil
	},
}

// passing tells whether a turn of the chair only passes a question on.
func (p *Pass) passing(t *turn) bool {
	return p.chair != nil && p.speaking[t.index] == p.chair && len(t.tokens) < 30
}

// endsAsking tells whether one of the last two sentences of a turn is a
// question of four words or more.
func (p *Pass) endsAsking(t *turn) bool {
	for _, s := range t.sentences[max(0, len(t.sentences)-2):] {
		if t.tokens[s.to-1].text == "?" && s.to-s.from > 4 {
			return true
		}
	}
	return false
}
