package extract

// floorTaken fires on "Juan Fernandez from the government of Cuba." behind
// which Juan Fernandez speaks, and must not on "As Juan said, we have time."
// behind which he speaks as well.
var floorTaken = Rule{
	Name: "floor-taken",
	Doc:  "Who is introduced, asked, invited or only named at the end of a turn, and speaks next, has been given the floor.",
	Run: func(p *Pass) error {
		for i := range len(p.turns) - 1 {
			t, next := &p.turns[i], p.speaking[i+1]
			if next == nil || next == p.speaking[i] || p.does(t, next, "gives_floor") {
				continue
			}
			if d, ok := p.turnsTo(t, next); ok {
				p.engage(t, "gives_floor", next, d.i, d.j, 0.9)
			}
		}
		return nil
	},
}

// turnsTo returns the words by which the end of a turn turns to the person.
func (p *Pass) turnsTo(t *turn, q *person) (nameSpan, bool) {
	for _, d := range p.actsOf(t) {
		near := len(t.sentences)-int(t.tokens[d.at.i].sentence) <= 5
		asked := d.act.kind == "asks" && p.leads(t.index) && (t.index == 0 || p.speaking[t.index-1] != q)
		turned := p.mayHand(t.index) && (d.act.kind == addresses || d.act.kind == "introduces" || d.act.kind == "invites")
		if d.person == q && near && (asked || turned) {
			return nameSpan{d.match.i, d.match.j}, true
		}
	}
	if p.does(t, q, "asks") || !p.mayHand(t.index) {
		return nameSpan{}, false
	}
	if s, ok := p.onlyName(t, q); ok {
		return s, true
	}
	if s, ok := p.lastCalled(t, q); ok {
		return s, true
	}
	if len(t.tokens) > 20 {
		return nameSpan{}, false
	}
	for _, s := range t.sentences {
		for i := s.from; i < s.to; i++ {
			if o, ok := p.occurrences[t.index][i]; ok && o.person == q && !p.quoted(t, q) {
				return nameSpan{o.i, s.to}, true
			}
		}
	}
	return nameSpan{}, false
}

// quoted tells whether the turn cites or thanks the person.
func (p *Pass) quoted(t *turn, q *person) bool {
	for _, d := range p.actsOf(t) {
		if d.person == q && d.act.kind != "gives_floor" {
			return true
		}
	}
	return false
}

// onlyName returns the last sentence of a turn where it is the person's name
// and nothing else.
func (p *Pass) onlyName(t *turn, q *person) (nameSpan, bool) {
	if len(t.sentences) == 0 {
		return nameSpan{}, false
	}
	s := t.sentences[len(t.sentences)-1]
	for i := s.from; i < s.to; i++ {
		if o, ok := p.occurrences[t.index][i]; ok {
			named := untitled(t, nameSpan{s.from, o.j})
			return nameSpan{s.from, s.to}, o.person == q && named.i >= o.i && s.to-o.j <= 1
		}
	}
	return nameSpan{}, false
}

// lastCalled returns the sentence near the end of the chair's turn that calls
// the person, after whom nobody is called.
func (p *Pass) lastCalled(t *turn, q *person) (nameSpan, bool) {
	if !p.leads(t.index) || t.index > 0 && p.speaking[t.index-1] == q {
		return nameSpan{}, false
	}
	for n := len(t.sentences) - 1; n >= max(0, len(t.sentences)-4); n-- {
		if c, ok := (matcher{p, t, t.sentences[n]}).first(&calledPhrases); ok {
			return nameSpan{c.i, t.sentences[n].to}, p.calledFor(t, c) == q
		}
	}
	return nameSpan{}, false
}
