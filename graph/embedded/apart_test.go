//go:build cgo

package embedded_test

import (
	"fmt"
	"os/exec"
	"strings"
	"testing"

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
	same(t, snapshot(t, open(t, here)), snapshot(t, s))
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
