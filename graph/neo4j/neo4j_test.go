package neo4j_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rapporteur/graph"
	"rapporteur/graph/neo4j"
	"rapporteur/internal/neo4jtest"
)

func TestMain(m *testing.M) {
	if os.Getenv(childURI) != "" {
		if err := loadAsChild(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	neo4jtest.Main(m)
}

// options reach the test server.
func options(s *neo4jtest.Server) neo4j.Options {
	return neo4j.Options{URI: s.URL, Username: s.Username, Password: neo4j.Secret(s.Password), Version: "test"}
}

// open opens a store until the test ends.
func open(t testing.TB, o neo4j.Options) *neo4j.Store {
	t.Helper()
	s, err := neo4j.Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// empty opens a store on the empty test server.
func empty(t testing.TB) *neo4j.Store {
	t.Helper()
	return open(t, options(neo4jtest.Start(t)))
}

// load loads graphs and fails the test unless each has the outcome.
func load(t testing.TB, s *neo4j.Store, want graph.Outcome, graphs ...graph.Graph) {
	t.Helper()
	got, err := s.Load(t.Context(), graphs...)
	if err != nil {
		t.Fatal(err)
	}
	for i, o := range got {
		if o != want {
			t.Errorf("graph %d is %s, want %s", i, o, want)
		}
	}
	if len(got) != len(graphs) {
		t.Errorf("%d outcomes of %d graphs", len(got), len(graphs))
	}
}

// snapshot collects all that a store holds.
func snapshot(t testing.TB, s *neo4j.Store) graph.Graph {
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

// public returns a graph as a snapshot shows it.
func public(g graph.Graph) graph.Graph {
	for _, n := range g.Nodes {
		delete(n.Props, "contributions")
	}
	return g
}

// counts returns how many nodes and edges there are.
func counts(t testing.TB, s *neo4j.Store) [2]any {
	t.Helper()
	table, err := s.Query(context.WithoutCancel(t.Context()), "MATCH (n) WITH count(n) AS nodes OPTIONAL MATCH ()-[r]->() RETURN nodes, count(r)", nil)
	if err != nil {
		t.Fatal(err)
	}
	return [2]any(table.Rows[0])
}

func TestLoadKeepsHostileTextAsItIs(t *testing.T) {
	o := options(neo4jtest.Start(t))
	o.URI = "neo4j" + strings.TrimPrefix(o.URI, "bolt")
	s := open(t, o)
	g := sample(t, "café & co/'a' \"b\"\n", 20, 0)
	load(t, s, graph.Created, g)
	if diff := cmp.Diff(public(g), snapshot(t, s)); diff != "" {
		t.Errorf("-loaded +read:\n%s", diff)
	}
}

func TestLoadUnchangedReplacedRemoved(t *testing.T) {
	s := empty(t)
	a, changed, b := sample(t, "a", 30, 0), sample(t, "a", 12, 3), sample(t, "b", 9, 1)
	load(t, s, graph.Created, b)
	onlyB := snapshot(t, s)
	load(t, s, graph.Created, a)
	both := snapshot(t, s)
	load(t, s, graph.Unchanged, a, b)
	if diff := cmp.Diff(both, snapshot(t, s)); diff != "" {
		t.Errorf("loading again changed it, -before +after:\n%s", diff)
	}
	load(t, s, graph.Replaced, changed)
	if cmp.Equal(both, snapshot(t, s)) {
		t.Error("the changed discussion is not there")
	}
	load(t, s, graph.Replaced, a)
	if diff := cmp.Diff(both, snapshot(t, s)); diff != "" {
		t.Errorf("replaced there and back, -before +after:\n%s", diff)
	}
	if err := s.Remove(t.Context(), "a"); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(onlyB, snapshot(t, s)); diff != "" {
		t.Errorf("removed, -before +after:\n%s", diff)
	}
	if err := s.Remove(t.Context(), "b"); err != nil {
		t.Fatal(err)
	}
	if n := counts(t, s); n != [2]any{int64(0), int64(0)} {
		t.Errorf("%v nodes and edges are left of an empty graph", n)
	}
}

func TestWritersTakeTurns(t *testing.T) {
	s := empty(t)
	graphs := []graph.Graph{sample(t, "a", 40, 0), sample(t, "b", 30, 1), sample(t, "c", 20, 2), sample(t, "d", 10, 3)}
	load(t, s, graph.Created, graphs...)
	want := snapshot(t, s)

	server := neo4jtest.Start(t)
	load(t, s, graph.Created, graphs[0])
	errs := make(chan error)
	for _, g := range graphs[1:] {
		other := open(t, options(server))
		go func() {
			_, err := other.Load(t.Context(), g)
			errs <- err
		}()
	}
	for range graphs[1:] {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
	if diff := cmp.Diff(want, snapshot(t, s)); diff != "" {
		t.Errorf("-one by one +side by side:\n%s", diff)
	}
}

func TestForeignNodesAreLeftAlone(t *testing.T) {
	server := neo4jtest.Start(t)
	server.Run(t, "CREATE (:Person {id: 'person:foreign', name: 'A'})-[:SPOKE]->(:Turn {id: 'turn:foreign/1'}), (:Person {name: 'B'}), (:Discussion {id: 'x'})")
	s := open(t, options(server))
	before := counts(t, s)
	g := sample(t, "a", 5, 0)
	load(t, s, graph.Created, g)
	if diff := cmp.Diff(public(g), snapshot(t, s)); diff != "" {
		t.Errorf("-loaded +read:\n%s", diff)
	}
	if err := s.Remove(t.Context(), "a"); err != nil {
		t.Fatal(err)
	}
	if after := counts(t, s); after != before {
		t.Errorf("%v nodes and edges, before %v", after, before)
	}
	if _, err := s.Load(t.Context(), sample(t, "x", 3, 0)); err == nil || !strings.Contains(err.Error(), "another program") {
		t.Errorf("the error of a discussion whose id a foreign node has: %v", err)
	}
	if after := counts(t, s); after != before {
		t.Errorf("%v nodes and edges after a failed load, before %v", after, before)
	}
}

func TestLoadCancelled(t *testing.T) {
	s := empty(t)
	load(t, s, graph.Created, sample(t, "a", 10, 0))
	before := snapshot(t, s)
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	if _, err := s.Load(ctx, sample(t, "big", bigTurns, 0)); !errors.Is(err, context.DeadlineExceeded) {
		t.Fatalf("the error of a load that is cancelled: %v", err)
	}
	if diff := cmp.Diff(before, snapshot(t, s)); diff != "" {
		t.Errorf("-before +after:\n%s", diff)
	}
}
