package extract

import "slices"

// matcher finds phrases in a sentence of a turn.
type matcher struct {
	p    *Pass
	t    *turn
	sent sentence
}

// each calls found for every place in the turn's sentences where one of the
// phrases matches, once a place and phrase.
func (p *Pass) each(t *turn, list *phraseList, found func(match)) {
	for _, s := range t.sentences {
		matcher{p, t, s}.each(list, found)
	}
}

// each does so in one sentence.
func (m matcher) each(list *phraseList, found func(match)) {
	if m.mayHoldAny(list) {
		for i := range list.all {
			m.find(&list.all[i], found)
		}
	}
}

func (m matcher) find(ph *phrase, found func(match)) {
	if !m.mayHold(ph) {
		return
	}
	first := ph.steps[0]
	if first.kind == begins {
		if r, ok := m.from(ph.steps[1:], m.opening()); ok {
			found(r)
		}
		return
	}
	for i := m.sent.from; i < m.sent.to; i++ {
		if !m.mayBegin(first, i) {
			continue
		}
		if r, ok := m.from(ph.steps, i); ok {
			found(r)
			i = max(i, r.j-1)
		}
	}
}

// first returns where the first of the phrases that stands in the sentence at
// all stands last.
func (m matcher) first(list *phraseList) (match, bool) {
	if !m.mayHoldAny(list) {
		return match{}, false
	}
	for i := range list.all {
		var found match
		ok := false
		m.find(&list.all[i], func(r match) { found, ok = r, true })
		if ok {
			return found, true
		}
	}
	return match{}, false
}

// mayHoldAny tells early that none of the phrases can stand in the sentence.
func (m matcher) mayHoldAny(list *phraseList) bool {
	if m.sent.from >= m.sent.to {
		return false
	}
	n := m.t.tokens[m.sent.from].sentence
	return (!list.named || m.t.named[n]) && (list.open || m.t.asked[n].meets(list.anchors))
}

// mayHold tells early that a phrase cannot stand in the sentence: a name or a
// word is missing.
func (m matcher) mayHold(ph *phrase) bool {
	n := m.t.tokens[m.sent.from].sentence
	if ph.named && !m.t.named[n] {
		return false
	}
	for _, set := range ph.needs {
		if !m.t.asked[n].has(set) {
			return false
		}
	}
	return true
}

// mayBegin tells early that a phrase cannot begin at a token.
func (m matcher) mayBegin(s step, i int) bool {
	switch s.kind {
	case literal:
		return s.optional || m.t.tokens[i].asked.has(s.words)
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
		if m.t.tokens[i].asked.has(s.words) {
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
