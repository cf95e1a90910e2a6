package extract

import (
	"slices"

	"rapporteur/discussion"
)

// dialogue fires on "Eleven of them are." behind the question of Ana "And are
// they hired?", and must not where a chair gave the floor with the question.
var dialogue = Rule{
	Name: "dialogue",
	Doc:  "Who answers or asks back in a dialogue engages with the one who asked or spoke, named or not.",
	Run: func(p *Pass) error {
		for _, l := range slices.Clone(p.links) {
			if l.Relation != discussion.RepliesTo || l.Rule == round.Name || l.Rule == takesUp.Name {
				continue
			}
			q := p.speaking[l.ToTurn]
			if q == nil || q == p.speaking[l.Turn] {
				continue
			}
			from := p.turns[l.Turn].tokensOf(l.Span)
			switch {
			case l.Kind == "answer" && !p.handedTo(l.ToTurn, p.speaking[l.Turn]):
				p.engageOnce(l.Turn, "answers", q, from, min(l.Score, 0.9))
			case l.Kind == "question" && l.ToTurn == l.Turn-1 && l.Rule == exchange.Name:
				p.engageOnce(l.Turn, "asks", q, from, min(l.Score, 0.85))
			}
		}
		return nil
	},
}

// handedTo tells whether who leads gave the person the floor in a turn.
func (p *Pass) handedTo(turn int, q *person) bool {
	return p.leads(turn) && q != nil && p.engages(turn, "gives_floor", q)
}

// engages tells whether a turn has been found to engage with a person so.
func (p *Pass) engages(turn int, kind string, q *person) bool {
	to := p.entityOf(q, "named").ID
	return slices.ContainsFunc(p.links, func(l discussion.Link) bool {
		return l.Relation == discussion.Engaged && l.Turn == turn && l.Kind == kind && l.To == to
	})
}

// engageOnce notes an engagement unless the turn is known to have it.
func (p *Pass) engageOnce(turn int, kind string, q *person, s nameSpan, score float64) {
	if !p.engages(turn, kind, q) {
		p.engage(&p.turns[turn], kind, q, s.i, s.j, score)
	}
}

// tokensOf returns the tokens that a span of the turn covers, one at least.
func (t *turn) tokensOf(s discussion.Span) nameSpan {
	i := 0
	for i+1 < len(t.tokens) && t.tokens[i].end <= s.Start {
		i++
	}
	j := i + 1
	for j < len(t.tokens) && t.tokens[j].start < s.End {
		j++
	}
	return nameSpan{i, j}
}
