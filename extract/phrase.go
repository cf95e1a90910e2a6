package extract

import (
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
	kind     stepKind
	words    map[string]bool
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

// phrases compiles patterns; a mistake in one is a mistake of the program that
// every test run finds.
func phrases(lines ...string) []phrase {
	all := make([]phrase, 0, len(lines))
	for _, l := range lines {
		all = append(all, compile(l))
	}
	return all
}

func compile(line string) phrase {
	ph := phrase{source: line}
	for _, f := range strings.Fields(line) {
		ph.steps = append(ph.steps, compileStep(f))
	}
	return ph
}

func compileStep(f string) step {
	switch f {
	case "NAME":
		return step{kind: oneName}
	case "NAME?":
		return step{kind: oneName, optional: true}
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
	s := step{kind: literal, words: map[string]bool{}}
	if len(f) > 1 && strings.HasSuffix(f, "?") {
		s.optional = true
		f = f[:len(f)-1]
	}
	for w := range strings.SplitSeq(f, "|") {
		if set, ok := strings.CutPrefix(w, "@"); ok {
			for _, x := range strings.Fields(wordSets[set]) {
				s.words[x] = true
			}
			continue
		}
		s.words[w] = true
	}
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

// matcher finds phrases in a sentence of a turn.
type matcher struct {
	p    *Pass
	t    *turn
	sent sentence
}

// each calls found for every place in the turn's sentences where one of the
// phrases matches, once a place and phrase.
func (p *Pass) each(t *turn, list []phrase, found func(phrase, match)) {
	for _, s := range t.sentences {
		m := matcher{p, t, s}
		for _, ph := range list {
			m.find(ph, found)
		}
	}
}

func (m matcher) find(ph phrase, found func(phrase, match)) {
	first := ph.steps[0]
	if first.kind == begins {
		if r, ok := m.from(ph.steps[1:], m.opening()); ok {
			found(ph, r)
		}
		return
	}
	for i := m.sent.from; i < m.sent.to; i++ {
		if !m.mayBegin(first, i) {
			continue
		}
		if r, ok := m.from(ph.steps, i); ok {
			found(ph, r)
			i = max(i, r.j-1)
		}
	}
}

// mayBegin tells early that a phrase cannot begin at a token.
func (m matcher) mayBegin(s step, i int) bool {
	switch s.kind {
	case literal:
		return s.optional || s.words[m.t.tokens[i].lower]
	case oneName, manyNames, listOfNames:
		return m.t.names[i] > 0
	}
	return true
}

// opening is the first token of the sentence behind its openers ("So, …").
func (m matcher) opening() int {
	i := m.sent.from
	for i+1 < m.sent.to {
		k := m.t.tokens[i]
		if k.word && (!openers[k.lower] || m.t.names[i] > 0) {
			break
		}
		i++
	}
	return i
}

// from matches the steps at token i.
func (m matcher) from(steps []step, i int) (match, bool) {
	r, ok := m.steps(steps, i, match{i: i})
	for r.i < r.j && !m.t.tokens[r.i].word {
		r.i++
	}
	return r, ok && r.j > r.i
}

// steps matches the steps at token i and goes back where a later one fails.
func (m matcher) steps(steps []step, i int, r match) (match, bool) {
	if len(steps) == 0 {
		r.j = i
		return r, true
	}
	s, rest := steps[0], steps[1:]
	switch s.kind {
	case ends, asksAtEnd:
		return m.end(s, i, r)
	case gap, role:
		return m.gap(s, rest, i, r)
	}
	if i < m.sent.to {
		if j, took := m.take(s, i, r); j > i {
			if done, ok := m.steps(rest, j, took); ok {
				return done, true
			}
		}
	}
	if s.optional {
		return m.steps(rest, i, r)
	}
	return match{}, false
}

// take matches one step at token i and returns where it ends, 0 for nowhere.
func (m matcher) take(s step, i int, r match) (int, match) {
	switch s.kind {
	case literal:
		if s.words[m.t.tokens[i].lower] {
			return i + 1, r
		}
	case oneName:
		if j := m.t.names[i]; j > 0 {
			r.names = append(slices.Clip(r.names), nameSpan{i, j})
			return j, r
		}
	case manyNames, listOfNames:
		if j, list := m.list(i); len(list) > 1 || len(list) > 0 && s.kind == manyNames {
			r.names = append(slices.Clip(r.names), list...)
			return j, r
		}
	case organisation:
		if o, ok := m.p.organisations[m.t.index][i]; ok {
			r.orgs = append(slices.Clip(r.orgs), o)
			return o.j, r
		}
	}
	return 0, r
}

func (m matcher) gap(s step, rest []step, i int, r match) (match, bool) {
	least := 0
	if s.kind == role {
		least = 1
	}
	for n := least; n <= s.most && i+n <= m.sent.to; n++ {
		if s.kind == role {
			if n > 0 && !mayBeRole(m.t.tokens[i+n-1]) {
				break
			}
			r.role = nameSpan{i, i + n}
		}
		if done, ok := m.steps(rest, i+n, r); ok {
			return done, true
		}
	}
	return match{}, false
}

// mayBeRole tells whether a token may stand in what somebody is: no verb of
// function, pronoun or full stop.
func mayBeRole(k token) bool {
	switch k.lower {
	case "of", "the", "a", "an", "and", "for", "in", "on", "at", "to", ",", "&", "-", "/", "'s", "also", "own":
		return true
	}
	return (k.word || k.joins) && !functionWords[k.lower]
}

func (m matcher) end(s step, i int, r match) (match, bool) {
	r.j = m.sent.to
	if s.kind == asksAtEnd {
		return r, i >= m.sent.to-1 && m.t.tokens[m.sent.to-1].text == "?"
	}
	if i < m.sent.to && !m.t.tokens[i].word {
		i++
	}
	return r, i >= m.sent.to
}

// list matches one name or several, set apart by commas and "and".
func (m matcher) list(i int) (int, []nameSpan) {
	var names []nameSpan
	end := i
	for i < m.sent.to && m.t.names[i] > 0 {
		n := nameSpan{i, m.t.names[i]}
		names = append(names, n)
		end, i = n.j, n.j
		for i < m.sent.to && listMarks[m.t.tokens[i].lower] {
			i++
		}
	}
	return end, names
}

var listMarks = map[string]bool{",": true, "and": true, "then": true, "also": true, "to": true, "&": true, "or": true, "plus": true}
