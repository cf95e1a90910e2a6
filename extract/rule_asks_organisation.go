package extract

import "rapporteur/discussion"

var asksOrganisationPhrases = phrases(
	"question|questions to|for ...1 ORG", "ask|asking ...1 ORG to|if|whether|about|what|how|why|for|that",
	"know|hear|learn|understand from ...1 ORG", "know|hear|learn what ...1 ORG thinks|says|does|plans|intends",
	"opinion|view|views|position|thoughts of|from ...1 ORG",
)

// Words that name a person by whom that person is from, and what they do to it.
var (
	memberAgreedPhrases    = phrases("agree|concur|support|second|echo @fully? with? the|my|our @member from|of|at the? ORG")
	memberDisagreedPhrases = phrases("disagree|differ @fully? with|from the|my|our @member from|of|at the? ORG", "not|don't|cannot|can't agree with the|my|our @member from|of|at the? ORG")
	memberAskedPhrases     = phrases("ask|question|questions to? the|my|our @member from|of|at the? ORG")
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
			p.each(t, &memberAgreedPhrases, func(m match) { p.turnToMember(t, m, "agrees", "agreement") })
			p.each(t, &memberDisagreedPhrases, func(m match) { p.turnToMember(t, m, "disagrees", "disagreement") })
			p.each(t, &memberAskedPhrases, func(m match) { p.turnToMember(t, m, "asks", "question") })
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
	for k := turn - 1; k >= 0; k-- {
		q := p.speaking[k]
		if q == nil || q == p.chair || q == p.speaking[turn] {
			continue
		}
		id := p.entityOf(q, "named").ID
		for _, l := range p.links {
			if l.Relation == discussion.AffiliatedWith && l.From == id && l.To == organisation {
				return q
			}
		}
	}
	return nil
}

// turnToMember links a turn with what the one said who belongs to an
// organisation and spoke before.
func (p *Pass) turnToMember(t *turn, m match, kind, reply string) {
	q := p.spokeFor(t.index, m.orgs[0].entity.ID)
	if q == nil {
		return
	}
	p.engage(t, kind, q, m.i, m.j, 0.8)
	to, sure := p.meant(t, q, m.i)
	p.reply(t, reply, to, m.i, m.j, min(sure, 0.85))
}
