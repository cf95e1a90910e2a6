package neo4j_test

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rapporteur/graph"
	"rapporteur/graph/neo4j"
	"rapporteur/internal/neo4jtest"
)

// BenchmarkLoad loads some 200,000 edges of a hundred discussions, and for
// comparison has a plain loader create the same nodes and edges with UNWIND of
// 10,000 rows and nothing else: no plan, no look at what is there. Its rows are
// ready before the clock starts. The figures are edges a second, and their ratio.
func BenchmarkLoad(b *testing.B) {
	const wanted = 200_000
	server := neo4jtest.Start(b)
	graphs := workshops(b, wanted)
	edges := 0
	for _, g := range graphs {
		edges += len(g.Edges)
	}
	// A server that has just started is two to three times slower.
	timeLoad(b, server, graphs)
	timePlain(b, server, graphs)
	var ours, plain time.Duration
	for b.Loop() {
		ours += timeLoad(b, server, graphs)
		plain += timePlain(b, server, graphs)
	}
	n := float64(edges * b.N)
	b.ReportMetric(n/ours.Seconds(), "edges/s")
	b.ReportMetric(n/plain.Seconds(), "UNWIND-edges/s")
	b.ReportMetric(plain.Seconds()/ours.Seconds(), "of-UNWIND")
	b.ReportMetric(0, "ns/op")
}

func timeLoad(b *testing.B, server *neo4jtest.Server, graphs []graph.Graph) time.Duration {
	if err := server.Reset(b.Context()); err != nil {
		b.Fatal(err)
	}
	s, err := neo4j.Open(b.Context(), options(server))
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	if _, err := s.Load(b.Context()); err != nil { // makes the constraints
		b.Fatal(err)
	}
	begin := time.Now()
	fill(b, s, graphs)
	return time.Since(begin)
}

// timePlain loads into the same constraints and indices.
func timePlain(b *testing.B, server *neo4jtest.Server, graphs []graph.Graph) time.Duration {
	if err := server.Reset(b.Context()); err != nil {
		b.Fatal(err)
	}
	d, err := driver.NewDriverWithContext(server.URL, driver.BasicAuth(server.Username, server.Password, ""))
	if err != nil {
		b.Fatal(err)
	}
	defer d.Close(b.Context())
	nodes, edges := rowsOf(graphs)
	begin := time.Now()
	session := d.NewSession(b.Context(), driver.SessionConfig{})
	defer session.Close(b.Context())
	unwind := func(statement string, rows []map[string]any) {
		for part := range slices.Chunk(rows, 10_000) {
			_, err := session.ExecuteWrite(b.Context(), func(tx driver.ManagedTransaction) (any, error) {
				result, err := tx.Run(context.WithoutCancel(b.Context()), "UNWIND $rows AS row "+statement, map[string]any{"rows": part})
				if err != nil {
					return nil, err
				}
				return result.Consume(b.Context())
			})
			if err != nil {
				b.Fatal(err)
			}
		}
	}
	for _, t := range graph.NodeTypes {
		unwind("CREATE (n:"+t.Label+") SET n = row", nodes[t.Label])
	}
	for _, t := range graph.EdgeTypes {
		for _, ends := range t.Ends {
			k := [3]string{t.Name, ends[0], ends[1]}
			unwind(fmt.Sprintf("MATCH (a:%s {id: row.from}), (b:%s {id: row.to}) CREATE (a)-[r:%s]->(b) SET r = row.props", k[1], k[2], k[0]), edges[k])
		}
	}
	return time.Since(begin)
}

// rowsOf are the nodes by label, shared ones once, and the edges by what they join.
func rowsOf(graphs []graph.Graph) (nodes map[string][]map[string]any, edges map[[3]string][]map[string]any) {
	nodes, edges = map[string][]map[string]any{}, map[[3]string][]map[string]any{}
	seen := map[graph.Ref]bool{}
	with := func(id string, props map[string]any) map[string]any {
		all := map[string]any{"id": id}
		for k, v := range props {
			all[k] = v
		}
		return all
	}
	for _, g := range graphs {
		for _, n := range g.Nodes {
			if ref := (graph.Ref{Label: n.Label, ID: n.ID}); !seen[ref] {
				seen[ref] = true
				nodes[n.Label] = append(nodes[n.Label], with(n.ID, n.Props))
			}
		}
		for _, e := range g.Edges {
			k := [3]string{e.Type, e.From.Label, e.To.Label}
			edges[k] = append(edges[k], map[string]any{"from": e.From.ID, "to": e.To.ID, "props": with(e.ID, e.Props)})
		}
	}
	return nodes, edges
}
