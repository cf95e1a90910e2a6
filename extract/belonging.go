package extract

// afterPerson returns where the rest of a run begins that names a person and
// then, after "from", "with", "of" or "at", something else; 0 where it does
// not. The person may stand before the run.
func (p *Pass) afterPerson(t *turn, r run) int {
	for k := r.i + 1; k+1 < r.j; k++ {
		if t.tokens[k].lower == "of" && p.personLike(t, r.i, k) {
			if t.tokens[k+1].lower == "the" {
				k++
			}
			return k + 1
		}
	}
	k := r.i - 1
	if k > 0 && t.tokens[k].lower == "the" {
		k--
	}
	if k < 1 || !belongs[t.tokens[k].lower] {
		return 0
	}
	end := k
	if t.tokens[k-1].text == "," {
		end--
	}
	begin := end
	for begin > 0 && end-begin < 4 && t.tokens[begin-1].capital && t.tokens[begin-1].sentence == t.tokens[r.i].sentence && !functionWords[t.tokens[begin-1].lower] {
		begin--
	}
	if begin < end && p.personLike(t, begin, end) {
		return r.i
	}
	return 0
}

var belongs = set("from with of at")

// personLike tells whether the tokens from i up to j look like a person's name:
// a given name, a name of the labels, or two or three names where a call's
// operator announces a question.
func (p *Pass) personLike(t *turn, i, j int) bool {
	if j-i > 4 || p.isPlace(t, i, j) {
		return false
	}
	for k := i; k < j; k++ {
		w := fold(t.tokens[k].lower)
		if !t.tokens[k].word || roleWords[w] || headWords[w] || eventWords[w] || p.covered[t.index][k] == "organisation" {
			return false
		}
	}
	first, last := fold(t.tokens[i].lower), fold(t.tokens[j-1].lower)
	if common, given := p.lexicon.given[first]; given && (!common || j-i > 1) {
		return true
	}
	if p.isLabelled(first) && p.isLabelled(last) {
		return true
	}
	return j-i > 1 && announced(t, i)
}

// announced tells whether the words shortly before token i announce who asks.
func announced(t *turn, i int) bool {
	for k := i - 1; k >= 0 && i-k < 9 && t.tokens[k].sentence == t.tokens[i].sentence; k-- {
		switch t.tokens[k].lower {
		case "question", "questions", "line", "caller", "analyst":
			return true
		}
	}
	return false
}

// belonging names what a person is from, where that is no place. It may go on
// in lower case, and "and" may stand between two names of partners.
func (p *Pass) belonging(t *turn, r run) {
	n := len(t.tokens)
	if r.j < n && !t.tokens[r.j].capital && (weakHeads[t.tokens[r.j].lower] || headWords[t.tokens[r.j].lower]) && t.tokens[r.j].lower != "company" {
		r.j++
	}
	if r.j+1 < n && t.tokens[r.j].lower == "and" && p.properWord(t, r.j+1) {
		end := p.runEnd(t, r.j+1)
		last := fold(t.tokens[end-1].lower)
		_, given := p.lexicon.given[fold(t.tokens[r.j+1].lower)]
		if weakHeads[last] || legalForms[last] || announced(t, r.i) && !given && end == r.j+2 {
			r.j = end
		}
	}
	p.claim(t, r, scoreBelonging, true)
}
