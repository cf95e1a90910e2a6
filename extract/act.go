package extract

import (
	"slices"

	"rapporteur/discussion"
)

// act is a way of turning to, or speaking of, another person: its kind is one
// of the kinds of engagement, and its phrases call for a name.
type act struct {
	kind  string
	score float64
	// calls says that the place of the name takes nothing but a person, so that
	// a word that is not known as a name counts as one.
	calls   bool
	phrases phraseList
}

// leadsAct is no engagement either: what is said of who leads a meeting, which
// names a person.
var leadsAct = act{kind: "leads", calls: true, phrases: leaderNamed}

// addresses is an act that is no engagement by itself: a name that is called,
// with a "you" behind it.
const addresses = "addresses"

var addressAct = act{kind: addresses, score: 0.7, phrases: phrases("^ NAME , ...20 you|your|you've|you're|you'd|you'll")}

// acts are all ways of engaging with somebody by name.
var acts = []*act{
	&thanksAct, &givesFloorAct, &hearsFromAct, &givesFloorActBare, &givesFloorActListed, &introducesAct, &asksAct, &asksOfAct, &answersAct, &citesAct, &agreesAct,
	&disagreesAct, &invitesAct, &addressAct,
}

// done is an act that a turn does to a person.
type done struct {
	act    *act
	match  match
	at     nameSpan
	person *person
	// cited says that the person is cited as well, and sides are taken after it.
	cited bool
}

// actsOf finds the acts of a turn whose names are known persons, once for all
// rules that ask after the names are settled.
func (p *Pass) actsOf(t *turn) []done {
	if p.acts[t.index] == nil {
		p.acts[t.index] = p.findActs(t)
	}
	return p.acts[t.index]
}

func (p *Pass) findActs(t *turn) []done {
	all := []done{}
	for _, a := range acts {
		p.each(t, &a.phrases, func(m match) {
			for _, s := range m.names {
				s = untitled(t, s)
				if o, ok := p.occurrences[t.index][s.i]; ok {
					all = append(all, done{act: a, match: m, at: s, person: o.person})
				}
			}
		})
	}
	for i, d := range all {
		if d.act == &citesAct {
			all[i].act, all[i].match.j, all[i].cited = p.stance(t, d)
		}
	}
	rivals := map[nameSpan][]done{} // who claim the same name
	for _, d := range all {
		rivals[d.at] = append(rivals[d.at], d)
	}
	kept := make([]done, 0, len(all))
	for _, d := range all {
		if len(rivals[d.at]) == 1 || !outdone(rivals[d.at], d) {
			kept = append(kept, d)
		}
	}
	return kept
}

// does tells whether a turn does an act of one of the kinds to the person.
func (p *Pass) does(t *turn, q *person, kinds ...string) bool {
	return slices.ContainsFunc(p.actsOf(t), func(d done) bool { return d.person == q && slices.Contains(kinds, d.act.kind) })
}

// passesOn tells whether an act hands over, thanks, introduces or invites.
func (d done) passesOn() bool {
	switch d.act.kind {
	case "gives_floor", "introduces", "thanks", "invites":
		return true
	}
	return false
}

// stance tells what somebody is cited for: the rest of the sentence, or the next
// one, agrees or disagrees, or neither does; where the words of it end; and
// whether it is the next sentence that tells.
func (p *Pass) stance(t *turn, d done) (*act, int, bool) {
	n := int(t.tokens[d.at.i].sentence)
	rest := matcher{p, t, sentence{d.match.j, t.sentences[n].to}}
	if _, ok := rest.first(&bareDisagreePhrases); ok {
		return &disagreesAct, t.sentences[n].to, false
	}
	if _, ok := rest.first(&approval); ok {
		return &agreesAct, d.match.j, false
	}
	if n+1 < len(t.sentences) && !p.names(t, n+1) {
		next := matcher{p, t, t.sentences[n+1]}
		if _, ok := next.first(&bareDisagreePhrases); ok {
			return &disagreesAct, next.sent.to, true
		}
		if _, ok := next.first(&bareAgreePhrases); ok {
			return &agreesAct, next.sent.to, true
		}
	}
	return d.act, d.match.j, false
}

// names tells whether a sentence names a person.
func (p *Pass) names(t *turn, n int) bool {
	s := t.sentences[n]
	for i := s.from; i < s.to; i++ {
		if _, ok := p.occurrences[t.index][i]; ok {
			return true
		}
	}
	return false
}

// approval is what a sentence that cites somebody ends with to agree.
var approval = phrases("is|was|'s|it's|that's @fully? @fully? @right", "i @fully? agree", "a? @fully? @good one|point|idea|suggestion|question|observation|remark")

// outranks tells which kind of act is meant where two claim the same name.
var outranks = map[string][]string{
	"asks":       {"gives_floor", "thanks", "invites"},
	"cites":      {"agrees", "disagrees", "answers", "asks"},
	"agrees":     {"disagrees"},
	"introduces": {"thanks"},
	"invites":    {"gives_floor"},
	addresses:    {"gives_floor", "asks"},
}

// outdone tells whether a stronger kind of act claims the name as well.
func outdone(all []done, d done) bool {
	return slices.ContainsFunc(all, func(o done) bool {
		if d.act == &givesFloorActListed && o.act == &asksOfAct || d.act == &asksOfAct && o.act == &givesFloorActListed {
			return o.at == d.at && d.act == &givesFloorActListed // "I have a question for Ana" lists nobody
		}
		return o.at == d.at && slices.Contains(outranks[d.act.kind], o.act.kind)
	})
}

// engagement makes the rule that turns acts into engagements of the turn's
// speaker, known or not, with the person named.
func engagement(name, doc string, mine ...*act) Rule {
	return Rule{Name: name, Doc: doc, Run: func(p *Pass) error {
		for i := range p.turns {
			t := &p.turns[i]
			for _, d := range p.actsOf(t) {
				if slices.Contains(mine, d.act) {
					p.engageBy(t, d, d.act.score)
				}
			}
		}
		return nil
	}}
}

// engageBy notes the engagements that an act is.
func (p *Pass) engageBy(t *turn, d done, score float64) {
	kind := d.act.kind
	if kind == "answers" && p.leads(t.index) {
		kind = "cites" // who leads reads out the questions of others
	}
	if d.act == &hearsFromAct && !p.mayHand(t.index) {
		kind = "asks" // who does not lead gives no floor
	}
	p.engage(t, kind, d.person, d.match.i, d.match.j, score)
	if d.cited {
		p.engage(t, "cites", d.person, d.match.i, d.match.j, citesAct.score)
	}
}

// engage notes an engagement of a turn's speaker, known or not, unless it
// would be with the speaker's own person.
func (p *Pass) engage(t *turn, kind string, q *person, i, j int, score float64) {
	if p.speaking[t.index] == q {
		return
	}
	p.link(discussion.Engaged, kind, p.speakers[t.index].Entity, p.entityOf(q, "named").ID, t, i, j, score)
}
