package extract

// chair fires on an unlabelled "Thank you. Next is Ana." where one person leads
// the meeting, and must not where two do it in turn.
var chairTurn = Rule{
	Name: "chair",
	Doc:  "A turn without a label that hands over to the next speaker is the chair's.",
	Run: func(p *Pass) error {
		p.chair = p.findChair()
		if p.chair == nil {
			return nil
		}
		for i := range len(p.turns) - 1 {
			t := &p.turns[i]
			if p.proposed(i) != nil || i > 0 && p.proposed(i-1) == p.chair {
				continue
			}
			for _, d := range p.actsOf(t) {
				if next := p.proposed(i + 1); next == d.person && next != p.chair && p.handsOver(t, d) > 0.5 {
					p.propose(i, p.chair, "chair", 0.65, p.evidence(t, d.match.i, d.match.j, 0))
					break
				}
			}
		}
		return nil
	},
}

// findChair returns the person whom labels call moderator or chair, else the
// one who hands over most often: at least twice, and twice as often as anybody
// else.
func (p *Pass) findChair() *person {
	if q := p.titledChair(); q != nil {
		return q
	}
	gives := map[*person]int{}
	for i := range p.turns {
		q := p.proposed(i)
		if q == nil && len(p.proposals[i]) > 0 && p.proposals[i][0].basis == "self-introduction" {
			q = p.proposals[i][0].person
		}
		if q == nil {
			continue
		}
		for _, d := range p.actsOf(&p.turns[i]) {
			if d.act.kind == "gives_floor" && d.person != q {
				gives[q]++
				break
			}
		}
	}
	var first, second *person
	for _, q := range p.people.all {
		switch {
		case gives[q] == 0:
		case first == nil || gives[q] > gives[first]:
			first, second = q, first
		case second == nil || gives[q] > gives[second]:
			second = q
		}
	}
	if first == nil || gives[first] < 2 || second != nil && gives[first] < 2*gives[second] {
		return nil
	}
	return first
}

// titledChair returns the one person whose labels have the office of leading a
// meeting; several who take turns are none.
func (p *Pass) titledChair() *person {
	var chair *person
	for i, t := range p.doc.Turns {
		q := p.proposed(i)
		if q == nil || !leadsMeeting(t.Role) {
			continue
		}
		if chair != nil && chair != q {
			return nil
		}
		chair = q
	}
	return chair
}

// leads tells whether the turn is spoken by who leads the discussion, be it
// that only the label tells so and nobody knows who that is.
func (p *Pass) leads(turn int) bool {
	q := p.speaking[turn]
	return q != nil && q == p.chair || p.heads[turn]
}

// mayHand tells whether it is for the speaker of the turn to give the floor:
// who leads, and everybody where nobody does.
func (p *Pass) mayHand(turn int) bool {
	return p.leads(turn) || p.chair == nil && (!p.anyHead || p.speaking[turn] == nil)
}
