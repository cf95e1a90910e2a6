package extract

import "slices"

var bareThanksPhrases = phrases(
	"^ thank you $", "^ thank you @many @many? @many? $", "^ thanks $", "^ thanks @many @many? @many? $", "^ many thanks $",
	"^ i'm|we're @many? grateful|thankful|obliged for the|your|that", "^ i|we am|are @many? grateful|thankful|obliged for the|your|that",
	"^ gracias|merci|obrigado|obrigada|grazie|danke|shukran|asante|arigato ...3",
	"^ thank you ,|and|for ...1", "^ thanks ,|and|for ...1", "^ thank you so|very much",
)

var thanksBothPhrases = phrases("^ thank you @many? both", "^ thanks @many? to? both", "^ thank both|the two of? you")

// bareThanks fires on "Thank you." at the head of a turn and must not where it
// closes one, or where a name follows.
var bareThanks = Rule{
	Name: "bare-thanks",
	Doc:  "A thanks without a name that opens a turn goes to who spoke just before.",
	Run: func(p *Pass) error {
		for i := 1; i < len(p.turns); i++ {
			t, before := &p.turns[i], p.speaking[i-1]
			if before == nil || len(t.sentences) == 0 || p.thanked(t) {
				continue
			}
			if _, ok := p.officeThanked(t); ok && p.leaderBefore(i) != nil {
				continue // that thanks goes to the one who leads
			}
			if m, ok := (matcher{p, t, t.sentences[0]}).first(&thanksBothPhrases); ok {
				for _, q := range p.lastTwo(i) {
					p.engage(t, "thanks", q, t.sentences[0].from, m.j, 0.85)
				}
				continue
			}
			if m, ok := (matcher{p, t, t.sentences[0]}).first(&bareThanksPhrases); ok {
				p.engage(t, "thanks", before, t.sentences[0].from, m.j, 0.92)
			}
		}
		return nil
	},
}

// thanked tells whether the first sentence of a turn thanks somebody by name.
func (p *Pass) thanked(t *turn) bool {
	for _, d := range p.actsOf(t) {
		if d.act.kind == "thanks" && t.tokens[d.at.i].sentence == 0 {
			return true
		}
	}
	return false
}

// lastTwo returns the two who spoke last before a turn, the speaker left out;
// fewer where nobody knows who spoke.
func (p *Pass) lastTwo(i int) []*person {
	var two []*person
	for k := i - 1; k >= max(0, i-4) && len(two) < 2; k-- {
		if q := p.speaking[k]; q != nil && q != p.speaking[i] && !slices.Contains(two, q) {
			two = append(two, q)
		}
	}
	return two
}
