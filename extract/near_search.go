package extract

import (
	"slices"

	"rapporteur/discussion"
)

// nearSearch is the search in one discussion.
type nearSearch struct {
	*Pass
	index *nearIndex
	// alike remembers how alike two words are.
	alike map[[2]string]float64
	// gone holds the places of names that lie inside one that was found.
	gone map[discussion.Span]bool
}

// nearHit is a name found in a turn: the places from a up to b among its
// content words, and what is wrong with it.
type nearHit struct {
	form *nearForm
	a, b int
	cost float64
}

// better prefers names of more words and with fewer mistakes.
func (h nearHit) better(g nearHit) bool {
	return h.form != nil && (g.form == nil || float64(h.b-h.a)-4*h.cost > float64(g.b-g.a)-4*g.cost)
}

func (s *nearSearch) turn(t *turn) {
	var content []int // the tokens that are content words
	var ids []uint32
	for i := range t.tokens {
		if k := &t.tokens[i]; isContent(k) {
			content, ids = append(content, i), append(ids, k.near)
		}
	}
	done := 0
	for a := range content {
		if ids[a] == 0 || a < done {
			continue
		}
		var best nearHit
		for _, b := range []int{a + 1, a + 2} {
			if b >= len(content) || ids[b] == 0 || s.oneName(t, content[a], content[b]) {
				continue
			}
			for _, f := range s.index.pairs[pairKey(ids[a], ids[b])] {
				form := &s.index.forms[f]
				if h := s.aligned(t, content, a, form); h.better(best) {
					best = h
				}
				if h := s.cutShort(t, content, a, form); h.better(best) {
					best = h
				}
			}
		}
		if best.form != nil && s.take(t, content, best) {
			done = best.b
		}
	}
}

// aligned looks for the words of a name around the content word a, in their
// order or, where none is missing, in another.
func (s *nearSearch) aligned(t *turn, content []int, a int, f *nearForm) nearHit {
	n := len(f.words)
	from, to := max(0, a-n), min(len(content), a+n+1)
	for i := a; i > from; i-- {
		if !together(t, content[i-1], content[i]) {
			from = i
		}
	}
	for j := a + 1; j < to; j++ {
		if !together(t, content[j-1], content[j]) {
			to = j
		}
	}
	m := s.matrix(t, content[from:to], f)
	best := nearHit{}
	for i := from; i <= a; i++ {
		for j := to; j > a+1; j-- {
			if d := j - i - n; d > 1 || -d > n/2-1 {
				continue
			}
			cost := m[i-from : j-from].cost(f.head)
			if cost > 0 && cost <= mistakes(n) && (best.form == nil || cost < best.cost) {
				best = nearHit{f, i, j, cost}
			}
		}
	}
	return best
}

// cutShort looks for a name of four words or more, from the content word a on,
// whose last word is another or none: "the UN Group of Governmental ‑‑". What
// the organisation is must be among the words, and no other name begin so.
func (s *nearSearch) cutShort(t *turn, content []int, a int, f *nearForm) nearHit {
	n := len(f.words)
	if !f.alone || a+n-1 > len(content) {
		return nearHit{}
	}
	exact := 0
	for k := range n - 1 {
		at := content[a+k]
		if k > 0 && !together(t, content[a+k-1], at) || s.soundsLike(&t.tokens[at], f.words[k], f.stems[k]) == 0 {
			return nearHit{}
		}
		if t.tokens[at].stem == f.stems[k] {
			exact++
		}
	}
	if last := content[a+n-2]; exact < 2 || last+2 <= len(t.tokens) && s.isPlace(t, last, last+2) {
		return nearHit{} // "the University of California San Francisco" is not that of San Diego
	}
	return nearHit{f, a, a + n - 1, mistakes(n)}
}

// together tells whether two tokens may stand in one name: nothing but words
// that link is between them.
func together(t *turn, i, j int) bool {
	if t.tokens[i].sentence != t.tokens[j].sentence {
		return false
	}
	for i++; i < j; i++ {
		if k := &t.tokens[i]; !linkingWords[k.lower] && !k.joins && k.text != "'" && k.text != "’" && k.lower != "s" {
			return false
		}
	}
	return true
}

// take notes a name that is near enough. What differs may not be the name
// of a place, and the words may not be part of another name.
func (s *nearSearch) take(t *turn, content []int, h nearHit) bool {
	p, f := s.Pass, h.form
	i, j := content[h.a], content[h.b-1]+1
	for _, k := range content[h.a:h.b] {
		if !slices.Contains(f.stems, t.tokens[k].stem) && p.isPlace(t, k, k+1) {
			return false
		}
	}
	for n, stem := range f.stems {
		if p.lexicon.isPlace(f.words[n]) && !slices.ContainsFunc(content[h.a:h.b], func(k int) bool { return t.tokens[k].stem == stem }) {
			return false
		}
	}
	if i > 0 && p.oneName(t, i-1, i) || j < len(t.tokens) && p.oneName(t, j-1, j) {
		return false
	}
	if whole, ok := p.nameAt(t, i-1); ok && whole.j == i && p.partOfID(f.entry, whole.entity.ID) {
		i = whole.i
	}
	for k := i; k < j; k++ {
		if o, ok := p.organisations[t.index][k]; ok {
			start, end := t.span(o.i, o.j)
			s.gone[discussion.Span{Turn: t.index, Start: start, End: end}] = true
			delete(p.organisations[t.index], k)
		}
	}
	p.mention(p.fromLexicon(f.entry), t, i, j, 0.85-0.3*h.cost/mistakes(len(f.words)))
	return true
}

// nameAt returns the organisation's name that token i is part of.
func (p *Pass) nameAt(t *turn, i int) (orgSpan, bool) {
	for k := i; k >= 0 && p.covered[t.index][k] == discussion.Organisation; k-- {
		if o, ok := p.organisations[t.index][k]; ok {
			return o, o.j > i
		}
	}
	return orgSpan{}, false
}

// oneName tells whether the tokens i and j are part of the same organisation's
// name.
func (p *Pass) oneName(t *turn, i, j int) bool {
	o, ok := p.nameAt(t, i)
	return ok && o.j > j
}

// partOfID tells whether an entry is part of the organisation of an id.
func (p *Pass) partOfID(entry int, id string) bool {
	at, ok := p.lexicon.byID[id]
	return ok && p.partOf(entry, at)
}
