package extract

import (
	"maps"
	"slices"
)

// officeHolder fires on turns labelled "MODERATOR" when one of them says "My
// name is Anton", when a label is "MODERATOR ANTON" or when others thank Anton
// behind them, and must not on "AUDIENCE", which is many people, or where the
// moderator himself speaks of Anton. "KENYA" is the office of its delegate.
var officeHolder = Rule{
	Name: "office",
	Doc:  "Turns labelled with one office are spoken by the person who is named in it; where several hold it in turn, by the last one named.",
	Run: func(p *Pass) error {
		bare := p.bareOffices()
		for _, office := range slices.Sorted(maps.Keys(bare)) {
			turns := bare[office]
			holders := p.tenures(office)
			if len(holders) == 0 {
				holders = p.likelyHolder(p.calledAround(turns, office))
			}
			p.seat(turns, holders)
		}
		return nil
	},
}

// bareOffices returns the turns whose label is an office alone, by the office.
func (p *Pass) bareOffices() map[string][]int {
	bare := map[string][]int{}
	for i := range p.doc.Turns {
		if office := p.officeAt(i); office != "" && p.proposed(i) == nil {
			bare[office] = append(bare[office], i)
		}
	}
	return bare
}

// seat gives the turns to who is named last up to them; a single holder has
// them all.
func (p *Pass) seat(turns []int, holders []tenure) {
	if len(holders) == 0 {
		return
	}
	single := !slices.ContainsFunc(holders, func(h tenure) bool { return h.person != holders[0].person })
	for _, i := range turns {
		n, _ := slices.BinarySearchFunc(holders, i+1, func(h tenure, turn int) int { return h.turn - turn })
		if n == 0 {
			if !single {
				continue
			}
			n = 1
		}
		h := holders[n-1]
		if p.does(&p.turns[i], h.person, "thanks", "gives_floor", "asks") || p.besideName(i, h.person) {
			continue
		}
		w := 0.85
		if !h.told || !single {
			w = 0.75
		}
		h.person.labels++
		p.propose(i, h.person, officeBasis, w, h.Evidence)
	}
}

// likelyHolder returns the person whom most of the votes are for, none where
// another has half as many. Who has labels of the own name needs two.
func (p *Pass) likelyHolder(votes []tenure) []tenure {
	const least, again = 0.7, 1.5
	sums := map[*person]float64{}
	for _, v := range votes {
		sums[v.person] += v.weight
	}
	best, second := 0.0, 0.0 // the greatest sum of a person, and of another
	for _, s := range sums {
		if s > best {
			best, second = s, best
		} else {
			second = max(second, s)
		}
	}
	for n, v := range votes {
		q := v.person
		if sums[q] < least || q.labels > 0 && sums[q] < again {
			continue
		}
		other := best
		if sums[q] == best {
			other = second
		}
		if 2*other <= sums[q] {
			return votes[n : n+1]
		}
	}
	return nil
}
