package extract

// fullName fires on "thanks to Andrew Sullivan, the Internet runs on a
// handshake" and must not on "the Internet Governance Forum" or on "Will
// Africa speak next?"
var fullName = Rule{
	Name: "full-name",
	Doc:  "A given name with a surname behind it names a person.",
	Run: func(p *Pass) error {
		p.eachMarked(func(t *turn, s nameSpan) {
			words := nameWords(t, s)
			if len(words) < 2 || !p.givenName(t, s.i) || !p.surname(t, s) {
				return
			}
			if q := p.people.add(surnameTitle(t, s), words, titleCase(written(t, s))); q != nil {
				p.occur(t, s, q, 0.85)
			}
		})
		return nil
	},
}

// givenName tells whether the token is a given name rather than a word.
func (p *Pass) givenName(t *turn, i int) bool {
	k := &t.tokens[i]
	common, given := p.lexicon.given[fold(k.lower)]
	return given && (!common || !k.first)
}

// surname tells whether the last word of the name may be a surname: a word
// that the discussion never writes in lower case.
func (p *Pass) surname(t *turn, s nameSpan) bool {
	last := fold(t.tokens[s.j-1].lower)
	return p.ordinary[last] == 0 && !meetingWords[last] && !p.lexicon.isPlace(last)
}
