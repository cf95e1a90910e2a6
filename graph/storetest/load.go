package storetest

import (
	"errors"
	"strings"
	"testing"

	"rapporteur/graph"
)

func loadTwice(t *testing.T, open Open) {
	s := open(t)
	all := Graphs(t)
	load(t, s, graph.Created, all...)
	before := snapshot(t, s)
	load(t, s, graph.Unchanged, all...)
	same(t, before, snapshot(t, s))
	again := all[0]
	again.Anew = true
	load(t, s, graph.Replaced, again)
	same(t, before, snapshot(t, s))
}

func loadEmpty(t *testing.T, open Open) {
	g := loaded(t, open, newDraft(t, "empty", "", "", "empty.txt").graph())
	if len(g.Nodes) != 1 || g.Nodes[0].ID != "empty" || len(g.Edges) != 0 {
		t.Errorf("got %+v, want the discussion alone", g)
	}
}

// changed is the discussion rooms/norms as somebody corrected it: an entity
// goes, a turn goes, another text, another name for a shared person.
func changed(t testing.TB) graph.Graph {
	d := normsDraft(t)
	d.Discussion.Digest = "2"
	d.Discussion.Turns = d.Discussion.Turns[:2]
	d.Speakers = d.Speakers[:2]
	d.Discussion.Turns[1].Text = "Thank you, Anna, and no more of norms."
	d.Mentions, d.Links = nil, nil
	d.Entities[0].Name = "Dr Anna Berg"
	d.mention(1, norm, "norms", 1)
	d.engage(1, anna, "thanks", "Thank you, Anna", 0.9)
	return d.graph()
}

func replace(t *testing.T, open Open) {
	all := Graphs(t)
	want := loaded(t, open, changed(t), all[1], all[2])
	s := open(t)
	load(t, s, graph.Created, all...)
	before := snapshot(t, s)
	load(t, s, graph.Replaced, changed(t))
	got := snapshot(t, s)
	same(t, want, got)
	same(t, part(before, "hostile"), part(got, "hostile"))
}

// part returns the turns and edges of one discussion.
func part(g graph.Graph, discussion string) graph.Graph {
	var out graph.Graph
	for _, n := range g.Nodes {
		if n.Props["discussion"] == discussion {
			out.Nodes = append(out.Nodes, n)
		}
	}
	for _, e := range g.Edges {
		if e.Props["discussion"] == discussion {
			out.Edges = append(out.Edges, e)
		}
	}
	return out
}

func anyOrder(t *testing.T, open Open) {
	g := Graphs(t)
	want := loaded(t, open, g...)
	for _, order := range [][3]int{{0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}} {
		same(t, want, loaded(t, open, g[order[0]], g[order[1]], g[order[2]]))
	}
	two := loaded(t, open, g[0], g[2])
	same(t, two, loaded(t, open, g[2], g[0]))
}

func batch(t *testing.T, open Open) {
	g := Graphs(t)
	want := loaded(t, open, g...)
	s := open(t)
	load(t, s, graph.Created, g...)
	same(t, want, snapshot(t, s))

	s = open(t)
	load(t, s, graph.Created, g[2])
	got, err := s.Load(t.Context(), g[1], g[2], g[0])
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 3 || got[0] != graph.Created || got[1] != graph.Unchanged || got[2] != graph.Created {
		t.Errorf("a batch of new and old: the outcomes are %v", got)
	}
	same(t, want, snapshot(t, s))
}

func remove(t *testing.T, open Open) {
	g := Graphs(t)
	for i, id := range []string{"rooms/norms", "hostile", "plain"} {
		rest := append(append([]graph.Graph{}, g[:i]...), g[i+1:]...)
		want := loaded(t, open, rest...)
		s := open(t)
		load(t, s, graph.Created, g...)
		if err := s.Remove(t.Context(), id); err != nil {
			t.Fatal(err)
		}
		same(t, want, snapshot(t, s))
	}
}

func removeAll(t *testing.T, open Open) {
	s := open(t)
	load(t, s, graph.Created, Graphs(t)...)
	for _, id := range []string{"plain", "rooms/norms", "hostile"} {
		if err := s.Remove(t.Context(), id); err != nil {
			t.Fatal(err)
		}
	}
	same(t, graph.Graph{}, snapshot(t, s))
	load(t, s, graph.Created, Graphs(t)...)
}

// conflicting is another discussion under the id "plain".
func conflicting(t testing.TB) graph.Graph {
	return newDraft(t, "plain", "", "", "elsewhere/plain.vtt").graph()
}

func conflict(t *testing.T, open Open) {
	s := open(t)
	load(t, s, graph.Created, Graphs(t)...)
	before := snapshot(t, s)
	_, err := s.Load(t.Context(), conflicting(t))
	if !errors.Is(err, graph.ErrConflict) {
		t.Fatalf("the error is %v, want ErrConflict", err)
	}
	for _, source := range []string{"plain.txt", "elsewhere/plain.vtt"} {
		if !strings.Contains(err.Error(), source) {
			t.Errorf("the error %q does not name %s", err, source)
		}
	}
	same(t, before, snapshot(t, s))
}

func batchConflict(t *testing.T, open Open) {
	g := Graphs(t)
	s := open(t)
	load(t, s, graph.Created, g[2])
	before := snapshot(t, s)
	if _, err := s.Load(t.Context(), g[0], conflicting(t), g[1]); !errors.Is(err, graph.ErrConflict) {
		t.Errorf("a stored discussion of another source: the error is %v, want ErrConflict", err)
	}
	same(t, before, snapshot(t, s))
	if _, err := s.Load(t.Context(), g[0], g[1], g[0]); err == nil {
		t.Error("two discussions of one id were loaded together")
	}
	same(t, before, snapshot(t, s))
}

func notFound(t *testing.T, open Open) {
	s := open(t)
	for _, id := range []string{"nowhere", "", `x"'}) DETACH DELETE n //`} {
		if err := s.Remove(t.Context(), id); !errors.Is(err, graph.ErrNotFound) {
			t.Errorf("removing %q: the error is %v, want ErrNotFound", id, err)
		}
	}
}
