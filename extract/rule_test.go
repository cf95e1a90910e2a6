package extract

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"rapporteur/discussion"
	"rapporteur/internal/golden"
	"rapporteur/internal/need"
)

// Each rule has an archive testdata/rules/RULE.txtar: captions in CASE.txt, and
// in CASE.want what the rule finds there, a finding a line. UPDATE=1 renews the
// wants. An archive has a case in which the rule fires and one in which it stays
// silent.
func TestRules(t *testing.T) {
	x := extractor(t, Options{})
	for _, r := range Rules {
		t.Run(r.Name, func(t *testing.T) {
			path := filepath.Join(need.Root(t), "testdata", "rules", r.Name+".txtar")
			in, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			out := txtar.Archive{Comment: in.Comment}
			fires, silent := 0, 0
			for _, file := range in.Files {
				if strings.HasSuffix(file.Name, ".want") {
					continue
				}
				got := listing(findingsOf(t, x, file.Data), r.Name)
				if got == "" {
					silent++
				} else {
					fires++
				}
				name := strings.TrimSuffix(file.Name, filepath.Ext(file.Name)) + ".want"
				out.Files = append(out.Files, file, txtar.File{Name: name, Data: []byte(got)})
			}
			if fires == 0 || silent == 0 {
				t.Errorf("%s: the rule fires in %d cases and is silent in %d; it wants one of each at least", path, fires, silent)
			}
			golden.Check(t, path, txtar.Format(&out))
		})
	}
}

func extractor(t testing.TB, o Options) *Extractor {
	t.Helper()
	x, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// findingsOf reads captions and runs the rules over them.
func findingsOf(t testing.TB, x *Extractor, captions []byte) discussion.Findings {
	t.Helper()
	d, err := discussion.Read("case", "case.txt", captions, "")
	if err != nil {
		t.Fatal(err)
	}
	f, err := x.Run(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Validate(); err != nil {
		t.Fatal(err)
	}
	return f
}

// listing shows the findings of one rule, a line each.
func listing(f discussion.Findings, rule string) string {
	var b strings.Builder
	for _, s := range f.Speakers {
		if s.Rule == rule {
			fmt.Fprintf(&b, "speaker %d %s %s\n", s.Turn, s.Entity, shown(s.Evidence, s.Span.Turn != s.Turn))
		}
	}
	for _, m := range f.Mentions {
		if m.Rule == rule {
			fmt.Fprintf(&b, "mention %s %s\n", m.Entity, shown(m.Evidence, true))
		}
	}
	for _, l := range f.Links {
		if l.Rule != rule {
			continue
		}
		ends := fmt.Sprintf("%s -> %s", l.From, l.To)
		if l.Relation == discussion.RepliesTo {
			ends = fmt.Sprintf("-> %d", l.ToTurn)
		}
		fmt.Fprintf(&b, "link %s %q %d %s %s\n", l.Relation, l.Kind, l.Turn, ends, shown(l.Evidence, false))
	}
	return b.String()
}

// shown is a piece of evidence: its place, its words and its score.
func shown(e discussion.Evidence, turn bool) string {
	where := fmt.Sprintf("%d-%d", e.Start, e.End)
	if turn {
		where = fmt.Sprintf("%d:%s", e.Turn, where)
	}
	return fmt.Sprintf("%s %q %.2f", where, e.Quote, e.Score)
}

func TestRulesAreValid(t *testing.T) {
	if err := validate(Rules); err != nil {
		t.Error(err)
	}
	run := func(*Pass) error { return nil }
	bad := map[string][]Rule{
		"name":  {{Name: "Not_Kebab", Doc: "d", Run: run}},
		"doc":   {{Name: "a", Run: run}},
		"run":   {{Name: "a", Doc: "d"}},
		"twice": {{Name: "a", Doc: "d", Run: run}, {Name: "a", Doc: "d", Run: run}},
	}
	for what, rules := range bad {
		if validate(rules) == nil {
			t.Errorf("a list with a bad %s passes", what)
		}
	}
}
