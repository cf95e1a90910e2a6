package graph_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rapporteur/discussion"
	"rapporteur/graph"
	"rapporteur/internal/golden"
)

// panel is a small discussion with a finding of every kind.
func panel() discussion.Findings {
	turns := []discussion.Turn{
		{Index: 0, Label: "MODERATOR ANN", Role: "MODERATOR", Line: 3, Text: "I am Ann Bee of APNIC. Next is Cyd Dee.", At: discussion.Interval{From: 1, To: 4.5}},
		{Index: 1, Line: 5, Text: "Thank you, Ann.\n\nNorms, I say."},
		{Index: 2, Line: 7, Text: "I disagree with Cyd."},
	}
	span := func(turn int, quote, rule string, score float64) discussion.Evidence {
		start := strings.Index(turns[turn].Text, quote)
		return discussion.Evidence{Span: discussion.Span{Turn: turn, Start: start, End: start + len(quote)}, Quote: quote, Rule: rule, Score: score}
	}
	ann, cyd, apnic, norms := "person:ann-bee", "person:cyd-dee", "organisation:apnic", "concept:norms"
	return discussion.Findings{
		Discussion: discussion.Discussion{ID: "room/panel", Title: "A panel", Date: "2016-12-05", Source: "room/panel.txt", Format: "mark", Digest: "d1", Turns: turns},
		Speakers: []discussion.Speaker{
			{Turn: 0, Entity: ann, Basis: "self-introduction", Evidence: span(0, "I am Ann Bee", "self-introduction", 0.95)},
			{Turn: 1, Entity: cyd, Basis: "hand-over", Evidence: span(0, "Next is Cyd Dee", "hand-over", 0.8)},
			{Turn: 2, Entity: discussion.Unknown},
		},
		Entities: []discussion.Entity{
			{ID: norms, Kind: discussion.Concept, Name: "norms", Basis: "lexicon"},
			{ID: apnic, Kind: discussion.Organisation, Name: "Asia Pacific Network Information Centre", Aliases: []string{"APNIC"}, Group: "technical community", Basis: "lexicon"},
			{ID: ann, Kind: discussion.Person, Name: "Ann Bee", Aliases: []string{"Ann"}, Basis: "self-introduction"},
			{ID: cyd, Kind: discussion.Person, Name: "Cyd Dee", Aliases: []string{"Cyd"}, Basis: "hand-over"},
			{ID: "person:nobody", Kind: discussion.Person, Name: "Nobody", Basis: "label"},
		},
		Mentions: []discussion.Mention{
			{Entity: apnic, Kind: discussion.Organisation, Evidence: span(0, "APNIC", "lexicon", 1)},
			{Entity: ann, Kind: discussion.Person, Evidence: span(1, "Ann", "name", 0.9)},
			{Entity: ann, Kind: discussion.Person, Evidence: span(1, "Ann", "name", 0.9)},
			{Entity: norms, Kind: discussion.Concept, Evidence: span(1, "Norms", "lexicon", 1)},
		},
		Links: []discussion.Link{
			{Relation: discussion.AffiliatedWith, Kind: "of", From: ann, To: apnic, Evidence: span(0, "Ann Bee of APNIC", "affiliation", 0.9)},
			{Relation: discussion.Engaged, Kind: "thanks", From: cyd, To: ann, Evidence: span(1, "Thank you, Ann", "thanks", 0.9)},
			{Relation: discussion.Engaged, Kind: "thanks", From: cyd, To: ann, Evidence: span(1, "Thank you, Ann", "thanks", 0.4)},
			{Relation: discussion.RepliesTo, Kind: "answer", ToTurn: 0, Evidence: span(1, "Thank you", "floor", 0.7)},
			{Relation: discussion.Engaged, Kind: "disagrees", From: discussion.Unknown, To: cyd, Evidence: span(2, "disagree with Cyd", "stance", 0.85)},
		},
	}
}

func mustBuild(t testing.TB, f discussion.Findings) graph.Graph {
	t.Helper()
	g, err := graph.Build(f)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestBuild(t *testing.T) {
	g := mustBuild(t, panel())
	var out bytes.Buffer
	line := func(v any) string {
		text, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	for _, n := range g.Nodes {
		fmt.Fprintf(&out, "%s %s %s\n", n.Label, n.ID, line(n.Props))
	}
	for _, e := range g.Edges {
		fmt.Fprintf(&out, "%s %s\n\t%s -> %s %s\n", e.Type, e.ID, e.From.ID, e.To.ID, line(e.Props))
	}
	golden.Check(t, "testdata/panel.txt", out.Bytes())
}

func TestBuildPropertiesAreThoseOfTheSchema(t *testing.T) {
	kinds := map[graph.Type]any{graph.String: "", graph.Int: int64(0), graph.Float: 0.0, graph.Strings: []string{}}
	check := func(t *testing.T, name string, schema []graph.Property, props map[string]any) {
		t.Helper()
		if len(props) != len(schema) {
			t.Errorf("%s has %d properties, the schema %d", name, len(props), len(schema))
		}
		for _, p := range schema {
			if got, want := fmt.Sprintf("%T", props[p.Name]), fmt.Sprintf("%T", kinds[p.Type]); got != want {
				t.Errorf("%s.%s is a %s and should be a %s", name, p.Name, got, want)
			}
		}
	}
	g := mustBuild(t, panel())
	nodes, edges := map[string][]graph.Property{}, map[string][]graph.Property{}
	for _, n := range graph.NodeTypes {
		nodes[n.Label] = n.Props
	}
	for _, e := range graph.EdgeTypes {
		edges[e.Name] = e.Props
	}
	for _, n := range g.Nodes {
		check(t, n.Label, nodes[n.Label], n.Props)
	}
	for _, e := range g.Edges {
		check(t, e.Type, edges[e.Type], e.Props)
	}
}

func TestBuildDoesNotDependOnTheOrderOfFindings(t *testing.T) {
	f := panel()
	want := mustBuild(t, f)
	reversed := panel()
	reverse(reversed.Entities)
	reverse(reversed.Mentions)
	reverse(reversed.Links)
	if diff := cmp.Diff(want, mustBuild(t, reversed)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(panel(), f); diff != "" {
		t.Errorf("Build changed its input: %s", diff)
	}
}

func reverse[T any](s []T) {
	for i, j := 0, len(s)-1; i < j; i, j = i+1, j-1 {
		s[i], s[j] = s[j], s[i]
	}
}

func TestBuildKeepsOffsetsWhereItReplacesZeros(t *testing.T) {
	f := panel()
	f.Discussion.Turns[2].Text = "I\x00disagree with Cyd."
	f.Links[4].Start, f.Links[4].Quote = 0, "I\x00disagree with Cyd"
	f.Links[4].End = len(f.Links[4].Quote)
	g := mustBuild(t, f)
	for _, e := range g.Edges {
		if e.Type != graph.Engaged || e.From.Label != graph.LabelTurn {
			continue
		}
		for _, n := range g.Nodes {
			if n.ID != e.Props["turn"] {
				continue
			}
			quote := n.Props["text"].(string)[e.Props["start_byte"].(int64):e.Props["end_byte"].(int64)]
			if quote != "I disagree with Cyd" || e.Props["quote"] != quote {
				t.Errorf("the words are %q and the quote is %q", quote, e.Props["quote"])
			}
			return
		}
	}
	t.Error("no engagement of an unknown speaker")
}

func TestBuildRefuses(t *testing.T) {
	for name, test := range map[string]struct {
		spoil func(*discussion.Findings)
		want  string
	}{
		"invalid findings": {func(f *discussion.Findings) { f.Mentions[0].Entity = "organisation:x" }, "mention 0"},
		"zero in an id":    {func(f *discussion.Findings) { f.Discussion.ID = "a\x00b" }, "U+0000"},
		"no UTF-8":         {func(f *discussion.Findings) { f.Discussion.Turns[2].Label = "caf\xe9" }, "UTF-8"},
		"half a character": {func(f *discussion.Findings) {
			f.Discussion.Turns[1].Text = "Thank you, Ann.\n\nNorms, é"
			f.Mentions[3].Start, f.Mentions[3].Quote = 17, "Norms, \xc3"
			f.Mentions[3].End = 25
		}, "UTF-8"},
		"no time": {func(f *discussion.Findings) { f.Discussion.Turns[1].At.To = math.Inf(1) }, "time of turn 1"},
	} {
		t.Run(name, func(t *testing.T) {
			f := panel()
			test.spoil(&f)
			_, err := graph.Build(f)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("the error is %v and should speak of %q", err, test.want)
			}
		})
	}
}

func TestEdgeIDsDiffer(t *testing.T) {
	ids := func(change func(*discussion.Findings)) map[string]bool {
		f := panel()
		change(&f)
		all := map[string]bool{}
		for _, e := range mustBuild(t, f).Edges {
			all[e.ID] = true
		}
		return all
	}
	before := ids(func(*discussion.Findings) {})
	for name, change := range map[string]func(*discussion.Findings){
		"kind":    func(f *discussion.Findings) { f.Links[1].Kind = "agrees" },
		"rule":    func(f *discussion.Findings) { f.Links[1].Rule = "other" },
		"offsets": func(f *discussion.Findings) { f.Links[1].End = 9; f.Links[1].Quote = "Thank you" },
		"end":     func(f *discussion.Findings) { f.Links[1].From = "person:ann-bee" },
	} {
		// The second link says the same with a lower score, and stays.
		if after := ids(change); len(after) != len(before)+1 {
			t.Errorf("an engagement of another %s has %d ids instead of %d", name, len(after), len(before)+1)
		}
	}
	other := ids(func(f *discussion.Findings) { f.Discussion.ID = "room/other" })
	for id := range other {
		if before[id] {
			t.Errorf("two discussions share the edge %s", id)
		}
	}
}
