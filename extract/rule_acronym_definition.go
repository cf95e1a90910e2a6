package extract

import (
	"slices"
	"strings"

	"rapporteur/discussion"
)

// acronymDefinition finds an acronym beside the words that it stands for. One
// of the two that the lexicon has gives the other's meaning; where it has none,
// they are a new organisation if the head of the words is one. The idea is that
// of Schwartz and Hearst (2003), with first letters asked of every word.
//
// It fires on "the Harbour Research Institute, or HRI" and on "JPNIC. Japan
// Network Information Center"; it must not on "distributed denial of service,
// DDoS" or on "NTP, the Network Time Protocol".
var acronymDefinition = Rule{
	Name: "acronym-definition",
	Doc:  "An acronym that is explained: \"the Harbour Research Institute (HRI)\".",
	Run: func(p *Pass) error {
		d := definitions{p, map[string]string{}}
		for n := range p.turns {
			t := &p.turns[n]
			for _, i := range t.capitals {
				if isAcronym(t, i) {
					d.define(t, i)
				}
			}
		}
		d.takeBack()
		return nil
	},
}

// definitions is the search in one discussion.
type definitions struct {
	*Pass
	// other leads from acronyms that mean something else here than in the
	// lexicon to the organisation that they do not mean.
	other map[string]string
}

const scoreDefinition = 0.9

// define looks for the words that the acronym at token a stands for, before it
// and behind it; words that give a letter each go before others.
func (d definitions) define(t *turn, a int) {
	acronym := strings.ToLower(t.tokens[a].text)
	reach := 2*len(acronym) + 4
	before, behind := beforeLink(t, a), behindLink(t, a)
	for _, most := range []int{1, 4} {
		if before > 0 {
			for i := before - 2; i >= max(0, before-reach) && t.tokens[i].sentence == t.tokens[before-1].sentence; i-- {
				if explains(t, acronym, i, before, most) {
					d.equate(t, a, i, before)
					return
				}
			}
		}
		if behind > 0 {
			for j := behind + 2; j <= min(len(t.tokens), behind+reach) && t.tokens[j-1].sentence == t.tokens[behind].sentence; j++ {
				if explains(t, acronym, behind, j, most) {
					d.equate(t, a, behind, j)
					return
				}
			}
		}
	}
}

// beforeLink returns the end of the words before an acronym where what stands
// between says that they mean the same: a bracket, a comma, "or". It is 0 where
// nothing does.
func beforeLink(t *turn, a int) int {
	i := a
	for i > 0 && a-i < 4 && equals[t.tokens[i-1].lower] {
		i--
	}
	if a-i == 1 && t.tokens[i].lower == "the" {
		return 0
	}
	if i == a {
		return 0
	}
	return i
}

// behindLink does the same for the words behind; a full stop links them too.
func behindLink(t *turn, a int) int {
	j := a + 1
	for j < len(t.tokens) && j-a < 5 && (equals[t.tokens[j].lower] || equalsBehind[t.tokens[j].lower]) {
		j++
	}
	if j == len(t.tokens) || j == a+1 || j == a+2 && t.tokens[a+1].lower == "the" {
		return 0
	}
	return j
}

var (
	equals       = map[string]bool{"(": true, ",": true, "the": true, "or": true, "called": true, "–": true, "—": true, "-": true, "‑": true, "\"": true, "“": true, ":": true}
	equalsBehind = map[string]bool{".": true, "?": true, "is": true, "which": true, "stands": true, "for": true, "means": true, "that": true}
)

// explains tells whether the tokens from i up to j, of two words at least, spell
// the acronym with at most so many letters of a word.
func explains(t *turn, acronym string, i, j, most int) bool {
	if !t.tokens[i].word || !t.tokens[j-1].word || t.tokens[i].lower[0] != acronym[0] || functionWords[t.tokens[i].lower] {
		return false
	}
	var words []string
	for k := i; k < j; k++ {
		switch k2 := &t.tokens[k]; {
		case k2.word:
			words = append(words, fold(k2.lower))
		case !k2.joins && k2.text != "&" && k2.text != "'" && k2.text != "’":
			return false
		}
	}
	return len(words) > 1 && spells(acronym, words, most)
}

// equate takes the acronym at token a and the tokens from i up to j for two
// names of one organisation, where they are.
func (d definitions) equate(t *turn, a, i, j int) {
	p, acronym := d.Pass, t.tokens[a].text
	var e *discussion.Entity
	long, isLong := p.lexiconEntry(t, i, j)
	short, isShort := p.lexiconEntry(t, a, a+1)
	switch {
	case isLong:
		e = p.fromLexicon(long)
	case isShort && !p.sharesWords(t, i, j, short):
		d.other[acronym] = p.lexicon.entries[short].id
		return
	case isShort:
		e = p.fromLexicon(short)
	case p.isConcept(t, i, j) || p.isConcept(t, a, a+1) || !capitals(t, i, j) || !headsOrganisation(t, i, j):
		return
	default:
		e = p.entity(discussion.Organisation+":"+slug(acronym), discussion.Organisation, plainText(t, i, j), p.rule)
	}
	p.foundAs(e, wordsOf(t, i, j), scoreDefinition)
	p.foundAs(e, []string{acronym}, scoreDefinition)
	if p.free(t, i, j) {
		p.mention(e, t, i, j, scoreDefinition)
	}
	if p.free(t, a, a+1) {
		p.mention(e, t, a, a+1, scoreDefinition)
	}
}

// takeBack takes the acronyms off the findings that the discussion explains to
// be no organisation: "antibody drug conjugate, ADC".
func (d definitions) takeBack() {
	if len(d.other) == 0 {
		return
	}
	d.mentions = slices.DeleteFunc(d.mentions, func(m discussion.Mention) bool {
		acronym, ok := strings.CutSuffix(m.Quote, "s")
		if d.other[m.Quote] != m.Entity && (!ok || d.other[acronym] != m.Entity) {
			return false
		}
		d.uncover(m)
		return true
	})
}

// headsOrganisation tells whether the head of the words is that of an
// organisation: the last word, or the one before "of", "for" or "on".
func headsOrganisation(t *turn, i, j int) bool {
	for k := i + 1; k < j; k++ {
		if before := fold(t.tokens[k-1].lower); linksName(&t.tokens[k]) {
			return openHeads[before] || definedHeads[before]
		}
	}
	last := fold(t.tokens[j-1].lower)
	return headWords[last] || openHeads[last] && !placeless[last] || definedHeads[last]
}

// definedHeads are heads of organisations that an acronym makes sure.
var definedHeads = set("group center centre lab laboratory league board fund trust office service")

// sharesWords tells whether half of the words have a part in the lexicon's name
// of an organisation.
func (p *Pass) sharesWords(t *turn, i, j, entry int) bool {
	stems := map[string]bool{}
	for _, k := range p.words.cut(p.lexicon.entries[entry].name) {
		stems[k.stem] = true
	}
	words, shared := 0, 0
	for ; i < j; i++ {
		if k := &t.tokens[i]; isContent(k) {
			words++
			if stems[k.stem] {
				shared++
			}
		}
	}
	return 2*shared >= words
}
