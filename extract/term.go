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
	rows := p.termRows()
	pairs := map[[2]int32]int{}
	for _, r := range rows {
		for i := r.i; i+1 < r.j; i++ {
			pairs[r.pair(i)]++
		}
	}
	often := map[string]*term{}
	for _, r := range rows {
		for i := r.i; i+1 < r.j; i++ {
			for j := i + 2; j <= min(i+longest, r.j) && pairs[r.pair(j-2)] >= leastOften; j++ {
				key := stemsOf(r.t, i, j)
				c := often[key]
				if c == nil {
					c = &term{key: key}
					often[key] = c
				}
				c.places = append(c.places, termPlace{r.t.index, i, j})
			}
		}
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

// pair is the stems of the tokens i and i+1.
func (r runPlace) pair(i int) [2]int32 {
	return [2]int32{r.t.tokens[i].stemNumber, r.t.tokens[i+1].stemNumber}
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

// termRows returns the rows of two words and more of a sentence that may make a
// term.
func (p *Pass) termRows() []runPlace {
	var rows []runPlace
	for x := range p.turns {
		t := &p.turns[x]
		from := 0
		for i := 0; i <= len(t.tokens); i++ {
			ends := i == len(t.tokens) || !p.termWord(t, i)
			if ends || i > from && t.tokens[i].sentence != t.tokens[i-1].sentence {
				if i-from > 1 {
					rows = append(rows, runPlace{t, run{from, i}})
				}
				from = i
			}
			if ends {
				from = i + 1
			}
		}
	}
	return rows
}

// termWord tells whether the word at token i may be part of a term.
func (p *Pass) termWord(t *turn, i int) bool {
	return t.tokens[i].term && p.covered[t.index][i] == ""
}

// mayBeTerm tells whether a word may be part of a term by itself: in lower
// case, of three letters at least, and no word of conversation.
func mayBeTerm(k *spelling) bool {
	return k.word && !k.capital && len(k.lower) > 2 && k.lower[0] > '9' &&
		!k.function && !talkWords[k.lower] && !genericWords[k.lower] && !strings.ContainsAny(k.lower, "'.")
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
