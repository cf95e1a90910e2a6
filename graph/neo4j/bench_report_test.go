package neo4j_test

import (
	"encoding/json"
	"io"
	"maps"
	"os"
	"os/exec"
	"slices"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rapporteur/graph"
	"rapporteur/graph/neo4j"
	"rapporteur/graph/storetest"
	"rapporteur/internal/neo4jtest"
	"rapporteur/queries"
	"rapporteur/report"
)

// reportEdges is how many edges the graph has that reports are asked of.
const reportEdges = 200_000

// warmUp is for how long a query is asked before it is measured: the server
// reads what it holds, plans the query and compiles itself.
const warmUp = time.Second

// BenchmarkReport asks each prepared query of a graph of 200,000 edges in one
// process that stays: binding its values, running it, settling the rows and
// writing them as CSV, and for comparison the same Cypher with the same values
// by the driver alone, which reads all rows. Both have a connection that is open
// and take turns. The figures are the milliseconds of both and their ratio.
func BenchmarkReport(b *testing.B) {
	server, s := filled(b)
	d, err := driver.NewDriverWithContext(server.URL, driver.BasicAuth(server.Username, server.Password, ""))
	if err != nil {
		b.Fatal(err)
	}
	defer d.Close(b.Context())
	each(b, s, func(b *testing.B, q queries.Query, bound map[string]any) {
		ours := func() time.Duration { return timeReport(b, s, q) }
		theirs := func() time.Duration { return timeBare(b, d, q, bound) }
		for begin := time.Now(); time.Since(begin) < warmUp; {
			ours()
			theirs()
		}
		byTurns(b, ours, theirs)
	})
}

// BenchmarkReportProcess does so with whole processes: `rapporteur report NAME
// -o csv`, and a program that does nothing else.
func BenchmarkReportProcess(b *testing.B) {
	server, s := filled(b)
	program, bare := compiled(b, "./cmd/rapporteur"), compiled(b, "./graph/neo4j/testdata/bare")
	each(b, s, func(b *testing.B, q queries.Query, bound map[string]any) {
		args := []string{"report", q.Name, "--quiet", "-o", "csv"}
		for name, value := range storetest.WorkshopParams[q.Name] {
			args = append(args, "-p", name+"="+value)
		}
		params, err := json.Marshal(bound)
		if err != nil {
			b.Fatal(err)
		}
		ours := func() time.Duration { return timeProcess(b, settings(server), program, args...) }
		theirs := func() time.Duration {
			return timeProcess(b, nil, bare, server.URL, server.Username, server.Password, q.Cypher, string(params))
		}
		ours()
		theirs()
		byTurns(b, ours, theirs)
	})
}

// filled opens a store that holds workshops.
func filled(b *testing.B) (*neo4jtest.Server, *neo4j.Store) {
	server := neo4jtest.Start(b)
	s := open(b, options(server))
	fill(b, s, workshops(b, reportEdges))
	return server, s
}

// workshops returns graphs that have so many edges together, or a few more.
func workshops(b *testing.B, edges int) []graph.Graph {
	var all []graph.Graph
	for edges > 0 {
		g, err := graph.Build(storetest.Workshop(len(all)))
		if err != nil {
			b.Fatal(err)
		}
		edges -= len(g.Edges)
		all = append(all, g)
	}
	return all
}

// fill loads graphs in batches, as a build does.
func fill(b *testing.B, s *neo4j.Store, graphs []graph.Graph) {
	loading, err := s.Begin(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	for _, g := range graphs {
		full, err := loading.Add(b.Context(), g)
		if err == nil && full {
			_, err = loading.Commit(b.Context())
		}
		if err != nil {
			b.Fatal(err)
		}
	}
	if _, err := loading.Commit(b.Context()); err != nil {
		b.Fatal(err)
	}
}

// each runs a benchmark of each prepared query, with the values that are bound
// to its parameters.
func each(b *testing.B, s *neo4j.Store, run func(*testing.B, queries.Query, map[string]any)) {
	all, err := queries.All()
	if err != nil {
		b.Fatal(err)
	}
	for _, q := range all {
		b.Run(q.Name, func(b *testing.B) {
			bound, err := report.Bind(b.Context(), s, q, storetest.WorkshopParams[q.Name])
			if err != nil {
				b.Fatal(err)
			}
			run(b, q, bound)
		})
	}
}

// byTurns measures both by turns, b.N times at least and more often for quick
// ones. It reports the milliseconds of the fastest of each, for what else the
// machine and the server's garbage collector do only adds, and their ratio.
func byTurns(b *testing.B, ours, theirs func() time.Duration) {
	const enough, most = 5 * time.Second, 201
	var mine, bare []time.Duration
	begin := time.Now()
	for i := 0; i < b.N || i < most && time.Since(begin) < enough; i++ {
		// Whoever comes second may find what the first has left: garbage, or warmth.
		if i%2 == 0 {
			mine, bare = append(mine, ours()), append(bare, theirs())
		} else {
			bare, mine = append(bare, theirs()), append(mine, ours())
		}
	}
	m, t := slices.Min(mine).Seconds(), slices.Min(bare).Seconds()
	b.ReportMetric(1000*m, "ms")
	b.ReportMetric(1000*t, "bare-ms")
	b.ReportMetric(m/t, "of-bare")
	b.ReportMetric(0, "ns/op")
}

// timeReport asks by the report's name and its values as a user gives them.
func timeReport(b *testing.B, s *neo4j.Store, q queries.Query) time.Duration {
	csv, err := report.FindFormat("csv")
	if err != nil {
		b.Fatal(err)
	}
	begin := time.Now()
	r, err := report.Run(b.Context(), s, q, maps.Clone(storetest.WorkshopParams[q.Name]))
	if err != nil {
		b.Fatal(err)
	}
	if err := csv.Write(io.Discard, r, report.Options{}); err != nil {
		b.Fatal(err)
	}
	return time.Since(begin)
}

func timeBare(b *testing.B, d driver.DriverWithContext, q queries.Query, bound map[string]any) time.Duration {
	begin := time.Now()
	session := d.NewSession(b.Context(), driver.SessionConfig{AccessMode: driver.AccessModeRead})
	defer session.Close(b.Context())
	result, err := session.Run(b.Context(), q.Cypher, bound)
	if err != nil {
		b.Fatal(err)
	}
	if _, err := result.Collect(b.Context()); err != nil {
		b.Fatal(err)
	}
	return time.Since(begin)
}

// timeProcess runs a program and returns how long its whole process takes.
func timeProcess(b *testing.B, environ []string, program string, args ...string) time.Duration {
	cmd := exec.Command(program, args...)
	cmd.Env = append(os.Environ(), environ...)
	begin := time.Now()
	if out, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("%s %v: %v\n%s", program, args, err, out)
	}
	return time.Since(begin)
}
