package extract

import "math"

var (
	questionTakenUp = phrases(
		"the question|questions on|about|regarding|around", "^ ...4 to|on|regarding the question|questions of|on|about|regarding|around",
		"respond|answer|reply|responding|answering|replying to|on|some ...3 question|questions|comment|comments ...2 on|about|of|regarding",
	)
	pointTakenUp = phrases(
		"as ...1 already|previously|earlier @said", "as was|were|has|have ...2 @said", "been|was|were|is @said earlier|before|already|previously",
		"as we ...1 heard|discussed|saw", "^ ...4 the point|points|comment|comments|suggestion|proposal about|on|regarding|involving|to",
		"earlier|before somebody|someone @said", "somebody|someone @said",
	)
)

// takesUp fires on "On the question of terminology" where an earlier turn
// spoke of terminology, and must not where nobody did.
var takesUp = Rule{
	Name: "takes-up",
	Doc:  "A question or a point taken up without a name is that of the earlier turn that shares the most rare words with it.",
	Run: func(p *Pass) error {
		for i := 1; i < len(p.turns); i++ {
			t := &p.turns[i]
			if p.leads(i) {
				continue
			}
			p.each(t, &questionTakenUp, func(m match) { p.takeUp(t, m, "answer", "answers", "") })
			p.each(t, &pointTakenUp, func(m match) { p.takeUp(t, m, "comment", "", "") })
		}
		return nil
	},
}

// takeUp links a match with the earlier turn that it takes up, which is not of
// somebody who is called by the pronoun that is excluded.
func (p *Pass) takeUp(t *turn, m match, reply, engagement, excluded string) {
	to := p.saidBefore(t, m.i, len(p.turns), 1, excluded)
	s := t.sentences[t.tokens[m.i].sentence]
	for k := s.from; k < s.to; k++ {
		o, ok := p.occurrences[t.index][k]
		if !ok {
			continue
		}
		if o.rule != describedName {
			return // the sentence says whose it is
		}
		to, _ = p.meant(t, o.person, m.i) // "on the question of my Cuban colleague"
	}
	if to < 0 {
		return
	}
	p.reply(t, reply, to, m.i, m.j, 0.5)
	if q := p.speaking[to]; q != nil && engagement != "" {
		p.engage(t, engagement, q, m.i, m.j, 0.5)
	}
}

// saidBefore returns, of the so many turns before, that of another person
// which shares the most with the clause from token i on, where that names a
// thing; -1 where none reaches the least. Turns of people called by the
// pronoun that is excluded, if one is, are passed over.
func (p *Pass) saidBefore(t *turn, i, recent int, leastShared float64, excluded string) int {
	c := p.content()
	words := c.weigh(p.clause(t, i), 0)
	best, first := -1, 0.0
	for k := t.index - 1; k >= max(0, t.index-recent); k-- {
		if words.most*math.Pow(0.96, float64(t.index-k)) < max(first, leastShared) {
			break // no turn farther back can share as much
		}
		least := 15
		if p.speaking[k] == p.chair {
			least = 150 // the chair's short turns hand over
		}
		if p.speaking[k] != nil && p.speaking[k] == p.speaking[t.index] || len(p.turns[k].tokens) < least {
			continue
		}
		if excluded != "" && p.speaking[k] != nil && p.called(p.speaking[k]) == excluded {
			continue
		}
		s := c.shared(words, k) * (math.Pow(0.96, float64(t.index-k)) / (1 + 0.3*math.Log(float64(len(p.turns[k].tokens)))))
		if s > first {
			best, first = k, s
		}
	}
	if first < leastShared {
		return -1
	}
	return best
}
