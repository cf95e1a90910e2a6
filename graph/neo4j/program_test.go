package neo4j_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"testing"

	"rapporteur/internal/need"
	"rapporteur/internal/neo4jtest"
)

// TestExtractAndLoadIsBuild runs the program: what `extract` pipes into `load` is
// the graph that `build` makes.
func TestExtractAndLoadIsBuild(t *testing.T) {
	server := neo4jtest.Start(t)
	s := open(t, options(server))
	program := filepath.Join(t.TempDir(), "rapporteur")
	build := exec.CommandContext(t.Context(), "go", "build", "-o", program, "./cmd/rapporteur")
	build.Dir = need.Root(t)
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	run := func(script string) {
		t.Helper()
		cmd := exec.CommandContext(t.Context(), "sh", "-c", script)
		cmd.Dir = need.Root(t)
		cmd.Env = append(os.Environ(), "PROGRAM="+program, "RAPPORTEUR_STORE=neo4j", "RAPPORTEUR_NEO4J_URI="+server.URL,
			"RAPPORTEUR_NEO4J_USERNAME="+server.Username, "RAPPORTEUR_NEO4J_PASSWORD="+server.Password)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", script, err, out)
		}
	}
	run(`"$PROGRAM" build testdata/transcripts`)
	want := snapshot(t, s)
	if len(want.Edges) == 0 {
		t.Fatal("nothing was built")
	}
	if err := server.Reset(t.Context()); err != nil {
		t.Fatal(err)
	}
	run(`find testdata/transcripts -type f | sort | "$PROGRAM" extract --files-from - --below testdata/transcripts | "$PROGRAM" load`)
	if !reflect.DeepEqual(want, snapshot(t, s)) {
		t.Error("the graphs differ")
	}
}
