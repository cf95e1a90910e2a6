package extract

import (
	"strings"
	"testing"

	"rapporteur/discussion"
)

func TestTopicNamedOnceInALongDiscussion(t *testing.T) {
	x, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	named := func(text string) bool {
		d := discussion.Discussion{ID: "x", Turns: []discussion.Turn{{Index: 0, Line: 1, Text: text}}}
		f, err := x.Run(t.Context(), d)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range f.Mentions {
			if m.Entity == "concept:encryption" {
				return true
			}
		}
		return false
	}
	rest := strings.Repeat(" The boat came in and the crew went home.", 700)
	for _, c := range []struct {
		about, text string
		want        bool
	}{
		{"once in a short talk", "We spoke of encryption.", true},
		{"once in a long talk", "We spoke of encryption." + rest, false},
		{"twice in a long talk", "We spoke of encryption." + rest + " So encryption it is.", true},
	} {
		if got := named(c.text); got != c.want {
			t.Errorf("%s: named is %v, want %v", c.about, got, c.want)
		}
	}
}
