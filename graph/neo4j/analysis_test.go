package neo4j_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rapporteur/graph/storetest"
	"rapporteur/internal/need"
	"rapporteur/internal/neo4jtest"
	"rapporteur/internal/page"
)

// The commands of docs/analysis.md fill a Neo4j, and its queries give there what
// the page shows. The test of cmd/rapporteur renews that from the embedded store.
func TestAnalysisInNeo4j(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(need.Root(t), "docs", "analysis.md"))
	if err != nil {
		t.Fatal(err)
	}
	server := neo4jtest.Start(t)
	store := open(t, options(server))
	var result string
	queries := 0
	got, err := page.Rewrite(string(text), func(b page.Block) (string, error) {
		before := result
		result = ""
		switch {
		case b.Kind == "sh":
			asUser(t, server, b.Text)
		case b.Kind == "cypher":
			queries++
			result = storetest.Query(t, store, b.Text, 100)
			if strings.Count(result, "\n") < 3 {
				t.Errorf("line %d: the query gives nothing", b.Line)
			}
		case b.Kind == "text" && before != "":
			return before, nil
		}
		return b.Text, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if queries < 3 {
		t.Errorf("the page has %d queries", queries)
	}
	if diff := cmp.Diff(string(text), got); diff != "" {
		t.Errorf("docs/analysis.md shows something else than Neo4j gives, -page +Neo4j:\n%s", diff)
	}
}

// asUser runs commands of the page beside the transcripts, with the address and
// the password of the test server in place of the page's.
func asUser(t *testing.T, server *neo4jtest.Server, commands string) {
	t.Helper()
	for shown, real := range map[string]string{"bolt://localhost:7687": server.URL, "'your password'": "'" + server.Password + "'"} {
		if !strings.Contains(commands, shown) {
			t.Fatalf("the page does not say where %s goes", shown)
		}
		commands = strings.ReplaceAll(commands, shown, real)
	}
	root, dir := need.Root(t), t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "testdata", "transcripts"), os.DirFS(filepath.Join(root, "testdata", "transcripts"))); err != nil {
		t.Fatal(err)
	}
	run := func(dir string, env []string, name string, args ...string) {
		cmd := exec.CommandContext(t.Context(), name, args...)
		cmd.Dir, cmd.Env = dir, append(os.Environ(), env...)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", strings.Join(cmd.Args, " "), err, out)
		}
	}
	// Without cgo the program has no other store than Neo4j.
	run(root, []string{"CGO_ENABLED=0"}, "go", "build", "-o", filepath.Join(dir, "bin", "rapporteur"), "./cmd/rapporteur")
	path := filepath.Join(dir, "bin") + string(os.PathListSeparator) + os.Getenv("PATH")
	run(dir, []string{"PATH=" + path, "RAPPORTEUR_NEO4J_USERNAME=" + server.Username}, "sh", "-ec", commands)
}
