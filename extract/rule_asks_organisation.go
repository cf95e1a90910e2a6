package extract

import "rapporteur/discussion"

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
		for i := range p.turns {
			t := &p.turns[i]
			if p.leads(i) {
				continue // who leads gives the floor so
			}
			p.each(t, &asksOrganisationPhrases, func(m match) {
				for _, o := range m.orgs {
					if q := p.spokeFor(i, o.entity.ID); q != nil {
						to, sure := p.meant(t, q, m.i)
						p.reply(t, "question", to, m.i, m.j, sure)
					}
				}
			})
		}
		return nil
	},
}

// spokeFor returns who spoke last, before a turn, of those who belong to an
// organisation, other than the turn's speaker and who leads; nil for nobody.
func (p *Pass) spokeFor(turn int, organisation string) *person {
	belongs := map[string]bool{}
	for _, l := range p.links {
		if l.Relation == discussion.AffiliatedWith && l.To == organisation {
			belongs[l.From] = true
		}
	}
	for k := turn - 1; k >= 0 && len(belongs) > 0; k-- {
		q := p.speaking[k]
		if q != nil && q != p.chair && q != p.speaking[turn] && belongs[p.entityOf(q, "named").ID] {
			return q
		}
	}
	return nil
}
