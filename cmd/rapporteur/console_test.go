package main

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"rapporteur/internal/consumers"
)

// console runs the commands of a block, each on a line that begins with $, and
// returns the block with what they print.
func console(t *testing.T, block string) (string, error) {
	t.Helper()
	var got []string
	for rest := lines(block); len(rest) > 0; {
		command, ok := strings.CutPrefix(rest[0], "$ ")
		if !ok {
			return "", fmt.Errorf("wanted a line that begins with $, and not %q", rest[0])
		}
		end := 1
		for end < len(rest) && !strings.HasPrefix(rest[end], "$ ") {
			end++
		}
		out, err := printed(t, command)
		if err != nil {
			return "", err
		}
		got = append(append(got, rest[0]), abridged(out, rest[1:end])...)
		rest = rest[end:]
	}
	return joined(got), nil
}

// printed runs a command line and returns the lines that it prints, results
// before messages. The command is one of the program, run in this process. Its
// results may go through dot (| dot …) and end in a file (> FILE).
func printed(t *testing.T, line string) ([]string, error) {
	t.Helper()
	args := words(line)
	file := ""
	if n := len(args); n > 2 && args[n-2] == ">" {
		args, file = args[:n-2], args[n-1]
	}
	var dot []string
	if i := slices.Index(args, "|"); i >= 0 {
		args, dot = args[:i], args[i+1:]
	}
	if len(args) > 3 && strings.Join(args[:3], " ") == "go run ./cmd/rapporteur" {
		args = args[2:]
	} else if args[0] != "rapporteur" {
		return nil, fmt.Errorf("%q does not run the program", line)
	}
	var out, messages bytes.Buffer
	if code := run(t.Context(), args[1:], strings.NewReader(""), &out, &messages, nil); code != done {
		return nil, fmt.Errorf("%q ends with %d: %s", line, code, messages.String())
	}
	result := out.Bytes()
	if dot != nil {
		if dot[0] != "dot" {
			return nil, fmt.Errorf("%q: only dot may stand behind a bar", line)
		}
		result = consumers.Dot(t, result, dot[1:]...)
	}
	if file != "" {
		if err := os.WriteFile(file, result, 0o644); err != nil {
			return nil, err
		}
		result = nil
	}
	return lines(strings.ReplaceAll(string(result), "\r\n", "\n") + messages.String()), nil
}

// abridged cuts what is printed to what a page shows of it, where the page's
// last line "…" leaves out the rest.
func abridged(out, shown []string) []string {
	if n := len(shown); n > 0 && shown[n-1] == "…" {
		return append(out[:min(len(out), n-1)], "…")
	}
	return out
}

// lines splits a text; joined is its reverse.
func lines(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(strings.TrimSuffix(text, "\n"), "\n")
}

func joined(lines []string) string {
	if len(lines) == 0 {
		return ""
	}
	return strings.Join(lines, "\n") + "\n"
}

// words splits a command line at blanks; what stands between quotes of either
// kind keeps its blanks.
func words(line string) []string {
	var all []string
	var word strings.Builder
	var quote rune
	begun := false
	for _, r := range line {
		switch {
		case r == quote:
			quote = 0
		case quote == 0 && (r == '"' || r == '\''):
			quote, begun = r, true
		case quote == 0 && r == ' ':
			if begun {
				all = append(all, word.String())
			}
			word.Reset()
			begun = false
		default:
			word.WriteRune(r)
			begun = true
		}
	}
	if begun {
		all = append(all, word.String())
	}
	return all
}
