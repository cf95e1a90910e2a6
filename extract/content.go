package extract

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// content tells which stems that carry a topic stand in each turn.
type content struct {
	*Pass
	// of has the stems of each turn, sorted by their number in the discussion.
	of [][]stemCount
	// names has the stem of each number, and spread in how many turns it stands.
	names  []string
	spread []int32
	// most is the greatest number of times that a stem stands in one turn.
	most int32
}

// stemCount is a stem and how often it stands in a turn.
type stemCount struct{ stem, times int32 }

// content returns the content of the discussion, computed once.
func (p *Pass) content() *content {
	if p.stems != nil {
		return p.stems
	}
	c := &content{Pass: p, of: make([][]stemCount, len(p.turns))}
	p.stems = c
	var times []int32 // in one turn
	var met []int32
	for i := range p.turns {
		met = met[:0]
		for _, k := range p.turns[i].tokens {
			if !k.topic || openers[k.lower] {
				continue
			}
			n := p.words.place(k.stemNumber)
			if int(n) == len(c.names) {
				c.names, c.spread, times = append(c.names, k.stem), append(c.spread, 0), append(times, 0)
			}
			if times[n] == 0 {
				met = append(met, n)
			}
			times[n]++
		}
		slices.Sort(met)
		c.of[i] = make([]stemCount, len(met))
		for m, n := range met {
			c.of[i][m] = stemCount{n, times[n]}
			c.most = max(c.most, times[n])
			c.spread[n]++
			times[n] = 0
		}
	}
	return c
}

// times tells how often a stem stands in a turn.
func (c *content) times(turn int, stem int32) int32 {
	n, ok := slices.BinarySearchFunc(c.of[turn], stem, func(s stemCount, stem int32) int { return cmp.Compare(s.stem, stem) })
	if !ok {
		return 0
	}
	return c.of[turn][n].times
}

// weighed are stems with what each is worth, the rare more than the common, in
// the order of the stems: sums over them then come out the same each time.
type weighed struct {
	stems []int32
	worth []float64
	// most is more than any turn can share.
	most float64
}

// weigh tells what stems are worth: the logarithm of the number of turns to
// those that a stem stands in, with so much added to the ratio. Stems that no
// turn has are left out.
func (c *content) weigh(stems []string, more float64) weighed {
	var w weighed
	for _, s := range stems {
		n, ok := c.words.placed(s)
		if !ok {
			continue
		}
		worth := math.Log(more + float64(len(c.turns))/float64(c.spread[n]))
		w.stems, w.worth = append(w.stems, n), append(w.worth, worth)
		w.most += worth
	}
	w.most *= 1.001 * (1 + math.Log(float64(max(1, c.most))))
	return w
}

// shared sums what the stems are worth that a turn has, those that it repeats
// counted for more.
func (c *content) shared(w weighed, turn int) float64 {
	s := 0.0
	for i, stem := range w.stems {
		if n := c.times(turn, stem); n > 0 {
			s += w.worth[i] * (1 + math.Log(float64(n)))
		}
	}
	return s
}

// sorted returns the stems of a turn in the order of their letters.
func (c *content) sorted(turn int) []stemCount {
	all := slices.Clone(c.of[turn])
	slices.SortFunc(all, func(a, b stemCount) int { return strings.Compare(c.names[a.stem], c.names[b.stem]) })
	return all
}
