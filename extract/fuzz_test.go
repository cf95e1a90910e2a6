package extract

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"rapporteur/discussion"
	"rapporteur/internal/need"
)

// FuzzRun: whatever the turns hold, the findings hold together and are the same
// again.
func FuzzRun(f *testing.F) {
	archives, err := filepath.Glob(filepath.Join(need.Root(f), "testdata", "rules", "*.txtar"))
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range archives {
		a, err := txtar.ParseFile(path)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range a.Files {
			if strings.HasSuffix(file.Name, ".txt") {
				f.Add(string(file.Data))
			}
		}
	}
	f.Add("A-B-C/D.E'F's (ABC, ABC) ABC. Abc B C\n\n>> X:  \xff\u00a0’s & &&")
	f.Add(">> X: Yes.\n\n>> Y: THE OAKRIDGE plan is what we talk of, and the plan is good.")
	x := extractor(f, Options{})
	f.Fuzz(func(t *testing.T, text string) {
		d := turnsOf(strings.ToValidUTF8(text, "\ufffd"))
		one, err := x.Run(t.Context(), d)
		if err != nil {
			t.Fatal(err)
		}
		if err := one.Validate(); err != nil {
			t.Fatal(err)
		}
		two, err := x.Run(t.Context(), d)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(one, two); diff != "" {
			t.Errorf("the second run finds other things:\n%s", diff)
		}
	})
}

// turnsOf cuts a text into turns at ">>", and a turn's label off at its colon.
func turnsOf(text string) discussion.Discussion {
	d := discussion.Discussion{ID: "fuzz"}
	for i, s := range strings.Split(text, ">>") {
		turn := discussion.Turn{Index: i, Line: i + 1, Text: strings.TrimSpace(s)}
		if label, rest, ok := strings.Cut(turn.Text, ":"); ok && len(label) < 40 && !strings.Contains(label, "\n") {
			turn.Label, turn.Text = strings.TrimSpace(label), strings.TrimSpace(rest)
		}
		d.Turns = append(d.Turns, turn)
	}
	return d
}
