package extract

import (
	"slices"

	"rapporteur/discussion"
)

// remarkWords point back at what was just said.
var remarkWords = phrases("that|this|it|it's|that's|those|you|your|there|he|she|his|her")

// courseWords open a sentence on the course of the meeting.
var courseWords = phrases("^ we|we're|we've|we'll|let|let's|i'll|i")

// thanksAll are words that close a meeting.
var thanksAll = phrases("obliged|grateful|thankful to you", "you ...1 all|everyone|everybody")

// remark fires on "That is on the record now. Bo, is it so?" by who leads, and
// must not on "Thank you. Next is Bo."
var remark = Rule{
	Name: "remark",
	Doc:  "Who leads, and before handing on says something that points back, comments on the turn before.",
	Run: func(p *Pass) error {
		replied := map[int]bool{}
		for _, l := range p.links {
			if l.Relation == discussion.RepliesTo && l.ToTurn == l.Turn-1 {
				replied[l.Turn] = true
			}
		}
		for i := 1; i < len(p.turns); i++ {
			if !p.leads(i) || replied[i] || p.leads(i-1) || len(p.turns[i-1].tokens) < 3 || !p.goesOn(&p.turns[i]) {
				continue
			}
			if s, ok := p.lookBack(&p.turns[i]); ok {
				p.reply(&p.turns[i], "comment", i-1, s.from, s.to, 0.8)
			}
		}
		return nil
	},
}

// lookBack returns the first sentence that is more than a thanks, where it is
// short and points back, and the turn does not hand on in it.
func (p *Pass) lookBack(t *turn) (sentence, bool) {
	const opening, long = 3, 25
	c := p.content()
	for n, s := range t.sentences[:min(opening, len(t.sentences))] {
		handsOn := false
		for _, d := range p.actsOf(t) {
			handsOn = handsOn || int(t.tokens[d.at.i].sentence) == n && d.act.kind != "thanks"
		}
		m := matcher{p, t, s}
		if _, called := m.first(&calledPhrases); called || handsOn || t.tokens[s.to-1].text == "?" {
			return sentence{}, false
		}
		if _, all := m.first(&thanksAll); all {
			return sentence{}, false
		}
		if _, thanks := m.first(&bareThanksPhrases); thanks || p.thanksIn(t, n) || s.to-s.from < 4 {
			continue
		}
		if _, ok := m.first(&remarkWords); ok {
			return s, s.to-s.from <= long
		}
		if _, course := m.first(&courseWords); course {
			return sentence{}, false
		}
		for _, w := range topics(t.tokens[s.from:s.to]) {
			if n, ok := c.words.placed(w); ok && c.times(t.index-1, n) > 0 && 4*int(c.spread[n]) < len(p.turns) {
				return s, s.to-s.from <= long
			}
		}
		return sentence{}, false
	}
	return sentence{}, false
}

// thanksIn tells whether a sentence thanks somebody by name.
func (p *Pass) thanksIn(t *turn, n int) bool {
	for _, d := range p.actsOf(t) {
		if d.act.kind == "thanks" && int(t.tokens[d.at.i].sentence) == n {
			return true
		}
	}
	return false
}

// goesOn tells whether a turn asks or hands over, or is short and no answer: it
// is not what somebody at the table has to say.
func (p *Pass) goesOn(t *turn) bool {
	const short = 40 // tokens
	return len(t.tokens) <= short && !p.endsAsking(&p.turns[t.index-1]) || p.endsAsking(t) || p.handsFloor(t) || slices.ContainsFunc(p.actsOf(t), func(d done) bool {
		return d.passesOn() && d.act.kind != "thanks" || d.act.kind == "asks" || d.act.kind == addresses
	})
}

// handsFloor tells whether a turn has been found to give the floor.
func (p *Pass) handsFloor(t *turn) bool {
	return p.hasLink(t.index, func(l discussion.Link) bool {
		return l.Relation == discussion.Engaged && l.Kind == "gives_floor"
	})
}
