package extract

import (
	"slices"
	"strings"
)

// organisationLexicon finds the lexicon's organisations: names in any case and
// with their inflections, acronyms as they are written. A name that is a word
// as well counts with a capital inside a sentence, or where the organisation is
// surely named elsewhere.
//
// It fires on "I work for APNIC the Internet registry" and on "the first
// committee of the United Nations"; it must not on "the apple fell" or on "the
// first committee that we set up".
var organisationLexicon = Rule{
	Name: "organisation-lexicon",
	Doc:  "An organisation of the lexicon, by its name, an alias or its acronym.",
	Run:  findLexiconOrganisations,
}

// Scores of a form: as sure as a name can be; in lower case; a word as well
// that another place bears out, with a capital and without.
const (
	scoreName    = 1.0
	scoreLower   = 0.9
	scoreBorne   = 0.85
	scoreLowered = 0.75
)

func findLexiconOrganisations(p *Pass) error {
	chosen := make([][]scored, len(p.turns))
	for n, hits := range p.lexiconHits() {
		chosen[n] = p.withParents(&p.turns[n], p.chosen(&p.turns[n], hits))
	}
	w := p.weigh(chosen)
	for n := range chosen {
		t := &p.turns[n]
		for _, h := range chosen[n] {
			if h.score == 0 && w.sure[h.entry] {
				h.score = borneOut(t, h.hit)
			}
			if h.score == 0 || p.lexicon.entries[h.entry].isConcept() || w.doubts(h.hit) {
				continue
			}
			if i := p.chapterStart(t, h.hit); i < h.i {
				p.nameOrganisation(t, i, h.j, scoreShape)
			} else {
				p.mention(p.fromLexicon(h.entry), t, h.i, h.j, h.score)
			}
		}
	}
	return nil
}

// scored is a hit with its score; 0 for one that counts only where the
// organisation is surely named elsewhere.
type scored struct {
	hit
	score float64
}

// chosen takes the longest of the hits that overlap, in the order of the text.
// The name of a document ("UN Charter") is among them and keeps the
// organisation inside from being one.
func (p *Pass) chosen(t *turn, hits []hit) []scored {
	all := make([]hit, 0, len(hits))
	for _, h := range hits {
		if !p.lexicon.entries[h.entry].isConcept() || properName(h.text) {
			all = append(all, h)
		}
	}
	longestFirst(all)
	used := map[int]bool{}
	var taken []scored
	for _, h := range all {
		if overlaps(used, h) {
			continue
		}
		for k := h.i; k < h.j; k++ {
			used[k] = true
		}
		taken = append(taken, scored{h, p.sureness(t, h)})
	}
	slices.SortFunc(taken, func(a, b scored) int { return a.i - b.i })
	return taken
}

func overlaps(used map[int]bool, h hit) bool {
	for k := h.i; k < h.j; k++ {
		if used[k] {
			return true
		}
	}
	return false
}

// properName tells whether a form of several words has a capital behind its
// first word.
func properName(form string) bool {
	_, rest, _ := strings.Cut(form, " ")
	return strings.ToLower(rest) != rest
}

// chapterStart returns where the name of a body begins that is another's in one
// region: "South Atlantic Regional" stands before "Internet Governance Forum".
// It is the start of the hit where there is none.
func (p *Pass) chapterStart(t *turn, h hit) int {
	if h.acronym || h.words < 2 || h.i == 0 || !t.tokens[h.j-1].capital || !chapters[t.tokens[h.i-1].lower] {
		return h.i
	}
	i := h.i
	for i > 0 && h.i-i < 5 && p.properWord(t, i-1) && t.tokens[i-1].sentence == t.tokens[h.i].sentence && !(t.tokens[i-1].first && p.ordinaryOpening(t, i-1)) {
		i--
	}
	return i
}
