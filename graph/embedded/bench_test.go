//go:build cgo

package embedded_test

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rapporteur/graph"
	"rapporteur/graph/embedded"
	"rapporteur/graph/storetest"
)

// workshops gives graphs until they have so many edges.
func workshops(b *testing.B, edges int, visit func(graph.Graph)) {
	for n := 0; edges > 0; n++ {
		g := build(b, storetest.Workshop(n))
		edges -= len(g.Edges)
		visit(g)
	}
}

// BenchmarkLoad loads a graph into an empty store, and for comparison has the
// engine copy the same rows from CSV files that are ready, with nothing before
// and nothing around it. The figures are edges a second, and their ratio.
func BenchmarkLoad(b *testing.B) {
	for _, size := range []int{200_000, 1_000_000} {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			var ours, engines time.Duration
			for range b.N {
				ours += timeLoad(b, size)
				engines += timeCopy(b, size)
			}
			edges := float64(size) * float64(b.N)
			b.ReportMetric(edges/ours.Seconds(), "edges/s")
			b.ReportMetric(edges/engines.Seconds(), "COPY-edges/s")
			b.ReportMetric(engines.Seconds()/ours.Seconds(), "of-COPY")
			b.ReportMetric(0, "ns/op")
		})
	}
}

func timeLoad(b *testing.B, size int) (took time.Duration) {
	s := open(b, embedded.Options{Path: filepath.Join(b.TempDir(), "graph.db"), Probe: []string{self(b)}})
	loading, err := s.Begin(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	workshops(b, size, func(g graph.Graph) {
		begin := time.Now()
		if _, err := loading.Add(b.Context(), g); err != nil {
			b.Fatal(err)
		}
		took += time.Since(begin)
	})
	begin := time.Now()
	if _, err := loading.Commit(b.Context()); err != nil {
		b.Fatal(err)
	}
	if err := loading.Close(); err != nil {
		b.Fatal(err)
	}
	return took + time.Since(begin)
}

// columns are the names of the properties of a table in their order.
func columns(props []graph.Property) []string {
	var names []string
	for _, p := range props {
		names = append(names, p.Name)
	}
	return names
}

// timeCopy writes the CSV files and times what the engine needs to copy them.
func timeCopy(b *testing.B, size int) time.Duration {
	dir := b.TempDir()
	files, rows := map[string]*os.File{}, map[string]*csv.Writer{}
	put := func(name string, first []string, props []graph.Property, values map[string]any) {
		if rows[name] == nil {
			f, err := os.Create(filepath.Join(dir, name+".csv"))
			if err != nil {
				b.Fatal(err)
			}
			files[name], rows[name] = f, csv.NewWriter(f)
		}
		for _, p := range columns(props) {
			if list, ok := values[p].([]string); ok {
				first = append(first, "["+strings.Join(list, ",")+"]")
			} else {
				first = append(first, fmt.Sprint(values[p]))
			}
		}
		if err := rows[name].Write(first); err != nil {
			b.Fatal(err)
		}
	}
	shared := map[string]bool{}
	workshops(b, size, func(g graph.Graph) {
		for _, t := range graph.NodeTypes {
			for _, n := range g.Nodes {
				if n.Label == t.Label && !shared[n.ID] {
					put(n.Label, []string{n.ID}, t.Props, n.Props)
					shared[n.ID] = t.Shared
				}
			}
		}
		for _, t := range graph.EdgeTypes {
			for _, e := range g.Edges {
				if e.Type == t.Name {
					put(e.Type+"-"+e.From.Label+"-"+e.To.Label, []string{e.From.ID, e.To.ID, e.ID}, t.Props, e.Props)
				}
			}
		}
	})
	for name, w := range rows {
		w.Flush()
		if err := files[name].Close(); err != nil {
			b.Fatal(err)
		}
	}
	path := filepath.Join(dir, "engine.db")
	s := open(b, embedded.Options{Path: path})
	if _, err := s.Load(b.Context()); err != nil {
		b.Fatal(err)
	}

	begin := time.Now()
	db, c, err := engine(path)
	if err != nil {
		b.Fatal(err)
	}
	copyTable := func(table, name, options string) {
		if rows[name] == nil {
			return
		}
		r, err := c.Query(fmt.Sprintf("COPY `%s` FROM '%s' (HEADER=false, AUTO_DETECT=false, ESCAPE='\"'%s)", table, filepath.Join(dir, name+".csv"), options))
		if err != nil {
			b.Fatal(err)
		}
		r.Close()
	}
	for _, t := range graph.NodeTypes {
		copyTable(t.Label, t.Label, "")
	}
	for _, t := range graph.EdgeTypes {
		for _, e := range t.Ends {
			copyTable(t.Name, t.Name+"-"+e[0]+"-"+e[1], fmt.Sprintf(", FROM='%s', TO='%s'", e[0], e[1]))
		}
	}
	c.Close()
	db.Close()
	return time.Since(begin)
}
