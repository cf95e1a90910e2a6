package neo4j_test

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rapporteur/export"
	"rapporteur/graph"
	"rapporteur/graph/neo4j"
	"rapporteur/graph/storetest"
	"rapporteur/internal/neo4jtest"
)

// What Neo4j's offline import makes of an export is the database that loading
// makes: with the same elements, the same schema and what later loads need.
func TestImportIsAsGoodAsLoading(t *testing.T) {
	graphs := append(storetest.Graphs(t), sample(t, "sample", 12, 1))
	loaded := empty(t)
	load(t, loaded, graph.Created, graphs...)
	folder := filepath.Join(t.TempDir(), "with space")
	exportTo(t, folder, export.FromStore(loaded))
	server := neo4jtest.Imported(t, filepath.Join(folder, "import.sh"))
	imported := open(t, options(server))
	same(t, snapshot(t, loaded), snapshot(t, imported))

	constraints, err := os.ReadFile(filepath.Join(folder, "constraints.cypher"))
	if err != nil {
		t.Fatal(err)
	}
	for statement := range strings.SplitSeq(strings.TrimSpace(string(constraints)), ";\n") {
		server.Run(t, strings.TrimSuffix(statement, ";"))
	}
	const indices = "SHOW INDEXES YIELD name WHERE name STARTS WITH 'rapporteur' RETURN name ORDER BY name"
	same(t, rows(t, loaded, indices), rows(t, imported, indices))
	// Internal properties are there too.
	const properties = "MATCH (n) WITH labels(n) AS l, n.id AS id, properties(n) AS p UNWIND keys(p) AS k RETURN l, id, k, p[k] ORDER BY l, id, k"
	same(t, rows(t, loaded, properties), rows(t, imported, properties))

	load(t, imported, graph.Unchanged, graphs...)
	for _, s := range []*neo4j.Store{loaded, imported} {
		load(t, s, graph.Replaced, sample(t, "sample", 9, 2))
		if err := s.Remove(t.Context(), "hostile"); err != nil {
			t.Fatal(err)
		}
	}
	same(t, snapshot(t, loaded), snapshot(t, imported))
}

func same(t testing.TB, loaded, imported any) {
	t.Helper()
	if diff := cmp.Diff(loaded, imported); diff != "" {
		t.Errorf("-loaded +imported:\n%s", diff)
	}
}

// rows returns what a query gives.
func rows(t testing.TB, s *neo4j.Store, cypher string) [][]any {
	t.Helper()
	table, err := s.Query(t.Context(), cypher, nil)
	if err != nil {
		t.Fatal(err)
	}
	return table.Rows
}

// exportTo writes a source as neo4j-import into a new folder.
func exportTo(t testing.TB, folder string, s export.Source) {
	t.Helper()
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	f, err := export.FindFormat("neo4j-import")
	if err != nil {
		t.Fatal(err)
	}
	create := func(name string) (io.WriteCloser, error) { return os.Create(filepath.Join(folder, name)) }
	if err := f.WriteFolder(t.Context(), create, s); err != nil {
		t.Fatal(err)
	}
}
