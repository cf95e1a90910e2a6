//go:build cgo

package embedded_test

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"rapporteur/graph"
	"rapporteur/graph/storetest"
)

func TestQueryBindsParameters(t *testing.T) {
	s := newStore(t)
	load(t, s, build(t, said("a", "1", "Norms", "Trust")))
	for name, test := range map[string]struct {
		cypher string
		params map[string]any
		want   []any
	}{
		"a text":            {"MATCH (c:Concept) WHERE c.name = $name RETURN c.id", map[string]any{"name": "Norms"}, []any{"concept:norms"}},
		"a hostile text":    {"MATCH (c:Concept) WHERE c.name = $name RETURN count(c)", map[string]any{"name": "' OR 1=1 //"}, []any{int64(0)}},
		"one not named":     {"RETURN '$name' AS a, \"$x\" AS b /* $x */ // $x", map[string]any{"name": "n", "x": 1}, []any{"$name", "$x"}},
		"an empty list":     {"MATCH (c:Concept) RETURN count(c), $ids = [], size($ids)", map[string]any{"ids": []string{}}, []any{int64(2), true, int64(0)}},
		"a list":            {"MATCH (c:Concept) WHERE c.id IN $ids RETURN c.id", map[string]any{"ids": []string{"concept:trust", "x"}}, []any{"concept:trust"}},
		"a list of any":     {"MATCH (c:Concept) WHERE c.id IN $ids RETURN c.id", map[string]any{"ids": []any{"concept:trust"}}, []any{"concept:trust"}},
		"numbers":           {"RETURN $i + 1, $f, $b", map[string]any{"i": int64(1), "f": 0.5, "b": true}, []any{int64(2), 0.5, true}},
		"nothing":           {"RETURN $n", map[string]any{"n": nil}, []any{nil}},
		"sums":              {"MATCH (t:Turn) RETURN sum(t.words)", nil, []any{int64(2)}},
		"a list of results": {"MATCH (t:Turn) WITH t ORDER BY t.id LIMIT 9 RETURN collect(t.index)", nil, []any{[]any{int64(0), int64(1)}}},
		"a node":            {"MATCH (c:Concept {name: 'Norms'}) RETURN c", nil, []any{"concept:norms"}},
	} {
		t.Run(name, func(t *testing.T) {
			table, err := s.Query(t.Context(), test.cypher, test.params)
			if err != nil {
				t.Fatal(err)
			}
			same(t, graph.Graph{Nodes: []graph.Node{{Props: map[string]any{"row": test.want}}}},
				graph.Graph{Nodes: []graph.Node{{Props: map[string]any{"row": table.Rows[0]}}}})
		})
	}
}

func TestQueryDoesNotWrite(t *testing.T) {
	s := newStore(t)
	load(t, s, build(t, said("a", "1", "Norms")))
	before := snapshot(t, s)
	for _, cypher := range []string{"MATCH (c:Concept) SET c.name = 'x'", "MATCH (n) DETACH DELETE n", "CREATE (c:Concept {id: 'x'})", "MATCH (n) RETURN n; CREATE (c:Concept {id: 'x'})", "DROP TABLE MENTIONS"} {
		if _, err := s.Query(t.Context(), cypher, nil); err == nil {
			t.Errorf("%s: no error", cypher)
		}
	}
	same(t, before, snapshot(t, s))
	_, err := s.Query(t.Context(), "MATCH (c:Concept) RETURN c.nme", nil)
	wantError(t, err, "nme")
}

func TestQueryIsInterrupted(t *testing.T) {
	s := newStore(t)
	load(t, s, build(t, large("large")))
	ctx, cancel := context.WithCancel(t.Context())
	query := func(ctx context.Context) error {
		_, err := s.Query(ctx, "MATCH (a:Turn), (b:Turn), (c:Turn), (d:Turn) WHERE a.text < b.text AND c.text < d.text RETURN count(*)", nil)
		return err
	}
	ended := make(chan error)
	go func() { ended <- query(ctx) }()
	cancel()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled query: %v", err)
	}
	ctx, cancel = context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	if err := query(ctx); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a query out of time: %v", err)
	}
}

// TestRowsAreInOrder: the engine's threads may not put rows of several keys in
// an order that is not the one asked for.
func TestRowsAreInOrder(t *testing.T) {
	s := newStore(t)
	var graphs []graph.Graph
	for n := range 4 {
		g, err := graph.Build(storetest.Workshop(n))
		if err != nil {
			t.Fatal(err)
		}
		graphs = append(graphs, g)
	}
	if _, err := s.Load(t.Context(), graphs...); err != nil {
		t.Fatal(err)
	}
	for range 5 {
		table, err := s.Query(t.Context(), `MATCH (d:Discussion)-[:HAS_TURN]->(t:Turn) OPTIONAL MATCH (t)-[m:MENTIONS]->(c:Concept)
			OPTIONAL MATCH (p:Person)-[:SPOKE]->(t)
			WITH d.id AS id, t.id AS turn, t.`+"`index`"+` AS place, m.id AS mention, p.name AS speaker
			WITH id, place * 1.0 AS part, min(place) AS first, count(DISTINCT mention) AS mentions, collect(DISTINCT speaker) AS speakers
			RETURN id, first, mentions, speakers ORDER BY id, first`, nil)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.IsSortedFunc(table.Rows, func(a, b []any) int {
			return cmp.Or(cmp.Compare(a[0].(string), b[0].(string)), cmp.Compare(a[1].(int64), b[1].(int64)))
		}) {
			t.Fatal("the rows are not in the order of their keys")
		}
	}
}
