package network

// The kinds of engagements by which people agree and disagree.
const (
	agrees    = "agrees"
	disagrees = "disagrees"
)

// acts returns what known people do to others, of the kind of the network:
// each act between each organisation of the one and each of the other, where
// the network is of these.
func (s *selection) acts() []act {
	var all []act
	lost := map[string]bool{}
	for _, a := range s.personal() {
		if s.belongs == nil {
			all = append(all, a)
			continue
		}
		from, to := s.organisations(a.from, a.turn), s.organisations(a.to, a.turn)
		if len(from) == 0 || len(to) == 0 {
			s.left.UnaffiliatedActs++
			if len(from) == 0 {
				lost[a.from] = true
			}
			if len(to) == 0 {
				lost[a.to] = true
			}
			continue
		}
		if meet(from, to) {
			s.left.Within++
			continue
		}
		for _, f := range from {
			for _, t := range to {
				all = append(all, act{turn: a.turn, from: f, to: t, kind: a.kind})
			}
		}
	}
	s.left.Unaffiliated = len(lost)
	return all
}

// personal returns the acts between two known people.
func (s *selection) personal() []act {
	var all []act
	for _, a := range s.findings() {
		switch leads := s.leads[s.turns[a.turn].discussion]; {
		case a.from == "" || a.to == "":
			s.left.UnknownActs++
		case leads[a.to] || leads[a.from]:
		case a.from == a.to:
			s.left.Self++
		default:
			all = append(all, a)
		}
	}
	return all
}

// findings returns the engagements, or replies, that the network is made of.
func (s *selection) findings() []act {
	var all []act
	add := func(a act) {
		if s.taken[a.turn] && a.score >= s.options.MinScore && (s.options.Act == "" || a.kind == s.options.Act) {
			all = append(all, a)
		}
	}
	if s.kind.by == byReply {
		for _, r := range s.replies {
			add(act{r.turn, s.speaker[r.turn], s.speaker[r.to], r.kind, r.score})
		}
		return all
	}
	for _, e := range s.engagements {
		if e.from == s.turns[e.turn].speaker {
			e.from = s.speaker[e.turn] // unknown where less sure than asked for
		}
		switch s.kind.by {
		case byAgreement:
			if e.kind != agrees {
				continue
			}
		case byDisagreement:
			if e.kind != disagrees {
				continue
			}
		case byNetAgreement:
			if e.kind != agrees && e.kind != disagrees {
				continue
			}
		}
		add(e)
	}
	return all
}

// meet reports whether two lists have an element in common.
func meet(a, b []string) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return true
			}
		}
	}
	return false
}
