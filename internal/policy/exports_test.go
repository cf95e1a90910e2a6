package policy

import (
	"strings"
	"testing"

	"rapporteur/export"
)

func TestExportFormatsAreComplete(t *testing.T) {
	docs := read(t, "docs/exports.md")
	listed := map[string]bool{}
	for _, f := range export.Formats {
		listed[f.Name] = true
		exists(t, "export/format_"+strings.ReplaceAll(f.Name, "-", "_")+".go", "the format "+f.Name+" stands in the list")
		exists(t, "testdata/exports/"+f.Name+".*", "the format "+f.Name+" needs its golden file (UPDATE=1 go test ./export writes it)")
		if !strings.Contains(docs, "| `"+f.Name+"` |") {
			t.Errorf("docs/exports.md has no row for the format %s", f.Name)
		}
		if f.Doc == "" || (f.Write == nil) == (f.WriteFolder == nil) {
			t.Errorf("the format %s has no Doc, or not one way of writing", f.Name)
		}
	}
	for _, s := range sources(t) {
		name, ok := strings.CutPrefix(s.path, "export/format_")
		if name = strings.ReplaceAll(strings.TrimSuffix(name, ".go"), "_", "-"); ok && !listed[name] {
			t.Errorf("%s: the format %s has no line in export/export.go", s.path, name)
		}
	}
}
