package export_test

import (
	"fmt"
	"strings"
	"testing"

	"rapporteur/graph/storetest"
	"rapporteur/internal/consumers"
)

// Networks go through the same writers: undirected ones and ones in slices of
// time are read as such.
func TestConsumersReadNetworks(t *testing.T) {
	s := store(t)
	if _, err := s.Load(t.Context(), storetest.Graphs(t)...); err != nil {
		t.Fatal(err)
	}
	for _, kind := range []string{"person-engagement", "person-shared-concepts", "person-concept"} {
		t.Run(kind, func(t *testing.T) {
			source := engagement(t, s, kind)
			all := elements(t, source)
			if len(all.Edges) < 2 {
				t.Fatalf("the network has %d edges", len(all.Edges))
			}
			want := form{xml: true}.wanted(t, source)
			same(t, want, read(t, "networkx", written(t, "graphml", source)))
			for _, all := range []map[string]consumers.Element{want.Nodes, want.Edges} {
				for _, e := range all {
					delete(e.Attributes, "spells") // networkx puts those of GEXF there
				}
			}
			same(t, want, read(t, "networkx", written(t, "gexf", source)))
			gephi := consumers.Gephi(t, written(t, "gexf", source))
			if gephi.Directed != source.Directed || !gephi.Dynamic || len(gephi.Issues) > 0 {
				t.Errorf("directed %v, dynamic %v, issues %q", gephi.Directed, gephi.Dynamic, gephi.Issues)
			}
			if len(gephi.Nodes) != len(want.Nodes) {
				t.Errorf("Gephi has %d nodes, want %d", len(gephi.Nodes), len(want.Nodes))
			}
			for id, e := range want.Edges {
				if got := gephi.Edges[id]; got.Attributes["Weight"] != e.Attributes["weight"] || !strings.Contains(fmt.Sprint(got.Attributes["Interval"]), "[") {
					t.Errorf("Gephi's edge %s is %v, want %v", id, got, e)
				}
			}
			consumers.Dot(t, text(t, "dot", source), "-Tsvg")
		})
	}
}
