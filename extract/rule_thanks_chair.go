package extract

import "rapporteur/discussion"

var thanksOffice = phrases(
	"thank you|thanks ,? @many? @many? @many? ,? @courtesy? .? @presiding",
	"thank you|thanks ,? @many? @many? @many? ,? @courtesy .? speaker|president",
	"thanks|thank you? ...2 to the|our @presiding",
	"thank|thanking the|our @presiding",
	"^ @courtesy? .? @presiding ,? @many? thank|thanks",
	"^ good? morning|afternoon|evening|day ,? @courtesy? .? @presiding ...4 thank|thanks",
	"grateful to the|our|you @courtesy? .? @presiding",
)

// thanksChair fires on "Thank you, Madam Chair." at the head of a turn, for who
// leads the meeting, and must not on "Thank you, Chair Quill", which has a name,
// or on "thanks to the chair of the harbour board".
var thanksChair = Rule{
	Name: "thanks-chair",
	Doc:  "A thanks to the chair, the moderator or the president at the head of a turn goes to who leads the meeting, and takes the floor that the turn before gave.",
	Run: func(p *Pass) error {
		for i := 1; i < len(p.turns); i++ {
			t := &p.turns[i]
			m, ok := p.officeThanked(t)
			if !ok {
				continue
			}
			q := p.leaderBefore(i)
			if q != nil {
				p.engage(t, "thanks", q, m.i, m.j, 0.93)
			}
			if presides(p.doc.Turns[i-1].Role) || q != nil && p.speaking[i-1] == q {
				p.takeFloor(t, i-1, m)
			}
		}
		return nil
	},
}

// takeFloor notes the reply to a hand-over unless another rule has it.
func (p *Pass) takeFloor(t *turn, to int, m match) {
	given := p.hasLink(t.index, func(l discussion.Link) bool {
		return l.Relation == discussion.RepliesTo && l.Kind == "floor" && l.ToTurn == to
	})
	if given {
		return
	}
	p.reply(t, "floor", to, m.i, m.j, 0.85)
}

// officeThanked returns the words in the first two sentences of a turn that
// thank who leads by the office, without a name or a body behind it.
func (p *Pass) officeThanked(t *turn) (match, bool) {
	for _, s := range t.sentences[:min(2, len(t.sentences))] {
		m, ok := (matcher{p, t, s}).first(&thanksOffice)
		if !ok || m.i > headTokens {
			continue
		}
		if m.j < len(t.tokens) && m.j < s.to {
			if w := t.tokens[m.j].lower; t.names[m.j] > 0 || w == "of" || w == "'s" {
				continue
			}
		}
		return m, true
	}
	return match{}, false
}

// leaderBefore returns who led the meeting last before a turn: the speaker of
// the last turn labelled with an office that leads or, without such labels, the
// chair; nil where nobody knows.
func (p *Pass) leaderBefore(i int) *person {
	for k := i - 1; k >= 0; k-- {
		if presides(p.doc.Turns[k].Role) {
			return p.speaking[k]
		}
	}
	return p.chair
}
