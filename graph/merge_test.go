package graph_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"rapporteur/graph"
)

// contribution draws what a discussion may say of one entity, with few words so
// that they meet.
func contribution(t *rapid.T, label string) graph.Entity {
	word := rapid.SampledFrom([]string{"", "a", "b", "ab", "A", "AB", "a b", "B A", "é", "名"})
	return graph.Merge(graph.Entity{
		ID: "x", Label: graph.LabelOrganisation, Name: word.Draw(t, label+" name"),
		Aliases:     rapid.SliceOfN(word, 0, 4).Draw(t, label+" aliases"),
		Basis:       rapid.SampledFrom([]string{"lexicon", "label", "name"}).Draw(t, label+" basis"),
		Stakeholder: rapid.SampledFrom([]string{"", "government", "academia"}).Draw(t, label+" stakeholder"),
	})
}

func TestMergeIsASemilattice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := contribution(t, "a"), contribution(t, "b"), contribution(t, "c")
		same := func(law string, x, y graph.Entity) {
			if diff := cmp.Diff(x, y); diff != "" {
				t.Fatalf("%s: %s", law, diff)
			}
		}
		same("idempotent", a, graph.Merge(a, a))
		same("commutative", graph.Merge(a, b), graph.Merge(b, a))
		same("associative", graph.Merge(graph.Merge(a, b), c), graph.Merge(a, graph.Merge(b, c)))
		same("at once", graph.Merge(a, b, c), graph.Merge(graph.Merge(c, a), b))
	})
}

func TestMergeLosesNoName(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := contribution(t, "a"), contribution(t, "b")
		m := graph.Merge(a, b)
		for _, name := range append(append([]string{a.Name, b.Name}, a.Aliases...), b.Aliases...) {
			if name != "" && name != m.Name && !slices.Contains(m.Aliases, name) {
				t.Fatalf("%q is lost in %+v", name, m)
			}
		}
		if slices.Contains(m.Aliases, m.Name) || !slices.IsSorted(m.Aliases) {
			t.Fatalf("the aliases %q of %q", m.Aliases, m.Name)
		}
	})
}

func TestMergeChoosesTheName(t *testing.T) {
	for _, test := range []struct {
		why          string
		best, second graph.Entity
	}{
		{"a lexicon knows best", graph.Entity{Name: "APNIC", Basis: "lexicon"}, graph.Entity{Name: "Asia Pacific Network", Basis: "name"}},
		{"capitals are a label's", graph.Entity{Name: "Ann Bee", Basis: "name"}, graph.Entity{Name: "ANN MARY BEE", Basis: "label"}},
		{"the most words", graph.Entity{Name: "Ann M Bee"}, graph.Entity{Name: "Annemarie Beekeeper"}},
		{"the most characters", graph.Entity{Name: "Anne Bee"}, graph.Entity{Name: "Ann Bee"}},
		{"the first", graph.Entity{Name: "Ann Bea"}, graph.Entity{Name: "Ann Bee"}},
	} {
		m := graph.Merge(test.second, test.best)
		if m.Name != test.best.Name || !slices.Equal(m.Aliases, []string{test.second.Name}) {
			t.Errorf("%s: the name is %q and the aliases are %q", test.why, m.Name, m.Aliases)
		}
	}
}
