package evaluate

import (
	"fmt"

	"rapporteur/discussion"
)

// speakers counts the gold turns whose speaker is known.
func (s *scorer) speakers() Layer {
	t := newTally(s.findings.Discussion)
	unknown := 0
	for i, turn := range s.turns {
		if turn.speaker() == discussion.Unknown {
			continue
		}
		t.expect(tuple{turn: i, who: turn.speaker()}, i, turn.speaker(), s.findings.Discussion.Turns[i].Label)
		found := s.findings.Speakers[i]
		if found.Entity == discussion.Unknown {
			unknown++
			continue
		}
		t.find(tuple{turn: i, who: s.speaker(i)}, i, found.Entity, found.Evidence, true)
	}
	l := t.layer(Speakers)
	l.Unknown = unknown
	return l
}

// mentioned counts (turn, entity). A found one is right only where a mention
// matches a surface of the gold's entity. The gold leaves out who names
// themselves, so a mention of the person whom it has as the speaker counts
// neither way.
func (s *scorer) mentioned(layer, kind string) Layer {
	t := newTally(s.findings.Discussion)
	for i, named := range s.named[kind] {
		for _, id := range named {
			t.expect(tuple{turn: i, whom: id}, i, id, s.words(i, s.surfaces[kind][id]))
		}
	}
	for _, m := range s.mentions[kind] {
		id := s.aligned[kind].resolve(m.Entity)
		if kind == discussion.Person && id == s.turns[m.Turn].speaker() {
			continue
		}
		t.find(tuple{turn: m.Turn, whom: id}, m.Turn, m.Entity, m.Evidence, matches(m.Quote, s.surfaces[kind][id]))
	}
	return t.layer(layer)
}

// replies counts (turn, earlier turn), without those of kind floor or with
// their kinds where this is asked for.
func (s *scorer) replies(layer string, noFloor, withKind bool) Layer {
	t := newTally(s.findings.Discussion)
	for i, turn := range s.turns {
		for _, r := range turn.Replies {
			if noFloor && r.Kind == "floor" {
				continue
			}
			t.expect(replyTuple(i, r.Turn, r.Kind, withKind), i, replyText(r.Turn, r.Kind), r.Quote)
		}
	}
	for _, l := range s.findings.Links {
		if l.Relation != discussion.RepliesTo || noFloor && l.Kind == "floor" {
			continue
		}
		t.find(replyTuple(l.Turn, l.ToTurn, l.Kind, withKind), l.Turn, replyText(l.ToTurn, l.Kind), l.Evidence, true)
	}
	return t.layer(layer)
}

func replyTuple(turn, to int, kind string, withKind bool) tuple {
	if !withKind {
		kind = ""
	}
	return tuple{turn: turn, toTurn: to, kind: kind}
}

func replyText(to int, kind string) string { return fmt.Sprintf("%s to turn %d", kind, to) }

// repliesToWhom counts (turn, its speaker, speaker of the earlier turn).
func (s *scorer) repliesToWhom() Layer {
	t := newTally(s.findings.Discussion)
	for i, turn := range s.turns {
		for _, r := range turn.Replies {
			to := s.turns[r.Turn].speaker()
			t.expect(tuple{turn: i, who: turn.speaker(), whom: to}, i, fmt.Sprintf("%s to %s (turn %d)", turn.speaker(), to, r.Turn), r.Quote)
		}
	}
	for _, l := range s.findings.Links {
		if l.Relation != discussion.RepliesTo {
			continue
		}
		who, whom := s.findings.Speakers[l.Turn].Entity, s.findings.Speakers[l.ToTurn].Entity
		k := tuple{turn: l.Turn, who: s.speaker(l.Turn), whom: s.speaker(l.ToTurn)}
		t.find(k, l.Turn, fmt.Sprintf("%s to %s (turn %d)", who, whom, l.ToTurn), s.spoken(l.Evidence, l.Turn, l.ToTurn), true)
	}
	return t.layer(RepliesToWhom)
}

// spoken is the evidence of a finding that says who speaks turns: it is as sure
// as its least sure part, and a speaker who is unknown is not sure at all.
func (s *scorer) spoken(e discussion.Evidence, turns ...int) discussion.Evidence {
	for _, i := range turns {
		e.Score = min(e.Score, s.findings.Speakers[i].Score)
	}
	return e
}

// engagements counts (turn, person engaged), with the kind or with the turn's
// speaker where this is asked for. One from someone else than the speaker who
// was found for the turn is false, and a tuple of its own.
func (s *scorer) engagements(layer string, withKind, withSpeaker bool) Layer {
	t := newTally(s.findings.Discussion)
	for i, turn := range s.turns {
		for _, e := range turn.Engagements {
			k := tuple{turn: i, whom: e.To}
			what := e.Kind + " " + e.To
			if withKind {
				k.kind = e.Kind
			}
			if withSpeaker {
				k.who = turn.speaker()
				what = turn.speaker() + " " + what
			}
			t.expect(k, i, what, e.Quote)
		}
	}
	for _, l := range s.findings.Links {
		if l.Relation != discussion.Engaged {
			continue
		}
		k := tuple{turn: l.Turn, whom: s.person(l.To)}
		what := l.Kind + " " + l.To
		if withKind {
			k.kind = l.Kind
		}
		if withSpeaker {
			k.who = s.speaker(l.Turn)
			what = l.From + " " + what
			l.Evidence = s.spoken(l.Evidence, l.Turn)
		}
		if l.From != s.findings.Speakers[l.Turn].Entity {
			k.who = "\x00not the speaker: " + l.From
			what += ", from " + l.From + ", who does not speak here"
		}
		t.find(k, l.Turn, what, l.Evidence, true)
	}
	return t.layer(layer)
}

// affiliations counts (person, organisation).
func (s *scorer) affiliations() Layer {
	t := newTally(s.findings.Discussion)
	for _, p := range s.gold.people() {
		for _, a := range p.Affiliations {
			t.expect(tuple{who: p.ID, whom: a.Org}, a.Turn, p.ID+" with "+a.Org, a.Quote)
		}
	}
	for _, l := range s.findings.Links {
		if l.Relation == discussion.AffiliatedWith {
			k := tuple{who: s.person(l.From), whom: s.aligned[discussion.Organisation].resolve(l.To)}
			t.find(k, l.Turn, l.From+" with "+l.To, l.Evidence, true)
		}
	}
	return t.layer(Affiliations)
}
