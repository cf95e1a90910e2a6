package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rapporteur/internal/consumers"
	"rapporteur/internal/golden"
	"rapporteur/internal/need"
	"rapporteur/internal/page"
)

// TestReadme runs the blocks of README.md and of the pages of docs, all of a page
// in one folder and in the order of the text, and compares what they print with
// what stands there: commands, each with what it prints, in blocks marked
// console; Python and Cypher, of which the block of text after it shows what it
// prints or gives. A last line "…" leaves out the rest.
func TestReadme(t *testing.T) {
	root := need.Root(t)
	pages, err := filepath.Glob(filepath.Join(root, "docs", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range append(pages, filepath.Join(root, "README.md")) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(data, []byte("```console\n")) && !generated(file) {
			t.Run(filepath.Base(file), func(t *testing.T) { runPage(t, root, file, string(data)) })
		}
	}
}

// generated tells whether a page is written by a test of its own, or is what
// that is written from.
func generated(file string) bool {
	_, err := os.Stat(strings.TrimSuffix(file, ".md") + ".tmpl.md")
	return err == nil || strings.HasSuffix(file, ".tmpl.md")
}

func runPage(t *testing.T, root, file, text string) {
	dir := t.TempDir()
	for _, folder := range []string{"transcripts", "gold"} {
		if err := os.CopyFS(filepath.Join(dir, "testdata", folder), os.DirFS(filepath.Join(root, "testdata", folder))); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
	r := reader{t: t}
	got, err := page.Rewrite(text, r.block)
	if err != nil {
		t.Fatalf("%s, %v", filepath.Base(file), err)
	}
	golden.Check(t, file, []byte(got))
	if look := afterwards[filepath.Base(file)]; look != nil {
		look(t, text)
	}
}

// reader does what a page says, in the working folder.
type reader struct {
	t *testing.T
	// python are the blocks of Python so far, which know what those before did.
	python []string
	// result is what the block before printed or gave, and shown whether that was
	// Python or Cypher.
	result string
	shown  bool
}

// block runs a block and returns what has to stand in it.
func (r *reader) block(b page.Block) (string, error) {
	result, shown := r.result, r.shown
	r.result, r.shown = "", false
	switch {
	case b.Kind == "console":
		return console(r.t, b.Text)
	case b.Kind == "python":
		r.python = append(r.python, b.Text)
		r.result, r.shown = string(consumers.Notebook(r.t, r.python...)), true
	case b.Kind == "cypher":
		r.result, r.shown = queried(r.t, b.Text), true
	case b.Kind == "text" && shown:
		return joined(abridged(lines(result), lines(b.Text))), nil
	}
	return b.Text, nil
}
