package neo4j_test

import (
	"context"
	"errors"
	"runtime"
	"strings"
	"testing"
	"time"

	"rapporteur/graph"
	"rapporteur/internal/neo4jtest"
	"rapporteur/queries"
	"rapporteur/report"
)

var limits = graph.Limits{Time: time.Minute, Rows: 10, Memory: 256 << 20}

// running counts the transactions of queries that hold this mark.
func running(t *testing.T, s *neo4jtest.Server, mark string) int64 {
	t.Helper()
	store := open(t, options(s))
	table, err := store.Query(t.Context(), "SHOW TRANSACTIONS YIELD currentQuery AS q WHERE q CONTAINS $mark AND NOT q CONTAINS 'SHOW' RETURN count(*) AS n", map[string]any{"mark": mark})
	if err != nil {
		t.Fatal(err)
	}
	n, _ := table.Rows[0][0].(int64)
	return n
}

// TestAskEndsWhatRuns sees that the server goes on with no query whose asker
// has had enough.
func TestAskEndsWhatRuns(t *testing.T) {
	server := neo4jtest.Start(t)
	s := open(t, options(server))
	got, err := s.Ask(t.Context(), "UNWIND range(1, 1000000000) AS x UNWIND range(1, 1000000000) AS markone RETURN x", nil, limits)
	if err != nil || len(got.Rows) != limits.Rows || !got.Cut {
		t.Errorf("rows without an end: %d rows, cut off: %v, %v", len(got.Rows), got.Cut, err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	_, err = s.Ask(ctx, "UNWIND range(1, 1000000000) AS x UNWIND range(1, 1000000000) AS marktwo RETURN sum(x)", nil, limits)
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a query that is given up: %v", err)
	}
	for _, mark := range []string{"markone", "marktwo"} {
		for range 50 {
			if running(t, server, mark) == 0 {
				break
			}
			time.Sleep(200 * time.Millisecond)
		}
		if n := running(t, server, mark); n > 0 {
			t.Errorf("%d transactions of %s go on", n, mark)
		}
	}
}

// TestAskOfOneHugeRow asks for a single row, which the driver reads whole.
func TestAskOfOneHugeRow(t *testing.T) {
	s := empty(t)
	l := limits
	l.Memory = 128 << 20
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err := s.Ask(t.Context(), "RETURN range(1, 10000000) AS list", nil, l)
	if !errors.Is(err, graph.ErrLimit) {
		t.Errorf("a row of ten million numbers: %v", err)
	}
	runtime.ReadMemStats(&after)
	if taken := int64(after.TotalAlloc - before.TotalAlloc); taken > 2*l.Memory {
		t.Errorf("%d MiB were taken for it", taken>>20)
	}
}

// TestNoTextBreaksOut asks for texts that end as something else where a server
// reads \u in a query before all else.
func TestNoTextBreaksOut(t *testing.T) {
	s := empty(t)
	for cypher, want := range map[string]string{
		`RETURN '\u0027 AS x CREATE (:Person) //' AS x`:          `' AS x CREATE (:Person) //`,
		`RETURN '\\u0027 AS x CREATE (:Person) //' AS x`:         `\u0027 AS x CREATE (:Person) //`,
		`RETURN '\\\u0027 AS x CREATE (:Person) //' AS x`:        `\' AS x CREATE (:Person) //`,
		"RETURN \"'\\\"`\\\\\" /* ' */ AS x // \\u000aCREATE ()": "'\"`\\",
		`RETURN '\u005c\u005cu0027' AS x`:                        `\\u0027`,
	} {
		q, err := queries.ReadOnly(cypher)
		if err != nil {
			t.Errorf("%s: %v", cypher, err)
			continue
		}
		r, _, err := report.Ask(t.Context(), s, q, nil, limits)
		if err != nil || len(r.Rows) != 1 || r.Rows[0][0] != want {
			t.Errorf("%s gives %v, want %s (%v)", cypher, r.Rows, want, err)
		}
	}
}

func TestAskPlacesMistakes(t *testing.T) {
	s := empty(t)
	q, err := queries.ReadOnly("MATCH (p:Person) /* a\nlong */ WHERE p.name = 'it\\'s \"so\"'\nRETURN q.name AS name")
	if err != nil {
		t.Fatal(err)
	}
	_, _, err = report.Ask(t.Context(), s, q, nil, limits)
	if err == nil || !strings.Contains(err.Error(), "Variable `q` not defined (line 3, column 8)") || strings.Contains(err.Error(), "^") {
		t.Errorf("the error of a variable that is not there: %v", err)
	}
}
