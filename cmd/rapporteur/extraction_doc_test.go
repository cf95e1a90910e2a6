package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"rapporteur/extract"
	"rapporteur/internal/golden"
	"rapporteur/internal/need"
)

// TestExtractionDoc writes docs/extraction.md from the rules, their cases and
// the figures, and from the text of docs/extraction.tmpl.md around them, and
// fails where the page says something else.
func TestExtractionDoc(t *testing.T) {
	root := need.Root(t)
	page := string(read(t, root, "docs/extraction.tmpl.md"))
	page = strings.Replace(page, "{{rules}}", ruleSections(t, root), 1)
	for _, name := range []string{"own", "igf2016", "earnings21", "ablation", "labels-removed"} {
		figures := "```\n" + string(read(t, root, "testdata/quality/"+name+".txt")) + "```"
		page = strings.Replace(page, "{{"+name+"}}", figures, 1)
	}
	if strings.Contains(page, "{{") {
		t.Fatal("docs/extraction.tmpl.md wants something that this test does not fill in")
	}
	golden.Check(t, filepath.Join(root, "docs", "extraction.md"), []byte(page))
}

func read(t *testing.T, root, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(path)))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// ruleSections is a section for each rule: what it finds, a case in which it
// fires with what it finds there, and one in which it stays silent.
func ruleSections(t *testing.T, root string) string {
	var b strings.Builder
	for _, r := range extract.Rules {
		archive := txtar.Parse(read(t, root, "testdata/rules/"+r.Name+".txtar"))
		cases := map[string]string{}
		for _, f := range archive.Files {
			cases[f.Name] = string(f.Data)
		}
		fmt.Fprintf(&b, "### %s\n\n%s\n", r.Name, r.Doc)
		var fires, silent bool
		for _, f := range archive.Files {
			name, ok := strings.CutSuffix(f.Name, ".txt")
			if !ok {
				continue
			}
			found := cases[name+".want"]
			switch {
			case found != "" && !fires:
				fires = true
				fmt.Fprintf(&b, "\nIt fires on\n\n```\n%s```\n\nand finds\n\n```\n%s```\n", f.Data, found)
			case found == "" && !silent:
				silent = true
				fmt.Fprintf(&b, "\nIt stays silent on\n\n```\n%s```\n", f.Data)
			}
		}
		b.WriteString("\n")
	}
	return strings.TrimSuffix(b.String(), "\n\n")
}
