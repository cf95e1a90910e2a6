package storetest

import (
	"slices"
	"strings"
	"testing"

	"rapporteur/discussion"
	"rapporteur/graph"
)

// draft is findings in the making. Its methods find the offsets of the words
// that they are given.
type draft struct {
	t testing.TB
	discussion.Findings
}

func newDraft(t testing.TB, id, title, date, source string) *draft {
	return &draft{t, discussion.Findings{Discussion: discussion.Discussion{
		ID: id, Title: title, Date: date, Source: source, Format: "marks", Digest: "1",
	}}}
}

// turn adds a turn. Its speaker is known by the label; "" is an unknown one.
func (d *draft) turn(label, speaker string, score float64, text string) {
	i := len(d.Discussion.Turns)
	d.Discussion.Turns = append(d.Discussion.Turns, discussion.Turn{Index: i, Label: label, Text: text, Line: 2*i + 1})
	s := discussion.Speaker{Turn: i, Entity: discussion.Unknown}
	if speaker != "" {
		s.Entity, s.Basis = speaker, "label"
		s.Evidence = discussion.Evidence{Span: discussion.Span{Turn: i}, Quote: label, Rule: "label", Score: score}
	}
	d.Speakers = append(d.Speakers, s)
}

// entity adds an entity, of the kind that its id begins with.
func (d *draft) entity(id, name, group string, aliases ...string) {
	kind, _, _ := strings.Cut(id, ":")
	slices.Sort(aliases)
	d.Entities = append(d.Entities, discussion.Entity{ID: id, Kind: kind, Name: name, Aliases: aliases, Group: group, Basis: "pattern"})
}

// mention adds every place of a turn in which the words stand.
func (d *draft) mention(turn int, entity, words string, score float64) {
	kind, _, _ := strings.Cut(entity, ":")
	text := d.Discussion.Turns[turn].Text
	first := d.evidence(turn, words, "name", score)
	for first.Start >= 0 {
		d.Mentions = append(d.Mentions, discussion.Mention{Entity: entity, Kind: kind, Evidence: first})
		next := strings.Index(text[first.End:], words)
		if next < 0 {
			return
		}
		first.Start, first.End = first.End+next, first.End+next+len(words)
	}
}

func (d *draft) reply(turn, to int, kind, quote string, score float64) {
	d.Links = append(d.Links, discussion.Link{
		Relation: discussion.RepliesTo, Kind: kind, ToTurn: to, Evidence: d.evidence(turn, quote, "reply", score),
	})
}

// engage adds an engagement of the turn's speaker.
func (d *draft) engage(turn int, to, kind, quote string, score float64) {
	d.link(discussion.Engaged, turn, d.Speakers[turn].Entity, to, kind, quote, score)
}

func (d *draft) affiliate(turn int, person, organisation, role, quote string, score float64) {
	d.link(discussion.AffiliatedWith, turn, person, organisation, role, quote, score)
}

func (d *draft) link(relation string, turn int, from, to, kind, quote string, score float64) {
	d.Links = append(d.Links, discussion.Link{
		Relation: relation, Kind: kind, From: from, To: to, Evidence: d.evidence(turn, quote, "phrase", score),
	})
}

func (d *draft) evidence(turn int, quote, rule string, score float64) discussion.Evidence {
	d.t.Helper()
	start := strings.Index(d.Discussion.Turns[turn].Text, quote)
	if start < 0 {
		d.t.Fatalf("the fixture %q has no %q in turn %d", d.Discussion.ID, quote, turn)
	}
	return discussion.Evidence{
		Span:  discussion.Span{Turn: turn, Start: start, End: start + len(quote)},
		Quote: quote, Rule: rule, Score: score,
	}
}

// graph builds the draft's graph.
func (d *draft) graph() graph.Graph {
	d.t.Helper()
	g, err := graph.Build(d.Findings)
	if err != nil {
		d.t.Fatalf("building the fixture: %v", err)
	}
	return g
}
