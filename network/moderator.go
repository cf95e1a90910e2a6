package network

import (
	"maps"
	"slices"
	"strings"
)

// offices are the roles, as labels state them, of those who lead a discussion,
// and qualifiers what may stand before one.
var (
	offices    = []string{"moderator", "chair", "chairman", "chairwoman", "chairperson", "president", "host", "facilitator", "animateur", "modérateur", "modératrice", "moderador", "moderadora"}
	qualifiers = []string{"the", "co", "vice", "deputy", "acting", "session", "panel", "meeting", "workshop"}
)

// givesFloor is the kind of engagement by which a leader is known where no
// label names one.
const givesFloor = "gives_floor"

// findLeaders finds who leads each discussion that is part: all whose labels
// call them so ("MODERATOR ANNA"), in whatever turn; else the one who gives
// the floor in at least two turns, and in at least twice as many as anybody
// else; else nobody.
func (s *selection) findLeaders(held []bool) {
	given := make([]map[string]map[int]bool, len(s.discussions))
	for i := range s.discussions {
		s.leads[i], given[i] = map[string]bool{}, map[string]map[int]bool{}
	}
	for i, t := range s.turns {
		if s.speaker[i] != "" && leadsDiscussion(t.role) {
			s.leads[t.discussion][s.speaker[i]] = true
		}
	}
	for _, e := range s.engagements {
		if e.kind == givesFloor && e.from != "" && e.score >= s.options.MinScore {
			d := given[s.turns[e.turn].discussion]
			if d[e.from] == nil {
				d[e.from] = map[int]bool{}
			}
			d[e.from][e.turn] = true
		}
	}
	names := map[string]bool{}
	for i := range s.discussions {
		if len(s.leads[i]) == 0 {
			if leader := mostGiving(given[i]); leader != "" {
				s.leads[i][leader] = true
			}
		}
		for p := range s.leads[i] {
			if held[i] {
				names[s.entities[p].name] = true
			}
		}
	}
	s.left.Moderators = slices.Sorted(maps.Keys(names))
}

// mostGiving is the one person who clearly gives the floor most, "" if none.
func mostGiving(turns map[string]map[int]bool) string {
	const least, times = 2, 2
	first, most, second := "", 0, 0
	for _, p := range slices.Sorted(maps.Keys(turns)) {
		switch n := len(turns[p]); {
		case n > most:
			first, most, second = p, n, most
		case n > second:
			second = n
		}
	}
	if most < least || most < times*second {
		return ""
	}
	return first
}

// leadsDiscussion tells the offices of those who lead a discussion. A remote
// moderator reads out what others ask, and leads none.
func leadsDiscussion(role string) bool {
	words := strings.FieldsFunc(strings.ToLower(role), func(r rune) bool { return r == ' ' || r == '-' || r == '\u2011' })
	for len(words) > 1 && slices.Contains(qualifiers, words[0]) {
		words = words[1:]
	}
	return len(words) == 1 && slices.Contains(offices, words[0])
}
