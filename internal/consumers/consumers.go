// Package consumers runs the programs for which exports are made: libraries of
// Python, Gephi's importers, Graphviz. They are kept in the user's cache folder;
// a test that finds no Python, no Java and Maven, or no Graphviz is skipped.
package consumers

import (
	"bytes"
	"os"
	"os/exec"
	"strings"
	"testing"

	"rapporteur/internal/need"
)

// Dot runs Graphviz's dot on a graph and returns what it draws. What dot warns
// of ends the test.
func Dot(t testing.TB, graph []byte, args ...string) []byte {
	t.Helper()
	lookFor(t, "dot")
	cmd := exec.CommandContext(t.Context(), "dot", args...)
	cmd.Stdin = bytes.NewReader(graph)
	return output(t, cmd, true)
}

// lookFor skips the test where a program is not installed.
func lookFor(t testing.TB, programs ...string) {
	t.Helper()
	for _, p := range programs {
		if _, err := exec.LookPath(p); err != nil {
			need.Missing(t, "needs %s", p)
		}
	}
}

// cache is the user's cache folder.
func cache(t testing.TB) string {
	t.Helper()
	dir, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// output runs a command to its end and returns what it prints. With strict,
// messages are failures too.
func output(t testing.TB, cmd *exec.Cmd, strict bool) []byte {
	t.Helper()
	var out, messages bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &messages
	if err := cmd.Run(); err != nil || strict && messages.Len() > 0 {
		t.Fatalf("%s: %v\n%s", strings.Join(cmd.Args, " "), err, messages.Bytes())
	}
	return out.Bytes()
}
