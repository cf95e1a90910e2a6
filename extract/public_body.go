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
	for h := 1; h < len(t.tokens); h++ {
		if p.covered[t.index][h] != "" {
			continue
		}
		if i, j, score := p.civicBody(t, h); j > 0 && p.free(t, i, j) {
			p.nameOrganisation(t, i, j, score)
		}
	}
}

// civicBody returns the tokens of a body whose head stands at token h and that
// what stands before or behind makes one: "the Treasury", "the national CERT of
// Cuba", "the youth parliament of Lyon", "the programme committee", "chairs the
// working group on health data". j is 0 where it is none.
func (p *Pass) civicBody(t *turn, h int) (i, j int, score float64) {
	before := &t.tokens[h-1]
	if before.sentence != t.tokens[h].sentence {
		return 0, 0, 0
	}
	switch k := &t.tokens[h]; k.lower {
	case "treasury", "exchequer":
		if k.capital && !k.upper && before.lower == "the" && !(h+1 < len(t.tokens) && (t.tokens[h+1].joins || t.tokens[h+1].capital)) {
			return h, h + 1, scoreWeakShape
		}
	case "cert", "csirt", "parliament", "assembly":
		if q := before.lower; q == "national" || q == "government" || k.lower != "cert" && k.lower != "csirt" && (q == "youth" || q == "student" || q == "children") {
			if end := p.placeEnd(t, h+1); end > 0 {
				return h - 1, end, scoreWeakShape
			}
		}
	case "committee":
		if (before.lower == "programme" || before.lower == "program") && h > 1 && t.tokens[h-2].lower == "the" {
			return h - 1, h + 1, scoreLowered
		}
	case "group", "force", "party":
		if before.lower == "working" || before.lower == "task" {
			if end := p.subjectEnd(t, h+1); end > 0 && h > 2 && establishes(t, h-2) {
				return h - 1, end, scoreLowered
			}
		}
	}
	return 0, 0, 0
}

// subjectEnd returns the end of "on health data" at token j, 0 where that does
// not stand there or more goes on than a noun does.
func (p *Pass) subjectEnd(t *turn, j int) int {
	if j >= len(t.tokens) || t.tokens[j].lower != "on" && t.tokens[j].lower != "for" {
		return 0
	}
	end := j + 1
	for end < len(t.tokens) && t.tokens[end].word && t.tokens[end].sentence == t.tokens[j].sentence && (!functionWords[t.tokens[end].lower] || t.tokens[end].joins) {
		end++
	}
	if n := end - j - 1; n < 1 || n > 4 {
		return 0
	}
	return end
}

// establishes tells whether the words before "the" or "a" at token k say that
// somebody set a group up, leads it or is in it.
func establishes(t *turn, k int) bool {
	if t.tokens[k].lower != "the" && t.tokens[k].lower != "a" {
		return false
	}
	switch t.tokens[k-1].lower {
	case "chairs", "chaired", "chair", "lead", "leads", "led", "coordinates", "coordinate", "joined", "founded":
		return true
	case "up":
		return k > 1 && (t.tokens[k-2].lower == "set" || t.tokens[k-2].lower == "sets")
	case "of":
		return k > 1 && (roleWords[t.tokens[k-2].lower] || t.tokens[k-2].lower == "member" || t.tokens[k-2].lower == "members")
	}
	return false
}

// publicName returns the tokens of a name whose head, a ministry or department,
// stands at token h: "ministry of communication of Cuba", "foreign affairs
// department of the Canadian government". j is 0 where it is none.
func (p *Pass) publicName(t *turn, h int) (i, j int) {
	i = h
	j = h + 1
	if j < len(t.tokens) && (t.tokens[j].lower == "of" || t.tokens[j].lower == "for") && !p.placeAfter(t, j) {
		for j++; j < min(len(t.tokens), h+8) && !p.placeAfter(t, j) && !p.homeAt(t, j); j++ {
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
	if j > h+2 && p.homeAt(t, j) {
		return i, j // what it belongs to has a name of its own
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
	if end := p.unknownPlace(t, j); end > j {
		return end
	}
	return 0
}

// homeAt tells whether "of" and an organisation stand at token j.
func (p *Pass) homeAt(t *turn, j int) bool {
	if j+1 < len(t.tokens) && t.tokens[j].lower == "of" {
		if j++; t.tokens[j].lower == "the" && j+1 < len(t.tokens) {
			j++
		}
		_, ok := p.organisations[t.index][j]
		return ok
	}
	return false
}

// unknownPlace returns the end of one to three words with a capital at token j
// that may name a place nobody listed: no person, organisation or word.
func (p *Pass) unknownPlace(t *turn, j int) int {
	end := j
	for end < min(len(t.tokens), j+3) && p.properWord(t, end) && !t.tokens[end].upper && t.tokens[end].sentence == t.tokens[j].sentence {
		w := fold(t.tokens[end].lower)
		if _, given := p.lexicon.given[w]; given || p.isLabelled(w) || p.isOrdinary(w) || headWords[w] || roleWords[w] {
			return 0
		}
		end++
	}
	return end
}
