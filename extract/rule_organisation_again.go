package extract

import (
	"strings"
	"unicode"

	"rapporteur/discussion"
)

// organisationAgain finds the other places of organisations that a rule has
// found outside the lexicon: the whole name, and its first word where that
// alone tells it from others ("Oakridge Paper Inc", "Oakridge").
//
// It fires on the second "Oakridge's mills"; it must not on the "New" of "New
// Home Company" or on "Oakridge Forward Strategy".
var organisationAgain = Rule{
	Name: "organisation-again",
	Doc:  "A new organisation's name, or the word that stands for it, in another place.",
	Run:  findAgain,
}

// scoreShort is taken from the score of a name for its short form.
const scoreShort = 0.05

func findAgain(p *Pass) error {
	again := newTrie()
	short := p.shortForms()
	same := map[*discussion.Entity]*discussion.Entity{}
	for n, f := range p.naming.found {
		again.enter(nameKey(f.words), form{entry: n}, p.words)
		if long, ok := short[f.words[0]]; ok && len(f.words) == 1 && extends(p.naming.found[long].words) {
			p.same(f, p.naming.found[long], same)
		}
	}
	p.merge(same)
	for n := range p.turns {
		t := &p.turns[n]
		end := 0
		for _, i := range t.capitals {
			if i >= end && p.covered[n][i] == "" {
				end = p.nameAgain(t, i, again, short)
			}
		}
	}
	return nil
}

// shortForms leads from the words that are enough to name an organisation to
// the shortest of the names that begin with them: the first of several words,
// and the first part of one with a capital inside that is a name found too.
func (p *Pass) shortForms() map[string]int {
	short := map[string]int{}
	for n, f := range p.naming.found {
		w := f.words[0]
		if strings.EqualFold(w, "the") && len(f.words) > 1 {
			w = f.words[1]
		}
		if len(f.words) == 1 {
			if w = firstPart(w); w == "" || p.naming.byKey[fold(strings.ToLower(w))] == nil {
				continue
			}
		}
		if old, ok := short[w]; p.standsAlone(w) && (!ok || len(f.words) < len(p.naming.found[old].words)) {
			short[w] = n
		}
	}
	return short
}

// extends tells whether a name says behind its first word no more than what
// kind of company it is.
func extends(words []string) bool {
	for _, w := range words[1:] {
		if w = fold(strings.ToLower(w)); !legalForms[w] && (!weakHeads[w] || placeless[w] && w != "group") {
			return false
		}
	}
	return true
}

// firstPart is the part of a word before a capital inside it, "" where there is
// none: Ruizcorp for RuizcorpMills.
func firstPart(word string) string {
	for i, r := range word {
		if i > 0 && unicode.IsUpper(r) {
			if part := word[:i]; strings.ToUpper(part) != part {
				return part
			}
			break
		}
	}
	return ""
}

// same makes two names found those of one organisation, the second's, and notes
// which entity is another's.
func (p *Pass) same(f, into *foundName, same map[*discussion.Entity]*discussion.Entity) {
	old := f.entity
	if _, ok := p.lexicon.byID[old.ID]; ok || old == into.entity {
		return
	}
	alias(into.entity, old.Name)
	for _, a := range old.Aliases {
		alias(into.entity, a)
	}
	delete(p.entities, old.ID)
	f.entity = into.entity
	same[old] = into.entity
}

// merge gives what was found of an entity that is another's to the other.
func (p *Pass) merge(same map[*discussion.Entity]*discussion.Entity) {
	if len(same) == 0 {
		return
	}
	last := func(e *discussion.Entity) *discussion.Entity {
		for same[e] != nil {
			e = same[e]
		}
		return e
	}
	ids := map[string]string{}
	for old, e := range same {
		ids[old.ID] = last(e).ID
	}
	for _, f := range p.naming.found {
		f.entity = last(f.entity)
	}
	for n := range p.mentions {
		if id, ok := ids[p.mentions[n].Entity]; ok {
			p.mentions[n].Entity = id
		}
	}
	for n := range p.organisations {
		for i, o := range p.organisations[n] {
			o.entity = last(o.entity)
			p.organisations[n][i] = o
		}
	}
}

// nameAgain notes the longest name that begins at token i and returns its end,
// 0 where none does.
func (p *Pass) nameAgain(t *turn, i int, again *trie, short map[string]int) int {
	at, end := 0, 0
	again.find(t.tokens, i, func(f form, j int) {
		if p.free(t, i, j) && p.naming.found[f.entry].writtenAt(t, i, j) {
			at, end = f.entry, j
		}
	})
	if end > 0 && (end-i > 1 || p.aloneHere(t, i)) {
		f := p.naming.found[at]
		p.mention(f.entity, t, i, end, f.score)
		return end
	}
	if n, ok := short[t.tokens[i].text]; ok && p.aloneHere(t, i) {
		f := p.naming.found[n]
		p.mention(f.entity, t, i, i+1, f.score-scoreShort)
		return i + 1
	}
	return 0
}

// writtenAt tells whether the tokens are written as the name must be: with
// capitals, and an acronym in its own letters.
func (f *foundName) writtenAt(t *turn, i, j int) bool {
	if len(f.words) == 1 && strings.ToUpper(f.words[0]) == f.words[0] {
		return asWritten(t.tokens[i].text, f.words[0])
	}
	return capitals(t, i, j)
}

// aloneHere tells whether the word at token i is no part of a longer name.
func (p *Pass) aloneHere(t *turn, i int) bool {
	if i+1 < len(t.tokens) && t.tokens[i+1].capital && !functionWords[t.tokens[i+1].lower] {
		return false
	}
	if i+1 < len(t.tokens) && t.tokens[i+1].joins || i > 0 && t.tokens[i-1].joins {
		return false
	}
	return i == 0 || !t.tokens[i-1].capital || t.tokens[i-1].first || functionWords[t.tokens[i-1].lower]
}

// standsAlone tells whether the first word of a name is enough to name the
// organisation.
func (p *Pass) standsAlone(word string) bool {
	w := fold(strings.ToLower(word))
	_, given := p.lexicon.given[w]
	return len(w) > 2 && word != w && !given && !p.isOrdinary(w) && !p.lexicon.isPlace(w) && !p.isLabelled(w) &&
		!functionWords[w] && !meetingWords[w] && !genericWords[w] && !headWords[w] && !weakHeads[w] && !eventWords[w] && !ordinaryAcronyms[w]
}
