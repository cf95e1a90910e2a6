package extract

import (
	"cmp"
	"math"
	"slices"
)

// ownWords fires on a turn about state-centric norms where one person alone
// spoke of these, and must not where two did.
var ownWords = Rule{
	Name: "own-words",
	Doc:  "A turn that nothing else names a speaker for is that of the one person whose rare words it uses again.",
	Run: func(p *Pass) error {
		var v *voices
		for i := range p.turns {
			if p.proposed(i) != nil || len(p.turns[i].tokens) < 20 {
				continue
			}
			if v == nil {
				v = p.voices()
			}
			q, at := p.likeliestVoice(i, v)
			if q == nil {
				continue
			}
			e := p.evidence(&p.turns[i], at.from, at.to, 0)
			p.propose(i, q, "own words", 0.6, e)
		}
		return nil
	},
}

// voices tells who uses which of the topic-bearing stems, by the labels.
type voices struct {
	*content
	people []*person // who has a label
	// sizes has how many stems each of these uses, and users who uses each stem
	// and how often, by the number of the stem.
	sizes []int
	users [][]use
	sums  []float64 // of the turn at hand, by person
}

// use is how often a person, one of [voices.people], uses a stem.
type use struct {
	person int32
	times  int32
}

// voices counts the stems of each person by label.
func (p *Pass) voices() *voices {
	c := p.content()
	turns := map[*person][]int{}
	for i := range p.turns {
		if q := p.proposed(i); q != nil {
			turns[q] = append(turns[q], i)
		}
	}
	v := &voices{content: c, users: make([][]use, len(c.names))}
	for _, q := range p.people.all {
		if len(turns[q]) == 0 {
			continue
		}
		n := int32(len(v.people))
		v.people, v.sizes = append(v.people, q), append(v.sizes, 0)
		for _, i := range turns[q] {
			for _, s := range c.of[i] {
				u := v.users[s.stem]
				if len(u) == 0 || u[len(u)-1].person != n {
					u = append(u, use{n, 0})
					v.sizes[n]++
				}
				u[len(u)-1].times += s.times
				v.users[s.stem] = u
			}
		}
	}
	v.sums = make([]float64, len(v.people))
	return v
}

// likeliestVoice returns the person whose words a turn uses far more than
// anybody else's, and the sentence in which that shows most. Where more people
// speak than any meeting has, the words that a crowd uses tell nothing.
func (p *Pass) likeliestVoice(i int, v *voices) (*person, sentence) {
	const least, ahead = 2.5, 2
	var some []int32
	for _, w := range v.sorted(i) {
		users := v.users[w.stem]
		if len(users) > crowd {
			continue
		}
		worth := math.Log(float64(len(v.people)) / float64(len(users)))
		for _, u := range users {
			if v.sums[u.person] == 0 {
				some = append(some, u.person)
			}
			v.sums[u.person] += worth * math.Sqrt(float64(u.times))
		}
	}
	best := int32(-1)
	first, second := 0.0, 0.0
	for _, n := range some {
		s := v.sums[n] / math.Pow(float64(1+v.sizes[n]), 0.25)
		v.sums[n] = 0
		if v.people[n] == p.chair {
			continue
		}
		if s > first {
			best, first, second = n, s, first
		} else {
			second = max(second, s)
		}
	}
	if first < least || first < ahead*second {
		return nil, sentence{}
	}
	return v.people[best], p.tellingSentence(i, best, v)
}

// tellingSentence is the sentence of a turn with the most words that few use
// and this person does.
func (p *Pass) tellingSentence(i int, q int32, v *voices) sentence {
	t := &p.turns[i]
	best, most := t.sentences[0], -1.0
	for _, s := range t.sentences {
		sum := 0.0
		for _, w := range p.around(t, s.from, 1) {
			if n, ok := p.words.placed(w); ok && v.uses(q, n) {
				sum += 1 / float64(len(v.users[n]))
			}
		}
		if sum > most {
			best, most = s, sum
		}
	}
	return best
}

// uses tells whether a person uses a stem.
func (v *voices) uses(q, stem int32) bool {
	_, ok := slices.BinarySearchFunc(v.users[stem], q, func(u use, q int32) int { return cmp.Compare(u.person, q) })
	return ok
}
