package network

import (
	"slices"
	"strings"

	"rapporteur/graph"
)

// selection is the part of a record that the options choose.
type selection struct {
	*record
	kind    Kind
	options Options
	// taken says of each turn whether it is part; position is its place on the
	// time line of the network.
	taken    []bool
	position []int
	// speaker is the speaker of each turn, "" where unknown; leads says who
	// leads a discussion, by its place.
	speaker []string
	leads   []map[string]bool
	// belongs are the organisations of a person in a discussion, sorted.
	belongs map[[2]string][]string
	left    Left
}

// choose applies the options to a record.
func choose(r *record, k Kind, o Options) *selection {
	s := &selection{
		record: r, kind: k, options: o,
		taken: make([]bool, len(r.turns)), position: make([]int, len(r.turns)), speaker: make([]string, len(r.turns)),
		leads: make([]map[string]bool, len(r.discussions)),
	}
	held := s.held()
	next := 0
	for i, t := range r.turns {
		if t.sure >= o.MinScore {
			s.speaker[i] = t.speaker
		}
		if !held[t.discussion] {
			continue
		}
		s.position[i] = next
		next++
		s.taken[i] = s.within(t)
	}
	if o.WithoutModerator {
		s.findLeaders(held)
	}
	for i := range r.turns {
		if s.taken[i] && s.speaker[i] == "" && k.by != byCooccurrence {
			s.left.Unknown++
		}
		if s.taken[i] && s.leads[r.turns[i].discussion][s.speaker[i]] {
			s.taken[i] = false
		}
	}
	if k.From == graph.LabelOrganisation {
		s.belongs = s.affiliated()
	}
	return s
}

// held says of each discussion whether it is part.
func (s *selection) held() []bool {
	held := make([]bool, len(s.discussions))
	for i, d := range s.discussions {
		held[i] = s.options.Discussion == "" || d.id == s.options.Discussion
		dates := s.options.Dates
		if !held[i] || dates == nil {
			continue
		}
		if d.from == "" {
			s.left.Undated++
			held[i] = false
			continue
		}
		held[i] = (dates.Last == "" || d.from <= dates.Last) && (dates.First == "" || d.to >= dates.First)
	}
	return held
}

// within reports whether a turn is one of those asked for by index or time.
func (s *selection) within(t turn) bool {
	if r := s.options.Turns; r != nil && (t.index < r.First || t.index > r.Last) {
		return false
	}
	if r := s.options.Seconds; r != nil {
		if t.from == 0 && t.to == 0 {
			s.left.Untimed++
			return false
		}
		return r.First <= t.from && t.from <= r.Last
	}
	return true
}

// affiliated returns the organisations of each person in each discussion.
func (s *selection) affiliated() map[[2]string][]string {
	all := map[[2]string][]string{}
	for a, score := range s.affiliations {
		if score >= s.options.MinScore {
			key := [2]string{a.discussion, a.person}
			all[key] = append(all[key], a.organisation)
		}
	}
	for _, organisations := range all {
		slices.Sort(organisations)
	}
	return all
}

// organisations are those of a person in the discussion of a turn.
func (s *selection) organisations(person string, turn int) []string {
	return s.belongs[[2]string{s.discussions[s.turns[turn].discussion].id, person}]
}

// days are the first and last day of a discussion's date, which may be a day
// or an interval of two.
func days(date string) (from, to string) {
	from, to, interval := strings.Cut(date, "/")
	if !interval {
		to = from
	}
	return from, to
}
