package extract

import (
	"maps"
	"slices"
	"strings"

	"rapporteur/discussion"
)

// officeAlone fires on the turns labelled "THE CHAIR" of a hearing that never
// says who that is, and must not on "AUDIENCE", which is many people, or where
// anything tells a name of the chair.
var officeAlone = Rule{
	Name: "office-alone",
	Doc:  "Who leads a meeting under the label of the office, and is never named, is one person of the discussion's own, called by the office.",
	Run: func(p *Pass) error {
		bare := p.bareOffices()
		for _, office := range slices.Sorted(maps.Keys(bare)) {
			turns := bare[office]
			if !leading[office] || len(turns) < 2 || len(p.tenures(office)) > 0 || len(p.calledAround(turns, office)) > 0 {
				continue
			}
			q := p.anonymous(p.doc.Turns[turns[0]].Role)
			for _, i := range turns {
				q.labels++
				p.propose(i, q, officeBasis, 0.8, discussion.Evidence{Span: discussion.Span{Turn: i}, Quote: p.doc.Turns[i].Label})
			}
		}
		return nil
	},
}

// anonymous makes a person who is known by an office alone. No word of it names
// anybody in the text, where an office may be anyone's.
func (p *Pass) anonymous(role string) *person {
	name := titleCase(strings.Join(strings.Fields(role), " "))
	q := &person{words: []string{strings.ToLower(name)}, name: name, heard: map[string]bool{}, written: map[string]int{}}
	p.people.all = append(p.people.all, q)
	p.people.changed()
	return q
}
