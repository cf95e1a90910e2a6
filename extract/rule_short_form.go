package extract

import (
	"maps"
	"slices"
	"sort"
	"strings"

	"rapporteur/discussion"
)

// shortForm fires on "the norms" in a discussion that speaks of cyber norms
// again and again, and must not on "the community" where the technical
// community was named: that word has no sense of its own.
//
// A word keeps its sense through a discourse (Gale, Church and Yarowsky 1992).
var shortForm = Rule{
	Name: "short-form",
	Doc:  "The head noun alone stands for the one concept of several words that the discussion named with it before.",
	Run: func(p *Pass) error {
		heads := p.headNouns()
		for n := range p.turns {
			t := &p.turns[n]
			for i := range t.tokens {
				k := &t.tokens[i]
				h, ok := heads[k.stem]
				if !ok || !k.word || k.joins || p.covered[n][i] != "" || qualified(t, i) {
					continue
				}
				p.mention(h.entity, t, i, i+1, 0.6)
			}
		}
		return nil
	},
}

// head is the concept that a head noun stands for, and the turn from which on.
type head struct {
	entity *discussion.Entity
	turn   int
}

// headNouns returns the head nouns that the discussion uses with one concept in
// two turns or more, and with no other nearly as often.
func (p *Pass) headNouns() map[string]head {
	const leastTurns, ahead = 2, 3
	uses := map[string]map[string]map[int]bool{} // head, concept, turns
	for _, m := range p.mentions {
		if m.Kind != discussion.Concept {
			continue
		}
		last, ok := headOf(&p.turns[m.Turn], m.Start, m.End)
		if !ok {
			continue
		}
		if uses[last] == nil {
			uses[last] = map[string]map[int]bool{}
		}
		if uses[last][m.Entity] == nil {
			uses[last][m.Entity] = map[int]bool{}
		}
		uses[last][m.Entity][m.Turn] = true
	}
	heads := map[string]head{}
	for word, concepts := range uses {
		best, second := "", 0
		for _, id := range slices.Sorted(maps.Keys(concepts)) {
			switch n := len(concepts[id]); {
			case best == "" || n > len(concepts[best]):
				best, second = id, max(second, len(concepts[best]))
			default:
				second = max(second, n)
			}
		}
		if general := p.generalOf(word, concepts); general != "" {
			best, second = general, 0
		}
		if n := len(concepts[best]); n >= leastTurns && n >= ahead*second {
			heads[word] = head{p.entities[best], slices.Min(slices.Collect(maps.Keys(concepts[best])))}
		}
	}
	return heads
}

// generalOf returns the concept that only puts the field before the word, as
// cyberattack does before "attack": the others with that head are kinds of it.
func (p *Pass) generalOf(word string, concepts map[string]map[int]bool) string {
	for _, id := range slices.Sorted(maps.Keys(concepts)) {
		name := stem(strings.NewReplacer(" ", "", "-", "").Replace(strings.ToLower(p.entities[id].Name)))
		if field, ok := strings.CutSuffix(name, word); ok && fieldWords[field] {
			return id
		}
	}
	return ""
}

// fieldWords say of a thing only that it is one of networks.
var fieldWords = set("cyber internet digital online ict")

// headOf returns the stem of the head noun of the words between two offsets, if
// there are several words and it has a sense of its own.
func headOf(t *turn, start, end int) (string, bool) {
	words := wordsBetween(t, start, end)
	if len(words) < 2 {
		return "", false
	}
	if n := slices.IndexFunc(words, func(k token) bool { return linkingWords[k.lower] }); n > 0 {
		words = words[:n] // the head of "implementation of the norms" is the implementation
	}
	last := words[len(words)-1]
	return last.stem, !vague[last.stem] && !last.upper && len(last.stem) >= 4
}

// wordsBetween returns the words of a turn between two offsets.
func wordsBetween(t *turn, start, end int) []token {
	first := sort.Search(len(t.tokens), func(i int) bool { return int(t.tokens[i].start) >= start })
	var words []token
	for i := first; i < len(t.tokens) && int(t.tokens[i].end) <= end; i++ {
		if t.tokens[i].word {
			words = append(words, t.tokens[i])
		}
	}
	return words
}

// qualified tells whether another noun or adjective narrows the word: "fashion
// norms" are no cyber norms.
func qualified(t *turn, i int) bool {
	if i == 0 {
		return false
	}
	k := &t.tokens[i-1]
	return k.joins || k.word && !functionWords[k.lower] && t.tokens[i].sentence == k.sentence && !plainQualifiers[k.lower]
}

// plainQualifiers are adjectives that leave the sense of a noun as it is.
var plainQualifiers = set(`new old existing different various certain specific basic common important current following
	additional similar main key general several many good bad particular respective possible potential relevant own`)

// vague are head nouns that say nothing without what stands before them.
var vague = stems(`community society group sector actor country party process issue system level role state people person
	institution organization thing area field matter question point problem way time work use part type form place
	policy law right development technology information service program project plan approach model measure management
	framework forum meeting conference agenda strategy initiative practice activity action effort structure
	mechanism body network platform company provider user member expert access data space world region nation
	government public man woman child youth media content business market industry study research report
	resource capacity skill tool design standard protocol code line order name number address value act internet web
	cyberspace infrastructure stakeholder`)

// stems is the set of the stems of words.
func stems(words string) map[string]bool {
	m := map[string]bool{}
	for w := range set(words) {
		m[stem(w)] = true
	}
	return m
}
