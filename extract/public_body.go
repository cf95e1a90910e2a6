package extract

// publicBodies finds ministries in lower case: those of which the words behind
// say which country's they are.
func (p *Pass) publicBodies(t *turn) {
	for h := range t.tokens {
		k := &t.tokens[h]
		if !publicHeads[k.lower] || k.capital || p.covered[t.index][h] != "" {
			continue
		}
		i, j := p.publicName(t, h)
		if j > 0 && p.free(t, i, j) {
			p.nameOrganisation(t, i, j, scoreWeakShape)
		}
	}
}

// publicName returns the tokens of a name whose head, a ministry or department,
// stands at token h: "ministry of communication of Cuba", "foreign affairs
// department of the Canadian government". j is 0 where it is none.
func (p *Pass) publicName(t *turn, h int) (i, j int) {
	i = h
	j = h + 1
	if j < len(t.tokens) && t.tokens[j].lower == "of" && !p.placeAfter(t, j) {
		for j++; j < min(len(t.tokens), h+8) && !p.placeAfter(t, j); j++ {
			if k := &t.tokens[j]; !k.word || functionWords[k.lower] && k.lower != "and" {
				return 0, 0
			}
		}
	} else {
		for i > 0 && h-i < 3 && t.tokens[i-1].word && !functionWords[t.tokens[i-1].lower] {
			i--
		}
		if i == h {
			return 0, 0
		}
	}
	if j >= len(t.tokens) || !p.placeAfter(t, j) {
		return 0, 0
	}
	return i, p.placeEnd(t, j)
}

// placeAfter tells whether "of" and a place stand at token j.
func (p *Pass) placeAfter(t *turn, j int) bool { return p.placeEnd(t, j) > 0 }

// placeEnd returns the end of "of Cuba" or "of the Canadian government" at
// token j, 0 where they do not stand there.
func (p *Pass) placeEnd(t *turn, j int) int {
	if j+1 >= len(t.tokens) || t.tokens[j].lower != "of" && t.tokens[j].lower != "in" {
		return 0
	}
	j++
	if t.tokens[j].lower == "the" {
		j++
	}
	for end := min(len(t.tokens), j+3); end > j; end-- {
		if t.tokens[j].capital && t.tokens[end-1].word && p.isPlace(t, j, end) {
			if end < len(t.tokens) && t.tokens[end].lower == "government" {
				end++
			}
			return end
		}
	}
	return 0
}
