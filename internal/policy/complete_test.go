package policy

import (
	"go/ast"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rapporteur/discussion"
	"rapporteur/extract"
	"rapporteur/internal/need"
	"rapporteur/queries"
)

// exists reports where a file of the pattern is missing, and why it is needed.
func exists(t *testing.T, pattern, why string) {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(need.Root(t), filepath.FromSlash(pattern)))
	if err != nil {
		t.Fatal(err)
	}
	if len(found) == 0 {
		t.Errorf("%s is missing: %s", pattern, why)
	}
}

// variables returns the names of the package variables that a file declares.
func variables(f *ast.File) []string {
	var names []string
	for _, d := range f.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok || g.Tok != token.VAR {
			continue
		}
		for _, spec := range g.Specs {
			for _, name := range spec.(*ast.ValueSpec).Names {
				names = append(names, name.Name)
			}
		}
	}
	return names
}

// named returns every identifier that stands in a file.
func named(f *ast.File) map[string]bool {
	all := map[string]bool{}
	ast.Inspect(f, func(n ast.Node) bool {
		if i, ok := n.(*ast.Ident); ok {
			all[i.Name] = true
		}
		return true
	})
	return all
}

func TestRulesAreComplete(t *testing.T) {
	for _, r := range extract.Rules {
		exists(t, "testdata/rules/"+r.Name+".txtar", "turns in, findings out, and a case where the rule "+r.Name+" stays silent")
	}
	files := sources(t)
	list := slices.IndexFunc(files, func(s source) bool { return s.path == "extract/rules.go" })
	if list < 0 {
		t.Fatal("extract/rules.go, the list of rules, is missing")
	}
	listed := named(files[list].file)
	for _, s := range files {
		if ok, _ := path.Match("extract/rule_*.go", s.path); !ok {
			continue
		}
		if !slices.ContainsFunc(variables(s.file), func(v string) bool { return listed[v] }) {
			t.Errorf("%s: its rule has no line in extract/rules.go", s.path)
		}
	}
}

func TestInputFormatsAreComplete(t *testing.T) {
	listed := map[string]bool{}
	for _, f := range discussion.Formats {
		listed[f.Name] = true
		exists(t, "discussion/format_"+strings.ReplaceAll(f.Name, "-", "_")+".go", "the format "+f.Name+" stands in the list")
		exists(t, "testdata/formats/"+f.Name+".txtar", "the format "+f.Name+" needs a file in and turns out")
	}
	for _, s := range sources(t) {
		name, ok := strings.CutPrefix(s.path, "discussion/format_")
		if !ok {
			continue
		}
		// A format may need several files: format_x.go and format_x_more.go.
		name = strings.ReplaceAll(strings.TrimSuffix(name, ".go"), "_", "-")
		for !listed[name] && strings.Contains(name, "-") {
			name = name[:strings.LastIndex(name, "-")]
		}
		if !listed[name] {
			t.Errorf("%s: the format %s has no line in discussion/format.go", s.path, name)
		}
	}
}

func TestQueriesAreComplete(t *testing.T) {
	all, err := queries.All()
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range all {
		exists(t, "testdata/reports/"+q.Name+".*", "the query "+q.Name+" needs its golden table (UPDATE=1 go test ./... writes it)")
	}
}

// rows are the labels of the table "Where do I add …".
var rows = []string{"an organisation or concept", "a rule", "an input format", "a prepared query", "a report or export format"}

func TestContributingSaysWhereToAdd(t *testing.T) {
	text := read(t, "CONTRIBUTING.md")
	if !strings.Contains(text, "Where do I add") {
		t.Error(`CONTRIBUTING.md has no table "Where do I add …"`)
	}
	for _, row := range rows {
		if !strings.Contains(text, "| "+row+" |") {
			t.Errorf("CONTRIBUTING.md has no row %q", row)
		}
	}
}

// machinePath is an absolute path of somebody's machine.
var machinePath = regexp.MustCompile(`(?:^|[\s"'(=\x60])(/(?:root|home|work|Users)/[^\s]*)`)

func TestDocsNameNoMachine(t *testing.T) {
	root := need.Root(t)
	var files []string
	for _, pattern := range []string{"*.md", "docs/*", "testdata/script/*"} {
		found, err := filepath.Glob(filepath.Join(root, filepath.FromSlash(pattern)))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	for _, f := range files {
		if info, err := os.Stat(f); err != nil || info.IsDir() {
			continue
		}
		rel, err := filepath.Rel(root, f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range machinePath.FindAllStringSubmatch(read(t, rel), -1) {
			t.Errorf("%s names %s, a path of one machine", rel, m[1])
		}
	}
}

func read(t *testing.T, file string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(need.Root(t), file))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
