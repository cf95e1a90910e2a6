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
			if (len(t.tokens) > 40 || replied[i]) && !p.turnsBack(t, before) || len(t.sentences) == 0 || len(before.tokens) == 0 || called[i] || slices.ContainsFunc(p.actsOf(t), done.passesOn) {
				continue
			}
			if p.speaking[i] != nil && p.speaking[i] == p.speaking[i-1] {
				continue
			}
			kind, score := "comment", 0.8
			switch {
			case before.tokens[len(before.tokens)-1].text == "?":
				kind, score = "answer", 0.9
			case t.tokens[len(t.tokens)-1].text == "?":
				kind = "question"
			case len(before.tokens) > 80:
				continue
			}
			p.reply(t, kind, i-1, t.sentences[0].from, t.sentences[0].to, score)
		}
		return nil
	},
}

// turnsBack tells whether a longer turn first reacts, in a word or two, to a
// short interruption: "Sorry." behind "Closer to the mic."
func (p *Pass) turnsBack(t, before *turn) bool {
	return len(t.sentences) > 1 && t.sentences[0].to-t.sentences[0].from <= 4 && len(before.tokens) <= 12 && !slices.ContainsFunc(p.actsOf(before), done.passesOn)
}
