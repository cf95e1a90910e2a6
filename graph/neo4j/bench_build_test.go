package neo4j_test

import (
	"testing"
	"time"

	"rapporteur/internal/need"
	"rapporteur/internal/neo4jtest"
)

// BenchmarkSecondBuild builds an archive of 18 MB into an empty Neo4j and then,
// unchanged, five times more. The figures are the milliseconds of the whole
// processes and how many times faster the second is.
func BenchmarkSecondBuild(b *testing.B) {
	const again = 5
	archive := need.Shared(b, "data/plain/changelog")
	server := neo4jtest.Start(b)
	program := compiled(b, "./cmd/rapporteur")
	build := func() time.Duration {
		return timeProcess(b, settings(server), program, "build", "--quiet", archive)
	}
	build() // warms the server
	var first, second time.Duration
	for b.Loop() {
		if err := server.Reset(b.Context()); err != nil {
			b.Fatal(err)
		}
		first += build()
		for range again {
			second += build() / again
		}
	}
	b.ReportMetric(1000*first.Seconds()/float64(b.N), "ms")
	b.ReportMetric(1000*second.Seconds()/float64(b.N), "second-ms")
	b.ReportMetric(first.Seconds()/second.Seconds(), "times-faster")
	b.ReportMetric(0, "ns/op")
}
