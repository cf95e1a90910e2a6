package extract

import "rapporteur/discussion"

// conceptLexicon finds the lexicon's concepts by the stems of their words. A
// longer one hides those inside it.
//
// It fires on "a number of confidence-building measures"; it must not on the
// "Internet Governance" of "the Internet Governance Forum".
var conceptLexicon = Rule{
	Name: "concept-lexicon",
	Doc:  "A concept of the lexicon, in any inflection.",
	Run:  findLexiconConcepts,
}

func findLexiconConcepts(p *Pass) error {
	for n, hits := range p.lexiconHits() {
		t := &p.turns[n]
		concepts := make([]hit, 0, len(hits))
		for _, h := range hits {
			if p.lexicon.entries[h.entry].isConcept() && p.conceptStands(t, h) {
				concepts = append(concepts, h)
			}
		}
		longestFirst(concepts)
		for _, h := range concepts {
			if p.spaceFor(t, h) {
				p.mention(p.fromLexicon(h.entry), t, h.i, h.j, scoreName)
			}
		}
	}
	return nil
}

// conceptStands asks a capital of the forms that are words as well.
func (p *Pass) conceptStands(t *turn, h hit) bool {
	return !h.common || capitals(t, h.i, h.j) && !t.tokens[h.i].first && !shouts(t, h.i, h.j)
}

// spaceFor tells whether a concept may stand on the tokens of the hit: none is
// part of another concept or a person's name, and an organisation's name lies
// at most inside it ("GGE reports").
func (p *Pass) spaceFor(t *turn, h hit) bool {
	covered := p.covered[t.index]
	free := false
	for k := h.i; k < h.j; k++ {
		switch covered[k] {
		case "":
			free = free || t.tokens[k].word
		case discussion.Organisation:
		default:
			return false
		}
	}
	if !free {
		return false
	}
	cut := func(k int) bool {
		return k > 0 && k < len(covered) && covered[k-1] == discussion.Organisation && covered[k] == discussion.Organisation
	}
	return !cut(h.i) && !cut(h.j)
}
