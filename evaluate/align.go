package evaluate

import (
	"cmp"
	"slices"

	"rapporteur/discussion"
)

// alignment maps the ids of found entities to those of the gold.
type alignment map[string]string

// pair is a found entity and one of the gold.
type pair struct{ found, gold string }

// align takes the pairs greedily by falling weight, one to one, ties by id. An
// entity left over is aligned to nothing.
func align(weights map[pair]int) alignment {
	pairs := make([]pair, 0, len(weights))
	for p := range weights {
		pairs = append(pairs, p)
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(weights[b], weights[a]), cmp.Compare(a.found, b.found), cmp.Compare(a.gold, b.gold))
	})
	aligned, taken := alignment{}, map[string]bool{}
	for _, p := range pairs {
		if _, done := aligned[p.found]; !done && !taken[p.gold] {
			aligned[p.found] = p.gold
			taken[p.gold] = true
		}
	}
	return aligned
}

// resolve returns the gold's id of a found entity, and for one that is aligned
// to nothing an id that the gold cannot have.
func (a alignment) resolve(found string) string {
	if found == discussion.Unknown {
		return discussion.Unknown
	}
	if gold, ok := a[found]; ok {
		return gold
	}
	return "\x00" + found
}

// addMentions weighs each pair by the mentions that match a surface of the gold
// entity in a turn where the gold has it.
func addMentions(weights map[pair]int, mentions []discussion.Mention, named [][]string, surfaces map[string][]string) {
	for _, m := range mentions {
		for _, id := range named[m.Turn] {
			if matches(m.Quote, surfaces[id]) {
				weights[pair{m.Entity, id}]++
			}
		}
	}
}

// addSpeakers weighs people by the turns that they speak.
func addSpeakers(weights map[pair]int, speakers []discussion.Speaker, turns []GoldTurn) {
	for i, s := range speakers {
		if s.Entity == discussion.Unknown {
			continue
		}
		for _, id := range append([]string{turns[i].speaker()}, turns[i].SpeakerAlternatives...) {
			if id != discussion.Unknown {
				weights[pair{s.Entity, id}]++
			}
		}
	}
}

// matches reports whether a quote is one of the surfaces by the rule of
// [sameName].
func matches(quote string, surfaces []string) bool {
	return slices.ContainsFunc(surfaces, func(s string) bool { return sameName(quote, s) })
}

// surfacesOf returns the surfaces of each entity by its id.
func surfacesOf(entities []GoldEntity) map[string][]string {
	all := map[string][]string{}
	for _, e := range entities {
		all[e.ID] = e.Surfaces
	}
	return all
}
