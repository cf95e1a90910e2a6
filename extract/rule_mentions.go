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
		engaged := map[discussion.Link]bool{}
		for _, l := range p.links {
			if l.Relation == discussion.Engaged {
				engaged[discussion.Link{To: l.To, Evidence: discussion.Evidence{Span: discussion.Span{Turn: l.Turn}}}] = true
			}
		}
		for n := range p.turns {
			for _, i := range slices.Sorted(maps.Keys(p.occurrences[n])) {
				o := p.occurrences[n][i]
				key := discussion.Link{To: p.entityOf(o.person, "named").ID, Evidence: discussion.Evidence{Span: discussion.Span{Turn: n}}}
				if !engaged[key] {
					engaged[key] = true
					p.engage(&p.turns[n], "mentions", o.person, o.i, o.j, 0.6*o.score)
				}
			}
		}
		return nil
	},
}
