package extract

import (
	"rapporteur/discussion"
)

// proposal is a piece of evidence that a person speaks a turn. Its weight is
// the probability that it is right, taken by itself.
type proposal struct {
	person *person
	basis  string
	weight float64
	discussion.Evidence
}

// propose notes evidence for the speaker of a turn, in the name of the rule
// that runs.
func (p *Pass) propose(turn int, q *person, basis string, weight float64, e discussion.Evidence) {
	e.Rule = p.rule
	if basis == "label" || basis == officeBasis {
		p.labelled++
	}
	p.proposals[turn] = append(p.proposals[turn], proposal{q, basis, weight, e})
	p.notePlace(q, turn)
}

// officeBasis is the basis of a speaker whose label is an office that is known
// to be the person's.
const officeBasis = "office"

// proposed returns the person whom the label of a turn names, by name or by an
// office, or nil.
func (p *Pass) proposed(turn int) *person {
	for _, x := range p.proposals[turn] {
		if x.basis == "label" || x.basis == officeBasis {
			return x.person
		}
	}
	return nil
}

// mostlyLabelled tells whether labels name the speakers of most turns, and more
// than one: where they name the chair alone, they say nothing of the others.
func (p *Pass) mostlyLabelled() bool {
	if 5*p.labelled <= 3*len(p.turns) {
		return false
	}
	people := 0
	for _, q := range p.people.all {
		if q.labels > 0 {
			people++
		}
		if people > 1 {
			return true
		}
	}
	return false
}

// unlabel takes back what the label of a turn says.
func (p *Pass) unlabel(turn int) {
	for i, x := range p.proposals[turn] {
		if x.basis == "label" {
			x.person.labels--
			p.labelled--
			p.proposals[turn] = append(p.proposals[turn][:i:i], p.proposals[turn][i+1:]...)
			return
		}
	}
}

// surest returns the strongest proposal for a person at a turn.
func (p *Pass) surest(turn int, q *person) proposal {
	var best proposal
	for _, x := range p.proposals[turn] {
		if x.person == q && x.weight > best.weight {
			best = x
		}
	}
	return best
}
