package extract

import "rapporteur/discussion"

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
			for k := i - 1; k >= 0 && p.speaking[k] != q; k-- {
				if sure := given[k][q]; sure > 0 {
					// Who is handed the floor and speaks has taken it.
					sure = 0.5 + sure/2
					if k < i-1 {
						sure *= 0.85
					}
					p.reply(t, "floor", k, t.sentences[0].from, min(t.sentences[0].to, t.sentences[0].from+12), sure)
					break
				}
			}
		}
		return nil
	},
}

// floors returns who was given the floor in each turn, and how surely.
func (p *Pass) floors() []map[*person]float64 {
	byID := map[string]*person{}
	for _, q := range p.people.all {
		if q.entity != nil {
			byID[q.entity.ID] = q
		}
	}
	given := make([]map[*person]float64, len(p.turns))
	for _, l := range p.links {
		if l.Relation != discussion.Engaged || l.Kind != "gives_floor" {
			continue
		}
		if given[l.Turn] == nil {
			given[l.Turn] = map[*person]float64{}
		}
		q := byID[l.To]
		given[l.Turn][q] = max(given[l.Turn][q], l.Score)
	}
	return given
}
