package extract

import (
	"slices"

	"rapporteur/discussion"
)

var asksOrganisationPhrases = phrases(
	"question|questions to|for ...1 ORG", "ask|asking ...1 ORG to|if|whether|about|what|how|why|for|that",
	"know|hear|learn|understand from ...1 ORG", "know|hear|learn what ...1 ORG thinks|says|does|plans|intends",
	"opinion|view|views|position|thoughts of|from ...1 ORG",
)

// asksOrganisation fires on "a quick question to the GGE" where somebody spoke
// before who said to be its expert, and must not where nobody of it spoke, or
// on "my message for the GGE".
var asksOrganisation = Rule{
	Name: "asks-organisation",
	Doc:  "A question put to an organisation goes to the one who spoke before and belongs to it.",
	Run: func(p *Pass) error {
		spoke := p.spokeForAll()
		for i := range p.turns {
			t := &p.turns[i]
			if p.leads(i) {
				continue // who leads gives the floor so
			}
			p.each(t, &asksOrganisationPhrases, func(m match) {
				for _, o := range m.orgs {
					if q := p.spokeFor(i, spoke[o.entity.ID]); q != nil {
						to, sure := p.meant(t, q, m.i)
						p.reply(t, "question", to, m.i, m.j, sure)
					}
				}
			})
		}
		return nil
	},
}

// spokenFor is a turn of somebody who belongs to an organisation; before is
// the number of the last one of somebody else of it, -1 for none.
type spokenFor struct{ turn, before int }

// spokeForAll returns, by the id of each organisation, the turns of those who
// belong to it, in order, without those of who leads.
func (p *Pass) spokeForAll() map[string][]spokenFor {
	belongs := map[string][]string{} // to which organisations a person does
	for _, l := range p.links {
		if l.Relation == discussion.AffiliatedWith && !slices.Contains(belongs[l.From], l.To) {
			belongs[l.From] = append(belongs[l.From], l.To)
		}
	}
	all := map[string][]spokenFor{}
	for i, q := range p.speaking {
		if q == nil || q == p.chair {
			continue
		}
		for _, o := range belongs[p.entityOf(q, "named").ID] {
			before, last := -1, len(all[o])-1
			if last >= 0 {
				before = last
				if p.speaking[all[o][last].turn] == q {
					before = all[o][last].before
				}
			}
			all[o] = append(all[o], spokenFor{i, before})
		}
	}
	return all
}

// spokeFor returns who spoke last, before a turn, in the turns of those who
// belong to an organisation, other than the turn's speaker; nil for nobody.
func (p *Pass) spokeFor(turn int, all []spokenFor) *person {
	n, _ := slices.BinarySearchFunc(all, turn, func(s spokenFor, turn int) int { return s.turn - turn })
	if n--; n >= 0 && p.speaking[all[n].turn] == p.speaking[turn] {
		n = all[n].before
	}
	if n < 0 {
		return nil
	}
	return p.speaking[all[n].turn]
}
