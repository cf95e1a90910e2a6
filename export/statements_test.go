package export_test

import (
	"encoding/csv"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rapporteur/discussion"
	"rapporteur/export"
	"rapporteur/graph"
)

// talk is a discussion in which a concept is agreed and disagreed with.
func talk(t testing.TB) export.Source {
	t.Helper()
	f := discussion.Findings{Discussion: discussion.Discussion{ID: "talk", Title: "A; \"talk\"", Date: "2031-04-02/2031-04-03", Source: "talk.txt", Digest: "1"}}
	evidence := func(turn int, quote string, score float64) discussion.Evidence {
		start := strings.Index(f.Discussion.Turns[turn].Text, quote)
		if start < 0 {
			t.Fatalf("turn %d has no %q", turn, quote)
		}
		return discussion.Evidence{Span: discussion.Span{Turn: turn, Start: start, End: start + len(quote)}, Quote: quote, Rule: "rule", Score: score}
	}
	turn := func(speaker, text string, from float64) {
		i := len(f.Discussion.Turns)
		f.Discussion.Turns = append(f.Discussion.Turns, discussion.Turn{Index: i, Label: speaker, Text: text, Line: i + 1, At: discussion.Interval{From: from, To: from + 1}})
		s := discussion.Speaker{Turn: i, Entity: discussion.Unknown}
		if speaker != "" {
			s = discussion.Speaker{Turn: i, Entity: "person:" + speaker, Basis: "label", Evidence: discussion.Evidence{Span: discussion.Span{Turn: i}, Quote: speaker, Rule: "label", Score: 1}}
		}
		f.Speakers = append(f.Speakers, s)
	}
	mention := func(turn int, words string) {
		f.Mentions = append(f.Mentions, discussion.Mention{Entity: "concept:norms", Kind: discussion.Concept, Evidence: evidence(turn, words, 1)})
	}
	link := func(relation, kind, from, to string, turn int, quote string, score float64) {
		f.Links = append(f.Links, discussion.Link{Relation: relation, Kind: kind, From: from, To: to, Evidence: evidence(turn, quote, score)})
	}
	for id, name := range map[string]string{"person:ana": "Ana", "person:bo": "Bo", "organisation:x": "Ex", "organisation:y": "Why", "concept:norms": "norms"} {
		kind, _, _ := strings.Cut(id, ":")
		f.Entities = append(f.Entities, discussion.Entity{ID: id, Kind: kind, Name: name, Basis: "x"})
	}
	turn("ana", "Ça va: norms, for Ex and Why.", 0)
	turn("bo", "I agree with Ana that norms matter. Norms!", 61.5)
	turn("ana", "I disagree with Bo on norms", 3600)
	turn("", "norms", 0)
	turn("bo", "Both: I agree, no, I disagree on norms", 0)
	for i := range 5 {
		mention(i, "norms")
	}
	mention(1, "Norms")
	link(discussion.AffiliatedWith, "", "person:ana", "organisation:y", 0, "Why", 0.8)
	link(discussion.AffiliatedWith, "", "person:ana", "organisation:x", 0, "Ex", 0.9)
	link(discussion.Engaged, "agrees", "person:bo", "person:ana", 1, "I agree with Ana that norms matter", 0.9)
	link(discussion.Engaged, "disagrees", "person:ana", "person:bo", 2, "I disagree with Bo on norms", 0.9)
	link(discussion.Engaged, "agrees", "person:bo", "person:ana", 4, "I agree, no, I disagree on norms", 0.9)
	link(discussion.Engaged, "disagrees", "person:bo", "person:ana", 4, "I disagree on norms", 0.9)
	g, err := graph.Build(f)
	if err != nil {
		t.Fatal(err)
	}
	return fixed(g)
}

func TestStatements(t *testing.T) {
	r := csv.NewReader(strings.NewReader(string(text(t, "statements", talk(t)))))
	r.Comma = ';'
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	tail := func(document, author, section string) []string {
		return []string{"rule", document, "A; \"talk\"", author, "talk.txt", section, "turn"}
	}
	want := [][]string{
		{
			"statement_id", "time", "person", "organisation", "concept", "agreement", "start_position", "stop_position", "text", "coder",
			"document_id", "document_title", "document_author", "document_source", "document_section", "document_type",
		},
		// A position counts characters, of which Ç is one.
		append([]string{"1", "2031-04-02 00:00:00", "Ana", "Ex", "norms", "", "7", "12", "norms"}, tail("1", "Ana", "turn 0")...),
		append([]string{"2", "2031-04-02 00:01:01", "Bo", "", "norms", "1", "22", "27", "norms"}, tail("2", "Bo", "turn 1")...),
		// Outside the quote of the agreement.
		append([]string{"3", "2031-04-02 00:01:01", "Bo", "", "norms", "", "36", "41", "Norms"}, tail("2", "Bo", "turn 1")...),
		append([]string{"4", "2031-04-02 01:00:00", "Ana", "Ex", "norms", "0", "22", "27", "norms"}, tail("3", "Ana", "turn 2")...),
		// Nobody is known to have said what stands in turn 3.
		append([]string{"5", "2031-04-02 00:00:00", "Bo", "", "norms", "", "33", "38", "norms"}, tail("4", "Bo", "turn 4")...),
	}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Errorf("statements, -want +got:\n%s", diff)
	}
}

func TestStatementsAreOfTurns(t *testing.T) {
	s := fixture(t)
	if err := format(t, "statements").Check(s); err != nil {
		t.Error(err)
	}
	s.Nodes = s.Nodes[2:]
	if err := format(t, "statements").Check(s); !errors.Is(err, export.ErrNoTurns) {
		t.Errorf("the error is %v", err)
	}
}
