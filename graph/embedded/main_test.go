//go:build cgo

package embedded_test

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"rapporteur/discussion"
	"rapporteur/graph"
	"rapporteur/graph/embedded"
)

// TestMain makes the test's binary the program of probes and of the processes
// that the tests start beside their own.
func TestMain(m *testing.M) {
	if code, ok := embedded.Probe(os.Args[1:], os.Stdin, os.Stdout); ok {
		os.Exit(code)
	}
	if len(os.Args) > 1 && os.Args[1] == "helper" {
		if err := help(os.Args[2:]); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	goleak.VerifyTestMain(m)
}

// options are those of a database in a folder of the test.
func options(t testing.TB) embedded.Options {
	t.Helper()
	return embedded.Options{Path: filepath.Join(t.TempDir(), "it's [a] test?", "graph.db"), BufferPool: 128 << 20, ReadPool: 128 << 20, Probe: []string{self(t)}}
}

func self(t testing.TB) string {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return exe
}

func newStore(t testing.TB) *embedded.Store {
	t.Helper()
	return open(t, options(t))
}

func open(t testing.TB, o embedded.Options) *embedded.Store {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(o.Path), 0o755); err != nil {
		t.Fatal(err)
	}
	s, err := embedded.Open(t.Context(), o)
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

// said is a discussion of which each turn has a text, a speaker, a mention of a
// concept by its first word, and an engagement with the speaker of the first.
func said(id, digest string, texts ...string) discussion.Findings {
	f := discussion.Findings{Discussion: discussion.Discussion{
		ID: id, Title: "About " + id, Source: id + ".txt", Format: "mark", Digest: digest,
	}}
	names := map[string]string{}
	for i, text := range texts {
		speaker := fmt.Sprintf("person:%s-%d", id, i%3)
		if i%2 == 0 {
			speaker = fmt.Sprintf("person:%d", i%5)
		}
		label := strings.ToUpper(speaker)
		names[speaker] = label
		f.Discussion.Turns = append(f.Discussion.Turns, discussion.Turn{Index: i, Label: label, Text: text, Line: i + 1, At: discussion.Interval{From: float64(i) / 3, To: 1e-7}})
		f.Speakers = append(f.Speakers, discussion.Speaker{Turn: i, Entity: speaker, Basis: "label", Evidence: discussion.Evidence{
			Span: discussion.Span{Turn: i}, Quote: label, Rule: "label", Score: 0.1,
		}})
		word, _, _ := strings.Cut(text, " ")
		if word == "" {
			continue
		}
		concept := "concept:" + strings.ToLower(word)
		names[concept] = word
		evidence := discussion.Evidence{Span: discussion.Span{Turn: i, End: len(word)}, Quote: word, Rule: "r", Score: 1}
		f.Mentions = append(f.Mentions, discussion.Mention{Entity: concept, Kind: discussion.Concept, Evidence: evidence})
		f.Links = append(f.Links, discussion.Link{Relation: discussion.Engaged, Kind: "cites", From: speaker, To: f.Speakers[0].Entity, Evidence: evidence})
		if i > 0 {
			f.Links = append(f.Links, discussion.Link{Relation: discussion.RepliesTo, Kind: "comment", ToTurn: i - 1, Evidence: evidence})
		}
	}
	for _, id := range slices.Sorted(maps.Keys(names)) {
		kind, _, _ := strings.Cut(id, ":")
		f.Entities = append(f.Entities, discussion.Entity{ID: id, Kind: kind, Name: names[id], Aliases: []string{f.Discussion.ID + " " + names[id]}, Basis: "name"})
	}
	return f
}

func build(t testing.TB, f discussion.Findings) graph.Graph {
	t.Helper()
	g, err := graph.Build(f)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func load(t testing.TB, s *embedded.Store, graphs ...graph.Graph) []graph.Outcome {
	t.Helper()
	outcomes, err := s.Load(t.Context(), graphs...)
	if err != nil {
		t.Fatal(err)
	}
	return outcomes
}

// elements collects a snapshot.
func elements(ctx context.Context, s *embedded.Store) (graph.Graph, error) {
	var g graph.Graph
	err := s.Snapshot(ctx, graph.Visitor{
		Node: func(n graph.Node) error { g.Nodes = append(g.Nodes, n); return nil },
		Edge: func(e graph.Edge) error { g.Edges = append(g.Edges, e); return nil },
	})
	return g, err
}

func snapshot(t testing.TB, s *embedded.Store) graph.Graph {
	t.Helper()
	g, err := elements(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func same(t testing.TB, want, got graph.Graph) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// onlyTheDatabase fails when a load left files behind.
func onlyTheDatabase(t testing.TB, path string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() != filepath.Base(path) && e.Name() != filepath.Base(path)+".checked" {
			t.Errorf("%s is left behind", e.Name())
		}
	}
}

func wantError(t testing.TB, err error, words ...string) {
	t.Helper()
	if err == nil {
		t.Fatalf("no error that speaks of %q", words)
	}
	for _, w := range words {
		if !strings.Contains(err.Error(), w) {
			t.Errorf("the error %q does not speak of %q", err, w)
		}
	}
}
