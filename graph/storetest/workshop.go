package storetest

import (
	"fmt"
	"strings"

	"rapporteur/discussion"
)

// Workshop returns the findings of discussion n of many: 350 turns and some 2,100
// edges, as an hour of a meeting has them, with people and concepts of others.
func Workshop(n int) discussion.Findings {
	id := fmt.Sprintf("workshop-%04d", n)
	f := discussion.Findings{Discussion: discussion.Discussion{ID: id, Title: id, Source: id + ".txt", Format: "names", Digest: id}}
	person := func(i int) string { return fmt.Sprintf("person:participant-%d", (n*7+i*i)%(40+n)) }
	concept := func(i int) string { return fmt.Sprintf("concept:topic-%d", (n+i*13)%400) }
	seen := map[string]bool{}
	entity := func(id, kind string) string {
		if !seen[id] {
			seen[id] = true
			f.Entities = append(f.Entities, discussion.Entity{ID: id, Kind: kind, Name: id, Aliases: []string{fmt.Sprintf("%s of %d", id, n%10)}, Basis: "label"})
		}
		return id
	}
	quote := "what the quote of a finding says is about as long as this is"
	text := quote + strings.Repeat(", and it goes on in the same way", 7)
	for i := range 350 {
		ev := discussion.Evidence{Span: discussion.Span{Turn: i, End: len(quote)}, Quote: quote, Rule: "takes-up", Score: 0.8}
		speaker, other := entity(person(i), discussion.Person), entity(person(i+1), discussion.Person)
		f.Discussion.Turns = append(f.Discussion.Turns, discussion.Turn{Index: i, Label: speaker, Text: text, Line: 2 * i})
		f.Speakers = append(f.Speakers, discussion.Speaker{Turn: i, Entity: speaker, Basis: "label", Evidence: ev})
		f.Mentions = append(f.Mentions,
			discussion.Mention{Entity: entity(concept(i), discussion.Concept), Kind: discussion.Concept, Evidence: ev},
			discussion.Mention{Entity: other, Kind: discussion.Person, Evidence: ev})
		f.Links = append(f.Links, discussion.Link{Relation: discussion.Engaged, Kind: "agrees", From: speaker, To: other, Evidence: ev})
		if i > 0 {
			f.Links = append(f.Links, discussion.Link{Relation: discussion.RepliesTo, Kind: "comment", ToTurn: i - 1, Evidence: ev})
		}
	}
	return f
}

// WorkshopParams are values of the parameters that a prepared query must have,
// by its name, of which there are rows in a graph of workshops.
var WorkshopParams = map[string]map[string]string{
	"changes":        {"from": "workshop-0000", "to": "workshop-0001"},
	"path":           {"from": "person:participant-1", "to": "person:participant-30"},
	"person-profile": {"person": "person:participant-1"},
	"thread":         {"turn": "20", "discussion": "workshop-0000"},
}
