package extract

// witness is what a discussion as a whole says about the hits in it.
type witness struct {
	// sure holds the entries that are surely named somewhere, named those of
	// them that are named by more than an acronym, and body those with "the".
	sure, named, body map[int]bool
	// plural holds those whose acronym has a plural, as things have.
	plural map[int]bool
	// foreign says that the discussion is long and not of the field, so that an
	// acronym of three letters probably means something else there.
	foreign bool
}

// wordsPerName is how many words of a discussion of the field hold one name of
// it at least.
const wordsPerName = 2000

func (p *Pass) weigh(chosen [][]scored) witness {
	w := witness{sure: map[int]bool{}, named: map[int]bool{}, body: map[int]bool{}, plural: map[int]bool{}}
	field, words := map[int]bool{}, 0
	for n := range chosen {
		t := &p.turns[n]
		words += len(t.tokens)
		for _, h := range chosen[n] {
			if h.score == 0 {
				continue
			}
			w.sure[h.entry] = true
			switch {
			case !h.acronym:
				w.named[h.entry] = true
			case pluralAcronym(t.tokens[h.j-1].text):
				w.plural[h.entry] = true
			case afterThe(t, h.i):
				w.body[h.entry] = true
			}
			if p.lexicon.entries[h.entry].group != "business" && len(h.text) > 3 {
				field[h.entry] = true
			}
		}
	}
	w.foreign = len(field) < min(3, words/wordsPerName)
	return w
}

// doubts tells whether an acronym probably means something else here.
func (w witness) doubts(h hit) bool {
	if !h.acronym || !w.foreign || w.named[h.entry] {
		return false
	}
	return w.plural[h.entry] || len(h.text) == 3 && !w.body[h.entry]
}
