package extract

import (
	"slices"
	"strings"
)

// literals numbers the sets of words that phrases ask for. Phrases are compiled
// when the program starts; afterwards it is only read.
type literals struct {
	numbers map[string]int
	// of holds, for a word, the numbers of the sets that it is in.
	of map[string]numbers
	// everyday counts, for each set, the words of grammar and marks in it, which
	// stand in most sentences.
	everyday []int
}

var asked = literals{numbers: map[string]int{}, of: map[string]numbers{}}

// number returns the number of a set of words, which has no other.
func (l *literals) number(words []string) int {
	slices.Sort(words)
	words = slices.Compact(words)
	key := strings.Join(words, " ")
	n, ok := l.numbers[key]
	if !ok {
		n = len(l.numbers)
		l.numbers[key] = n
		l.everyday = append(l.everyday, 0)
		for _, w := range words {
			l.of[w] = l.of[w].with(n)
			if functionWords[w] || len(w) == 1 {
				l.everyday[n]++
			}
		}
	}
	return n
}

// numbers is a set of small numbers, a bit each.
type numbers []uint64

func (s numbers) has(n int) bool { return n/64 < len(s) && s[n/64]>>(n%64)&1 == 1 }

func (s numbers) with(n int) numbers {
	for len(s) <= n/64 {
		s = append(s, 0)
	}
	s[n/64] |= 1 << (n % 64)
	return s
}

// meets tells whether the sets have a number in common.
func (s numbers) meets(other numbers) bool {
	for i := range min(len(s), len(other)) {
		if s[i]&other[i] != 0 {
			return true
		}
	}
	return false
}

// add puts the numbers of another set, which has none above the set's own
// room, into the set.
func (s numbers) add(more numbers) {
	for i, bits := range more {
		s[i] |= bits
	}
}
