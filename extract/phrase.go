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
