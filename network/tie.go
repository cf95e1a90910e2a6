package network

import (
	"cmp"
	"maps"
	"math"
	"slices"
)

// pair is the ids of the two ends of a tie.
type pair struct{ from, to string }

// tie is an edge in the making.
type tie struct {
	pair
	Edge
	// first and last are turns, when are the discussions, sorted.
	first, last int
	when        []int
}

// ties makes the ties of a selection, sorted by their ends, and says in which
// turns each node takes part.
func (s *selection) ties() ([]tie, map[string][]int) {
	var ties []tie
	part := map[string][]int{}
	switch s.kind.by {
	case byUse:
		rows, concepts := s.rows(s.statements())
		ties = s.uses(rows, concepts, part)
	case bySharedConcepts:
		rows, concepts := s.rows(s.statements())
		ties = s.shares(rows, concepts, part)
	case byCooccurrence:
		ties = s.shares(s.occurrences(), nil, part)
	default:
		ties = s.doings(part)
	}
	for id := range part {
		part[id] = sortedSet(part[id])
	}
	slices.SortFunc(ties, func(a, b tie) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) })
	return ties, part
}

// uses makes the ties of a network of two modes: x_ij, or its share of all
// statements of the actor (activity) or on the concept (prominence).
func (s *selection) uses(rows []row, concepts []string, part map[string][]int) []tie {
	onConcept := make([]float64, len(concepts))
	for _, r := range rows {
		for _, e := range r.entries {
			onConcept[e.column] += e.x.sum()
		}
	}
	var ties []tie
	for _, r := range rows {
		total := r.total()
		for _, e := range r.entries {
			t := s.tie(r.id, concepts[e.column], e.turns)
			t.Weight = e.x.sum()
			switch s.options.Normalisation {
			case Activity:
				t.Weight /= total
			case Prominence:
				t.Weight /= onConcept[e.column]
			}
			t.Count = len(e.turns)
			if s.keeps(t.Weight) {
				ties = append(ties, t)
			}
			part[t.from] = append(part[t.from], e.turns...)
			part[t.to] = append(part[t.to], e.turns...)
		}
	}
	return ties
}

// shares makes the ties between rows that have columns in common.
func (s *selection) shares(rows []row, concepts []string, part map[string][]int) []tie {
	inColumn := map[int][]int{}
	for i, r := range rows {
		for _, e := range r.entries {
			inColumn[e.column] = append(inColumn[e.column], i)
			part[r.id] = append(part[r.id], e.turns...)
		}
	}
	var ties []tie
	for i, a := range rows {
		var others []int
		for _, e := range a.entries {
			for _, o := range inColumn[e.column] {
				if o > i {
					others = append(others, o)
				}
			}
		}
		for _, o := range sortedSet(others) {
			if t, ok := s.share(a, rows[o], concepts); ok {
				ties = append(ties, t)
			}
		}
	}
	return ties
}

// share makes the tie of two rows, if there is one. It is there from the first
// turn by which both have used a concept to the last in which either uses one
// that they share.
func (s *selection) share(a, b row, concepts []string) (tie, bool) {
	o, shared := overlapOf(a, b)
	if len(shared) == 0 {
		return tie{}, false
	}
	t := tie{pair: pair{a.id, b.id}, first: len(s.turns)}
	for _, at := range shared {
		x, y := a.entries[at[0]], b.entries[at[1]]
		t.first = min(t.first, max(x.turns[0], y.turns[0]))
		t.last = max(t.last, x.turns[len(x.turns)-1], y.turns[len(y.turns)-1])
		t.when = s.addMeetings(s.addMeetings(t.when, x.turns), y.turns)
	}
	t.when = sortedSet(t.when)
	t.Count = len(shared)
	if s.kind.by == byCooccurrence && s.options.Duplicates == OncePerDiscussion {
		o = onceEach(s.meetings(a), s.meetings(b), len(t.when))
	}
	t.Weight = o.weight(s.options.Normalisation)
	if !s.keeps(t.Weight) {
		return tie{}, false
	}
	if concepts != nil {
		for _, at := range shared {
			t.Concepts = append(t.Concepts, s.entities[concepts[a.entries[at[0]].column]].name)
		}
		slices.Sort(t.Concepts)
	}
	return t, true
}

// keeps reports whether a tie weighs enough, and counts those that do not.
func (s *selection) keeps(weight float64) bool {
	if math.Abs(weight) < s.options.MinWeight {
		s.left.Weak++
		return false
	}
	return true
}

// meetings is the number of discussions in which a row has turns.
func (s *selection) meetings(r row) int {
	var held []int
	for _, e := range r.entries {
		held = s.addMeetings(held, e.turns)
	}
	return len(sortedSet(held))
}

// addMeetings adds the discussions of turns, which are in order, each once.
func (s *selection) addMeetings(to, turns []int) []int {
	last := -1
	for _, turn := range turns {
		if d := s.turns[turn].discussion; d != last {
			to = append(to, d)
			last = d
		}
	}
	return to
}

// doings makes the ties of acts: how often the one did it to the other.
func (s *selection) doings(part map[string][]int) []tie {
	between := map[pair][]act{}
	for _, a := range s.acts() {
		between[pair{a.from, a.to}] = append(between[pair{a.from, a.to}], a)
		part[a.from] = append(part[a.from], a.turn)
		part[a.to] = append(part[a.to], a.turn)
	}
	var ties []tie
	for p, acts := range between {
		var turns []int
		kinds, approving, against := map[string]bool{}, map[int]bool{}, map[int]bool{}
		for i, a := range acts {
			turns = append(turns, a.turn)
			kinds[a.kind] = true
			if s.kind.by == byNetAgreement && a.kind == disagrees {
				against[s.occasion(a.turn, i)] = true
			} else {
				approving[s.occasion(a.turn, i)] = true
			}
		}
		turns = sortedSet(turns)
		t := s.tie(p.from, p.to, turns)
		t.Weight = float64(len(approving) - len(against))
		t.Agreements, t.Disagreements = len(approving), len(against)
		t.Count = len(turns)
		t.Kinds = slices.Sorted(maps.Keys(kinds))
		if s.keeps(t.Weight) {
			ties = append(ties, t)
		}
	}
	return ties
}

// tie is a tie that is made in some turns, which are in order.
func (s *selection) tie(from, to string, turns []int) tie {
	return tie{pair: pair{from, to}, first: turns[0], last: turns[len(turns)-1], when: s.addMeetings(nil, turns)}
}

// active says when something is there, but for its spells.
func (s *selection) active(first, last int, when []int) Active {
	a := Active{FirstTurn: s.position[first], LastTurn: s.position[last]}
	for _, d := range when {
		m := s.discussions[d]
		a.Discussions = append(a.Discussions, m.id)
		if m.from != "" && (a.FirstDate == "" || m.from < a.FirstDate) {
			a.FirstDate = m.from
		}
		a.LastDate = max(a.LastDate, m.to)
	}
	slices.Sort(a.Discussions)
	return a
}
