package storetest

import (
	"context"
	"errors"
	"maps"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rapporteur/graph"
)

// values compares a snapshot with what was loaded, element by element and so
// in order too.
func values(t *testing.T, open Open) {
	want := hostileDraft(t).graph()
	got := loaded(t, open, want)
	for i, n := range want.Nodes {
		want.Nodes[i].Props = maps.Clone(n.Props)
		for _, nt := range graph.NodeTypes {
			for _, p := range nt.Props {
				if nt.Label == n.Label && p.Internal {
					delete(want.Nodes[i].Props, p.Name)
				}
			}
		}
	}
	same(t, want, got)
}

func bound(t *testing.T, open Open) {
	s := open(t)
	load(t, s, graph.Created, Graphs(t)...)
	query := func(cypher string, params map[string]any, want graph.Table) {
		t.Helper()
		got, err := s.Query(t.Context(), cypher, params)
		if err != nil {
			t.Errorf("%s with %q: %v", cypher, params, err)
			return
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s with %q, -want +got:\n%s", cypher, params, diff)
		}
	}
	for _, text := range append([]string{"", "\n"}, hostileTexts...) {
		query(`RETURN $text AS text, $text = $text AS same`, map[string]any{"text": text},
			graph.Table{Columns: []string{"text", "same"}, Rows: [][]any{{text, true}}})
	}
	for _, text := range hostileTexts[1:] {
		query(`MATCH (p:Person) WHERE $alias IN p.aliases RETURN p.name AS name`, map[string]any{"alias": text},
			graph.Table{Columns: []string{"name"}, Rows: [][]any{{hostileTexts[0]}}})
	}
	query(`RETURN $whole AS whole, $part AS part, $yes AS yes, $list AS list`,
		map[string]any{"whole": int64(1) << 53, "part": 0.1, "yes": true, "list": []any{"a", hostileTexts[0]}},
		graph.Table{Columns: []string{"whole", "part", "yes", "list"}, Rows: [][]any{{int64(1) << 53, 0.1, true, []any{"a", hostileTexts[0]}}}})
	query("MATCH (t:Turn) WHERE t.id IN $ids AND t.words >= $least RETURN t.`index` AS turn, sum(t.words) AS words, null AS nothing ORDER BY turn",
		map[string]any{"ids": []any{graph.TurnID("plain", 1), graph.TurnID("plain", 2), graph.TurnID("plain", 3)}, "least": int64(1)},
		graph.Table{Columns: []string{"turn", "words", "nothing"}, Rows: [][]any{{int64(1), int64(5), nil}, {int64(2), int64(4), nil}}})
	query(`MATCH (p:Person) WHERE p.name = $name RETURN p.id AS id`, map[string]any{"name": "nobody"}, graph.Table{Columns: []string{"id"}})
}

func readOnly(t *testing.T, open Open) {
	s := open(t)
	load(t, s, graph.Created, Graphs(t)...)
	before := snapshot(t, s)
	for _, cypher := range []string{
		`CREATE (p:Person {id: 'person:x', name: 'x'})`,
		`MATCH (p:Person) DETACH DELETE p`,
		`MATCH (p:Person) SET p.name = 'x' RETURN p.name AS name`,
		`MATCH (p:Person) RETURN p.id AS id UNION MERGE (p:Person {id: 'person:x'}) RETURN p.id AS id`,
		`DROP TABLE ENGAGED`,
	} {
		if _, err := s.Query(t.Context(), cypher, nil); err == nil {
			t.Errorf("no error for the query %s", cypher)
		}
	}
	if _, err := s.Query(t.Context(), `MATCH (p:Person RETURN p`, nil); err == nil {
		t.Error("no error for a query with a wrong syntax")
	}
	same(t, before, snapshot(t, s))
}

func visitorEnds(t *testing.T, open Open) {
	s := open(t)
	load(t, s, graph.Created, Graphs(t)...)
	stop := errors.New("enough")
	nodes, edges := 0, 0
	err := s.Snapshot(t.Context(), graph.Visitor{
		Node: func(graph.Node) error { nodes++; return nil },
		Edge: func(graph.Edge) error {
			if edges++; edges == 3 {
				return stop
			}
			return nil
		},
	})
	if !errors.Is(err, stop) || nodes == 0 || edges != 3 {
		t.Errorf("after %d nodes and %d edges the error is %v, want %v after the third edge", nodes, edges, err, stop)
	}
	if _, err := s.Query(t.Context(), `MATCH (d:Discussion) RETURN d.id AS id ORDER BY id`, nil); err != nil {
		t.Errorf("a query after a snapshot that was ended: %v", err)
	}
}

func cancelled(t *testing.T, open Open) {
	g := Graphs(t)
	s := open(t)
	load(t, s, graph.Created, g[0])
	before := snapshot(t, s)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, loading := s.Load(ctx, g[1])
	_, querying := s.Query(ctx, `MATCH (d:Discussion) RETURN d.id AS id ORDER BY id`, nil)
	for what, err := range map[string]error{
		"Load":   loading,
		"Remove": s.Remove(ctx, "rooms/norms"),
		"Query":  querying,
		"Snapshot": s.Snapshot(ctx, graph.Visitor{
			Node: func(graph.Node) error { return nil },
			Edge: func(graph.Edge) error { return nil },
		}),
	} {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s: the error is %v, want that of the context", what, err)
		}
	}
	same(t, before, snapshot(t, s))
	load(t, s, graph.Created, g[1])
}
