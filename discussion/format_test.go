package discussion

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"rapporteur/internal/golden"
	"rapporteur/internal/need"
)

// listing shows what was read, for the golden files.
func listing(d Discussion, err error) string {
	if err != nil {
		return fmt.Sprintf("error: %v\n", err)
	}
	var b strings.Builder
	for _, f := range []struct{ key, value string }{{"format", d.Format}, {"title", d.Title}, {"event", d.Event}, {"date", d.Date}} {
		if f.value != "" {
			fmt.Fprintf(&b, "%s: %s\n", f.key, f.value)
		}
	}
	for _, t := range d.Turns {
		fmt.Fprintf(&b, "%d line %d", t.Index, t.Line)
		if t.Label != "" {
			fmt.Fprintf(&b, " %s", t.Label)
		}
		if t.Name() != t.Label {
			fmt.Fprintf(&b, " | %s | %s", t.Role, t.Name())
		}
		if t.At != (Interval{}) {
			fmt.Fprintf(&b, " (%v to %v)", t.At.From, t.At.To)
		}
		for line := range strings.SplitSeq(t.Text, "\n") {
			fmt.Fprintf(&b, "\n\t%s", line)
		}
		b.WriteByte('\n')
	}
	// A line that has no more than white space would not survive an editor.
	return regexp.MustCompile(`(?m)[ \t]+$`).ReplaceAllString(b.String(), "")
}

func TestFormats(t *testing.T) {
	for _, f := range Formats {
		t.Run(f.Name, func(t *testing.T) {
			path := filepath.Join(need.Root(t), "testdata", "formats", f.Name+".txtar")
			in, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			out := txtar.Archive{Comment: in.Comment}
			own := 0
			for _, file := range in.Files {
				if strings.HasSuffix(file.Name, ".want") {
					continue
				}
				d, err := Read("x", file.Name, file.Data, "")
				if d.Format == f.Name {
					own++
				}
				want := txtar.File{Name: strings.TrimSuffix(file.Name, filepath.Ext(file.Name)) + ".want", Data: []byte(listing(d, err))}
				out.Files = append(out.Files, file, want)
			}
			if own == 0 {
				t.Errorf("no file in %s is recognised as %s", path, f.Name)
			}
			golden.Check(t, path, txtar.Format(&out))
		})
	}
}

// validate reports what is wrong with a list of formats.
func validate(formats []Format) error {
	seen := map[string]bool{}
	for _, f := range formats {
		switch {
		case !regexp.MustCompile(`^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$`).MatchString(f.Name):
			return fmt.Errorf("the name %q is not kebab-case", f.Name)
		case !strings.HasSuffix(f.Doc, ".") || strings.Contains(f.Doc, "\n"):
			return fmt.Errorf("%s: the Doc %q is not one sentence or more on one line", f.Name, f.Doc)
		case f.Detect == nil || f.Parse == nil:
			return fmt.Errorf("%s: no Detect or no Parse", f.Name)
		case seen[f.Name]:
			return fmt.Errorf("%s stands there twice", f.Name)
		}
		seen[f.Name] = true
	}
	return nil
}

func TestFormatsAreValid(t *testing.T) {
	if err := validate(Formats); err != nil {
		t.Error(err)
	}
	for _, f := range Formats {
		if f.Detect("") || f.Detect("Nothing is said here.\n") {
			t.Errorf("%s takes any text for its own", f.Name)
		}
		if d, err := f.Parse("Nothing is said here.\n"); err != nil || len(d.Turns) != 0 {
			t.Errorf("%s: Parse of a text without turns gives %d turns and the error %v", f.Name, len(d.Turns), err)
		}
	}
}

func TestNotADiscussion(t *testing.T) {
	root := need.Root(t)
	for _, pattern := range []string{"LICENSE", "go.mod", "go.sum", "*.md", "discussion/*.go", "queries/*.cypher", "testdata/gold/*.json", "extract/lexicon/*.yaml"} {
		files, err := filepath.Glob(filepath.Join(root, filepath.FromSlash(pattern)))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			data := readFile(t, file)
			if d, err := Read("x", file, data, ""); err == nil {
				t.Errorf("%s is read as %s with %d turns, the first of %q", file, d.Format, len(d.Turns), d.Turns[0].Label)
			}
		}
	}
}
