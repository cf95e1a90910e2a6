package main

import (
	"bytes"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rapporteur/discussion"
	"rapporteur/evaluate"
	"rapporteur/extract"
	"rapporteur/internal/golden"
	"rapporteur/internal/need"
)

// golds are the annotations that the figures are measured on.
var golds = []struct {
	name string
	path func(testing.TB) string
}{
	{"own", func(t testing.TB) string { return filepath.Join(need.Root(t), "testdata", "gold") }},
	{"igf2016", func(t testing.TB) string { return need.Shared(t, "gold/igf2016-cyber-norms.json") }},
	{"earnings21", func(t testing.TB) string { return need.Shared(t, "gold/earnings21") }},
}

func quality(t testing.TB, name string) string {
	return filepath.Join(need.Root(t), "testdata", "quality", name+".txt")
}

// TestQuality keeps the figures of the extraction in files, so that a change
// of a rule shows as a difference in what it is worth.
func TestQuality(t *testing.T) {
	for _, g := range golds {
		t.Run(g.name, func(t *testing.T) {
			t.Parallel()
			var out, messages bytes.Buffer
			if code := run(t.Context(), []string{"evaluate", "--calibration", g.path(t)}, nil, &out, &messages, nil); code != done {
				t.Fatalf("evaluate ends with %d: %s", code, messages.String())
			}
			golden.Check(t, quality(t, g.name), out.Bytes())
		})
	}
}

// TestAblation keeps what each rule is worth: the difference in F1, in
// thousandths, that leaving it out makes to the layers, on our own annotations
// and on the real transcript together; for the rules about organisations also
// on the earnings calls, a field that no lexicon knows.
func TestAblation(t *testing.T) {
	layers := []string{"speakers", "organisations", "persons", "concepts", "replies with kind", "engagements with kind", "affiliations"}
	paths := []string{golds[0].path(t), golds[1].path(t)}
	score := func(paths []string, without ...string) evaluate.Result {
		var sum evaluate.Result
		for _, path := range paths {
			r, err := (&program{}).evaluate(t.Context(), path, nil, without)
			if err != nil {
				t.Fatal(err)
			}
			sum = sum.Add(r)
		}
		return sum
	}
	f1 := func(r evaluate.Result, layer string) float64 {
		l, ok := r.Layer(layer)
		if !ok {
			t.Fatalf("there is no layer %q", layer)
		}
		return l.F1()
	}
	difference := func(without, whole float64) string {
		if d := (without - whole) * 1000; d <= -0.5 || d >= 0.5 {
			return fmt.Sprintf("%+.0f", d)
		}
		return "."
	}
	calls := []string{golds[2].path(t)}
	var out strings.Builder
	fmt.Fprintf(&out, "%-22s", "without")
	for _, l := range layers {
		fmt.Fprintf(&out, "  %s", l)
	}
	out.WriteString("  earnings21\n")
	whole, wholeCalls := score(paths), f1(score(calls), "organisations")
	aboutOrganisations := true
	for _, r := range extract.Rules {
		aboutOrganisations = aboutOrganisations && r.Name != "label"
		fmt.Fprintf(&out, "%-22s", r.Name)
		without := score(paths, r.Name)
		for _, l := range layers {
			fmt.Fprintf(&out, "  %*s", len(l), difference(f1(without, l), f1(whole, l)))
		}
		if aboutOrganisations {
			fmt.Fprintf(&out, "  %10s", difference(f1(score(calls, r.Name), "organisations"), wholeCalls))
		}
		out.WriteString("\n")
	}
	golden.Check(t, quality(t, "ablation"), []byte(out.String()))
}

// TestLabelsRemoved takes the labels off a third of the turns of discussions
// that have one on each, and keeps how many speakers are found again.
func TestLabelsRemoved(t *testing.T) {
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	fmt.Fprintf(&out, "%-12s %6s %6s %6s %8s %10s\n", "discussions", "turns", "right", "wrong", "unknown", "precision")
	for _, set := range []struct{ name, files string }{
		{"meetings", "data/vtt/*.vtt"},
		{"podcasts", "data/plain/changelog/founders-talk-*.md"},
	} {
		var right, wrong, unknown int
		files, err := filepath.Glob(filepath.Join(need.Shared(t, "data"), "..", filepath.FromSlash(set.files)))
		if err != nil || len(files) == 0 {
			t.Fatalf("no files %s: %v", set.files, err)
		}
		for _, f := range files {
			a, b, c := relabelled(t, x, f)
			right, wrong, unknown = right+a, wrong+b, unknown+c
		}
		fmt.Fprintf(&out, "%-12s %6d %6d %6d %8d %10.3f\n", set.name, right+wrong+unknown, right, wrong, unknown, float64(right)/float64(right+wrong))
	}
	golden.Check(t, quality(t, "labels-removed"), []byte(out.String()))
}

// relabelled counts the speakers found again in one file. Which turns lose
// their label is drawn, always alike.
func relabelled(t *testing.T, x *extract.Extractor, file string) (right, wrong, unknown int) {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	d, err := discussion.Read("meeting", filepath.Base(file), data, "")
	if err != nil {
		t.Fatal(err)
	}
	full, err := x.Run(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	draw := rand.New(rand.NewSource(7))
	var cut []int
	d.Turns = slices.Clone(d.Turns)
	for i := range d.Turns {
		if draw.Float64() < 1.0/3 && full.Speakers[i].Basis == "label" {
			d.Turns[i].Label, d.Turns[i].Role = "", ""
			cut = append(cut, i)
		}
	}
	got, err := x.Run(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range cut {
		switch got.Speakers[i].Entity {
		case discussion.Unknown:
			unknown++
		case full.Speakers[i].Entity:
			right++
		default:
			wrong++
		}
	}
	return right, wrong, unknown
}
