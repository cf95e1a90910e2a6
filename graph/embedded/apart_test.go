//go:build cgo

package embedded_test

import (
	"fmt"
	"os/exec"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rapporteur/graph"
	"rapporteur/internal/need"
)

// muchToLoad is more than a process loads that has another one for it, and more
// turns than are carried at once into a file that is made anew.
func muchToLoad(t *testing.T) (graphs []graph.Graph) {
	t.Helper()
	for i := range 17 {
		graphs = append(graphs, build(t, large(fmt.Sprint("large-", i))))
	}
	return graphs
}

// TestLargeLoads loads much in a process of its own, onto what is there, and then
// changes some of it, in another database in this process.
func TestLargeLoads(t *testing.T) {
	graphs := muchToLoad(t)
	changed := build(t, said("large-3", "2", "Something else"))
	apart, here := options(t), options(t)
	here.Probe = nil

	s := open(t, apart)
	load(t, s, build(t, said("a", "1", "Norms", "Trust")))
	load(t, s, graphs...)
	load(t, s, changed)
	onlyTheDatabase(t, apart.Path)

	graphs[3] = changed
	load(t, open(t, here), append(graphs, build(t, said("a", "1", "Norms", "Trust")))...)
	if diff := cmp.Diff(sums(t, open(t, here)), sums(t, s)); diff != "" {
		t.Errorf("the sums of what is stored, -here +apart:\n%s", diff)
	}
}

// sums returns how many turns and edges there are and how long what they say is,
// for each discussion.
func sums(t *testing.T, s graph.Store) (rows [][]any) {
	t.Helper()
	for _, cypher := range []string{
		"MATCH (t:Turn) RETURN t.discussion AS d, count(*), count(DISTINCT t.id), sum(size(t.text)), sum(t.words) ORDER BY d",
		"MATCH (a)-[e]->(b:Turn) RETURN e.discussion AS d, label(e) AS l, count(*), count(DISTINCT e.id), sum(size(a.id)), sum(size(b.id)) ORDER BY d, l",
		"MATCH (a)-[e]->(b) RETURN e.discussion AS d, label(e) AS l, count(*), sum(size(e.quote)), sum(e.end_byte) ORDER BY d, l",
	} {
		table, err := s.Query(t.Context(), cypher, nil)
		if err != nil {
			t.Fatal(err)
		}
		rows = append(rows, table.Rows...)
	}
	return rows
}

// TestLoadWhoseProcessFails has a program for the process that ends at once.
func TestLoadWhoseProcessFails(t *testing.T) {
	failing, err := exec.LookPath("false")
	if err != nil {
		need.Missing(t, "needs the program false: %v", err)
	}
	o := options(t)
	s := open(t, o)
	load(t, s, build(t, said("a", "1", "Norms", "Trust")))
	before := snapshot(t, s)

	broken := o
	broken.Probe = []string{failing}
	_, err = open(t, broken).Load(t.Context(), muchToLoad(t)...)
	if err == nil || !strings.Contains(err.Error(), "the database is as it was") {
		t.Errorf("a load whose process fails: %v", err)
	}
	same(t, before, snapshot(t, s))
	onlyTheDatabase(t, o.Path)
}
