package extract

import (
	"slices"
	"strings"

	"rapporteur/discussion"
)

// naming is what the rules about the names of organisations and concepts share.
type naming struct {
	// hits are the lexicon's forms in each turn, nil until they are looked up.
	hits [][]hit
	// found are the organisations that the lexicon does not have, in the order
	// in which they were found, and byKey the same by their nameKey.
	found []*foundName
	byKey map[string]*foundName
	// capitals counts the folded words that have a capital inside a sentence.
	capitals map[string]int
	// labelled holds the folded words of the names in the labels.
	labelled map[string]bool
}

// foundName is an organisation that a rule has found by its context or shape.
type foundName struct {
	entity *discussion.Entity
	words  []string // the words of the name, as written
	score  float64
}

// nameKey is a name in lower case without "the" before and legal forms behind:
// Monro, Inc. is Monro.
func nameKey(words []string) []string {
	key := make([]string, 0, len(words))
	for _, w := range words {
		key = append(key, fold(strings.ToLower(w)))
	}
	for len(key) > 1 && key[0] == "the" {
		key = key[1:]
	}
	for len(key) > 1 && legalForms[key[len(key)-1]] {
		key = key[:len(key)-1]
	}
	return key
}

// wordsOf returns the words of the tokens from i up to j; "&" is one.
func wordsOf(t *turn, i, j int) []string {
	var words []string
	for ; i < j; i++ {
		if k := &t.tokens[i]; k.word || k.text == "&" {
			words = append(words, k.text)
		}
	}
	return words
}

// longestName is how many tokens the name of an organisation has at most.
const longestName = 14

// nameOrganisation notes that the tokens from i up to j name an organisation,
// one that is known by that name or a new one.
func (p *Pass) nameOrganisation(t *turn, i, j int, score float64) {
	if j-i > longestName {
		return
	}
	if at, ok := p.lexiconEntry(t, i, j); ok {
		p.mention(p.fromLexicon(at), t, i, j, score)
		return
	}
	words := wordsOf(t, i, j)
	key := strings.Join(nameKey(words), " ")
	f := p.naming.byKey[key]
	if f == nil {
		f = p.foundAs(p.entity(discussion.Organisation+":"+slug(key), discussion.Organisation, plainText(t, i, j), p.rule), words, score)
	}
	f.score = max(f.score, score)
	p.mention(f.entity, t, i, j, score)
}

// foundAs notes a name of an organisation, so that its other places are found.
func (p *Pass) foundAs(e *discussion.Entity, words []string, score float64) *foundName {
	key := strings.Join(nameKey(words), " ")
	if f := p.naming.byKey[key]; f != nil {
		return f
	}
	if p.naming.byKey == nil {
		p.naming.byKey = map[string]*foundName{}
	}
	f := &foundName{e, words, score}
	p.naming.byKey[key] = f
	p.naming.found = append(p.naming.found, f)
	return f
}

// plainText is the text of the tokens from i up to j, its blanks made one.
func plainText(t *turn, i, j int) string {
	start, end := t.span(i, j)
	return strings.Join(strings.Fields(t.text[start:end]), " ")
}

// lexiconEntry returns the lexicon's organisation whose form the tokens are.
func (p *Pass) lexiconEntry(t *turn, i, j int) (int, bool) {
	at, ok := 0, false
	p.lexicon.phrases.find(t.tokens[:j], i, func(f form, end int) {
		if end == j && !ok && !p.lexicon.entries[f.entry].isConcept() && (!f.acronym || p.stands(t, hit{f, i, j})) {
			at, ok = f.entry, true
		}
	})
	return at, ok
}

// isConcept tells whether the tokens from i up to j are a concept of the
// lexicon.
func (p *Pass) isConcept(t *turn, i, j int) bool {
	found := false
	p.lexicon.phrases.find(t.tokens[:j], i, func(f form, end int) {
		found = found || end == j && p.lexicon.entries[f.entry].isConcept()
	})
	return found
}

// isPlace tells whether the tokens from i up to j name a place.
func (p *Pass) isPlace(t *turn, i, j int) bool {
	var words []string
	for ; i < j; i++ {
		if k := &t.tokens[i]; k.word {
			words = append(words, fold(k.lower))
		}
	}
	return p.lexicon.isPlace(strings.Join(words, " "))
}

// isLabelled tells whether a folded word is part of a name in the labels.
func (p *Pass) isLabelled(word string) bool {
	if p.naming.labelled == nil {
		p.naming.labelled = map[string]bool{}
		for _, b := range p.readings {
			for _, w := range foldWords(b.name) {
				p.naming.labelled[w] = true
			}
		}
	}
	return p.naming.labelled[word]
}

// fieldWeight counts the organisations of the lexicon that are no businesses
// and that the discussion names other than by two or three letters: how much it
// is about their field.
func (p *Pass) fieldWeight() int {
	seen := map[string]bool{}
	for _, m := range p.mentions {
		if at, ok := p.lexicon.byID[m.Entity]; ok && m.Kind == discussion.Organisation && p.lexicon.entries[at].group != "business" && len(m.Quote) > 3 {
			seen[m.Entity] = true
		}
	}
	return len(seen)
}

// uncover frees the tokens of a mention that is taken back.
func (p *Pass) uncover(m discussion.Mention) {
	t := &p.turns[m.Turn]
	i, _ := slices.BinarySearchFunc(t.tokens, m.Start, func(k token, start int) int { return int(k.start) - start })
	delete(p.organisations[m.Turn], i)
	for ; i < len(t.tokens) && int(t.tokens[i].start) < m.End; i++ {
		p.covered[m.Turn][i] = ""
	}
}

// isOrdinary tells whether a folded word is one of the language here: it stands
// in lower case, and not just once among many capitals, as names do in addresses
// and slips.
func (p *Pass) isOrdinary(word string) bool {
	lower := p.ordinary[word]
	if lower == 0 {
		return false
	}
	if p.naming.capitals == nil {
		p.naming.capitals = map[string]int{}
		for n := range p.turns {
			for _, i := range p.turns[n].capitals {
				if k := &p.turns[n].tokens[i]; !k.first {
					p.naming.capitals[k.folded]++
				}
			}
		}
	}
	return 5*lower > p.naming.capitals[word]
}
