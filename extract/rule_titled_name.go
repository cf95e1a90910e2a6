package extract

// titledName fires on "Mr. Pettibone has a forum" and "Minister Abrantes has
// signed", and must not on "Mr. President", "Madam Speaker" or "the Prime
// Minister said".
var titledName = Rule{
	Name: "titled-name",
	Doc:  "A surname behind a title names a person, the one of that surname who is known or a new one.",
	Run: func(p *Pass) error {
		p.eachMarked(func(t *turn, s nameSpan) {
			title, words := surnameTitle(t, s), nameWords(t, s)
			if title == "" || len(words) == 0 || !p.free(t, s.i, s.j) {
				return
			}
			score := 0.9
			if p.people.findAs(title, words) == nil {
				if !p.newTitled(t, s, title, words) {
					return
				}
				score = 0.85
			}
			if !honorifics[title] {
				score = 0.8
			}
			if q := p.people.add(title, words, titleCase(written(t, s))); q != nil {
				p.occur(t, s, q, score)
			}
		})
		return nil
	},
}

// newTitled tells whether words behind a title may be a name that nobody has
// heard: no office, no word of the language here ("Mr. Happy"), and none that a
// labelled speaker's name sounds like. The title of an office stands before
// other words, too ("Governor Street").
func (p *Pass) newTitled(t *turn, s nameSpan, title string, words []string) bool {
	for i := s.i; i < s.j; i++ {
		w := t.tokens[i].lower
		if titles[w] || meetingWords[w] || functionWords[w] || heldByOne(w) {
			return false
		}
	}
	if last := fold(t.tokens[s.j-1].lower); emeriti[last] || p.isOrdinary(last) {
		return false
	}
	if !honorifics[title] && (!p.surname(t, s) || abstract(t.tokens[s.j-1].lower)) {
		return false
	}
	if q, _ := p.misheard(t, words); q != nil {
		return false
	}
	return true
}

// emeriti are words behind the title of a professor that are no name.
var emeriti = set("emeritus emerita extraordinary ordinary honoris designate elect")
