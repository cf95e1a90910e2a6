package extract

import (
	"maps"
	"slices"

	"rapporteur/discussion"
)

// mentionsPerson fires on "I know Izumi Okutani very well" and must not where
// the same turn thanks or cites her.
var mentionsPerson = Rule{
	Name: "mentions",
	Doc:  "Who is named in a turn, and not engaged there in another way, is mentioned.",
	Run: func(p *Pass) error {
		type pair struct {
			turn int
			to   string
		}
		engaged := map[pair]bool{}
		for _, l := range p.links {
			if l.Relation == discussion.Engaged {
				engaged[pair{l.Turn, l.To}] = true
			}
		}
		for n := range p.turns {
			for _, i := range slices.Sorted(maps.Keys(p.occurrences[n])) {
				o := p.occurrences[n][i]
				key := pair{n, p.entityOf(o.person, "named").ID}
				if !engaged[key] {
					engaged[key] = true
					p.engage(&p.turns[n], "mentions", o.person, o.i, o.j, 0.6*o.score)
				}
			}
		}
		return nil
	},
}
