package extract

// run is a row of tokens of a turn, half-open.
type run struct{ i, j int }

// runs returns the rows of words with a capital in a turn, where no name has
// been found: what may be names. "of", "for", "&" and the like stand inside one
// where a capital follows. A word that begins a sentence is left out where the
// discussion has it in lower case too.
func (p *Pass) runs(t *turn) []run {
	var all []run
	end := 0
	for _, i := range t.capitals {
		if i >= end && p.properWord(t, i) && !(t.tokens[i].first && p.ordinaryOpening(t, i)) {
			end = p.runEnd(t, i)
			all = append(all, run{i, end})
		}
	}
	return all
}

// properWord tells whether the word at token i may be part of a name.
func (p *Pass) properWord(t *turn, i int) bool {
	k := &t.tokens[i]
	return k.word && k.capital && p.covered[t.index][i] == "" && !(k.function && (!k.upper || len(k.text) < 2))
}

// ordinaryOpening tells whether the word that begins a sentence need not be a
// name.
func (p *Pass) ordinaryOpening(t *turn, i int) bool {
	k := &t.tokens[i]
	return !k.upper && (p.isOrdinary(fold(k.lower)) || openers[k.lower] || meetingWords[k.lower] && !headWords[k.lower])
}

// insideNames are the words in lower case that stand inside a name.
var insideNames = set("of for on de del della di des du la le van von y e do da dos das")

// linksName tells whether a token is such a word.
func linksName(k *token) bool { return !k.capital && insideNames[k.lower] }

// runEnd returns the end of the row of capitals that begins at token i.
func (p *Pass) runEnd(t *turn, i int) int {
	end := i + 1
	for j := i + 1; j < len(t.tokens) && t.tokens[j].sentence == t.tokens[i].sentence; j++ {
		k := &t.tokens[j]
		switch {
		case p.properWord(t, j):
			end = j + 1
		case k.joins, k.text == "&", insideWord(t.tokens, j) && k.text != ".":
		case linksName(k) && j == end:
		case k.lower == "the" && j == end+1 && t.tokens[j-1].word:
		default:
			return end
		}
	}
	return end
}

// withAnd goes on from the end of a run over "and" and the words with a capital
// behind it: "Ministry of Energy and Mines".
func (p *Pass) withAnd(t *turn, end int) int {
	for end+1 < len(t.tokens) && t.tokens[end].lower == "and" && t.tokens[end].sentence == t.tokens[end+1].sentence && p.properWord(t, end+1) {
		end = p.runEnd(t, end+1)
	}
	return end
}
