package extract

import (
	"slices"

	"rapporteur/discussion"
)

// takesFloor fires on the first words of a turn whose speaker the turn before
// gave the floor, and must not on the chair's own next turn.
var takesFloor = Rule{
	Name: "takes-floor",
	Doc:  "A turn takes the floor that an earlier turn gave its speaker, if the speaker has not spoken since.",
	Run: func(p *Pass) error {
		given := p.floors()
		for i := 1; i < len(p.turns); i++ {
			t := &p.turns[i]
			q := p.speaking[i]
			if q == nil || len(t.sentences) == 0 {
				continue
			}
			from := 0 // the first turn since the speaker's last
			if before := p.spokenBefore(i, q); len(before) > 0 {
				from = before[len(before)-1] + 1
			}
			n, _ := slices.BinarySearchFunc(given[q], i, func(f floor, turn int) int { return f.turn - turn })
			if n == 0 || given[q][n-1].turn < from {
				continue
			}
			// Who is handed the floor and speaks has taken it.
			k, sure := given[q][n-1].turn, 0.5+given[q][n-1].sure/2
			if k < i-1 {
				sure *= 0.85
			}
			p.reply(t, "floor", k, t.sentences[0].from, min(t.sentences[0].to, t.sentences[0].from+12), sure)
		}
		return nil
	},
}

// floor is a turn that gives somebody the floor, and how surely.
type floor struct {
	turn int
	sure float64
}

// floors returns the turns in which each person was given the floor, in order.
func (p *Pass) floors() map[*person][]floor {
	byID := map[string]*person{}
	for _, q := range p.people.all {
		if q.entity != nil {
			byID[q.entity.ID] = q
		}
	}
	given := map[*person][]floor{}
	for turn, links := range p.linksAt {
		for _, n := range links {
			l := p.links[n]
			if l.Relation != discussion.Engaged || l.Kind != "gives_floor" || l.Score <= 0 {
				continue
			}
			q := byID[l.To]
			if f := given[q]; len(f) > 0 && f[len(f)-1].turn == turn {
				f[len(f)-1].sure = max(f[len(f)-1].sure, l.Score)
			} else {
				given[q] = append(f, floor{turn, l.Score})
			}
		}
	}
	return given
}
