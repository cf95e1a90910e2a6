package storetest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rapporteur/graph"
	"rapporteur/internal/golden"
	"rapporteur/internal/need"
	"rapporteur/queries"
	"rapporteur/report"
)

// limits are those of the queries of the tests.
var limits = graph.Limits{Time: time.Minute, Rows: 100, Memory: 512 << 20}

// own are queries such as users write, each with its parameters.
var own = []struct {
	cypher string
	params map[string]any
}{
	{"MATCH (p:Person) RETURN p ORDER BY p.id", nil},
	{"MATCH (p:Person)-[e:ENGAGED]->(q) RETURN p.name AS from, e, q.name AS to ORDER BY e.id LIMIT 2;", nil},
	{"MATCH (t:Turn)-[e:ENGAGED]->(p:Person) RETURN e, p, [t.id] AS ids ORDER BY e.id LIMIT 2", nil},
	{"MATCH way = (d:Discussion {id: 'plain'})-[:HAS_TURN]->(t:Turn)<-[:SPOKE]-(p:Person) RETURN way ORDER BY t.id LIMIT 2", nil},
	{"MATCH way = (a:Turn {id: $turn})-[r:REPLIES_TO*1..3]->(b:Turn) RETURN r, length(way) AS steps, way ORDER BY steps", map[string]any{"turn": graph.TurnID("hostile", 2)}},
	{"MATCH (o:Organisation) OPTIONAL MATCH (o)<-[a:AFFILIATED_WITH]-(p:Person) RETURN o.name AS name, count(a) AS times, a IS NULL AS alone ORDER BY name, alone", nil},
	{"MATCH (n) WHERE n.id IN $ids AND NOT (n)-[:SPOKE]->() RETURN n.id, n.name ORDER BY n.id", map[string]any{"ids": []any{anna, norm, ei}}},
	{"MATCH (n) WHERE n.id IN $ids RETURN n.id", map[string]any{"ids": []any{}}},
	{"MATCH (p:Person) WHERE EXISTS { MATCH (p)-[:SPOKE]->(:Turn) } RETURN count( * ), min(p.name) AS `first name`", nil},
	{"RETURN 1 + $n, 0.1 + 0.2 AS sum, 1.0 AS whole, 1e300 AS large, [1, 2] AS list, {b: 'x', a: [1.5]} AS map, null AS nothing, true AS truth, date('2031-04-02') AS day", map[string]any{"n": int64(2)}},
	{"RETURN 'it\\'s \"x\" \\\\u0027 \\u0027; CREATE //' AS text, $text AS bound, $text = '" + `<script>alert(\"x\")</script>` + "' AS same", map[string]any{"text": hostileTexts[0]}},
	{"MATCH (set:Person) WITH set, set.id AS create, {delete: 1} AS merge RETURN create, 'set' AS load, merge.delete, set.name AS `call` ORDER BY create LIMIT 1", nil},
	{"match (p:Person) where p.name starts with 'Anna' return p.name as name union all match (c:Concept) where c.name contains 'norms' return c.name as name", nil},
	{"UNWIND range(1, 1000) AS x RETURN x ORDER BY x DESC LIMIT 3", nil},
	{"MATCH (p:Person) WHERE p.name = 'nobody' RETURN p, p.name", nil},
	{"MATCH (p:Person)\nRETURN q.name // not bound", nil},
	{"MATCH (p:Persn) RETURN p", nil},
	{"MATCH (p:Person) RETURN p.id, p.id", nil},
	{"MATCH (p:Person) DETACH DELETE p", nil},
}

// asks compares queries of a user's own with a golden file, the same for all
// stores but for the words of errors.
func asks(t *testing.T, open Open) {
	s := open(t)
	load(t, s, graph.Created, Graphs(t)...)
	before := snapshot(t, s)
	var out bytes.Buffer
	for _, q := range own {
		fmt.Fprintf(&out, "%s\n", q.cypher)
		err := ask(t, &out, s, q.cypher, q.params)
		message := fmt.Sprint(err)
		switch {
		case err == nil:
		case strings.Contains(message, "querying "): // the engine's own words
			fmt.Fprintln(&out, "an error of the engine")
			if strings.Contains(message, "`") && !strings.Contains(message, "Variable") || strings.Contains(message, "^") {
				t.Errorf("%s: the error shows what the user did not write: %v", q.cypher, err)
			}
		default:
			fmt.Fprintln(&out, message)
		}
		fmt.Fprintln(&out)
	}
	golden.Check(t, filepath.Join(need.Root(t), "testdata", "queries", "own.golden"), out.Bytes())
	same(t, before, snapshot(t, s))
}

func ask(t *testing.T, out *bytes.Buffer, s graph.Store, cypher string, params map[string]any) error {
	t.Helper()
	q, err := queries.ReadOnly(cypher)
	if err != nil {
		return err
	}
	r, _, err := report.Ask(t.Context(), s, q, params, limits)
	if err != nil {
		return err
	}
	f, err := report.FindFormat("json")
	if err != nil {
		return err
	}
	fmt.Fprintln(out, strings.Join(r.Columns, ", "))
	return f.Write(out, r, report.Options{})
}

// limited asks for more than there is time, memory and room for, past the check
// that refuses what writes.
func limited(t *testing.T, open Open) {
	s := open(t)
	load(t, s, graph.Created, Graphs(t)...)
	before := snapshot(t, s)
	l := limits
	l.Rows = 7
	got, err := s.Ask(t.Context(), "UNWIND range(1, 20000) AS x RETURN x", nil, l)
	if err != nil || len(got.Rows) != 7 || !got.Cut {
		t.Errorf("more rows than the limit: %d, cut off: %v, %v", len(got.Rows), got.Cut, err)
	}
	got, err = s.Ask(t.Context(), "UNWIND range(1, 7) AS x RETURN x", nil, l)
	if err != nil || len(got.Rows) != 7 || got.Cut {
		t.Errorf("as many rows as the limit: %d, cut off: %v, %v", len(got.Rows), got.Cut, err)
	}
	l.Rows = 1000
	for _, cypher := range []string{
		"UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y RETURN collect(x) AS list",
		"UNWIND range(1, 1000) AS x RETURN range(1, 50000) AS list, x",
	} {
		if got, err := s.Ask(t.Context(), cypher, nil, l); !errors.Is(err, graph.ErrLimit) {
			t.Errorf("%s: %d rows, %v", cypher, len(got.Rows), err)
		}
	}
	l.Time = time.Second
	endless := "UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y UNWIND range(1, 100000) AS z RETURN sum(x * y + z) AS n"
	if _, err := s.Ask(t.Context(), endless, nil, l); !errors.Is(err, graph.ErrLimit) || !strings.Contains(err.Error(), "ran for 1s") {
		t.Errorf("a query without an end: %v", err)
	}
	l.Time = time.Minute
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() {
		_, err := s.Ask(ctx, endless, nil, l)
		ended <- err
	}()
	cancel()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled query: %v", err)
	}
	for _, cypher := range []string{
		"CREATE (p:Person {id: 'person:x'}) RETURN p", "MATCH (n) DETACH DELETE n", "MATCH (n:Person) SET n.name = 'x' RETURN n",
		"MERGE (p:Person {id: 'person:x'}) RETURN p", "MATCH (p:Person RETURN p",
	} {
		if _, err := s.Ask(t.Context(), cypher, nil, l); err == nil {
			t.Errorf("no error for %s", cypher)
		}
	}
	same(t, before, snapshot(t, s))
}
