package extract

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"rapporteur/discussion"
)

// writtenLexicon puts a lexicon of a user's own into a file.
func writtenLexicon(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "mine.yaml")
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestLexiconOfAUser(t *testing.T) {
	path := writtenLexicon(t, `
kind: organisations
groups:
  - source: our own
    stakeholder: civil society
    entries:
      - {name: Quillmark Sailing Circle, acronyms: [QSC], aliases: [the Quillmark sailors]}
      - {id: APNIC, name: Asia Pacific Network Information Centre, aliases: [the Brisbane registry]}
`)
	f := findingsOf(t, extractor(t, Options{Lexicons: []string{path}}), []byte(
		">> ANA:  The Quillmark Sailing Circle met the QSC.  The Brisbane registry came, and ICANN.\n"))
	var got []string
	for _, m := range f.Mentions {
		if m.Kind == discussion.Organisation {
			got = append(got, m.Entity)
		}
	}
	want := []string{"organisation:qsc", "organisation:qsc", "organisation:apnic", "organisation:icann"}
	if !slices.Equal(got, want) {
		t.Errorf("found %q, want %q", got, want)
	}
	i := slices.IndexFunc(f.Entities, func(e discussion.Entity) bool { return e.ID == "organisation:qsc" })
	if i < 0 || f.Entities[i].Group != "civil society" || f.Entities[i].Name != "Quillmark Sailing Circle" {
		t.Errorf("the entity is %+v", f.Entities)
	}
}

func TestLexiconOfAUserChangesTheDigest(t *testing.T) {
	one := writtenLexicon(t, "kind: concepts\ngroups:\n  - {source: a, entries: [{name: harbour dues}]}\n")
	two := writtenLexicon(t, "kind: concepts\ngroups:\n  - {source: a, entries: [{name: harbour fees}]}\n")
	seen := map[string]bool{}
	for _, paths := range [][]string{nil, {one}, {two}} {
		seen[extractor(t, Options{Lexicons: paths}).Digest([]byte("text"), "", "id")] = true
	}
	if len(seen) != 3 {
		t.Errorf("three sets of lexicons give %d digests", len(seen))
	}
}

func TestMistakesInALexicon(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"bad YAML", "kind: concepts\ngroups: [\n", ":2: "},
		{"empty", "", "the file is empty"},
		{"no mapping", "- a\n", ":1: wanted a lexicon file with the keys kind, groups"},
		{"wrong kind", "kind: people\n", `:1: kind is "people"; it is one of organisations, concepts, given-names, nicknames, places`},
		{"no kind", "groups: []\n", `:1: kind is ""`},
		{"unknown key of the file", "kind: concepts\nsource: x\n", `:2: unknown key "source"; a lexicon file has kind, groups`},
		{"unknown key of a group", "kind: concepts\ngroups:\n  - name: x\n", `:3: unknown key "name"; a group has source`},
		{"unknown key of an entry", "kind: concepts\ngroups:\n  - entries:\n    - name: x\n      nmae: y\n", `:5: unknown key "nmae"; an entry has id, name`},
		{"missing name", "kind: organisations\ngroups:\n  - entries:\n    - acronyms: [X]\n", ":4: the entry has no name"},
		{"wrong stakeholder", "kind: organisations\ngroups:\n  - entries:\n    - name: x\n      stakeholder: sailors\n", `:5: stakeholder "sailors" is none of government,`},
		{"wrong stakeholder of a group", "kind: organisations\ngroups:\n  - stakeholder: sailors\n", `:3: stakeholder "sailors" is none of`},
		{"wrong type", "kind: organisations\ngroups:\n  - entries:\n    - name: x\n      aliases: {a: b}\n", ":5: "},
		{"places as a mapping", "kind: places\ngroups:\n  - entries:\n    - {name: Hill}\n", ":4: wanted a list of names"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := writtenLexicon(t, tt.text)
			_, err := New(Options{Lexicons: []string{path}})
			if err == nil || !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("the error is %v; it should name the file and say %q", err, tt.want)
			}
		})
	}
	if _, err := New(Options{Lexicons: []string{"no-such.yaml"}}); err == nil || !strings.Contains(err.Error(), "no-such.yaml") {
		t.Errorf("the error for a file that is not there is %v", err)
	}
}

// Every group of the program's own lexicons says where it is from, no entry
// stands there twice, and no form belongs to two entries of a kind.
func TestOwnLexicons(t *testing.T) {
	names, err := lexiconFiles.ReadDir("lexicon")
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]string{}
	for _, n := range names {
		data, err := lexiconFiles.ReadFile("lexicon/" + n.Name())
		if err != nil {
			t.Fatal(err)
		}
		var f struct {
			Kind   string
			Groups []lexiconGroup
		}
		if err := yaml.Unmarshal(data, &f); err != nil {
			t.Fatal(err)
		}
		for _, g := range f.Groups {
			if strings.TrimSpace(g.Source) == "" {
				t.Errorf("%s: a group of %d entries names no source", n.Name(), len(g.Entries))
			}
			if f.Kind != "organisations" && f.Kind != "concepts" {
				continue
			}
			for i := range g.Entries {
				l := newLexicon()
				if err := l.addEntry(strings.TrimSuffix(f.Kind, "s"), g, &g.Entries[i]); err != nil {
					t.Fatal(err)
				}
				id := l.entries[0].id
				if at := ids[id]; at != "" {
					t.Errorf("%s:%d: %s stands there twice, the first time at %s", n.Name(), g.Entries[i].Line, id, at)
				}
				ids[id] = n.Name()
			}
		}
	}
}

// A parent that no entry has would never be found.
func TestOwnLexiconsKnowTheirParents(t *testing.T) {
	l, err := builtin()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range l.entries {
		if _, ok := l.byID[e.parent]; e.parent != "" && !ok {
			t.Errorf("%s: there is no parent %s", e.id, e.parent)
		}
	}
}

func TestOwnLexiconsShareNoForm(t *testing.T) {
	l, err := builtin()
	if err != nil {
		t.Fatal(err)
	}
	var walk func(*trie)
	walk = func(node *trie) {
		for i, f := range node.forms {
			for _, g := range node.forms[i+1:] {
				if a, b := l.entries[f.entry], l.entries[g.entry]; a.kind == b.kind && f.acronym == g.acronym && (!f.acronym || f.text == g.text) && a.id != b.id {
					t.Errorf("%q is a form of %s and of %s", f.text, a.id, b.id)
				}
			}
		}
		for _, child := range node.next {
			walk(child)
		}
	}
	walk(l.phrases)
}
