package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rapporteur/internal/golden"
	"rapporteur/internal/need"
)

// TestReadme runs the commands of README.md and of the pages of docs, each block
// marked console in the order of the text and all of a page in one folder, and
// compares what they print with what stands there. A last line "…" leaves out
// the rest.
func TestReadme(t *testing.T) {
	root := need.Root(t)
	pages, err := filepath.Glob(filepath.Join(root, "docs", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range append(pages, filepath.Join(root, "README.md")) {
		data, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(data, []byte("```console\n")) {
			t.Run(filepath.Base(page), func(t *testing.T) { runPage(t, root, page, string(data)) })
		}
	}
}

func runPage(t *testing.T, root, page, text string) {
	dir := t.TempDir()
	for _, folder := range []string{"transcripts", "gold"} {
		if err := os.CopyFS(filepath.Join(dir, "testdata", folder), os.DirFS(filepath.Join(root, "testdata", folder))); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
	name := filepath.Base(page)
	var got []string
	lines := strings.Split(text, "\n")
	for i := 0; i < len(lines); i++ {
		got = append(got, lines[i])
		if lines[i] != "```console" {
			continue
		}
		for i++; i < len(lines) && lines[i] != "```"; {
			command, isCommand := strings.CutPrefix(lines[i], "$ ")
			if !isCommand {
				t.Fatalf("%s:%d: wanted a line that begins with $", name, i+1)
			}
			got = append(got, lines[i])
			i++
			from := i
			for i < len(lines) && lines[i] != "```" && !strings.HasPrefix(lines[i], "$ ") {
				i++
			}
			out, err := printed(t, command)
			if err != nil {
				t.Fatalf("%s:%d: %v", name, from, err)
			}
			if i > from && lines[i-1] == "…" {
				out = append(out[:min(len(out), i-from-1)], "…")
			}
			got = append(got, out...)
		}
		got = append(got, lines[i])
	}
	golden.Check(t, page, []byte(strings.Join(got, "\n")))
}

// printed runs a command of the program in this process and returns the lines
// that it prints, results before messages.
func printed(t *testing.T, command string) ([]string, error) {
	t.Helper()
	args, ok := strings.CutPrefix(command, "go run ./cmd/rapporteur ")
	if !ok {
		args, ok = strings.CutPrefix(command, "rapporteur ")
	}
	if !ok {
		return nil, fmt.Errorf("%q does not run the program", command)
	}
	var out, messages bytes.Buffer
	code := run(t.Context(), words(args), strings.NewReader(""), &out, &messages, nil)
	if code != done {
		return nil, fmt.Errorf("%q ends with %d: %s", command, code, messages.String())
	}
	text := strings.TrimSuffix(strings.ReplaceAll(out.String()+messages.String(), "\r\n", "\n"), "\n")
	return strings.Split(text, "\n"), nil
}

// words splits a command line at blanks; quotes of either kind around a word
// keep blanks.
func words(line string) []string {
	var all []string
	for line = strings.TrimSpace(line); line != ""; line = strings.TrimSpace(line) {
		var word string
		if mark := line[:1]; mark == "'" || mark == `"` {
			word, line, _ = strings.Cut(line[1:], mark)
		} else {
			word, line, _ = strings.Cut(line, " ")
		}
		all = append(all, word)
	}
	return all
}
