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
			if q == nil && l.Kind == "answer" {
				q = p.calledLast(&p.turns[l.Turn]) // "It is the wrong one, Ana."
			}
			if q == nil || q == p.speaking[l.Turn] {
				continue
			}
			from := p.turns[l.Turn].tokensOf(l.Span)
			switch {
			case l.Kind == "answer" && !p.handedTo(l.ToTurn, p.speaking[l.Turn]):
				p.engageOnce(l.Turn, "answers", q, from, 0.88)
				p.asked(l.ToTurn, l.Turn)
			case l.Kind == "question" && l.ToTurn == l.Turn-1 && l.Rule == exchange.Name:
				p.engageOnce(l.Turn, "asks", q, from, 0.88)
			}
		}
		return nil
	},
}

// tagPhrases end what is no question for all its mark.
var tagPhrases = phrases("you know ?$", "right|okay|yeah|correct|huh ?$")

// asked notes that who answers at once was asked, where the question names
// nobody.
func (p *Pass) asked(turn, answer int) {
	q, t := p.speaking[answer], &p.turns[turn]
	named := p.hasLink(turn, func(l discussion.Link) bool {
		return l.Relation == discussion.Engaged && l.Kind == "asks"
	})
	if q == nil || named || answer != turn+1 || p.leads(turn) || p.speaking[turn] == nil || !p.endsAsking(t) {
		return
	}
	group := false
	p.each(t, &groupAskedPhrases, func(match) { group = true })
	if group {
		return
	}
	s := t.sentences[len(t.sentences)-1]
	if _, tag := (matcher{p, t, s}).first(&tagPhrases); tag || s.to-s.from < 4 || !p.asksAtLast(t) {
		return
	}
	p.engage(t, "asks", q, s.from, s.to, 0.82)
}

// calledLast returns the person whom a turn calls at the end of a sentence.
func (p *Pass) calledLast(t *turn) *person {
	for _, s := range t.sentences {
		for i := s.from + 1; i < s.to; i++ {
			if o, ok := p.occurrences[t.index][i]; ok && s.to-o.j <= 1 && t.tokens[untitledBack(t, i)-1].text == "," {
				return o.person
			}
		}
	}
	return nil
}

// handedTo tells whether who leads gave the person the floor in a turn.
func (p *Pass) handedTo(turn int, q *person) bool {
	return p.leads(turn) && q != nil && p.engages(turn, "gives_floor", q)
}

// engages tells whether a turn has been found to engage with a person so.
func (p *Pass) engages(turn int, kind string, q *person) bool {
	to := p.entityOf(q, "named").ID
	return p.hasLink(turn, func(l discussion.Link) bool {
		return l.Relation == discussion.Engaged && l.Kind == kind && l.To == to
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
	i, _ := slices.BinarySearchFunc(t.tokens, s.Start+1, func(k token, start int) int { return int(k.end) - start })
	i = max(0, min(i, len(t.tokens)-1))
	j := i + 1
	for j < len(t.tokens) && int(t.tokens[j].start) < s.End {
		j++
	}
	return nameSpan{i, j}
}

// untitledBack returns where the titles before a name begin.
func untitledBack(t *turn, i int) int {
	for i > 1 && (titles[t.tokens[i-1].lower] || t.tokens[i-1].text == "." && titles[t.tokens[i-2].lower]) {
		i--
	}
	return i
}
