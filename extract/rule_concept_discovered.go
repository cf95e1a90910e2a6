package extract

import (
	"cmp"
	"slices"
	"strings"

	"rapporteur/discussion"
)

// discoveredTerm finds the terms of a discussion that no lexicon has, by the
// C-value of Frantzi, Ananiadou and Mima (2000): phrases of two to four words
// that come often and not just inside longer ones. It keeps few.
//
// It fires on "packet brokers" in a discussion that says it again and again; it
// must not on "good question", "last year" or a phrase of one speaker's turn.
var discoveredTerm = Rule{
	Name: "discovered-term",
	Doc:  "A phrase of two to four words that the discussion uses as a term.",
	Run:  discoverTerms,
}

const (
	// leastOften and leastTurns are how often and in how many turns a term
	// stands at least, leastValue is its C-value at least.
	leastOften = 3
	leastTurns = 3
	leastValue = 3.0
	mostTerms  = 10
	// mostAsked is how many phrases the tagger is asked about.
	mostAsked = 40
	longest   = 4
)

func discoverTerms(p *Pass) error {
	terms := p.candidates()
	if len(terms) == 0 {
		return nil
	}
	rate(terms)
	slices.SortFunc(terms, func(a, b *term) int { return cmp.Or(cmp.Compare(b.value, a.value), strings.Compare(a.key, b.key)) })
	kept, asked := 0, 0
	for _, c := range terms {
		if c.value < leastValue || kept == mostTerms || asked == mostAsked {
			break
		}
		asked++
		noun, err := p.isNounPhrase(c)
		if err != nil {
			return err
		}
		if noun && p.takeTerm(c) {
			kept++
		}
	}
	return nil
}

// isNounPhrase asks the tagger about the first places of a term: the last word
// is a noun and the others nouns or adjectives in most of them.
func (p *Pass) isNounPhrase(c *term) (bool, error) {
	places := c.places[:min(3, len(c.places))]
	yes := 0
	for _, at := range places {
		t := &p.turns[at.turn]
		s := t.sentences[t.tokens[at.i].sentence]
		from, to := max(s.from, at.i-8), min(s.to, at.j+8)
		start, end := t.span(from, to)
		tagged, err := p.tagger.Tag(t.text[start:end])
		if err != nil {
			return false, err
		}
		if isNounPhrase(tagged, wordsOf(t, at.i, at.j)) {
			yes++
		}
	}
	return 2*yes > len(places), nil
}

// isNounPhrase tells whether the words are tagged as a noun with nouns and
// adjectives before it.
func isNounPhrase(tagged []Tagged, words []string) bool {
	for i := 0; i+len(words) <= len(tagged); i++ {
		if !slices.EqualFunc(tagged[i:i+len(words)], words, func(k Tagged, w string) bool { return k.Text == w }) {
			continue
		}
		for n := range words {
			tag := tagged[i+n].Tag
			noun := strings.HasPrefix(tag, "NN")
			if last := n == len(words)-1; last && !noun || !noun && tag != "JJ" {
				return false
			}
		}
		return true
	}
	return false
}

// takeTerm notes the places of a term that are still free.
func (p *Pass) takeTerm(c *term) bool {
	var e *discussion.Entity
	score := min(0.7, 0.4+c.value/100)
	for _, at := range c.places {
		t := &p.turns[at.turn]
		if !p.free(t, at.i, at.j) {
			continue
		}
		if e == nil {
			name := singular(strings.ToLower(plainText(t, at.i, at.j)))
			e = p.entity(discussion.Concept+":"+slug(name), discussion.Concept, name, "discovered")
		}
		p.mention(e, t, at.i, at.j, score)
	}
	return e != nil
}

// singular takes the plural off the last word of a name.
func singular(name string) string {
	switch {
	case strings.HasSuffix(name, "ies") && len(name) > 6:
		return name[:len(name)-3] + "y"
	case strings.HasSuffix(name, "ss"), strings.HasSuffix(name, "us"), strings.HasSuffix(name, "is"):
		return name
	}
	return strings.TrimSuffix(name, "s")
}
