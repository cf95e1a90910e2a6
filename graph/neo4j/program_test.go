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

// compiled compiles a program of the module and returns its path.
func compiled(t testing.TB, path string) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "program")
	cmd := exec.Command("go", "build", "-o", program, path)
	cmd.Dir = need.Root(t)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("building %s: %v\n%s", path, err, out)
	}
	return program
}

// settings are the environment in which the program finds a server.
func settings(server *neo4jtest.Server) []string {
	return []string{
		"RAPPORTEUR_STORE=neo4j", "RAPPORTEUR_NEO4J_URI=" + server.URL,
		"RAPPORTEUR_NEO4J_USERNAME=" + server.Username, "RAPPORTEUR_NEO4J_PASSWORD=" + server.Password,
	}
}

// TestExtractAndLoadIsBuild runs the program: what `extract` pipes into `load` is
// the graph that `build` makes.
func TestExtractAndLoadIsBuild(t *testing.T) {
	server := neo4jtest.Start(t)
	s := open(t, options(server))
	program := compiled(t, "./cmd/rapporteur")
	run := func(script string) {
		t.Helper()
		cmd := exec.CommandContext(t.Context(), "sh", "-c", script)
		cmd.Dir = need.Root(t)
		cmd.Env = append(append(os.Environ(), "PROGRAM="+program), settings(server)...)
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
