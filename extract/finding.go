package extract

import (
	"cmp"
	"slices"
	"strings"

	"rapporteur/discussion"
)

// evidence is the tokens from i up to j of a turn, in the name of the rule that
// runs.
func (p *Pass) evidence(t *turn, i, j int, score float64) discussion.Evidence {
	start, end := t.span(i, j)
	return discussion.Evidence{
		Span:  discussion.Span{Turn: t.index, Start: start, End: end},
		Quote: t.text[start:end], Rule: p.rule, Score: score,
	}
}

// widen takes the tokens from i up to j with the sentence that they stand in
// or, where that is long, with some words on both sides: what a reader needs to
// see the sense of them.
func (t *turn) widen(i, j int) (from, to int) {
	const long, more = 45, 15
	s := t.sentences[t.tokens[i].sentence]
	last := t.sentences[t.tokens[j-1].sentence]
	from, to = s.from, last.to
	if to-from > long {
		from, to = max(from, i-more), min(to, j+more)
	}
	for from < i && !t.tokens[from].word {
		from++
	}
	return from, to
}

// mention notes that the tokens from i up to j name the entity, and keeps
// later rules off them.
func (p *Pass) mention(e *discussion.Entity, t *turn, i, j int, score float64) {
	p.mentions = append(p.mentions, discussion.Mention{Entity: e.ID, Kind: e.Kind, Evidence: p.evidence(t, i, j, score)})
	for k := i; k < j; k++ {
		p.covered[t.index][k] = e.Kind
	}
	alias(e, t.text[t.tokens[i].start:t.tokens[j-1].end])
	if e.Kind == discussion.Organisation {
		if p.organisations[t.index] == nil {
			p.organisations[t.index] = map[int]orgSpan{}
		}
		p.organisations[t.index][i] = orgSpan{i, j, e}
	}
}

// orgSpan is a mention of an organisation: tokens from i up to j.
type orgSpan struct {
	i, j   int
	entity *discussion.Entity
}

// free tells whether no name has been found on the tokens from i up to j.
func (p *Pass) free(t *turn, i, j int) bool {
	for k := i; k < j; k++ {
		if p.covered[t.index][k] != "" {
			return false
		}
	}
	return true
}

// entity returns the entity of the id, made when there is none.
func (p *Pass) entity(id, kind, name, basis string) *discussion.Entity {
	if e := p.entities[id]; e != nil {
		return e
	}
	e := &discussion.Entity{ID: id, Kind: kind, Name: name, Basis: basis}
	p.entities[id] = e
	return e
}

// fromLexicon returns the entity of a lexicon's entry.
func (p *Pass) fromLexicon(at int) *discussion.Entity {
	x := &p.lexicon.entries[at]
	if e := p.entities[x.id]; e != nil {
		return e
	}
	e := p.entity(x.id, x.kind, x.name, "lexicon")
	e.Group = x.group
	for _, a := range x.aliases {
		alias(e, a)
	}
	return e
}

// alias adds a form of an entity's name.
func alias(e *discussion.Entity, form string) {
	form = strings.Join(strings.Fields(form), " ")
	if form != e.Name && !slices.Contains(e.Aliases, form) {
		e.Aliases = append(e.Aliases, form)
	}
}

// namePeople turns the places where persons are named into mentions, a
// speaker's own name and mere descriptions left out.
func (p *Pass) namePeople() {
	for i := range p.turns {
		for _, o := range p.occurrences[i] {
			if o.person != p.speaking[i] && o.rule != describedName {
				p.rule = o.rule
				p.mention(p.entityOf(o.person, "named"), &p.turns[i], o.i, o.j, o.score)
			}
		}
	}
}

// link notes a relation shown by the tokens from i up to j of a turn.
func (p *Pass) link(relation, kind, from, to string, t *turn, i, j int, score float64) {
	i, j = t.widen(i, j)
	p.noteLink(discussion.Link{
		Relation: relation, Kind: kind, From: from, To: to, Evidence: p.evidence(t, i, j, score),
	})
}

func (p *Pass) noteLink(l discussion.Link) {
	p.linksAt[l.Turn] = append(p.linksAt[l.Turn], len(p.links))
	p.links = append(p.links, l)
}

// hasLink tells whether a link of a turn is as wanted.
func (p *Pass) hasLink(turn int, wanted func(discussion.Link) bool) bool {
	return slices.ContainsFunc(p.linksAt[turn], func(n int) bool { return wanted(p.links[n]) })
}

// findings puts together what was found, sorted, with the entities that no
// finding names left out.
func (p *Pass) findings() discussion.Findings {
	p.namePeople()
	p.scoreConcepts()
	f := discussion.Findings{Discussion: p.doc, Speakers: p.speakers, Mentions: p.mentions, Links: p.links}
	used := map[string]bool{}
	for _, s := range f.Speakers {
		used[s.Entity] = true
	}
	for _, m := range f.Mentions {
		used[m.Entity] = true
	}
	for _, l := range f.Links {
		used[l.From], used[l.To] = true, true
	}
	for id, e := range p.entities {
		if used[id] {
			slices.Sort(e.Aliases)
			f.Entities = append(f.Entities, *e)
		}
	}
	slices.SortFunc(f.Entities, func(a, b discussion.Entity) int { return strings.Compare(a.ID, b.ID) })
	slices.SortFunc(f.Mentions, func(a, b discussion.Mention) int {
		return cmp.Or(compareSpans(a.Span, b.Span), strings.Compare(a.Entity, b.Entity), strings.Compare(a.Rule, b.Rule))
	})
	f.Mentions = slices.CompactFunc(f.Mentions, func(a, b discussion.Mention) bool { return a.Entity == b.Entity && a.Span == b.Span })
	slices.SortFunc(f.Links, func(a, b discussion.Link) int {
		return cmp.Or(compareSpans(a.Span, b.Span), strings.Compare(a.Relation, b.Relation), strings.Compare(a.Kind, b.Kind),
			strings.Compare(a.From, b.From), strings.Compare(a.To, b.To), cmp.Compare(a.ToTurn, b.ToTurn), cmp.Compare(b.Score, a.Score))
	})
	f.Links = slices.CompactFunc(f.Links, func(a, b discussion.Link) bool {
		return a.Span == b.Span && a.Relation == b.Relation && a.Kind == b.Kind && a.From == b.From && a.To == b.To && a.ToTurn == b.ToTurn
	})
	return f
}
