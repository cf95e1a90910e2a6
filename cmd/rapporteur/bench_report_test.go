//go:build cgo

package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	kuzu "github.com/kuzudb/go-kuzu"

	"rapporteur/graph"
	"rapporteur/graph/embedded"
	"rapporteur/graph/storetest"
	"rapporteur/queries"
	"rapporteur/report"
)

// installed returns the path of one of the programs of TestMain as a file of its
// own.
func installed(t testing.TB, name string) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	from, err := os.Open(self)
	if err != nil {
		t.Fatal(err)
	}
	defer from.Close()
	path := filepath.Join(t.TempDir(), name)
	to, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE, 0o755)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(to, from); err != nil {
		t.Fatal(err)
	}
	if err := to.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// bare is the program `bare DATABASE QUERY PARAMETERS`: it opens the database in
// the engine and prints what the query returns, and has nothing else to do.
func bare() {
	if err := runBare(os.Args[1], os.Args[2], os.Args[3]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func runBare(path, cypher, params string) error {
	bound := map[string]any{}
	if err := json.Unmarshal([]byte(params), &bound); err != nil {
		return err
	}
	db, err := kuzu.OpenDatabase(path, kuzu.SystemConfig{BufferPoolSize: 1 << 30, MaxNumThreads: 2, EnableCompression: true, ReadOnly: true, MaxDbSize: 16 << 30})
	if err != nil {
		return err
	}
	defer db.Close()
	c, err := kuzu.OpenConnection(db)
	if err != nil {
		return err
	}
	defer c.Close()
	stmt, err := c.Prepare(cypher)
	if err != nil {
		return err
	}
	defer stmt.Close()
	result, err := c.Execute(stmt, bound)
	if err != nil {
		return err
	}
	defer result.Close()
	for result.HasNext() {
		row, err := result.Next()
		if err != nil {
			return err
		}
		values, err := row.GetAsSlice()
		if err != nil {
			return err
		}
		fmt.Println(values...)
		row.Close()
	}
	return nil
}

// BenchmarkReport runs each prepared query on a graph of 200,000 edges, as a
// whole process, and the same query in a bare program. The figures are the
// milliseconds of both and their ratio.
func BenchmarkReport(b *testing.B) {
	db := filepath.Join(b.TempDir(), "graph.db")
	fill(b, db, 200_000)
	program, bare := installed(b, "rapporteur"), installed(b, "bare")
	timed(b, program, "discussions", "--db", db) // notes that the file is sound
	all, err := queries.All()
	if err != nil {
		b.Fatal(err)
	}
	store, err := embedded.Open(b.Context(), embedded.Options{Path: db})
	if err != nil {
		b.Fatal(err)
	}
	defer store.Close()
	for _, q := range all {
		b.Run(q.Name, func(b *testing.B) {
			bound, err := report.Bind(b.Context(), store, q, storetest.WorkshopParams[q.Name])
			if err != nil {
				b.Fatal(err)
			}
			args := []string{"report", q.Name, "--quiet", "-o", "csv", "--db", db}
			for name, value := range storetest.WorkshopParams[q.Name] {
				args = append(args, "-p", name+"="+value)
			}
			params, err := json.Marshal(bound)
			if err != nil {
				b.Fatal(err)
			}
			var ours, theirs time.Duration
			for range b.N {
				ours += timed(b, program, args...)
				theirs += timed(b, bare, db, q.Cypher, string(params))
			}
			compare(b, ours, theirs)
		})
	}
}

func compare(b *testing.B, ours, theirs time.Duration) {
	b.ReportMetric(ours.Seconds()*1000/float64(b.N), "ms")
	b.ReportMetric(theirs.Seconds()*1000/float64(b.N), "bare-ms")
	b.ReportMetric(ours.Seconds()/theirs.Seconds(), "of-bare")
	b.ReportMetric(0, "ns/op")
}

// fill loads discussions until a database has so many edges.
func fill(b *testing.B, path string, edges int) {
	s, err := embedded.Open(b.Context(), embedded.Options{Path: path})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	loading, err := s.Begin(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	defer loading.Close()
	for n := 0; edges > 0; n++ {
		g, err := graph.Build(storetest.Workshop(n))
		if err != nil {
			b.Fatal(err)
		}
		edges -= len(g.Edges)
		if _, err := loading.Add(b.Context(), g); err != nil {
			b.Fatal(err)
		}
	}
	if _, err := loading.Commit(b.Context()); err != nil {
		b.Fatal(err)
	}
}
