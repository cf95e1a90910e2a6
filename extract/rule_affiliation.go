package extract

import (
	"strings"

	"rapporteur/discussion"
)

var (
	ownAffiliation = phrases(
		"i work|worked|working for|at|with|in ...2 ORG", "i'm|am|we're @adverb? from|with|at|representing ...3 ORG",
		"i'm|am here? on behalf of ...2 ORG", "i represent|lead|chair|head|run|direct|coordinate|manage|joined|co-founded|founded ...2 ORG",
		"on behalf of ...2 ORG", "i'm|am the? ROLE7 of|at|for|with|in|to|from|on|by ...2 ORG",
		"i'm|am ...1 the? ROLE7 ORG $", "i was the? ROLE6 of|at|for|with|in|to ...2 ORG",
		"i was|am|'m the? ROLE6 of|at|for|in|to|on ...6 edition|session|round|term|cohort|mandate of ...1 ORG", "i'm|am also? part of ...2 ORG",
		"i serve|sit on|as|in ROLE5 ORG", "as the? ROLE4 of|at|for|with ...1 ORG , i|we", "^ work|working at|for ...2 ORG", "i used|went|came|started|moved|began|continue ...1 to? work|working at|for|with ...1 ORG", "^ ...5 , work|working at|for ...2 ORG",
		"i'm|am ...1 ORG 's? ROLE3 $", "speaking for|as ...2 ORG", "in the chair for|of ...1 ORG", "we|us at ...1 ORG", "we|us in ORG",
		"i teach|study|lecture|research|practise|practice at|in ...1 ORG", "i teach|study|lecture|research|practise|practice ROLE4 at|in ...1 ORG",
		"i look|looked after ROLE5 at|for|in ...1 ORG", "i @office ROLE5 at|for|in ...1 ORG", "i am|'m|i'm here for|from|with ...1 ORG",
		"i work|worked ROLE4 at|for ...1 ORG", "my|our organisation|organization|company|employer|institution|university|ministry|agency ,? ORG ,",
		"i am|i'm ...8 @holder of|at|for|with|in ...1 ORG", "i sit|serve on the? ROLE4 of|at|for ...1 ORG",
	)
	statedAffiliation = phrases(
		"NAME ,? who? she|he|is|'s ...1 is? a|an|the? ROLE7 of|at|for|with|in|from|to ...2 ORG", "NAME from|of|with|at ...2 ORG",
		"NAME ,? who's|she's|he's ...1 a|an|the? ROLE7 of|at|for|with|in|from|to ...2 ORG",
		"NAME ,? who? works|runs|leads|heads|chairs|represents|working ROLE3 ORG", "NAME , ...1 ORG",
		"NAME , the? ROLE6 of|at|for|with|in|from ...2 ORG", "NAME is ...1 from|with|at ...2 ORG",
		"NAME is ROLE5 ORG $", "^ ...1 ORG , NAME $", "from|with|by ORG , NAME $", "ORG ,? ...3 representative|director|ceo|president|chair|head ,? NAME",
		"NAME ,? who ROLE4 ORG", "with us ...1 ORG , NAME",
		"NAME @came ...6 from ...1 ORG", "NAME joins|joined us|me ...1 from|for ...1 ORG", "NAME ,? ...8 sits|serves on|in ...4 of ...1 ORG",
		"NAME is ...3 for|from ...1 ORG",
		"NAME ,? who looks|looked after ROLE5 at|for|in ...1 ORG", "NAME ,? who|she|he @office|teaches|studies|lectures|researches ROLE5 at|for|in|with ...1 ORG",
		"NAME ,? who? teaches|studies|lectures|works|serves at|in|for ...1 ORG", "NAME @office|teaches|studies|lectures|serves ROLE6 at|for|in|with ...1 ORG",
		"NAME ,? ...8 she's|he's|they're|who's ...1 a|an|the ROLE8 of|at|for|with ...1 ORG", "NAME ,? ...8 she|he|they is|are ...1 a|an|the ROLE8 of|at|for|with ...1 ORG", "NAME ,? @holder ROLE4 at|for|of|with|in ...1 ORG",
		"NAME ,? who? she|he|is|'s ...8 @holder of|at|for|with|in ...1 ORG",
		"NAME ,? ...8 she's|he's|they're|who's with|from|at ...1 ORG", "NAME ,? ...8 she|he|they is|are with|from|at ...1 ORG",
		"NAME ,? ...8 she's|he's|they're|who's ...6 @holder of|at|for|with|in ...1 ORG",
		"NAME ,? ...8 she|he|they is|are ...6 @holder of|at|for|with|in ...1 ORG",
		"NAME ,? ...20 and|also chairs|leads|heads|runs|directs|represents|coordinates ...1 ORG",
		"NAME ,? ...8 speaking|speaks|here for|from ...1 ORG", "NAME ,? ...4 on behalf of ...1 ORG", "NAME ,? who? leads|heads|chairs|runs|directs|represents ...1 ORG",
	)
	// laterAffiliation is of the person whom the sentence before named alone.
	laterAffiliation = phrases(
		"^ she's|he's with|from|at ...1 ORG", "^ she|he is with|from|at ...1 ORG", "^ she's|he's ...2 ROLE6 of|at|for|with|in|from ...1 ORG",
		"^ she|he is ...2 ROLE6 of|at|for|with|in|from ...1 ORG", "^ she|he works|leads|heads|chairs|runs|directs|represents|teaches ...5 ORG",
		"^ she|he @office|teaches|studies|lectures|sits|serves ROLE7 of|at|for|with|in|on ...1 ORG", "^ she|he sits|serves on the? ROLE4 of ...1 ORG",
	)
)

// affiliation fires on "I work for APNIC" and "Duncan is a professor of law at
// Temple University", and must not on "I heard that from APNIC".
var affiliation = Rule{
	Name: "affiliation",
	Doc:  "Words that say for whom a person works or speaks, the person's own or another's.",
	Run: func(p *Pass) error {
		for i := range p.turns {
			t := &p.turns[i]
			if q := p.speaking[i]; q != nil {
				p.each(t, &ownAffiliation, func(m match) { p.affiliate(t, q, m, 0.92) })
			}
			p.each(t, &statedAffiliation, func(m match) {
				if o, ok := p.occurrences[i][untitled(t, m.names[0]).i]; ok && !p.namedBetween(t, o.j, m.orgs[0].i, o.person) && subject(t, m.names[0]) {
					p.affiliate(t, o.person, m, 0.9)
				}
			})
			p.each(t, &laterAffiliation, func(m match) {
				if q := p.namedBefore(t, m.i); q != nil && q != p.speaking[i] && p.goesWith(q, t.tokens[m.i].lower) {
					p.affiliate(t, q, m, 0.85)
				}
			})
		}
		return nil
	},
}

// namedBetween tells whether another person is named on the tokens from i up to
// j: what follows is then about that one.
func (p *Pass) namedBetween(t *turn, i, j int, q *person) bool {
	for k := i; k < j; k++ {
		if o, ok := p.occurrences[t.index][k]; ok && o.person != q {
			return true
		}
	}
	return false
}

// subject tells whether a name may be what the verb behind it is about: not in
// "the person beside Ana works for APNIC".
func subject(t *turn, s nameSpan) bool {
	if s.i == 0 || s.j >= len(t.tokens) || !t.tokens[s.j].word || t.tokens[s.j-1].sentence != t.tokens[s.j].sentence {
		return true
	}
	before := &t.tokens[s.i-1]
	return before.sentence != t.tokens[s.i].sentence || !besides[before.lower] || relative[t.tokens[s.j].lower]
}

var (
	besides  = set("to beside behind after before near opposite than against like")
	relative = set("who from of at with")
)

// goesWith tells whether nothing speaks against a pronoun for a person.
func (p *Pass) goesWith(q *person, pronoun string) bool {
	known := p.called(q)
	return known == "" || known == both || known == strings.TrimSuffix(pronoun, "'s")
}

// namedBefore returns the person whom "she" or "he" in the sentence of token i
// stands for: the only one named in the last of the two sentences before that
// names anybody.
func (p *Pass) namedBefore(t *turn, i int) *person {
	last := int(t.tokens[i].sentence) - 1
	for n := last; n >= max(0, last-1); n-- {
		if q, several := p.namedAlone(t, n); q != nil || several {
			return q
		}
	}
	return nil
}

// namedAlone returns the only person named in a sentence, nil where none is or
// where several are.
func (p *Pass) namedAlone(t *turn, sentence int) (found *person, several bool) {
	s := t.sentences[sentence]
	for k := s.from; k < s.to; k++ {
		o, ok := p.occurrences[t.index][k]
		if !ok {
			continue
		}
		if found != nil && found != o.person {
			return nil, true
		}
		found = o.person
	}
	return found, false
}

// affiliate links a person with the organisations of a match, and with the one
// that the last of them belongs to ("the lab at the university").
func (p *Pass) affiliate(t *turn, q *person, m match, score float64) {
	from := p.entityOf(q, "named").ID
	what := roleOf(t, m.role)
	if p.namedBetween(t, m.role.i, m.role.j, nil) {
		what = "" // "I'm Ana Brandt from APNIC"
		if w := t.tokens[m.orgs[0].i-1].lower; w == "on" || w == "by" || w == "in" || w == "to" {
			return // "I'm Ana Brandt on LinkedIn"
		}
	}
	for _, o := range m.orgs {
		p.linkOnce(what, from, o.entity.ID, t, m.i, m.j, score)
		if whole, ok := p.home(t, o); ok {
			p.linkOnce(what, from, whole.entity.ID, t, m.i, whole.j, score-0.1)
		}
	}
}

// linkOnce links a person with an organisation unless a sentence has done so
// already; of two roles there the one with more words is kept.
func (p *Pass) linkOnce(what, from, to string, t *turn, i, j int, score float64) {
	start, end := t.span(t.widen(i, j))
	for _, n := range p.linksAt[t.index] {
		if l := &p.links[n]; l.Relation == discussion.AffiliatedWith && l.From == from && l.To == to && l.Start < end && start < l.End {
			if len(what) > len(l.Kind) {
				l.Kind = what
			}
			l.Score = max(l.Score, score)
			return
		}
	}
	p.link(discussion.AffiliatedWith, what, from, to, t, i, j, score)
}

// home returns the organisation that follows another as its home: "at the",
// "of the" or "in the" stands between them.
func (p *Pass) home(t *turn, o orgSpan) (orgSpan, bool) {
	k := o.j
	if k >= len(t.tokens) || t.tokens[k].lower != "at" && t.tokens[k].lower != "in" && t.tokens[k].lower != "of" {
		return orgSpan{}, false
	}
	k++
	if k < len(t.tokens) && t.tokens[k].lower == "the" {
		k++
	}
	whole, ok := p.organisations[t.index][k]
	return whole, ok
}

// roleOf is the role as said, without articles at its ends; empty for none.
func roleOf(t *turn, s nameSpan) string {
	if s.j <= s.i {
		return ""
	}
	words := strings.Fields(t.text[t.tokens[s.i].start:t.tokens[s.j-1].end])
	for len(words) > 0 && isFiller(words[0]) {
		words = words[1:]
	}
	for len(words) > 0 && isFiller(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	return strings.Trim(strings.Join(words, " "), " ,")
}

func isFiller(w string) bool {
	switch strings.ToLower(strings.Trim(w, ",")) {
	case "", "a", "an", "the", "of", "on", "at", "for", "with", "in", "from", "to", "is", "and", "also", "currently":
		return true
	}
	return false
}
