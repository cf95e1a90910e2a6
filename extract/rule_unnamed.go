package extract

var (
	unnamedMan   = phrases("mr|mister . ...2 @adverb? @said", "the|that gentleman ...6 @adverb? @said")
	unnamedWoman = phrases("ms|mrs|miss|madam . ...2 @adverb? @said", "the|that lady ...6 @adverb? @said")
)

// unnamed fires on "Mr. ‑‑ just said that this view is not shared", where the
// captioner missed the name, and must not on "Mr. Ferrow said", which has one.
var unnamed = Rule{
	Name: "unnamed",
	Doc:  "Who is cited by a title, or as a gentleman or a lady, without a name, is the earlier speaker who shares the most rare words with the clause and is not known to be the other.",
	Run: func(p *Pass) error {
		for i := 1; i < len(p.turns); i++ {
			t := &p.turns[i]
			p.each(t, &unnamedMan, func(m match) { p.takeUp(t, m, "comment", "cites", "she") })
			p.each(t, &unnamedWoman, func(m match) { p.takeUp(t, m, "comment", "cites", "he") })
		}
		return nil
	},
}

// both stands for a person with whose name one pronoun goes here and another
// there: nothing is known of such a one.
const both = "both"

// called returns the pronoun, "he" or "she", that goes with a person's name
// somewhere: a title before it or a pronoun behind it. It is empty where
// nothing tells.
func (p *Pass) called(q *person) string {
	if p.pronouns == nil {
		p.pronouns = map[*person]string{}
		for i := range p.turns {
			for _, o := range p.occurrences[i] {
				switch w, known := pronounAt(&p.turns[i], o.nameSpan), p.pronouns[o.person]; {
				case w == "" || w == known || known == both:
				case known == "":
					p.pronouns[o.person] = w
				default:
					p.pronouns[o.person] = both
				}
			}
		}
	}
	return p.pronouns[q]
}

// pronouns are the pronoun that each title and each pronoun goes with.
var pronouns = map[string]string{
	"he": "he", "his": "he", "him": "he", "mr": "he", "mister": "he", "sir": "he",
	"she": "she", "her": "she", "hers": "she", "ms": "she", "mrs": "she", "miss": "she", "madam": "she",
}

func pronounAt(t *turn, s nameSpan) string {
	for k := s.i - 1; k >= max(0, s.i-2); k-- {
		if w := pronouns[t.tokens[k].lower]; w != "" && titles[t.tokens[k].lower] {
			return w
		}
	}
	for k := s.j; k < min(s.j+2, len(t.tokens)) && t.tokens[k].sentence == t.tokens[s.i].sentence; k++ {
		if w := pronouns[t.tokens[k].lower]; w != "" && !titles[t.tokens[k].lower] {
			return w
		}
	}
	return ""
}
