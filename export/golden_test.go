package export_test

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"rapporteur/export"
	"rapporteur/internal/golden"
	"rapporteur/internal/need"
)

// TestGolden compares what every format writes of the fixture. The sheets of a
// workbook are compared as text, for its compression is no matter.
func TestGolden(t *testing.T) {
	s := fixture(t)
	for _, f := range export.Formats {
		t.Run(f.Name, func(t *testing.T) {
			dir := filepath.Join(need.Root(t), "testdata", "exports")
			switch {
			case f.WriteFolder != nil:
				path := written(t, f.Name, s)
				files, err := os.ReadDir(path)
				if err != nil {
					t.Fatal(err)
				}
				for _, file := range files {
					golden.Check(t, filepath.Join(dir, f.Name+"."+file.Name()), content(t, filepath.Join(path, file.Name())))
				}
			case f.Binary:
				golden.Check(t, filepath.Join(dir, f.Name+".txt"), unpacked(t, text(t, f.Name, s)))
			default:
				golden.Check(t, filepath.Join(dir, f.Name+f.Extension), text(t, f.Name, s))
			}
		})
	}
}

func content(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

var namespaces = regexp.MustCompile(` (?:xmlns(?::\w+)?|mc:Ignorable)="[^"]*"`)

// unpacked returns the sheets of a workbook, a row a line.
func unpacked(t testing.TB, book []byte) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, file := range z.File {
		if !strings.HasPrefix(file.Name, "xl/worksheets/") && file.Name != "xl/workbook.xml" {
			continue
		}
		r, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		sheet := namespaces.ReplaceAllString(string(data), "")
		all.WriteString("== " + file.Name + "\n" + strings.ReplaceAll(sheet, "<row ", "\n<row ") + "\n")
	}
	return []byte(all.String())
}

// What is written twice is the same.
func TestExportsAreRepeatable(t *testing.T) {
	s := fixture(t)
	for _, f := range export.Formats {
		if f.Write != nil && !bytes.Equal(text(t, f.Name, s), text(t, f.Name, s)) {
			t.Errorf("%s differs from one time to the next", f.Name)
		}
	}
}
