package extract

var bareThanksPhrases = phrases(
	"^ thank you $", "^ thank you @many @many? @many? $", "^ thanks $", "^ thanks @many @many? @many? $", "^ many thanks $",
	"^ gracias|merci|obrigado|obrigada|grazie|danke|shukran|asante|arigato ...3",
	"^ thank you ,|and|for ...1", "^ thanks ,|and|for ...1", "^ thank you so|very much",
)

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
