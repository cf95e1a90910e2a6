// Package storetest is what every store must pass.
package storetest

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rapporteur/graph"
)

// Open returns an empty store, open until the test ends. Stores that are
// opened one after another in a test may be one database: a new one empties it
// and ends the use of those before.
type Open func(t testing.TB) graph.Store

// Run tests a store.
func Run(t *testing.T, open Open) {
	for _, test := range []struct {
		name string
		run  func(*testing.T, Open)
	}{
		{"loading twice changes nothing", loadTwice},
		{"an empty discussion is one node", loadEmpty},
		{"a changed discussion is replaced whole", replace},
		{"any order of loading gives equal graphs", anyOrder},
		{"a batch is as good as single loads", batch},
		{"loading and removing gives equal graphs", remove},
		{"discussions are loaded one by one", oneByOne},
		{"removing all leaves nothing", removeAll},
		{"another source under an id is a conflict", conflict},
		{"a batch with a conflict loads nothing", batchConflict},
		{"removing what is not there is not found", notFound},
		{"values come back byte for byte", values},
		{"values are bound", bound},
		{"a query cannot write", readOnly},
		{"a snapshot ends with its visitor", visitorEnds},
		{"a cancelled context ends the work", cancelled},
		{"prepared queries", reports},
		{"queries of a user's own", asks},
		{"queries of a user's own have limits", limited},
	} {
		t.Run(test.name, func(t *testing.T) { test.run(t, open) })
	}
}

// Graphs returns the test graphs.
func Graphs(t testing.TB) []graph.Graph {
	t.Helper()
	norms, hostile, plain := fixtures(t)
	return []graph.Graph{norms.graph(), hostile.graph(), plain.graph()}
}

// load loads graphs together; the outcome of each must be the one wanted.
func load(t testing.TB, s graph.Store, want graph.Outcome, graphs ...graph.Graph) {
	t.Helper()
	got, err := s.Load(t.Context(), graphs...)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(slices.Repeat([]graph.Outcome{want}, len(graphs)), got); diff != "" {
		t.Errorf("outcomes of Load, -want +got:\n%s", diff)
	}
}

// snapshot returns all that a store says it holds.
func snapshot(t testing.TB, s graph.Store) graph.Graph {
	t.Helper()
	var g graph.Graph
	err := s.Snapshot(t.Context(), graph.Visitor{
		Node: func(n graph.Node) error { g.Nodes = append(g.Nodes, n); return nil },
		Edge: func(e graph.Edge) error { g.Edges = append(g.Edges, e); return nil },
	})
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// loaded returns the snapshot of a store into which graphs were loaded one by
// one.
func loaded(t testing.TB, open Open, graphs ...graph.Graph) graph.Graph {
	t.Helper()
	s := open(t)
	for _, g := range graphs {
		load(t, s, graph.Created, g)
	}
	return snapshot(t, s)
}

// same fails the test when two snapshots differ.
func same(t testing.TB, want, got graph.Graph) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the stored graph, -want +got:\n%s", diff)
	}
}
