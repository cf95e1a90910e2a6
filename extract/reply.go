package extract

import (
	"math"
	"slices"

	"rapporteur/discussion"
)

// reply notes that a turn replies to an earlier one.
func (p *Pass) reply(t *turn, kind string, to, i, j int, score float64) {
	if to < 0 || to >= t.index {
		return
	}
	i, j = t.widen(i, j)
	p.noteLink(discussion.Link{
		Relation: discussion.RepliesTo, Kind: kind, ToTurn: to, Evidence: p.evidence(t, i, j, score),
	})
}

// meant returns the earlier turn of a person that the words around token i
// refer to, chosen by the rare stems that they share, the nearer first, and
// how sure the choice is. A person who has not spoken has none: -1.
//
// What a turn can score falls with the distance, so the search ends where no
// turn farther back could change the answer.
func (p *Pass) meant(t *turn, q *person, i int) (int, float64) {
	const ahead, clear = 1.3, 2
	c := p.content()
	words := c.weigh(p.around(t, i, 2), 1)
	all := p.spokenBefore(t.index, q)
	best, first, second, turns := -1, -1.0, 0.0, 0
	for n := len(all) - 1; n >= 0; n-- {
		k := all[n]
		if most := words.most*math.Pow(0.96, float64(t.index-k)) + math.Pow(0.8, float64(turns)); most < first &&
			(most <= second || first > clear*max(second, most) || first <= clear*second && first > ahead*max(second, most) || first <= ahead*second) {
			break
		}
		turns++
		// A long turn shares words by chance; the last one is meant most often.
		s := c.shared(words, k)
		s *= math.Pow(0.96, float64(t.index-k)) / (1 + 0.3*math.Log(1+float64(len(p.turns[k].tokens))/20))
		s += math.Pow(0.8, float64(turns-1))
		if len(p.turns[k].tokens) < 25 {
			s /= 2 // an aside says little that is quoted
		}
		if s > first {
			best, first, second = k, s, max(first, 0)
		} else {
			second = max(second, s)
		}
	}
	switch {
	case best < 0:
		return -1, 0
	case turns == 1 || first > clear*second:
		return best, 0.95
	case first > ahead*second:
		return best, 0.92
	}
	return best, 0.9
}

// around returns the stems of so many sentences from that of token i on.
func (p *Pass) around(t *turn, i, sentences int) []string {
	n := int(t.tokens[i].sentence)
	last := t.sentences[min(n+sentences, len(t.sentences))-1]
	return topics(t.tokens[t.sentences[n].from:last.to])
}

// clause returns the stems from token i on to the next comma.
func (p *Pass) clause(t *turn, i int) []string {
	end := t.sentences[t.tokens[i].sentence].to
	for j := i; j < end; j++ {
		if t.tokens[j].text == "," {
			end = j
		}
	}
	return topics(t.tokens[i:end])
}

// topics returns the stems that carry a topic, each once and sorted: sums over
// them then come out the same each time.
func topics(tokens []token) []string {
	var words []string
	for _, k := range tokens {
		if k.topic {
			words = append(words, k.stem)
		}
	}
	slices.Sort(words)
	return slices.Compact(words)
}
