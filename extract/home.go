package extract

import (
	"strings"

	"rapporteur/discussion"
)

// homes returns where the persons are from, as far as the talk tells: the ids of
// organisations and the folded names of places, in the order of the turns.
func (p *Pass) homes() map[*person][]string {
	homes := map[*person][]string{}
	note := func(q *person, from ...string) {
		if q != nil {
			homes[q] = append(homes[q], from...)
		}
	}
	byID := map[string]*person{}
	for _, q := range p.people.all {
		if q.entity != nil {
			byID[q.entity.ID] = q
		}
	}
	for _, l := range p.links {
		if l.Relation != discussion.AffiliatedWith {
			continue
		}
		note(byID[l.From], l.To)
		for _, w := range foldWords(p.entities[l.To].Name) {
			if p.lexicon.isPlace(w) {
				note(byID[l.From], w) // Norwegian Communications Authority
			}
		}
	}
	for i := range p.turns {
		t := &p.turns[i]
		if b := p.readings[i].body; b != "" {
			note(p.speaking[i], b)
			if id, ok := p.lexicon.bodyID(b); ok {
				note(p.speaking[i], id)
			}
		}
		for k := range t.tokens {
			if o, ok := p.occurrences[i][k]; ok {
				note(o.person, p.besidePlace(t, o.nameSpan)...)
			}
		}
		note(p.speaking[i], p.ownPlace(t)...)
	}
	return homes
}

// bodyID returns the id of the organisation that has the folded acronym or name.
func (l *lexicon) bodyID(body string) (string, bool) {
	id := discussion.Organisation + ":" + slug(body)
	_, ok := l.byID[id]
	return id, ok
}

// besidePlace returns the place that stands beside a name: "Ana Brandt from
// Samoa", "Samoa first, Ana Brandt".
func (p *Pass) besidePlace(t *turn, s nameSpan) []string {
	k := s.j
	if k+1 < len(t.tokens) && t.tokens[k].text == "," {
		k++
	}
	if k+1 < len(t.tokens) && (t.tokens[k].lower == "from" || t.tokens[k].lower == "of") {
		if k++; t.tokens[k].lower == "the" && k+1 < len(t.tokens) {
			k++
		}
		if end := p.placeAt(t, k); end > 0 {
			return []string{foldedName(t, k, end)}
		}
	}
	k = s.i - 1
	from := t.sentences[t.tokens[s.i].sentence].from
	if k <= from || t.tokens[k].text != "," {
		return nil
	}
	if k--; (t.tokens[k].lower == "first" || t.tokens[k].lower == "next" || t.tokens[k].lower == "then") && k > from {
		k--
	}
	for i := max(from, k-3); i <= k; i++ {
		if p.placeAt(t, i) == k+1 {
			return []string{foldedName(t, i, k+1)}
		}
	}
	return nil
}

// ownPlace returns the places of which the head of a turn says that its speaker
// is from there or speaks for them.
func (p *Pass) ownPlace(t *turn) []string {
	var all []string
	for _, s := range t.sentences[:min(4, len(t.sentences))] {
		own := false
		for k := s.from; k+1 < s.to; k++ {
			switch w := t.tokens[k].lower; {
			case w == "i" || w == "i'm" || w == "we" || w == "we're" || w == "greetings" || w == "name":
				own = true
			case own && (w == "from" || w == "representing" || w == "represent" || w == "of" && t.tokens[k-1].lower == "behalf"):
				n := k + 1
				if t.tokens[n].lower == "the" && n+1 < s.to {
					n++
				}
				if end := p.placeAt(t, n); end > 0 {
					all = append(all, foldedName(t, n, end))
				}
				own = false
			}
		}
	}
	return all
}

// foldedName is the folded words of the tokens from i up to j.
func foldedName(t *turn, i, j int) string {
	return strings.Join(foldWords(plainText(t, i, j)), " ")
}

// samePlace tells whether two folded names may be one place: Kenya and Kenyan,
// United Kingdom and UK.
func samePlace(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if initials := initialsOf(b); len(initials) > 1 && initials == strings.ReplaceAll(a, " ", "") {
		return true
	}
	return len(a) > 3 && len(b) <= len(a)+3 && !strings.Contains(b, " ") && strings.HasPrefix(b, a[:len(a)-1])
}

func initialsOf(name string) string {
	var b strings.Builder
	for _, w := range strings.Fields(name) {
		if w != "of" && w != "the" && w != "and" {
			b.WriteByte(w[0])
		}
	}
	return b.String()
}
