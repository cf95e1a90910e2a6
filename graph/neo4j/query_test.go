package neo4j_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rapporteur/graph"
	"rapporteur/internal/neo4jtest"
)

func TestQueryReducesValues(t *testing.T) {
	server := neo4jtest.Start(t)
	server.Run(t, "CREATE (:Person {id: 'a'})-[:SPOKE {id: 'edge:1'}]->(:Turn {id: 'b'})")
	s := open(t, options(server))
	got, err := s.Query(t.Context(), `MATCH p = (a)-[r]->(b)
		RETURN a, r, p, {b: [1, a], a: $text} AS map, [1, 2.5, null, true, $text, [b]] AS list,
		date('2016-12-05') AS day, duration('PT1H') AS span, point({x: 1, y: 2}) AS place;`, map[string]any{"text": hostile[0]})
	if err != nil {
		t.Fatal(err)
	}
	want := graph.Table{
		Columns: []string{"a", "r", "p", "map", "list", "day", "span", "place"},
		Rows: [][]any{{
			"a", "edge:1",
			[]any{"a", "edge:1", "b"},
			`{"a":"') DETACH DELETE n //","b":[1,"a"]}`,
			[]any{int64(1), 2.5, nil, true, hostile[0], []any{"b"}},
			"2016-12-05", "P0M0DT3600S", "Point{SpatialRefId=7203, X=1.000000, Y=2.000000}",
		}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestQueryCannotWrite(t *testing.T) {
	s := empty(t)
	load(t, s, graph.Created, sample(t, "a", 3, 0))
	before := snapshot(t, s)
	for _, cypher := range []string{
		"MATCH (n) DETACH DELETE n",
		"MERGE (n:Person {id: 'x'}) RETURN n",
		"MATCH (n) SET n.name = 'x'",
		"MATCH (n) CALL { WITH n DETACH DELETE n } IN TRANSACTIONS",
		"CREATE INDEX FOR (n:Person) ON (n.name)",
		"DROP CONSTRAINT rapporteur_person_id",
		"CALL db.createLabel('x')",
		"CREATE USER other SET PASSWORD 'password'",
		"ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO 'password'",
		"STOP DATABASE neo4j",
	} {
		if _, err := s.Query(t.Context(), cypher, nil); err == nil || !strings.Contains(err.Error(), "may only read") {
			t.Errorf("the error of %s: %v", cypher, err)
		}
	}
	if diff := cmp.Diff(before, snapshot(t, s)); diff != "" {
		t.Errorf("-before +after:\n%s", diff)
	}
}

func TestQueryError(t *testing.T) {
	s := empty(t)
	_, err := s.Query(t.Context(), "MATCH (n RETURN n", nil)
	if err == nil || !strings.Contains(err.Error(), "line 1, column 10") {
		t.Errorf("the error of a query with a mistake: %v", err)
	}
}
