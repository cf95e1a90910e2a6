package extract

import (
	"slices"
	"strings"
)

// term is a phrase that may be one.
type term struct {
	key    string // its stems, joined by blanks
	places []termPlace
	value  float64
}

type termPlace struct{ turn, i, j int }

// candidates counts the phrases of words that may be part of a term. A longer
// one is counted where the pairs of words in it come often.
func (p *Pass) candidates() []*term {
	pairs := map[[2]string]int{}
	p.eachPhrase(2, func(t *turn, i int) {
		pairs[[2]string{t.tokens[i].stem, t.tokens[i+1].stem}]++
	})
	often := map[string]*term{}
	for n := 2; n <= longest; n++ {
		p.eachPhrase(n, func(t *turn, i int) {
			for k := i; k+1 < i+n; k++ {
				if pairs[[2]string{t.tokens[k].stem, t.tokens[k+1].stem}] < leastOften {
					return
				}
			}
			key := stemsOf(t, i, i+n)
			c := often[key]
			if c == nil {
				c = &term{key: key}
				often[key] = c
			}
			c.places = append(c.places, termPlace{t.index, i, i + n})
		})
	}
	var terms []*term
	for _, c := range often {
		if len(c.places) >= leastOften && c.turns() >= leastTurns {
			terms = append(terms, c)
		}
	}
	slices.SortFunc(terms, func(a, b *term) int { return strings.Compare(a.key, b.key) })
	return terms
}

func stemsOf(t *turn, i, j int) string {
	var b strings.Builder
	for k := i; k < j; k++ {
		if k > i {
			b.WriteByte(' ')
		}
		b.WriteString(t.tokens[k].stem)
	}
	return b.String()
}

// turns counts the turns of a term's places, which are in their order.
func (c *term) turns() int {
	n, last := 0, -1
	for _, at := range c.places {
		if at.turn != last {
			n, last = n+1, at.turn
		}
	}
	return n
}

// eachPhrase calls found for every row of n words that may make a term.
func (p *Pass) eachPhrase(n int, found func(*turn, int)) {
	for x := range p.turns {
		t := &p.turns[x]
		row := 0
		for i := range t.tokens {
			if !p.termWord(t, i) {
				row = 0
				continue
			}
			if row++; row > 1 && t.tokens[i].sentence != t.tokens[i-1].sentence {
				row = 1
			}
			if row >= n {
				found(t, i+1-n)
			}
		}
	}
}

// termWord tells whether the word at token i may be part of a term: in lower
// case, of three letters at least, no name and no word of conversation.
func (p *Pass) termWord(t *turn, i int) bool {
	k := &t.tokens[i]
	return k.word && !k.capital && len(k.lower) > 2 && p.covered[t.index][i] == "" && k.lower[0] > '9' &&
		!functionWords[k.lower] && !talkWords[k.lower] && !genericWords[k.lower] && !strings.ContainsAny(k.lower, "'.")
}

// rate gives each candidate its C-value. What stands inside longer candidates
// counts for as much as it stands elsewhere.
func rate(terms []*term) {
	byKey := map[string]*term{}
	for _, c := range terms {
		byKey[c.key] = c
	}
	inside, holders := map[string]int{}, map[string]int{}
	for _, c := range terms {
		words := strings.Split(c.key, " ")
		for n := 2; n < len(words); n++ {
			for i := 0; i+n <= len(words); i++ {
				key := strings.Join(words[i:i+n], " ")
				if byKey[key] != nil {
					inside[key] += len(c.places)
					holders[key]++
				}
			}
		}
	}
	for _, c := range terms {
		often := float64(len(c.places))
		if h := holders[c.key]; h > 0 {
			often -= float64(inside[c.key]) / float64(h)
		}
		c.value = lengthWeight[strings.Count(c.key, " ")+1] * often
	}
}

// lengthWeight is the binary logarithm of a term's number of words.
var lengthWeight = [longest + 1]float64{2: 1, 3: 1.585, 4: 2}
