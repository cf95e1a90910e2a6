package extract

import (
	"slices"
	"strings"

	"rapporteur/discussion"
)

// verbPhrase fires on "to operationalise these norms" for the operationalisation
// of norms, and must not on "the operations and the norms".
var verbPhrase = Rule{
	Name: "verb-phrase",
	Doc:  "A verb with its object names the concept that the lexicon calls the verb's noun “of” that object.",
	Run: func(p *Pass) error {
		for n := range p.turns {
			t := &p.turns[n]
			for i := range t.tokens {
				for _, d := range t.tokens[i].deeds {
					if j := objectEnd(t, i+1, d.object); j > 0 && p.free(t, i, j) {
						p.mention(p.fromLexicon(d.entry), t, i, j, 0.75)
						break
					}
				}
			}
		}
		return nil
	},
}

// deed is a concept of a lexicon whose name is a verb's noun "of" an object.
type deed struct {
	object []string // stems
	entry  int
}

// deverbal leads from the roots of verbs to the concepts whose names have their
// nouns.
func deverbal(l *lexicon) map[string][]deed {
	index := map[string][]deed{}
	for at, e := range l.entries {
		if e.kind != discussion.Concept {
			continue
		}
		for _, form := range append([]string{e.name}, e.aliases...) {
			verb, object, ok := strings.Cut(strings.ToLower(form), " of ")
			r := root(fold(verb))
			if !ok || strings.Contains(verb, " ") || r == "" || r == fold(verb) {
				continue
			}
			var stems []string
			for _, w := range strings.Fields(strings.TrimPrefix(object, "the ")) {
				stems = append(stems, stem(w))
			}
			index[r] = append(index[r], deed{stems, at})
		}
	}
	return index
}

// objectEnd returns where the object ends that stands at token i, behind a
// determiner or not; 0 where it does not stand there.
func objectEnd(t *turn, i int, object []string) int {
	if i < len(t.tokens) && determiners[t.tokens[i].lower] {
		i++
	}
	j := i + len(object)
	if j > len(t.tokens) || !slices.EqualFunc(t.tokens[i:j], object, func(k token, s string) bool { return k.stem == s }) {
		return 0
	}
	return j
}

var determiners = set(`the these those this that their our such its your some all any`)
