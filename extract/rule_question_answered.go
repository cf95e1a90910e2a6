package extract

import "slices"

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
			if p.leads(i) {
				continue // who leads passes questions on
			}
			if len(t.sentences) == 0 || p.speaking[i] != nil && p.speaking[i] == p.speaking[i-1] || !p.endsAsking(before) || p.asksAgain(i) || answered[[2]int{i, i - 1}] {
				continue
			}
			p.reply(t, "answer", i-1, t.sentences[0].from, t.sentences[0].to, 0.87)
		}
		return nil
	},
}

// passing tells whether a turn of the chair only passes a question on.
func (p *Pass) passing(t *turn) bool {
	return p.leads(t.index) && len(t.tokens) < 30
}

// endsAsking tells whether one of the last two sentences of a turn is a
// question of four words or more.
func (p *Pass) endsAsking(t *turn) bool {
	for _, s := range t.sentences[max(0, len(t.sentences)-2):] {
		if p.handsOverIn(t, int(t.tokens[s.from].sentence)) {
			continue
		}
		if t.tokens[s.to-1].text == "?" && s.to-s.from > 4 {
			return true
		}
		if _, ok := (matcher{p, t, s}).first(&putInWords); ok {
			return true
		}
	}
	return false
}

// handsOverIn tells whether a sentence only hands over: "Bo, would you begin?"
func (p *Pass) handsOverIn(t *turn, n int) bool {
	return slices.ContainsFunc(p.actsOf(t), func(d done) bool { return d.act == &givesFloorAct && int(t.tokens[d.at.i].sentence) == n })
}

// putInWords are questions without a question mark.
var putInWords = phrases(
	"i|we asked under|whether|if|about|what|how|why|when|where|for|who", "my|the|our ...1 question ...2 is|was", "second|other|first|last|third is|was whether|what|how|why|when|where|who",
	"like|want|love to know|hear|learn ...1 whether|if|about|what|how|why|when|where|who|from", "^ tell us|me", "^ please tell|explain|describe",
)
