package extract

import (
	"strings"
)

// occurrence is a place where a person is named.
type occurrence struct {
	nameSpan
	person *person
	rule   string
	score  float64
}

// occur notes that the tokens of the span name a person.
func (p *Pass) occur(t *turn, s nameSpan, q *person, score float64) {
	if old, ok := p.occurrences[t.index][s.i]; ok && old.j >= s.j {
		return
	}
	if p.occurrences[t.index] == nil {
		p.occurrences[t.index] = map[int]occurrence{}
	}
	p.occurrences[t.index][s.i] = occurrence{s, q, p.rule, score}
	p.notePlace(q, t.index)
	for k := s.i; k < s.j; k++ {
		p.covered[t.index][k] = "person"
	}
}

// written is a name as it stands, its blanks made one.
func written(t *turn, s nameSpan) string {
	start, end := t.span(s.i, s.j)
	return strings.Join(strings.Fields(t.text[start:end]), " ")
}

// surnameTitle returns the title before a name behind which one word is a
// surname, in lower case; empty for none.
func surnameTitle(t *turn, s nameSpan) string {
	k := s.i - 1
	if k > 0 && t.tokens[k].text == "." {
		k--
	}
	if k < 0 || !t.tokens[k].capital || t.tokens[k].sentence != t.tokens[s.i].sentence || !honorifics[t.tokens[k].lower] && !stateTitles[t.tokens[k].lower] {
		return ""
	}
	return t.tokens[k].lower
}

// untitled is the span without a title before the name.
func untitled(t *turn, s nameSpan) nameSpan {
	for s.i+1 < s.j && (titles[t.tokens[s.i].lower] || !t.tokens[s.i].word) {
		s.i++
	}
	return s
}
