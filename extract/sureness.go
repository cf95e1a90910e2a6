package extract

// sureness scores a hit by itself.
func (p *Pass) sureness(t *turn, h hit) float64 {
	switch {
	case h.acronym:
		return scoreName
	case h.common:
		if capitals(t, h.i, h.j) && !t.tokens[h.i].first && !shouts(t, h.i, h.j) && (h.j-h.i > 1 || !p.insideName(t, h.i)) {
			return scoreName
		}
		return 0
	case h.words == 1 && !t.tokens[h.i].capital:
		return scoreLower
	case h.words == 1, contentWords(t, h.i, h.j) > 1, plainText(t, h.i, h.j) == h.text:
		return scoreName
	}
	return 0
}

// contentWords counts the words that are not of grammar alone.
func contentWords(t *turn, i, j int) int {
	n := 0
	for ; i < j; i++ {
		if k := &t.tokens[i]; k.word && !functionWords[k.lower] {
			n++
		}
	}
	return n
}

// borneOut scores a hit of words whose organisation is named elsewhere.
func borneOut(t *turn, h hit) float64 {
	switch {
	case capitals(t, h.i, h.j):
		return scoreBorne
	case h.words > 1:
		return scoreLowered
	}
	return 0
}

// capitals tells whether every word but those of grammar has a capital.
func capitals(t *turn, i, j int) bool {
	for ; i < j; i++ {
		k := &t.tokens[i]
		if k.word && !k.capital && !functionWords[k.lower] && k.lower != "s" {
			return false
		}
	}
	return true
}

// insideName tells whether the word at token i is part of a longer name that
// the lexicon does not have: "Apple Watch", "Michael Jordan".
func (p *Pass) insideName(t *turn, i int) bool {
	if i+1 < len(t.tokens) && t.tokens[i+1].capital {
		return true
	}
	if i == 0 || !t.tokens[i-1].capital {
		return false
	}
	before := &t.tokens[i-1]
	return !before.first || !functionWords[before.lower] && !p.isOrdinary(fold(before.lower))
}

// withParents joins an organisation with the one that it is part of where one
// name holds both: "UN First Committee", "First Committee of the General
// Assembly". Such a name is sure.
func (p *Pass) withParents(t *turn, hits []scored) []scored {
	out := hits[:0]
	for _, h := range hits {
		if len(out) > 0 {
			last := &out[len(out)-1]
			if last.j == h.i && p.partOf(h.entry, last.entry) {
				h.i, h.score = last.i, scoreName
				*last = h
				continue
			}
			if ofBetween(t, last.j, h.i) && p.partOf(last.entry, h.entry) {
				last.j, last.score = h.j, scoreName
				continue
			}
		}
		out = append(out, h)
	}
	return out
}

// ofBetween tells whether "of" or "of the" is all that stands between two
// tokens.
func ofBetween(t *turn, i, j int) bool {
	if j <= i || j-i > 2 || t.tokens[i].lower != "of" {
		return false
	}
	return j-i == 1 || t.tokens[i+1].lower == "the"
}

// partOf tells whether an entry of the lexicon is part of another, directly or
// through a third.
func (p *Pass) partOf(child, parent int) bool {
	for range 5 {
		at, ok := p.lexicon.byID[p.lexicon.entries[child].parent]
		if !ok {
			return false
		}
		if at == parent {
			return true
		}
		child = at
	}
	return false
}
