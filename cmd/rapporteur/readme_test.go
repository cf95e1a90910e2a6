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

// TestReadme runs the commands of README.md and of docs/queries.md.
func TestReadme(t *testing.T) {
	for _, page := range []string{"README.md", "docs/queries.md"} {
		t.Run(page, func(t *testing.T) { runPage(t, page) })
	}
}

// runPage runs the commands of a page, each block marked console in the order
// of the text and all in one folder, and compares what they print with what
// stands there. A last line "…" leaves out the rest.
func runPage(t *testing.T, page string) {
	root := need.Root(t)
	path := filepath.Join(root, filepath.FromSlash(page))
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "testdata", "transcripts"), os.DirFS(filepath.Join(root, "testdata", "transcripts"))); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(filepath.Join(dir, "testdata", "gold"), os.DirFS(filepath.Join(root, "testdata", "gold"))); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	var got []string
	lines := strings.Split(string(data), "\n")
	for i := 0; i < len(lines); i++ {
		got = append(got, lines[i])
		if lines[i] != "```console" {
			continue
		}
		for i++; i < len(lines) && lines[i] != "```"; {
			command, isCommand := strings.CutPrefix(lines[i], "$ ")
			if !isCommand {
				t.Fatalf("%s:%d: wanted a line that begins with $", page, i+1)
			}
			got = append(got, lines[i])
			i++
			from := i
			for i < len(lines) && lines[i] != "```" && !strings.HasPrefix(lines[i], "$ ") {
				i++
			}
			out, err := printed(t, command)
			if err != nil {
				t.Fatalf("%s:%d: %v", page, from, err)
			}
			if i > from && lines[i-1] == "…" {
				out = append(out[:min(len(out), i-from-1)], "…")
			}
			got = append(got, out...)
		}
		got = append(got, lines[i])
	}
	golden.Check(t, path, []byte(strings.Join(got, "\n")))
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
