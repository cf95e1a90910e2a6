package extract

import (
	"slices"

	"rapporteur/discussion"
)

// weighSpeakers fires where the evidence for one person outweighs the rest,
// and must not where two are as likely: a wrong name costs more than unknown.
var weighSpeakers = Rule{
	Name: "weigh-speakers",
	Doc:  "All evidence for and against the speakers of a turn is weighed together, along the discussion.",
	Run: func(p *Pass) error {
		sure := make([]float64, len(p.turns))
		for i := range p.turns {
			p.shareLabel(i)
			p.speaking[i] = p.proposed(i)
		}
		// A second round knows the neighbours that the first one named.
		for range 2 {
			for i := range p.turns {
				if p.proposed(i) == nil {
					p.speaking[i], sure[i] = p.likeliest(i)
				}
			}
		}
		p.noteSpoken()
		for i := range p.turns {
			p.nameSpeaker(i, sure[i])
		}
		return nil
	},
}

// shareLabel lets a label of a first name that several people have speak for
// each of them alike.
func (p *Pass) shareLabel(i int) {
	words := p.labels[i]
	if len(words) != 1 || p.proposed(i) == nil || titleOf(p.readings[i].name) != "" {
		return
	}
	all := p.people.candidates(words)
	if len(all) < 2 {
		return
	}
	p.unlabel(i)
	for _, q := range all {
		p.propose(i, q, "first name", 0.5, discussion.Evidence{Span: discussion.Span{Turn: i}, Quote: p.doc.Turns[i].Label})
	}
}

// Limits of the decision: the least probability, and how far the second has to
// stay behind.
const (
	leastSpeaker  = 0.55
	leastDistance = 0.15
)

// likeliest combines the independent proposals of each person as a noisy or,
// lowers those who cannot well be speaking, and returns the likeliest person.
func (p *Pass) likeliest(turn int) (*person, float64) {
	var best *person
	first, second := 0.0, 0.0
	for _, q := range p.candidatesAt(turn) {
		miss := 1.0
		seen := map[string]bool{}
		for _, x := range p.proposals[turn] {
			if x.person == q && !seen[x.basis] {
				seen[x.basis] = true
				miss *= 1 - p.strongest(turn, q, x.basis)
			}
		}
		s := (1 - miss) * p.possible(turn, q)
		if s > first {
			best, first, second = q, s, first
		} else {
			second = max(second, s)
		}
	}
	if first < leastSpeaker || first-second < leastDistance {
		return nil, 0
	}
	return best, first
}

// candidatesAt returns the persons proposed for a turn, each once.
func (p *Pass) candidatesAt(turn int) []*person {
	var all []*person
	for _, x := range p.proposals[turn] {
		if !slices.Contains(all, x.person) {
			all = append(all, x.person)
		}
	}
	return all
}

// strongest is the greatest weight of a person's proposals of one basis.
func (p *Pass) strongest(turn int, q *person, basis string) float64 {
	w := 0.0
	for _, x := range p.proposals[turn] {
		if x.person == q && x.basis == basis {
			w = max(w, x.weight)
		}
	}
	return w
}

// possible is the factor by which the course of the talk lowers a person:
// nobody addresses or quotes himself, a new mark means a new speaker, and where
// most turns have labels, who has none and does not say his name is spoken of.
func (p *Pass) possible(turn int, q *person) float64 {
	f := 1.0
	if q.labels == 0 && p.mostlyLabelled() && p.strongest(turn, q, "self-introduction") == 0 {
		f = 0.5
	}
	for _, o := range p.occurrences[turn] {
		if o.person == q && o.rule != selfIntroductionName {
			f = min(f, 0.15)
		}
	}
	if turn > 0 && p.speaking[turn-1] == q {
		f *= 0.3
	}
	if turn+1 < len(p.turns) && p.speaking[turn+1] == q {
		f *= 0.5
	}
	return f
}

// nameSpeaker writes the decision down, with its strongest evidence. How sure
// the decision was counts where no label made it.
func (p *Pass) nameSpeaker(i int, sure float64) {
	q := p.speaking[i]
	if q == nil {
		return
	}
	best := p.surest(i, q)
	score := best.weight
	switch {
	case p.proposed(i) == nil:
		score = sure
		if best.weight < leastSpeaker {
			best.Rule = p.rule // no piece of evidence would do alone
		}
	case p.does(&p.turns[i], q, "thanks", "cites", "agrees"):
		score = 0.7 // the turn speaks of whom the label names as of another
	}
	best.Score = min(score, 0.99)
	p.speakers[i] = discussion.Speaker{Turn: i, Entity: p.entityOf(q, best.basis).ID, Basis: best.basis, Evidence: best.Evidence}
}
