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
// behind it, and over the commas of a list that such an "and" ends: "Ministry of
// Energy and Mines", "Department for Culture, Media and Sport".
func (p *Pass) withAnd(t *turn, end int) int {
	if k := p.listed(t, end); k > end && k+1 < len(t.tokens) && t.tokens[k].lower == "and" && p.properWord(t, k+1) && !p.lexicon.isPlace(fold(t.tokens[k+1].lower)) {
		end = k
	}
	for end+1 < len(t.tokens) && t.tokens[end].lower == "and" && t.tokens[end].sentence == t.tokens[end+1].sentence && p.properWord(t, end+1) {
		end = p.runEnd(t, end+1)
	}
	return end
}

// beforeAnd goes back from the start of a run, whose head stands at token h,
// over "and" to the article before what it joins: "the Competition and Consumer
// Agency", "the Culture, Media and Sport Committee". It stays where the words
// before are a name of their own or no article is found.
func (p *Pass) beforeAnd(t *turn, i, h int) int {
	if i < 2 || t.tokens[i-1].lower != "and" && t.tokens[i-1].text != "&" || !headWords[fold(t.tokens[h].lower)] {
		return i
	}
	k := i - 2
	for k >= 0 && i-k < 8 && t.tokens[k].sentence == t.tokens[i].sentence {
		switch w := fold(t.tokens[k].lower); {
		case w == "the" || w == "our" || w == "a" || w == "an":
			if k+1 < i-1 {
				return k + 1
			}
			return i
		case t.tokens[k].text == ",":
		case !p.properWord(t, k), headWords[w], eventWords[w], legalForms[w], p.isLabelled(w), p.lexicon.isPlace(w):
			return i
		}
		k--
	}
	return i
}

// listed passes over one or two words with a capital after a comma, up to twice,
// from the end of a run.
func (p *Pass) listed(t *turn, end int) int {
	for n := 0; n < 2 && end+1 < len(t.tokens) && t.tokens[end].text == ","; n++ {
		k := end + 1
		for k < len(t.tokens) && k < end+3 && p.properWord(t, k) && !p.isLabelled(fold(t.tokens[k].lower)) {
			k++
		}
		if k == end+1 {
			break
		}
		end = k
	}
	return end
}
