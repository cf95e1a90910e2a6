package storetest

import (
	"errors"
	"testing"

	"rapporteur/graph"
)

// oneByOne loads discussions by a Loading: new ones, the same again, one of
// another source, and another form of one that was added before.
func oneByOne(t *testing.T, open Open) {
	g := Graphs(t)
	want := loaded(t, open, changed(t), g[1], g[2])
	s := open(t)
	loading, err := s.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range []graph.Graph{g[0], g[2], g[0], conflicting(t), changed(t), g[1]} {
		if _, err := loading.Add(t.Context(), g); err != nil {
			t.Fatal(err)
		}
	}
	results, err := loading.Commit(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	outcomes := []graph.Outcome{graph.Created, graph.Created, graph.Unchanged, "", graph.Replaced, graph.Created}
	if len(results) != len(outcomes) {
		t.Fatalf("%d results, want %d: %v", len(results), len(outcomes), results)
	}
	for i, r := range results {
		if r.Outcome != outcomes[i] || (r.Outcome == "") != errors.Is(r.Err, graph.ErrConflict) {
			t.Errorf("result %d: %v, want %q", i, r, outcomes[i])
		}
	}
	if _, err := loading.Add(t.Context(), g[0]); err != nil {
		t.Fatal(err)
	}
	if err := loading.Close(); err != nil {
		t.Fatal(err)
	}
	same(t, want, snapshot(t, s)) // what was not committed is not there
	load(t, s, graph.Unchanged, g[1], g[2])
}
