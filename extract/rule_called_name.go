package extract

import "strings"

// calledName fires on "Thank you, Tamsin." and "Tamsin, would you like to
// start?" and must not on "Thank you, Chair."
var calledName = Rule{
	Name: "called-name",
	Doc:  "A place that takes nothing but a person (a thanks, an address, a hand-over) names one.",
	Run: func(p *Pass) error {
		p.eachCalled(func(t *turn, s nameSpan, a *act) {
			words := nameWords(t, s)
			if len(words) == 0 {
				return
			}
			title := surnameTitle(t, s)
			q := p.people.findAs(title, words)
			score := 0.95
			if q == nil {
				if !p.givenName(t, s.i) && !((a.calls || len(words) > 1) && p.newName(t, s)) {
					return
				}
				score = 0.75
			}
			if q = p.people.add(title, words, titleCase(written(t, s))); q != nil {
				p.occur(t, s, q, score)
			}
		})
		return nil
	},
}

// newName tells whether a word that nobody knows as a name may be one: it is
// not the first of its sentence unless it is the whole of it or a comma sets it
// apart, and it has not the ending of an abstract noun or an adverb.
func (p *Pass) newName(t *turn, s nameSpan) bool {
	k := &t.tokens[s.i]
	sent := t.sentences[k.sentence]
	if k.first && sent.to-s.j > 2 && t.tokens[s.j].text != "," {
		return false
	}
	return !abstract(k.lower)
}

// abstract tells the endings of abstract nouns and adverbs, which are no names.
func abstract(lower string) bool {
	for _, end := range []string{"ly", "tion", "sion", "ment", "ness", "ity", "ence", "ance", "ing", "ism", "ship", "ics", "ology"} {
		if len(lower) > len(end)+3 && strings.HasSuffix(lower, end) {
			return true
		}
	}
	return false
}

// eachCalled calls found for every name in a place of an act.
func (p *Pass) eachCalled(found func(*turn, nameSpan, *act)) {
	for i := range p.turns {
		t := &p.turns[i]
		p.markNames(t)
		for _, a := range append(acts[:len(acts):len(acts)], &leadsAct) {
			p.each(t, &a.phrases, func(m match) {
				for _, s := range m.names {
					found(t, untitled(t, s), a)
				}
			})
		}
	}
}
