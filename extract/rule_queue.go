package extract

import "slices"

// queue fires on "I have Ana, Bo and Cy" for the turns that follow without a
// label, and must not on "Thank you, Ana, Bo and Cy".
var queue = Rule{
	Name: "queue",
	Doc:  "Speakers announced in a row speak in that order; who has not yet spoken is next.",
	Run: func(p *Pass) error {
		for i := range p.turns {
			t := &p.turns[i]
			for _, d := range p.actsOf(t) {
				leads := p.chair == nil || p.proposed(i) == nil || p.proposed(i) == p.chair
				if leads && d.act.kind == "gives_floor" && len(d.match.names) > 1 && d.match.names[0] == d.at {
					p.serve(t, d)
				}
			}
		}
		return nil
	},
}

// serve walks the turns behind an announcement and proposes, where no label
// stands, the first who was announced and has not been heard since.
func (p *Pass) serve(t *turn, d done) {
	var waiting []*person
	for _, n := range d.match.names {
		if o, ok := p.occurrences[t.index][n.i]; ok {
			waiting = append(waiting, o.person)
		}
	}
	host, served := p.proposed(t.index), t.index
	for u := t.index + 1; u < len(p.turns) && len(waiting) > 0 && u <= t.index+4*len(d.match.names); u++ {
		if q := p.proposed(u); q != nil {
			switch {
			case slices.Contains(waiting, q):
				served = u
			case q != host && !p.spoke(d, t, q):
				return // somebody else has taken the floor
			}
			waiting = without(waiting, q)
			continue
		}
		next := waiting[0]
		if p.proposed(u-1) != next && (host == nil || p.proposed(u-1) == host || u == served+1 || p.spoke(d, t, p.proposed(u-1))) {
			p.propose(u, next, "queue", 0.6, p.evidence(t, d.match.i, d.match.j, 0))
			waiting, served = waiting[1:], u
		}
	}
}

// spoke tells whether the person was announced in the same row.
func (p *Pass) spoke(d done, t *turn, q *person) bool {
	for _, n := range d.match.names {
		if o, ok := p.occurrences[t.index][n.i]; ok && o.person == q {
			return true
		}
	}
	return false
}

func without(list []*person, q *person) []*person {
	var rest []*person
	for _, x := range list {
		if x != q {
			rest = append(rest, x)
		}
	}
	return rest
}
