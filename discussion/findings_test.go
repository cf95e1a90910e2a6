package discussion

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// someFindings hold every kind of finding and every part of one.
func someFindings() Findings {
	return Findings{
		Discussion: Discussion{
			ID: "harbour/gate", Title: "The <Gate>", Event: "Harbour Days", Date: "2019-05-01/2019-05-03", Source: "harbour/gate.txt", Format: "captions", Digest: "ab12",
			Turns: []Turn{
				{Index: 0, Label: "MODERATOR ANA", Role: "MODERATOR", Text: "I am Ana Reis of Ports & Piers.", Line: 3, At: Interval{1.5, 4}},
				{Index: 1, Text: "Thank you, Ana.", Line: 5},
			},
		},
		Speakers: []Speaker{
			{Turn: 0, Entity: "person:ana-reis", Basis: "self-introduction", Evidence: Evidence{Span{0, 0, 13}, "I am Ana Reis", "self-introduction", 0.95}},
			{Turn: 1, Entity: Unknown, Evidence: Evidence{Span: Span{Turn: 1}}},
		},
		Entities: []Entity{
			{ID: "organisation:ports-piers", Kind: Organisation, Name: "Ports & Piers", Aliases: []string{"P&P"}, Group: "Business", Basis: "lexicon"},
			{ID: "person:ana-reis", Kind: Person, Name: "Ana Reis", Aliases: []string{}, Basis: "label"},
			{ID: "person:ben", Kind: Person, Name: "Ben", Aliases: []string{}, Basis: "label"},
		},
		Mentions: []Mention{{"organisation:ports-piers", Organisation, Evidence{Span{0, 17, 30}, "Ports & Piers", "lexicon", 1}}},
		Links: []Link{
			{Relation: RepliesTo, Kind: "answer", ToTurn: 0, Evidence: Evidence{Span{1, 0, 9}, "Thank you", "answers", 0.8}},
			{Relation: Engaged, Kind: "thanks", From: Unknown, To: "person:ana-reis", Evidence: Evidence{Span{1, 0, 14}, "Thank you, Ana", "thanks", 0.9}},
			{Relation: AffiliatedWith, Kind: "role as said", From: "person:ana-reis", To: "organisation:ports-piers", Evidence: Evidence{Span{0, 0, 4}, "I am", "affiliation", 0.9}},
		},
	}
}

func TestFindingsJSON(t *testing.T) {
	want := someFindings()
	if err := want.Validate(); err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	var got Findings
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("written and read again (-want +got):\n%s", diff)
	}
	for _, part := range []string{
		`"date":"2019-05-01/2019-05-03"`, `"label":"MODERATOR ANA"`, `"at":{"from":1.5,"to":4}`, `"speaker":"unknown"`, `"to_turn":0`, `"from":"unknown"`,
		`"entity":"organisation:ports-piers","kind":"organisation","turn":0,"start":17,"end":30,"text":"Ports \u0026 Piers","rule":"lexicon","score":1`,
	} {
		if !strings.Contains(string(data), part) {
			t.Errorf("the document has no %s:\n%s", part, data)
		}
	}
	if n := strings.Count(string(data), "to_turn"); n != 1 {
		t.Errorf("%d links have a to_turn, want the reply alone", n)
	}
}

func TestEmptyFindingsJSON(t *testing.T) {
	data, err := json.Marshal(Findings{Discussion: Discussion{ID: "x"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, list := range []string{"turns", "entities", "mentions", "links"} {
		if !strings.Contains(string(data), `"`+list+`":[]`) {
			t.Errorf("%s is no empty list in %s", list, data)
		}
	}
}

func TestBrokenFindingsJSON(t *testing.T) {
	f := someFindings()
	f.Speakers = f.Speakers[:1]
	if data, err := json.Marshal(f); err == nil {
		t.Errorf("a turn without a speaker is written: %s", data)
	}
	for _, text := range []string{`{"turns": 3}`, `[]`, `{"links": [{"to_turn": "x"}]}`} {
		if err := json.Unmarshal([]byte(text), &Findings{}); err == nil {
			t.Errorf("%s is read without an error", text)
		}
	}
}

func TestValidate(t *testing.T) {
	tests := []struct {
		says string
		harm func(*Findings)
	}{
		{"no id", func(f *Findings) { f.Discussion.ID = "" }},
		{"1 speakers for 2 turns", func(f *Findings) { f.Speakers = f.Speakers[:1] }},
		{"turn 1 has the index 0", func(f *Findings) { f.Discussion.Turns[1].Index = 0 }},
		{"no id or no name", func(f *Findings) { f.Entities[0].ID = "" }},
		{"no id or no name", func(f *Findings) { f.Entities[1].Name = "" }},
		{`unknown kind "place"`, func(f *Findings) { f.Entities[0].Kind = "place" }},
		{"stands there twice", func(f *Findings) { f.Entities = append(f.Entities, f.Entities[0]) }},
		{"no person of the findings", func(f *Findings) { f.Speakers[0].Entity = "person:nobody" }},
		{"no person of the findings", func(f *Findings) { f.Speakers[0].Entity = "organisation:ports-piers" }},
		{"the speaker of turn 0: the quote", func(f *Findings) { f.Speakers[0].Quote = "I am Ben Reis" }},
		{"the speaker of turn 0: there is no turn 2", func(f *Findings) { f.Speakers[0].Span.Turn = 2 }},
		{"among the entities", func(f *Findings) { f.Mentions[0].Entity = "organisation:none" }},
		{"among the entities", func(f *Findings) { f.Mentions[0].Kind = Person }},
		{"mention 0: offsets 17 to 99 lie outside", func(f *Findings) { f.Mentions[0].End = 99 }},
		{"mention 0: offsets -1 to 30 lie outside", func(f *Findings) { f.Mentions[0].Start = -1 }},
		{"mention 0: offsets 31 to 30 lie outside", func(f *Findings) { f.Mentions[0].Start = 31 }},
		{"mention 0: the quote", func(f *Findings) { f.Mentions[0].Quote = "Piers" }},
		{"mention 0: the quote", func(f *Findings) { f.Mentions[0].Start, f.Mentions[0].Quote = 30, "" }},
		{"mention 0: there is no turn -1", func(f *Findings) { f.Mentions[0].Turn = -1 }},
		{"names no rule", func(f *Findings) { f.Mentions[0].Rule = "" }},
		{"not between 0 and 1", func(f *Findings) { f.Mentions[0].Score = 1.1 }},
		{"not between 0 and 1", func(f *Findings) { f.Mentions[0].Score = -0.1 }},
		{"not between 0 and 1", func(f *Findings) { f.Mentions[0].Score = math.NaN() }},
		{`link 0: "LIKES" is no relation`, func(f *Findings) { f.Links[0].Relation = "LIKES" }},
		{"no kind of reply", func(f *Findings) { f.Links[0].Kind = "thanks" }},
		{"cannot reply to turn 1", func(f *Findings) { f.Links[0].ToTurn = 1 }},
		{"cannot reply to turn -1", func(f *Findings) { f.Links[0].ToTurn = -1 }},
		{"no kind of engagement", func(f *Findings) { f.Links[1].Kind = "answer" }},
		{"is not one of two persons", func(f *Findings) { f.Links[1].To = "organisation:ports-piers" }},
		{"is not one of two persons", func(f *Findings) { f.Links[1].To = Unknown }},
		{"is not one of two persons", func(f *Findings) { f.Links[1].From = "person:nobody" }},
		{"a person with an organisation", func(f *Findings) { f.Links[2].To = "person:ben" }},
		{"a person with an organisation", func(f *Findings) { f.Links[2].From = Unknown }},
		{"link 2: the quote", func(f *Findings) { f.Links[2].Quote = "I was" }},
	}
	for _, tt := range tests {
		f := someFindings()
		tt.harm(&f)
		if err := f.Validate(); err == nil || !strings.Contains(err.Error(), tt.says) {
			t.Errorf("the error is %v, want one that says %q", err, tt.says)
		}
	}
}
