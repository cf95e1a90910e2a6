package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"rapporteur/internal/need"
)

// commands returns those that users see.
func commands() []*cobra.Command {
	var all []*cobra.Command
	for _, c := range (&program{}).root().Commands() {
		if c.IsAvailableCommand() && c.Name() != "help" {
			all = append(all, c)
		}
	}
	return all
}

func TestCommandsHaveHelp(t *testing.T) {
	for _, c := range commands() {
		if !strings.Contains(c.Example, "rapporteur "+c.Name()) {
			t.Errorf("the help of %s has no example of it", c.Name())
		}
		var out, messages bytes.Buffer
		if code := run(t.Context(), []string{c.Name(), "--help"}, nil, &out, &messages, nil); code != done || messages.Len() > 0 {
			t.Errorf("%s --help ends with %d: %s", c.Name(), code, messages.String())
		}
		for _, flag := range []string{"--config", "--store", "--db", "--quiet"} {
			if !strings.Contains(out.String(), flag) {
				t.Errorf("the help of %s does not name %s", c.Name(), flag)
			}
		}
	}
}

func TestDocsNameEveryCommand(t *testing.T) {
	root := need.Root(t)
	files := []string{filepath.Join(root, "README.md")}
	more, err := filepath.Glob(filepath.Join(root, "docs", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	var docs strings.Builder
	for _, f := range append(files, more...) {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		docs.Write(data)
	}
	for _, c := range commands() {
		if !strings.Contains(docs.String(), "rapporteur "+c.Name()) {
			t.Errorf("neither README.md nor docs/ names rapporteur %s", c.Name())
		}
	}
}
