package graph_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"rapporteur/discussion"
	"rapporteur/graph"
)

// memory is the plainest store that carries plans out.
type memory struct {
	nodes map[graph.Ref]graph.Node
	edges map[string]graph.Edge
}

func newMemory() *memory {
	return &memory{map[graph.Ref]graph.Node{}, map[string]graph.Edge{}}
}

func (m *memory) Discussions(_ context.Context, ids []string) ([]graph.Stored, error) {
	var all []graph.Stored
	for _, id := range ids {
		if n, ok := m.nodes[graph.Ref{Label: graph.LabelDiscussion, ID: id}]; ok {
			all = append(all, graph.Stored{
				ID: id, Source: n.Props["source"].(string), Digest: n.Props["digest"].(string), Contributions: n.Props["contributions"].(string),
			})
		}
	}
	return all, nil
}

func (m *memory) Entities(_ context.Context, refs []graph.Ref) ([]graph.Entity, error) {
	var all []graph.Entity
	for _, ref := range refs {
		if n, ok := m.nodes[ref]; ok {
			e := graph.Entity{ID: n.ID, Label: n.Label, Name: n.Props["name"].(string), Aliases: n.Props["aliases"].([]string), Basis: n.Props["basis"].(string)}
			e.Stakeholder, _ = n.Props["stakeholder"].(string)
			all = append(all, e)
		}
	}
	return all, nil
}

func (m *memory) Holders(_ context.Context, refs []graph.Ref) ([]string, error) {
	found := map[string]bool{}
	for _, e := range m.edges {
		if slices.Contains(refs, e.From) || slices.Contains(refs, e.To) {
			found[e.Props["discussion"].(string)] = true
		}
	}
	return slices.Collect(maps.Keys(found)), nil
}

// apply carries a change out and reports what a store could not do.
func (m *memory) apply(c graph.Change) error {
	for _, id := range c.Drop {
		maps.DeleteFunc(m.edges, func(_ string, e graph.Edge) bool { return e.Props["discussion"] == id })
		maps.DeleteFunc(m.nodes, func(r graph.Ref, n graph.Node) bool {
			return n.Props["discussion"] == id || r == graph.Ref{Label: graph.LabelDiscussion, ID: id}
		})
	}
	for _, ref := range c.Delete {
		delete(m.nodes, ref)
	}
	for _, n := range c.Update {
		m.nodes[graph.Ref{Label: n.Label, ID: n.ID}] = n
	}
	for _, n := range c.Create.Nodes {
		ref := graph.Ref{Label: n.Label, ID: n.ID}
		if _, ok := m.nodes[ref]; ok {
			return fmt.Errorf("%v is created twice", ref)
		}
		m.nodes[ref] = n
	}
	for _, e := range c.Create.Edges {
		m.edges[e.ID] = e
	}
	for _, e := range m.edges {
		for _, ref := range []graph.Ref{e.From, e.To} {
			if _, ok := m.nodes[ref]; !ok {
				return fmt.Errorf("%s has no end %v", e.ID, ref)
			}
		}
	}
	return nil
}

func (m *memory) load(graphs ...graph.Graph) ([]graph.Outcome, error) {
	c, err := graph.PlanLoad(context.Background(), m, graphs...)
	if err != nil {
		return nil, err
	}
	return c.Outcomes, m.apply(c)
}

func (m *memory) remove(id string) error {
	c, err := graph.PlanRemove(context.Background(), m, id)
	if err != nil {
		return err
	}
	return m.apply(c)
}

// naming is a discussion that mentions entities by names.
func naming(id, digest string, names map[string]string) discussion.Findings {
	f := discussion.Findings{Discussion: discussion.Discussion{ID: id, Source: id + ".txt", Digest: digest}}
	var text strings.Builder
	for _, entity := range slices.Sorted(maps.Keys(names)) {
		name := names[entity]
		basis := "name"
		if strings.HasPrefix(name, "Lex") {
			basis = "lexicon"
		}
		f.Entities = append(f.Entities, discussion.Entity{ID: entity, Kind: discussion.Concept, Name: name, Basis: basis})
		start := text.Len()
		text.WriteString(name + " ")
		f.Mentions = append(f.Mentions, discussion.Mention{Entity: entity, Kind: discussion.Concept, Evidence: discussion.Evidence{
			Span: discussion.Span{Start: start, End: start + len(name)}, Quote: name, Rule: "r", Score: 1,
		}})
	}
	f.Discussion.Turns = []discussion.Turn{{Text: text.String()}}
	f.Speakers = []discussion.Speaker{{Entity: discussion.Unknown}}
	return f
}

// TestPlansGiveTheGraphOfWhatIsLoaded loads, replaces and removes at random, and
// compares with a store that was only ever given what is left.
func TestPlansGiveTheGraphOfWhatIsLoaded(t *testing.T) {
	ids := []string{"a", "b", "c", "d"}
	rapid.Check(t, func(t *rapid.T) {
		store, want := newMemory(), newMemory()
		loaded := map[string]graph.Graph{}
		for step := range rapid.IntRange(1, 12).Draw(t, "steps") {
			if id := rapid.SampledFrom(ids).Draw(t, "id"); rapid.IntRange(0, 2).Draw(t, "remove") == 0 {
				_, there := loaded[id]
				if err := store.remove(id); (err == nil) != there || !there && !errors.Is(err, graph.ErrNotFound) {
					t.Fatal(err)
				}
				delete(loaded, id)
				continue
			}
			var batch []graph.Graph
			for _, id := range rapid.SliceOfNDistinct(rapid.SampledFrom(ids), 1, 3, rapid.ID).Draw(t, "batch") {
				names := rapid.MapOfN(rapid.SampledFrom([]string{"concept:x", "concept:y", "concept:z"}),
					rapid.SampledFrom([]string{"Norm", "Norms", "NORMS", "Lex", "Lexica"}), 0, 3).Draw(t, "names")
				g, err := graph.Build(naming(id, fmt.Sprint(step), names))
				if err != nil {
					t.Fatal(err)
				}
				batch = append(batch, g)
				loaded[id] = g
			}
			if _, err := store.load(batch...); err != nil {
				t.Fatal(err)
			}
		}
		for _, id := range slices.Backward(slices.Sorted(maps.Keys(loaded))) {
			if _, err := want.load(loaded[id]); err != nil {
				t.Fatal(err)
			}
		}
		if diff := cmp.Diff(want.nodes, store.nodes); diff != "" {
			t.Fatal(diff)
		}
		if diff := cmp.Diff(want.edges, store.edges); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestPlanOutcomes(t *testing.T) {
	m := newMemory()
	a1, a2 := mustBuild(t, naming("a", "1", nil)), mustBuild(t, naming("a", "2", nil))
	b := mustBuild(t, naming("b", "1", nil))
	for _, step := range []struct {
		graphs []graph.Graph
		want   []graph.Outcome
	}{
		{[]graph.Graph{a1}, []graph.Outcome{graph.Created}},
		{[]graph.Graph{b, a1}, []graph.Outcome{graph.Created, graph.Unchanged}},
		{[]graph.Graph{a2, b}, []graph.Outcome{graph.Replaced, graph.Unchanged}},
	} {
		got, err := m.load(step.graphs...)
		if err != nil || !slices.Equal(got, step.want) {
			t.Errorf("the outcomes are %v (%v), not %v", got, err, step.want)
		}
	}
	c, err := graph.PlanLoad(context.Background(), m, a2, b)
	if err != nil || !c.Empty() {
		t.Errorf("what is loaded already changes %+v (%v)", c, err)
	}
}

func TestPlanConflicts(t *testing.T) {
	m := newMemory()
	if _, err := m.load(mustBuild(t, naming("a", "1", nil))); err != nil {
		t.Fatal(err)
	}
	other := naming("a", "1", nil)
	other.Discussion.Source = "folder/a.vtt"
	_, err := m.load(mustBuild(t, other))
	if !errors.Is(err, graph.ErrConflict) {
		t.Fatalf("another source of the same id: %v", err)
	}
	for _, want := range []string{`"a.txt"`, `"folder/a.vtt"`, "--id", "remove"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("the error %q does not name %s", err, want)
		}
	}
	b := mustBuild(t, naming("b", "1", nil))
	if _, err := m.load(b, b); !errors.Is(err, graph.ErrConflict) {
		t.Errorf("the same id twice at once: %v", err)
	}
}
