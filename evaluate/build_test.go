package evaluate

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rapporteur/discussion"
)

// builder makes findings by hand.
type builder struct {
	t testing.TB
	f discussion.Findings
}

// findings begins with turns whose speakers are not known.
func findings(t testing.TB, texts ...string) *builder {
	b := &builder{t: t, f: discussion.Findings{Discussion: discussion.Discussion{ID: "meeting"}}}
	for i, text := range texts {
		b.f.Discussion.Turns = append(b.f.Discussion.Turns, discussion.Turn{Index: i, Text: text})
		b.f.Speakers = append(b.f.Speakers, discussion.Speaker{Turn: i, Entity: discussion.Unknown})
	}
	return b
}

func (b *builder) entity(kind, id string) {
	known := slices.ContainsFunc(b.f.Entities, func(e discussion.Entity) bool { return e.ID == id })
	if !known && id != discussion.Unknown {
		b.f.Entities = append(b.f.Entities, discussion.Entity{ID: id, Kind: kind, Name: id})
	}
}

// evidence is where a quote stands in a turn; an empty one is the whole turn.
func (b *builder) evidence(turn int, quote, rule string, score float64) discussion.Evidence {
	b.t.Helper()
	text := b.f.Discussion.Turns[turn].Text
	if quote == "" {
		quote = text
	}
	start := strings.Index(text, quote)
	if start < 0 {
		b.t.Fatalf("%q does not stand in turn %d", quote, turn)
	}
	return discussion.Evidence{Span: discussion.Span{Turn: turn, Start: start, End: start + len(quote)}, Quote: quote, Rule: rule, Score: score}
}

func (b *builder) speaker(turn int, id string) *builder {
	b.entity(discussion.Person, id)
	e := discussion.Evidence{Span: discussion.Span{Turn: turn}, Quote: id, Rule: "label", Score: 0.95}
	b.f.Speakers[turn] = discussion.Speaker{Turn: turn, Entity: id, Basis: "label", Evidence: e}
	return b
}

func (b *builder) mention(turn int, kind, id, quote string) *builder {
	b.t.Helper()
	return b.mentionBy("lexicon", 1, turn, kind, id, quote)
}

func (b *builder) mentionBy(rule string, score float64, turn int, kind, id, quote string) *builder {
	b.t.Helper()
	b.entity(kind, id)
	b.f.Mentions = append(b.f.Mentions, discussion.Mention{Entity: id, Kind: kind, Evidence: b.evidence(turn, quote, rule, score)})
	return b
}

func (b *builder) link(l discussion.Link, turn int, quote string) *builder {
	b.t.Helper()
	l.Evidence = b.evidence(turn, quote, "phrase", 0.8)
	b.f.Links = append(b.f.Links, l)
	return b
}

func (b *builder) reply(turn, to int, kind string) *builder {
	b.t.Helper()
	return b.link(discussion.Link{Relation: discussion.RepliesTo, Kind: kind, ToTurn: to}, turn, "")
}

func (b *builder) engage(turn int, from, kind, to string) *builder {
	b.t.Helper()
	b.entity(discussion.Person, from)
	b.entity(discussion.Person, to)
	return b.link(discussion.Link{Relation: discussion.Engaged, Kind: kind, From: from, To: to}, turn, "")
}

func (b *builder) affiliate(turn int, person, org string) *builder {
	b.t.Helper()
	b.entity(discussion.Person, person)
	b.entity(discussion.Organisation, org)
	return b.link(discussion.Link{Relation: discussion.AffiliatedWith, From: person, To: org}, turn, "")
}

// gold writes an annotation to a file and reads it.
func gold(t testing.TB, json string) Gold {
	t.Helper()
	g, err := ReadGold(goldFile(t, json))
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func goldFile(t testing.TB, json string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "gold.json")
	if err := os.WriteFile(path, []byte(json), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func score(t testing.TB, g Gold, b *builder) Result {
	t.Helper()
	r, err := Score(g, b.f)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// counts are the figures of a layer: found, gold, right.
type counts struct{ Found, Gold, Right int }

func checkLayer(t testing.TB, r Result, name string, want counts) {
	t.Helper()
	l, ok := r.Layer(name)
	if !ok {
		t.Fatalf("no layer %q in the result", name)
	}
	if got := (counts{l.Found, l.Gold, l.Right}); got != want {
		t.Errorf("%s: got %+v, want %+v; misses %+v, false %+v", name, got, want, l.Misses, l.False)
	}
}
