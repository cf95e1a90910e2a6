package extract

import (
	"cmp"
	"slices"
	"strings"

	"rapporteur/discussion"
)

// hit is a form of the lexicon found in a turn: the tokens from i up to j, j
// left out.
type hit struct {
	form
	i, j int
}

// lexiconHits returns, turn by turn, the forms of the lexicon that are written
// as they must be; they overlap. They are looked up once.
func (p *Pass) lexiconHits() [][]hit {
	if p.naming.hits != nil {
		return p.naming.hits
	}
	p.naming.hits = make([][]hit, len(p.turns))
	for n := range p.turns {
		t := &p.turns[n]
		var i int
		note := func(f form, j int) {
			if h := (hit{f, i, j}); p.stands(t, h) {
				p.naming.hits[n] = append(p.naming.hits[n], h)
			}
		}
		for i = range t.tokens {
			if k := &t.tokens[i]; k.forms != nil || k.word && i+1 < len(t.tokens) && t.tokens[i+1].joins {
				p.lexicon.phrases.find(t.tokens, i, note)
			}
		}
	}
	return p.naming.hits
}

// longestFirst sorts hits so that a longer one is taken before those that it
// overlaps, and of two as long the left one.
func longestFirst(hits []hit) {
	slices.SortStableFunc(hits, func(a, b hit) int { return cmp.Or(cmp.Compare(b.j-b.i, a.j-a.i), cmp.Compare(a.i, b.i)) })
}

// stands tells whether the words stand as the form must be written: an acronym
// in its own letters, a name of one word without a verb's ending.
func (p *Pass) stands(t *turn, h hit) bool {
	if h.acronym {
		text := t.text[t.tokens[h.i].start:t.tokens[h.j-1].end]
		return (asWritten(text, h.text) || partWritten(t, h)) && !(shouts(t, h.i, h.j) && p.alsoWord(&t.tokens[h.i]))
	}
	if dotted(h.text) && !strings.Contains(t.text[t.tokens[h.i].start:t.tokens[h.j-1].end], ".") {
		return false // "the CERTs be" is not CERT.be
	}
	if h.words > 1 || h.j-h.i > 1 || p.lexicon.entries[h.entry].isConcept() {
		return true
	}
	k := &t.tokens[h.i]
	return sameNoun(fold(k.lower), fold(strings.ToLower(h.text))) && (k.capital || !usedAsVerb(t, h.i))
}

// dotted tells whether a name is written as a domain is: booking.com, CERT.be.
func dotted(name string) bool {
	_, end, ok := strings.Cut(name, ".")
	return ok && end != "" && end[0] >= 'a' && end[0] <= 'z'
}

// alsoWord tells whether an acronym is a word of the language as well, so that
// it says nothing in a sentence of capitals.
func (p *Pass) alsoWord(k *token) bool {
	w := fold(k.lower)
	return len(w) < 3 || functionWords[k.lower] || meetingWords[k.lower] || p.ordinary[w] > 0
}

// asWritten compares an acronym with a form letter by letter; hyphens, blanks
// and full stops are passed over, and an s of the plural may follow.
func asWritten(text, form string) bool {
	i := 0
	for j := 0; j < len(form); {
		if i < len(text) && passedOver(text[i]) {
			i++
			continue
		}
		if passedOver(form[j]) {
			j++
			continue
		}
		if i == len(text) || text[i] != form[j] {
			return false
		}
		i, j = i+1, j+1
	}
	rest := text[i:]
	return rest == "" || rest == "s"
}

// partWritten tells whether an acronym of several words stands with one of them
// in its capitals and another not: "ripe NCC" for RIPE NCC.
func partWritten(t *turn, h hit) bool {
	if h.words < 2 || !asWritten(strings.ToLower(t.text[t.tokens[h.i].start:t.tokens[h.j-1].end]), strings.ToLower(h.text)) {
		return false
	}
	for i := h.i; i < h.j; i++ {
		if k := &t.tokens[i]; k.upper && len(k.text) > 1 && strings.Contains(h.text, k.text) {
			return true
		}
	}
	return false
}

func passedOver(b byte) bool { return b == ' ' || b == '-' || b == '.' || b == '/' || b == '\n' }

// sameNoun tells whether a is b or its plural.
func sameNoun(a, b string) bool {
	rest, ok := strings.CutPrefix(a, b)
	return ok && (rest == "" || rest == "s" || rest == "es")
}

// usedAsVerb tells whether the word at token i stands where a verb does: "to
// google it".
func usedAsVerb(t *turn, i int) bool {
	return i > 0 && beforeVerb[t.tokens[i-1].lower] || i+1 < len(t.tokens) && afterVerb[t.tokens[i+1].lower]
}

var (
	beforeVerb = set("to can could will would should just please you i we they let's")
	afterVerb  = set("it this that them him her me for some something")
)

// shouts tells whether the words around the tokens from i up to j stand in
// capitals too: then capitals say nothing. It looks at three words on each
// side of the same sentence.
func shouts(t *turn, i, j int) bool {
	around, loud := 0, 0
	look := func(at, step int) {
		for n := 0; n < 3 && at >= 0 && at < len(t.tokens) && t.tokens[at].sentence == t.tokens[i].sentence; at += step {
			if k := &t.tokens[at]; k.word {
				n++
				around++
				if k.upper || k.capital && len(k.text) == 1 {
					loud++
				}
			}
		}
	}
	look(i-1, -1)
	look(j, 1)
	return around > 1 && loud == around
}

func (e *entry) isConcept() bool { return e.kind == discussion.Concept }
