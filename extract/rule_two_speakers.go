package extract

import "slices"

// twoSpeakers fires on a turn without a label between two of Ana, where the
// labels around name Ana and Duncan and nobody else, and must not where a third
// person speaks near by or where most turns have no label.
var twoSpeakers = Rule{
	Name: "two-speakers",
	Doc:  "Where labels name most turns, and around a gap two people alone, these take turns: the gap is theirs one after the other.",
	Run: func(p *Pass) error {
		if !p.mostlyLabelled() {
			return nil
		}
		for i := 1; i < len(p.turns); i++ {
			if p.proposed(i) == nil && p.proposed(i-1) != nil {
				p.fillGap(i)
			}
		}
		return nil
	},
}

// fillGap proposes the speakers of the turns from i up to the next label. Their
// number must fit: an odd one between two turns of one person, an even one
// between one's and the other's.
func (p *Pass) fillGap(i int) {
	end := i
	for end < len(p.turns) && p.proposed(end) == nil && p.doc.Turns[end].Label == "" {
		end++
	}
	if end == len(p.turns) || p.proposed(end) == nil {
		return
	}
	before := p.proposed(i - 1)
	if (end-i)%2 == 1 != (p.proposed(end) == before) {
		return
	}
	two := p.labelledAround(i-1, end)
	if len(two) != 2 {
		return
	}
	next := map[*person]*person{two[0]: two[1], two[1]: two[0]}
	for ; i < end; i++ {
		before = next[before]
		if t := &p.turns[i]; len(t.sentences) > 0 {
			p.propose(i, before, "two speakers", 0.95, p.evidence(t, t.sentences[0].from, t.sentences[0].to, 0))
		}
	}
}

// labelledAround returns the people whom the nearest labels name, eight up to
// one turn and eight from another on; nil where a label there names nobody.
func (p *Pass) labelledAround(to, from int) []*person {
	const nearest = 8
	var all []*person
	for _, side := range []struct{ at, step int }{{to, -1}, {from, 1}} {
		found := 0
		for k := side.at; k >= 0 && k < len(p.turns) && found < nearest; k += side.step {
			q := p.proposed(k)
			switch {
			case q == nil && p.doc.Turns[k].Label != "":
				return nil
			case q == nil:
				continue
			case !slices.Contains(all, q):
				all = append(all, q)
			}
			found++
		}
	}
	return all
}
