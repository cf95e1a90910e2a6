package extract

import (
	"slices"

	"rapporteur/discussion"
)

// exchange fires on "There is none." between two turns of another person, and
// must not on a turn that hands over or takes the floor.
var exchange = Rule{
	Name: "exchange",
	Doc:  "A short turn in an exchange of two answers a question just asked, else comments on what was just said.",
	Run: func(p *Pass) error {
		replied, called := map[int]bool{}, map[int]bool{}
		for _, l := range p.links {
			if l.Relation == discussion.RepliesTo {
				replied[l.Turn] = true
			}
			called[l.Turn] = called[l.Turn] || l.Rule == bodyCalledName
		}
		for i := 1; i < len(p.turns); i++ {
			t, before := &p.turns[i], &p.turns[i-1]
			if (len(t.tokens) > 40 && !p.asksAgain(i) || replied[i]) && !p.turnsBack(t, before) || len(t.sentences) == 0 || len(before.tokens) == 0 || called[i] || slices.ContainsFunc(p.actsOf(t), done.passesOn) {
				continue
			}
			if p.speaking[i] != nil && p.speaking[i] == p.speaking[i-1] {
				continue
			}
			kind, score, s := "comment", 0.8, t.sentences[0]
			switch {
			case p.asksAtLast(before) && !p.asksAgain(i):
				kind, score = "answer", 0.9
			case p.asksElsewhere(i):
				if !p.remarks(t) {
					continue
				}
			case p.asksAtLast(t):
				kind, s = "question", t.sentences[len(t.sentences)-1]
			case len(before.tokens) > 80 || p.onlyThanks(t):
				continue
			}
			p.reply(t, kind, i-1, s.from, s.to, score)
		}
		return nil
	},
}

// turnsBack tells whether a longer turn first reacts, in a word or two, to a
// short interruption: "Sorry." behind "Closer to the mic."
func (p *Pass) turnsBack(t, before *turn) bool {
	return len(t.sentences) > 1 && t.sentences[0].to-t.sentences[0].from <= 4 && len(before.tokens) <= 12 && !slices.ContainsFunc(p.actsOf(before), done.passesOn)
}

// asksAtLast tells whether the last sentence of a turn asks.
func (p *Pass) asksAtLast(t *turn) bool {
	if t.tokens[len(t.tokens)-1].text == "?" {
		return true
	}
	_, ok := (matcher{p, t, t.sentences[len(t.sentences)-1]}).first(&putInWords)
	return ok
}

// asksAgain tells whether somebody who asked, and got an answer, asks again.
func (p *Pass) asksAgain(i int) bool {
	return i > 1 && p.speaking[i] != nil && p.speaking[i] == p.speaking[i-2] && p.endsAsking(&p.turns[i-2]) && p.endsAsking(&p.turns[i])
}

// heardPhrases only tell that somebody has listened.
var heardPhrases = phrases("^ i see|understand|hear $", "^ good morning|afternoon|evening|day", "^ hello|hi|hey|bye|goodbye|welcome", "^ hey|hi|hello everyone|everybody|all|guys|there $")

var (
	groupAskedPhrases = phrases(
		"^ who would|wants|will|can|could|else|wishes", "^ any|anyone|anybody|anything ...6 ?$", "question|questions to|for all|everyone|everybody",
		"does|would|can|has|is|did|do|could anyone|anybody|somebody|someone",
	)
	roleAskedPhrases = phrases("question|questions to|for the|our|my", "ask|asking the|our|my|your ...6 if|whether|about|what|how|why")
)

// asksElsewhere tells whether a turn calls, asks or hands over to another than
// who spoke just before, or asks a group.
func (p *Pass) asksElsewhere(i int) bool {
	t := &p.turns[i]
	for _, d := range p.actsOf(t) {
		if d.person != p.speaking[i-1] && (d.passesOn() && d.act.kind != "thanks" || d.act.kind == "asks" || d.act.kind == addresses) {
			return true
		}
	}
	if p.leads(i) && i+1 < len(p.turns) && p.speaking[i+1] != nil && p.speaking[i+1] != p.speaking[i-1] {
		return true
	}
	asked := p.hasLink(i, func(l discussion.Link) bool {
		return l.Relation == discussion.Engaged && l.Kind == "asks" && (p.speaking[i-1] == nil || l.To != p.entityOf(p.speaking[i-1], "named").ID)
	})
	p.each(t, &groupAskedPhrases, func(match) { asked = true })
	p.each(t, &roleAskedPhrases, func(match) { asked = true })
	return asked
}

// remarks tells whether the first sentence of a turn says something and does
// not ask, call or thank.
func (p *Pass) remarks(t *turn) bool {
	s := t.sentences[0]
	if s.to-s.from < 3 || t.tokens[s.to-1].text == "?" || p.handsOn(t) {
		return false
	}
	_, thanks := (matcher{p, t, s}).first(&bareThanksPhrases)
	_, heard := (matcher{p, t, s}).first(&heardPhrases)
	return !thanks && !heard && !slices.ContainsFunc(p.actsOf(t), func(d done) bool { return t.tokens[d.at.i].sentence == 0 })
}

// onlyThanks tells whether a turn opens with a thanks and says little more.
func (p *Pass) onlyThanks(t *turn) bool {
	_, thanks := (matcher{p, t, t.sentences[0]}).first(&bareThanksPhrases)
	return thanks && len(t.sentences) < 3
}
