package extract

// organisationShape finds names of organisations that the lexicon does not have
// by their head word: University, Institute, Ministry, Inc.
//
// It fires on "a professor of law at Temple University" and on "the ministry of
// communication of Cuba"; it must not on "the Working Group", "the Annual
// Conference of the University" or "the Chairman of the Department".
var organisationShape = Rule{
	Name: "organisation-shape",
	Doc:  "A name with the head word of an organisation, as University, Ministry of, Inc.",
	Run: func(p *Pass) error {
		for n := range p.turns {
			t := &p.turns[n]
			for _, r := range p.runs(t) {
				if p.free(t, r.i, r.j) { // and no second half of the name before
					p.shaped(t, r)
				}
			}
			p.publicBodies(t)
		}
		return nil
	},
}

const (
	scoreShape     = 0.9
	scoreWeakShape = 0.8
)

// shaped names the organisation of a run, where there is one.
func (p *Pass) shaped(t *turn, r run) {
	i := afterRole(t, r)
	if ofEvent(t, run{i, r.j}) {
		return
	}
	for h := i; h < r.j; h++ {
		if j := p.headWithOf(t, h, r.j); j > 0 {
			if t.tokens[max(h, 1)-1].lower == "the" || !p.distinct(t, i, h) {
				i = h
			}
			p.nameOrganisation(t, i, j, scoreShape)
			return
		}
		if legalForms[fold(t.tokens[h].lower)] && t.tokens[h].capital {
			r.j = h + 1 // what stands behind is no part of the name
		}
	}
	for k := r.j - 1; k > i; k-- {
		if linksName(&t.tokens[k]) {
			i = k + 1 // the head is that of the last part
			break
		}
	}
	if t.tokens[i].lower == "the" && i+1 < r.j {
		i++
	}
	i = p.beforeAnd(t, i, r.j-1)
	if score := p.headed(t, i, r.j-1); score > 0 {
		p.nameOrganisation(t, i, r.j, score)
	}
}

// afterRole passes over what begins a run and is no part of a name: an office
// with "of", an article.
func afterRole(t *turn, r run) int {
	i := r.i
	for k := r.i; k+1 < r.j; k++ {
		switch w := fold(t.tokens[k].lower); {
		case linksName(&t.tokens[k]) && k > r.i && roleWords[fold(t.tokens[k-1].lower)]:
			i = k + 1
		case k == i && w == "the":
			i = k + 1
		}
	}
	return i
}

// ofEvent tells whether a run is the name of a meeting or a document that holds
// another name: "World Summit of the Information Society".
func ofEvent(t *turn, r run) bool {
	for k := r.i + 1; k < r.j; k++ {
		if linksName(&t.tokens[k]) {
			return eventWords[fold(t.tokens[k-1].lower)]
		}
	}
	return false
}

// headWithOf returns the end of a name whose head at token h is followed by
// "of" or "for" and what it is about, 0 where it is not.
func (p *Pass) headWithOf(t *turn, h, end int) int {
	k := &t.tokens[h]
	if !k.capital || !openHeads[fold(k.lower)] || end <= h+2 {
		return 0
	}
	if of := t.tokens[h+1].lower; of != "of" && of != "for" && of != "on" {
		return 0
	}
	if andHeads[fold(k.lower)] {
		end = p.withAnd(t, end)
	}
	last := fold(t.tokens[end-1].lower)
	if eventWords[last] && !fields[last] || !p.plainName(t, h+2, end) {
		return 0
	}
	return end
}

// plainName tells whether some word of the tokens is more than grammar.
func (p *Pass) plainName(t *turn, i, j int) bool {
	for ; i < j; i++ {
		if k := &t.tokens[i]; k.word && k.capital && !functionWords[k.lower] && k.lower != "directors" && k.lower != "trustees" && k.lower != "governors" {
			return true
		}
	}
	return false
}

// headed scores a name that ends in the head at token h: 0 where there is no
// head or nothing before it makes it a name of its own.
func (p *Pass) headed(t *turn, i, h int) float64 {
	head := fold(t.tokens[h].lower)
	if !t.tokens[h].capital || !headWords[head] && !weakHeads[head] {
		return 0
	}
	own, words, joint := 0, 0, false
	for k := i; k < h; k++ {
		w := fold(t.tokens[k].lower)
		joint = joint || k > i && jointHeads[head] && w == "and"
		if !t.tokens[k].capital || genericWords[w] {
			continue
		}
		words++
		if placeless[head] && p.lexicon.isPlace(w) {
			continue
		}
		if t.tokens[k].upper || !p.isOrdinary(w) && !weakHeads[w] && !headWords[w] && !eventWords[w] {
			own++
		}
	}
	switch {
	case own > 0 && headWords[head], words > 1 && headWords[head]:
		return scoreShape
	case own > 0 || joint || words > 1 && legalForms[head]:
		return scoreWeakShape
	}
	return 0
}

// distinct tells whether the tokens before a head belong to its name.
func (p *Pass) distinct(t *turn, i, h int) bool {
	for ; i < h; i++ {
		if k := &t.tokens[i]; k.capital && !genericWords[fold(k.lower)] && !eventWords[fold(k.lower)] {
			return true
		}
	}
	return false
}
