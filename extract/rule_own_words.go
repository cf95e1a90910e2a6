package extract

import (
	"maps"
	"math"
	"slices"
)

// ownWords fires on a turn about state-centric norms where one person alone
// spoke of these, and must not where two did.
var ownWords = Rule{
	Name: "own-words",
	Doc:  "A turn that nothing else names a speaker for is that of the one person whose rare words it uses again.",
	Run: func(p *Pass) error {
		var vocabularies map[*person]map[string]int
		users := map[string]int{}
		for i := range p.turns {
			if p.proposed(i) != nil || len(p.turns[i].tokens) < 20 {
				continue
			}
			if vocabularies == nil {
				vocabularies = p.vocabularies()
				for _, v := range vocabularies {
					for w := range v {
						users[w]++
					}
				}
			}
			q, at := p.likeliestVoice(i, vocabularies, users)
			if q == nil {
				continue
			}
			e := p.evidence(&p.turns[i], at.from, at.to, 0)
			p.propose(i, q, "own words", 0.6, e)
		}
		return nil
	},
}

// vocabularies counts the topic-bearing stems of each person by label.
func (p *Pass) vocabularies() map[*person]map[string]int {
	stems, _ := p.content()
	all := map[*person]map[string]int{}
	for i := range p.turns {
		q := p.proposed(i)
		if q == nil {
			continue
		}
		if all[q] == nil {
			all[q] = map[string]int{}
		}
		for w, n := range stems[i] {
			all[q][w] += n
		}
	}
	return all
}

// likeliestVoice returns the person whose words a turn uses far more than
// anybody else's, and the sentence in which that shows most.
func (p *Pass) likeliestVoice(i int, vocabularies map[*person]map[string]int, users map[string]int) (*person, sentence) {
	const least, ahead = 2.5, 2
	stems, _ := p.content()
	words := slices.Sorted(maps.Keys(stems[i]))
	var best *person
	first, second := 0.0, 0.0
	for _, q := range p.people.all {
		v := vocabularies[q]
		if v == nil || q == p.chair {
			continue
		}
		s := 0.0
		for _, w := range words {
			if n := v[w]; n > 0 {
				s += math.Log(float64(len(vocabularies))/float64(users[w])) * math.Sqrt(float64(n))
			}
		}
		s /= math.Pow(float64(1+len(v)), 0.25)
		if s > first {
			best, first, second = q, s, first
		} else {
			second = max(second, s)
		}
	}
	if first < least || first < ahead*second {
		return nil, sentence{}
	}
	return best, p.tellingSentence(i, vocabularies[best], users)
}

// tellingSentence is the sentence of a turn with the most words that few use
// and this vocabulary has.
func (p *Pass) tellingSentence(i int, v map[string]int, users map[string]int) sentence {
	t := &p.turns[i]
	best, most := t.sentences[0], -1.0
	for _, s := range t.sentences {
		sum := 0.0
		for _, w := range p.around(t, s.from, 1) {
			if v[w] > 0 {
				sum += 1 / float64(users[w])
			}
		}
		if sum > most {
			best, most = s, sum
		}
	}
	return best
}
