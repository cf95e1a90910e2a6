package extract

import "slices"

var (
	yourPointPhrases    = phrases("as you @adverb? @adverb? @said", "what you're|you @adverb? @said", "to|on|of|from|about|by|like|support|second|appreciate|share your ...1 @point", "agree|disagree with your ...1 @point", "you @adverb? @said ...1 that", "like you @said")
	yourQuestionPhrases = phrases("your ...1 question|questions", "you asked", "you were asking")
)

// yourPoint fires on "as you said" and "with regards to your question", and
// must not on "as you know".
var yourPoint = Rule{
	Name: "your-point",
	Doc:  "What “you” said or asked is that of the person addressed last in the turn, else of who spoke just before.",
	Run: func(p *Pass) error {
		for i := 1; i < len(p.turns); i++ {
			t := &p.turns[i]
			p.each(t, &yourQuestionPhrases, func(m match) { p.addressee(t, m, "answers", "answer") })
			p.each(t, &yourPointPhrases, func(m match) { p.addressee(t, m, "cites", "comment") })
		}
		return nil
	},
}

func (p *Pass) addressee(t *turn, m match, kind, reply string) {
	var q *person
	at := -1
	for i, o := range p.occurrences[t.index] {
		if i < m.j+4 && i > at && o.person != p.speaking[t.index] && p.spokeBefore(t.index, o.person) {
			q, at = o.person, i
		}
	}
	if q == nil {
		q = p.speaking[t.index-1]
	}
	if q == nil || q == p.speaking[t.index] {
		return
	}
	p.engage(t, kind, q, m.i, m.j, 0.75)
	if to, sure := p.meant(t, q, m.i); to >= 0 {
		p.reply(t, reply, to, m.i, m.j, sure)
	}
}

// spokeBefore tells whether the person speaks a turn before this one.
func (p *Pass) spokeBefore(turn int, q *person) bool {
	return slices.Contains(p.speaking[:turn], q)
}
