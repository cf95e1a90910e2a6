package neo4j_test

import (
	"fmt"
	"testing"

	"rapporteur/discussion"
	"rapporteur/graph"
)

// hostile holds texts that break what is pasted together from parts.
var hostile = []string{
	`') DETACH DELETE n //`,
	"`; MATCH (n) DETACH DELETE n; `",
	`"double" and 'single' quotes \ backslash \u0027`,
	"two\nlines\r\nand a\ttab",
	`<script>alert("x")</script>&amp;`,
	"a, list; with | separators",
	"👩‍👩‍👧 e\u0301 \u202Eright to left\u202C 日本語",
	"$rows {id: 1} ${x} {{y}} %s %d",
	" spaces at the ends ",
}

// sample returns the graph of a discussion of n turns. What is said differs
// with the version; the people and organisations are those of all samples.
func sample(t testing.TB, id string, n, version int) graph.Graph {
	t.Helper()
	g, err := graph.Build(findings(id, n, version))
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func findings(id string, n, version int) discussion.Findings {
	f := discussion.Findings{Discussion: discussion.Discussion{
		ID: id, Title: "On " + hostile[len(id)%len(hostile)], Source: id + ".txt", Format: "plain", Digest: fmt.Sprint(id, n, version),
	}}
	person := func(i int) string { return fmt.Sprintf("person:%d", i%7) }
	for i, words := range hostile {
		f.Entities = append(f.Entities,
			discussion.Entity{ID: fmt.Sprintf("person:%d", i), Kind: discussion.Person, Name: words, Aliases: []string{id + ", " + words}, Basis: "label"},
			discussion.Entity{ID: fmt.Sprintf("concept:%d", i), Kind: discussion.Concept, Name: "concept " + words, Aliases: []string{}, Basis: "lexicon"})
	}
	org := "organisation:" + id
	f.Entities = append(f.Entities, discussion.Entity{ID: org, Kind: discussion.Organisation, Name: id, Aliases: hostile[:2], Group: "civil society", Basis: "capitals"})
	for i := range n {
		words := hostile[(i+version)%len(hostile)]
		ev := discussion.Evidence{Span: discussion.Span{Turn: i, End: len(words)}, Quote: words, Rule: "sample", Score: 0.25}
		f.Discussion.Turns = append(f.Discussion.Turns, discussion.Turn{Index: i, Label: words, Text: words + " - said " + words, Line: i + 1, At: discussion.Interval{From: float64(i), To: float64(i) + 0.5}})
		f.Speakers = append(f.Speakers, discussion.Speaker{Turn: i, Entity: person(i + version), Basis: "label", Evidence: ev})
		f.Mentions = append(f.Mentions,
			discussion.Mention{Entity: fmt.Sprintf("concept:%d", i%len(hostile)), Kind: discussion.Concept, Evidence: ev},
			discussion.Mention{Entity: person(i + 1), Kind: discussion.Person, Evidence: ev})
		f.Links = append(f.Links,
			discussion.Link{Relation: discussion.Engaged, Kind: "agrees", From: person(i), To: person(i + 1), Evidence: ev},
			discussion.Link{Relation: discussion.Engaged, Kind: "thanks", From: discussion.Unknown, To: person(i), Evidence: ev},
			discussion.Link{Relation: discussion.AffiliatedWith, Kind: words, From: person(i), To: org, Evidence: ev})
		if i > 0 {
			f.Links = append(f.Links, discussion.Link{Relation: discussion.RepliesTo, Kind: "comment", ToTurn: i - 1, Evidence: ev})
		}
	}
	return f
}
