package extract

import (
	"cmp"
	"slices"
	"strings"
)

// phrase is a pattern of the language of meetings, over the tokens of one
// sentence, written as a line of elements:
//
//	word        the word, in any case; a|b one of several
//	word?       the word or nothing
//	NAME        the name of a person
//	NAMES       one name or a list of them ("Ana, Bo and Cy")
//	LIST        a list of two names or more
//	ORG         a mention of an organisation
//	ROLE8       one to eight tokens of an office that are kept, as few as will do
//	@set        a word of the set of that name in wordSets
//	...3        up to three tokens, as few as will do
//	^  $  ?$    the sentence begins, ends, ends with a question mark
//	, 's :      the marks themselves
//
// Words of politeness and haste are passed over after ^ ("So, Ana …").
type phrase struct {
	source string
	steps  []step
	// needs are the sets of words of which each gives a word to every match, the
	// rarest first, and named tells whether a name does: a sentence without is
	// passed over.
	needs []int
	named bool
}

type stepKind int

const (
	literal stepKind = iota
	oneName
	manyNames
	listOfNames
	organisation
	role
	gap
	begins
	ends
	asksAtEnd
)

type step struct {
	kind stepKind
	// words is the number of a literal's set of words.
	words    int
	optional bool
	most     int
}

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

// match is a phrase found in a sentence: the tokens from i up to j, and the
// names in it.
type match struct {
	i, j  int
	names []nameSpan
	orgs  []orgSpan
	role  nameSpan
}

// nameSpan is a name of a person in a turn: tokens from i up to j.
type nameSpan struct{ i, j int }

// phraseList is phrases that are looked for together.
type phraseList struct {
	all []phrase
	// anchors are sets of words, one of each phrase that needs any: a sentence
	// without a word of these can hold only what open tells, phrases of names
	// alone.
	anchors numbers
	open    bool
	// named tells that each of the phrases has a name.
	named bool
}

// phrases compiles patterns; a mistake in one is a mistake of the program that
// every test run finds.
func phrases(lines ...string) phraseList {
	list := phraseList{named: true}
	for _, l := range lines {
		ph := compile(l)
		list.all = append(list.all, ph)
		list.named = list.named && ph.named
		if len(ph.needs) == 0 {
			list.open = true
			continue
		}
		list.anchors = list.anchors.with(ph.needs[0])
	}
	return list
}

func compile(line string) phrase {
	ph := phrase{source: line}
	for f := range strings.FieldsSeq(line) {
		s := compileStep(f)
		ph.steps = append(ph.steps, s)
		switch s.kind {
		case literal:
			if !s.optional {
				ph.needs = append(ph.needs, s.words)
			}
		case oneName, manyNames, listOfNames:
			ph.named = true
		}
	}
	slices.SortStableFunc(ph.needs, func(a, b int) int { return cmp.Compare(asked.everyday[a], asked.everyday[b]) })
	return ph
}

func compileStep(f string) step {
	switch f {
	case "NAME":
		return step{kind: oneName}
	case "NAMES":
		return step{kind: manyNames}
	case "LIST":
		return step{kind: listOfNames}
	case "ORG":
		return step{kind: organisation}
	case "^":
		return step{kind: begins}
	case "$":
		return step{kind: ends}
	case "?$":
		return step{kind: asksAtEnd}
	}
	if n, ok := strings.CutPrefix(f, "..."); ok {
		return step{kind: gap, most: number(n)}
	}
	if n, ok := strings.CutPrefix(f, "ROLE"); ok {
		return step{kind: role, most: number(n)}
	}
	s := step{kind: literal}
	if len(f) > 1 && strings.HasSuffix(f, "?") {
		s.optional = true
		f = f[:len(f)-1]
	}
	var words []string
	for w := range strings.SplitSeq(f, "|") {
		if set, ok := strings.CutPrefix(w, "@"); ok {
			words = append(words, strings.Fields(wordSets[set])...)
			continue
		}
		words = append(words, w)
	}
	s.words = asked.number(words)
	return s
}

// number reads the digits of a step; 0 for none.
func number(digits string) int {
	n := 0
	for _, r := range digits {
		n = 10*n + int(r-'0')
	}
	return n
}
