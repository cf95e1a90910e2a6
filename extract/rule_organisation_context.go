package extract

import "strings"

// organisationContext finds organisations that neither the lexicon nor their
// form gives away, where the words around say that they are: somebody works
// there, speaks for them, leads them, buys from them.
//
// It fires on "a question from Ana Ruiz with Oakridge", "I work for Brightwater"
// and "companies such as Brightwater and Oakridge"; it must not on "Ana Ruiz
// from Brazil", "I'm from Lyon" or "the Vice President of Finance".
var organisationContext = Rule{
	Name: "organisation-context",
	Doc:  "A name where the words around it call for an organisation, as in \"I work for\" or \"CEO of\".",
	Run: func(p *Pass) error {
		for n := range p.turns {
			t := &p.turns[n]
			for _, r := range p.runs(t) {
				p.inContext(t, r)
			}
		}
		return nil
	},
}

// inContext names the organisation of a run where the words around call for
// one.
func (p *Pass) inContext(t *turn, r run) {
	if at := p.afterPerson(t, r); at > 0 {
		p.belonging(t, run{at, r.j})
		return
	}
	i := afterRole(t, r)
	if i > max(r.i, 1) && roleWords[fold(t.tokens[i-2].lower)] {
		p.claim(t, run{i, r.j}, scoreOffice, false)
		return
	}
	if j := p.hostEnd(t, r); j > r.i {
		p.claim(t, run{r.i, j}, scoreOffice, false)
		return
	}
	c := cueBefore(t, r.i)
	if c == nil && p.ledBy(t, r.j) {
		c = &officeCue
	}
	switch {
	case c == nil, p.isIntroduced(t, r), seat(t, r):
	case c.list:
		p.claimList(t, r, c.score)
	default:
		p.claim(t, r, c.score, false)
	}
}

// isIntroduced tells whether a run is the person in "from Ana Ruiz with
// Oakridge", or says what kind of thing follows: "the Oakridge plan".
func (p *Pass) isIntroduced(t *turn, r run) bool {
	if r.j == len(t.tokens) {
		return false
	}
	next := &t.tokens[r.j]
	if next.text == "," && r.j+1 < len(t.tokens) {
		next = &t.tokens[r.j+1]
	}
	return belongs[next.lower] && announced(t, r.i) || !next.capital && next.word && eventWords[fold(next.lower)]
}

// seat tells whether a run is a place that somebody represents or is from: "I
// represent Upper Tarn, where there is no bus", "the Member for Lower Tarn".
func seat(t *turn, r run) bool {
	where := r.j+1 < len(t.tokens) && t.tokens[r.j].text == "," && t.tokens[r.j+1].lower == "where"
	for k := r.i - 1; k >= 0 && r.i-k < 4 && t.tokens[k].sentence == t.tokens[r.i].sentence; k-- {
		if w := t.tokens[k].lower; w == "constituency" || w == "member" && t.tokens[k].capital || strings.HasPrefix(w, "represent") && (where || ofParliament(t)) {
			return true
		}
	}
	return false
}

// ofParliament tells whether the words of a turn are those of a member of one.
func ofParliament(t *turn) bool {
	for i := range t.tokens {
		switch t.tokens[i].lower {
		case "constituency", "constituencies", "constituents", "constituent", "electorate", "voters":
			return true
		}
	}
	return false
}

const (
	scoreBelonging = 0.8
	scoreOffice    = 0.8
)

// claim names the tokens of a run an organisation, where they may be one. After
// a person's name ("Ana Ruiz from …") a run may look like a person or a word.
func (p *Pass) claim(t *turn, r run, score float64, sure bool) {
	for k := r.i; k < r.j; k++ {
		if legalForms[fold(t.tokens[k].lower)] {
			r.j = k + 1
		}
	}
	if p.mayBeOrganisation(t, r, sure) {
		p.nameOrganisation(t, r.i, r.j, score)
	}
}

// claimList names the organisations of a list: "such as Oakridge, Brightwater
// and Hill".
func (p *Pass) claimList(t *turn, r run, score float64) {
	for {
		p.claim(t, r, score, false)
		j := r.j
		for j < len(t.tokens) && j-r.j < 3 && (t.tokens[j].text == "," || t.tokens[j].lower == "and" || t.tokens[j].lower == "or") {
			j++
		}
		if j == r.j || j == len(t.tokens) || t.tokens[j].sentence != t.tokens[r.i].sentence {
			return
		}
		if p.properWord(t, j) {
			r = run{j, p.runEnd(t, j)}
			continue
		}
		if p.covered[t.index][j] == "" {
			return
		}
		for r = (run{j, j}); r.j < len(t.tokens) && p.covered[t.index][r.j] != ""; r.j++ {
		}
	}
}

// ledBy tells whether a possessive and an office stand at token j: "Oakridge's
// chairman".
func (p *Pass) ledBy(t *turn, j int) bool {
	if j+2 >= len(t.tokens) || t.tokens[j].end != t.tokens[j+1].start || t.tokens[j+1].lower != "s" {
		return false
	}
	for k := j + 2; k < min(j+5, len(t.tokens)) && t.tokens[k].word; k++ {
		if roleWords[fold(t.tokens[k].lower)] {
			return true
		}
		if functionWords[t.tokens[k].lower] {
			return false
		}
	}
	return false
}

// mayBeOrganisation rules out what is something else: a place, a person, a day,
// an office, a meeting, a concept, a word.
func (p *Pass) mayBeOrganisation(t *turn, r run, sure bool) bool {
	if r.j <= r.i || r.j-r.i == 1 && len(t.tokens[r.i].text) < 2 || !p.free(t, r.i, r.j) || p.isPlace(t, r.i, r.j) || p.isConcept(t, r.i, r.j) {
		return false
	}
	first, last := fold(t.tokens[r.i].lower), fold(t.tokens[r.j-1].lower)
	if eventWords[last] || roleWords[first] || roleWords[last] || genericWords[first] && r.j-r.i == 1 || departments[first] || departments[last] && r.j-r.i == 1 {
		return false
	}
	own := false
	for k := r.i; k < r.j; k++ {
		w := fold(t.tokens[k].lower)
		own = own || t.tokens[k].capital && !meetingWords[w] && !functionWords[w] && !weakHeads[w] && !headWords[w] && (!p.isOrdinary(w) || t.tokens[k].upper)
	}
	if !own && !(sure && r.j-r.i > 1) {
		return false
	}
	if k := &t.tokens[r.i]; r.j-r.i == 1 && (k.upper || pluralAcronym(k.text) || strings.Contains(k.text, ".")) {
		return k.upper && !strings.Contains(k.text, ".") && !ordinaryAcronyms[first]
	}
	if p.isLabelled(first) && p.isLabelled(last) {
		return false
	}
	_, given := p.lexicon.given[first]
	return !given || r.j-r.i > 1 && (sure || weakHeads[last] || headWords[last])
}
