package extract

import (
	"strings"
	"testing"

	"rapporteur/discussion"
)

func TestTopicNamedInPassing(t *testing.T) {
	x, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	named := func(text string) bool {
		d := discussion.Discussion{ID: "x"}
		for i, turn := range strings.Split(text, "|") {
			d.Turns = append(d.Turns, discussion.Turn{Index: i, Line: i + 1, Text: turn})
		}
		f, err := x.Run(t.Context(), d)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range f.Mentions {
			if m.Entity == "concept:encryption" || m.Entity == "concept:submarine-cable" {
				return true
			}
		}
		return false
	}
	rest := strings.Repeat(" The boat came in and the crew went home.", 120)
	for _, c := range []struct {
		about, text string
		want        bool
	}{
		{"one word in a short talk", "We spoke of encryption.", true},
		{"one word in a talk", "We spoke of encryption.|" + rest, false},
		{"one word twice in a talk", "We spoke of encryption.|" + rest + "|So encryption it is.", true},
		{"two words in a talk", "The submarine cable is old.|" + rest, true},
		{"two words in a long turn", "The submarine cable is old." + rest, false},
	} {
		if got := named(c.text); got != c.want {
			t.Errorf("%s: named is %v, want %v", c.about, got, c.want)
		}
	}
}
