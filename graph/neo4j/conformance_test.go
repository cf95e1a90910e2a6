package neo4j_test

import (
	"testing"

	"rapporteur/graph"
	"rapporteur/graph/storetest"
)

func TestConformance(t *testing.T) {
	storetest.Run(t, func(t testing.TB) graph.Store { return empty(t) })
}
