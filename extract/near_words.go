package extract

// mistakes is the cost that a name of n content words may have: a word of three
// misheard, one of five left out, two of six.
func mistakes(n int) float64 {
	if n > 5 {
		return 0.4 * float64(n)
	}
	return 0.25 * float64(n)
}

// similarities holds, for each word of a text, how alike it is to each word of a
// name, and whether it has a capital inside a sentence.
type similarities []similarity

type similarity struct {
	to      []float64
	capital bool
}

func (s *nearSearch) matrix(t *turn, tokens []int, f *nearForm) similarities {
	m := make(similarities, len(tokens))
	for i, at := range tokens {
		k := &t.tokens[at]
		m[i] = similarity{make([]float64, len(f.words)), k.capital && !k.first}
		for j := range f.words {
			m[i].to[j] = s.soundsLike(k, f.words[j], f.stems[j])
		}
	}
	return m
}

// soundsLike scores how alike a word of a text and a word of a name are, 0
// where they are not alike enough to be taken for each other.
func (s *nearSearch) soundsLike(k *token, word, stem string) float64 {
	if k.stem == stem {
		return 1
	}
	if len(k.lower) < 4 || len(word) < 4 || k.lower[0] != word[0] {
		return 0
	}
	pair := [2]string{k.lower, word}
	v, ok := s.alike[pair]
	if !ok {
		if v = alike(fold(k.lower), word); v < leastAlike {
			v = 0
		}
		s.alike[pair] = v
	}
	return v
}

// leastAlike is how alike words are that are taken for each other.
const leastAlike = 0.75

// cost compares the words of a text with those of a name: 0 where they are the
// same, and impossible where the first, the last or the head is not the name's
// own, or where a word is too few or too many and none has a capital.
func (m similarities) cost(head int) float64 {
	n, words := len(m), len(m[0].to)
	if n == words {
		if c := m.turnedRound(); c < impossible {
			return c
		}
	}
	headed, capital := false, false
	for _, s := range m {
		headed, capital = headed || s.to[head] > 0, capital || s.capital
	}
	if !headed || !capital && n != words || m[0].to[0] == 0 || m[n-1].to[words-1] == 0 {
		return impossible
	}
	row := make([]float64, words+1)
	for j := range row {
		row[j] = float64(j)
	}
	for i := range n {
		diagonal := row[0]
		row[0] = float64(i + 1)
		for j := range words {
			best := min(row[j], row[j+1]) + 1
			if s := m[i].to[j]; s > 0 {
				best = min(best, diagonal+1-s)
			}
			diagonal, row[j+1] = row[j+1], best
		}
	}
	return row[words]
}

const impossible = 1000.0

// turnedRound gives the cost of the words of a name in another order; all must
// be there and two of them be its own.
func (m similarities) turnedRound() float64 {
	used := make([]bool, len(m))
	cost, exact, moved := 0.0, 0, 0.0
	for i, s := range m {
		best, at := 0.0, -1
		for j, v := range s.to {
			if !used[j] && v > best {
				best, at = v, j
			}
		}
		if at < 0 {
			return impossible
		}
		used[at] = true
		cost += 1 - best
		if best == 1 {
			exact++
		}
		if at != i {
			moved = 0.2
		}
	}
	if exact < 2 {
		return impossible
	}
	return cost + moved
}
