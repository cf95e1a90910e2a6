package network

import (
	"cmp"
	"maps"
	"slices"
)

// levels are the numbers of statements of an actor on a concept at each level
// of a qualifier, x_ijk. No finding says yet whether a speaker is for or
// against a concept, so there is one level.
type levels [1]float64

func (l levels) sum() float64 {
	total := 0.0
	for _, x := range l {
		total += x
	}
	return total
}

// row is an actor with the concepts that it uses, or a concept with the turns
// in which it is used: x_i of the formulas.
type row struct {
	id      string
	entries []entry // sorted by column
}

// entry is what a row has in one column.
type entry struct {
	column int
	x      levels
	turns  []int // distinct and in order
	// alone counts the statements behind which one person stands alone, by
	// person; it is kept for organisations only.
	alone map[string]float64
}

func (r row) total() float64 {
	total := 0.0
	for _, e := range r.entries {
		total += e.x.sum()
	}
	return total
}

// statement is a concept that an actor speaks of.
type statement struct {
	actor, concept, person string
	turn                   int
}

// statements returns the statements of known speakers on concepts. For an
// organisation they are those of the people who belong to it in the discussion
// in question; a person of several makes the statement for each.
func (s *selection) statements() []statement {
	var all []statement
	lost := map[string]bool{}
	for _, m := range s.mentions {
		if !s.taken[m.turn] || m.score < s.options.MinScore {
			continue
		}
		person := s.speaker[m.turn]
		if person == "" {
			s.left.UnknownActs++
			continue
		}
		actors := s.actors(person, m.turn)
		if len(actors) == 0 {
			lost[person] = true
			s.left.UnaffiliatedActs++
		}
		for _, a := range actors {
			all = append(all, statement{a, m.concept, person, m.turn})
		}
	}
	s.left.Unaffiliated = len(lost)
	return all
}

// actors are for whom a person acts in a turn.
func (s *selection) actors(person string, turn int) []string {
	if s.belongs != nil {
		return s.organisations(person, turn)
	}
	return []string{person}
}

// rows counts statements: a row for each actor, a column for each concept, and
// the concepts in the order of the columns.
func (s *selection) rows(all []statement) ([]row, []string) {
	concepts := distinct(all, func(st statement) string { return st.concept })
	byActor := map[string]map[string][]statement{}
	for _, st := range all {
		if byActor[st.actor] == nil {
			byActor[st.actor] = map[string][]statement{}
		}
		byActor[st.actor][st.concept] = append(byActor[st.actor][st.concept], st)
	}
	var rows []row
	for _, actor := range slices.Sorted(maps.Keys(byActor)) {
		r := row{id: actor}
		for j, c := range concepts {
			if said := byActor[actor][c]; len(said) > 0 {
				r.entries = append(r.entries, s.entry(j, said))
			}
		}
		rows = append(rows, r)
	}
	return rows, concepts
}

// entry counts the statements of one actor on one concept.
func (s *selection) entry(column int, said []statement) entry {
	e := entry{column: column}
	voices := map[int]map[string]bool{}
	for i, st := range said {
		e.turns = append(e.turns, st.turn)
		o := s.occasion(st.turn, i)
		if voices[o] == nil {
			voices[o] = map[string]bool{}
		}
		voices[o][st.person] = true
	}
	e.x[0] = float64(len(voices))
	if s.belongs != nil {
		e.alone = map[string]float64{}
		for _, people := range voices {
			if len(people) == 1 {
				for p := range people {
					e.alone[p]++
				}
			}
		}
	}
	e.turns = sortedSet(e.turns)
	return e
}

// occasion is the number of the occasion to which what happens in a turn
// belongs; what happens on one occasion counts once. i tells occasions apart
// where all count.
func (s *selection) occasion(turn, i int) int {
	switch s.options.Duplicates {
	case Every:
		return i
	case OncePerDiscussion:
		return s.turns[turn].discussion
	}
	return turn
}

// occurrences counts the concepts of turns, whoever speaks: a row for each
// concept, a column for each turn.
func (s *selection) occurrences() []row {
	counts := map[string]map[int]float64{}
	for _, m := range s.mentions {
		if !s.taken[m.turn] || m.score < s.options.MinScore {
			continue
		}
		if counts[m.concept] == nil {
			counts[m.concept] = map[int]float64{}
		}
		if s.options.Duplicates == Every {
			counts[m.concept][m.turn]++
		} else {
			counts[m.concept][m.turn] = 1
		}
	}
	var rows []row
	for _, c := range slices.Sorted(maps.Keys(counts)) {
		r := row{id: c}
		for _, t := range slices.Sorted(maps.Keys(counts[c])) {
			r.entries = append(r.entries, entry{column: t, x: levels{counts[c][t]}, turns: []int{t}})
		}
		rows = append(rows, r)
	}
	return rows
}

// distinct returns the values of a key, sorted.
func distinct[T any, K cmp.Ordered](all []T, key func(T) K) []K {
	set := map[K]bool{}
	for _, v := range all {
		set[key(v)] = true
	}
	return slices.Sorted(maps.Keys(set))
}

func sortedSet[T cmp.Ordered](s []T) []T {
	slices.Sort(s)
	return slices.Compact(s)
}
