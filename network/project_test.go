package network

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"rapporteur/graph"
	"rapporteur/internal/need"
)

// TestByHand compares networks with what testdata/networks works out by hand.
func TestByHand(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(need.Root(t), "testdata", "networks", "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	tried := map[string]bool{}
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		source := parseScript(t, string(a.Files[0].Data))
		for _, f := range a.Files[1:] {
			t.Run(filepath.Base(file)+"/"+f.Name, func(t *testing.T) {
				n := makeNetwork(t, source, f.Name)
				tried[n.Kind.Name] = true
				if diff := cmp.Diff(string(f.Data), written(n)); diff != "" {
					t.Errorf("-by hand +got:\n%s", diff)
				}
			})
		}
	}
	for _, k := range Kinds {
		if !tried[k.Name] {
			t.Errorf("testdata/networks has no case of %s", k.Name)
		}
	}
}

const series = `
discussion late 2020-02-01
ann: norms agrees>bob
bob: norms
bob: law
discussion early 2019-05-03/2019-05-04
ann: norms
bob: thanks>ann
?: law
cyd: trust
`

// TestActive checks when ties and nodes are there: early goes before late, so
// its turns are at the positions 0 to 3 and those of late at 4 to 6.
func TestActive(t *testing.T) {
	n := makeNetwork(t, parseScript(t, series), "person-engagement slices=2")
	want := map[string]Active{
		"bob ann": {1, 1, "2019-05-03", "2019-05-04", []string{"early"}, []Spell{{0, 2, 1}}},
		"ann bob": {4, 4, "2020-02-01", "2020-02-01", []string{"late"}, []Spell{{3, 6, 1}}},
		"ann":     {1, 4, "2019-05-03", "2020-02-01", []string{"early", "late"}, []Spell{{0, 2, 1}, {3, 6, 1}}},
		"bob":     {1, 4, "2019-05-03", "2020-02-01", []string{"early", "late"}, []Spell{{0, 2, 1}, {3, 6, 1}}},
	}
	got := map[string]Active{}
	for _, e := range n.Edges {
		got[n.Nodes[e.From].Name+" "+n.Nodes[e.To].Name] = e.Active
	}
	for _, node := range n.Nodes {
		got[node.Name] = node.Active
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	// Co-use is there once both have used a concept, until either does last.
	n = makeNetwork(t, parseScript(t, series), "person-shared-concepts discussion=late")
	if a := n.Edges[0].Active; a.FirstTurn != 1 || a.LastTurn != 1 {
		t.Errorf("ann and bob share norms from %d to %d, not in turn 1", a.FirstTurn, a.LastTurn)
	}
}

// TestSlicesAreNetworks compares the spells of a network in slices with the
// networks of these slices, made each for itself.
func TestSlicesAreNetworks(t *testing.T) {
	a, err := txtar.ParseFile(filepath.Join(need.Root(t), "testdata", "networks", "two-meetings.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	source := parseScript(t, string(a.Files[0].Data))
	for _, k := range Kinds {
		for _, norm := range k.Normalisations() {
			words := k.Name + " discussion=panel normalisation=" + string(norm)
			want, got := map[string][]Spell{}, map[string][]Spell{}
			for _, slice := range []Range[int]{{0, 1}, {2, 3}, {4, 6}} { // of 7 turns
				part := makeNetwork(t, source, fmt.Sprintf("%s turns=%d..%d", words, slice.First, slice.Last))
				for _, e := range part.Edges {
					id := edgeID(k, part.Nodes[e.From], part.Nodes[e.To])
					want[id] = append(want[id], Spell{slice.First, slice.Last, e.Weight})
				}
			}
			whole := makeNetwork(t, source, words+" slices=3")
			for _, e := range whole.Edges {
				if len(e.Active.Spells) > 0 {
					got[edgeID(k, whole.Nodes[e.From], whole.Nodes[e.To])] = e.Active.Spells
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s: -each for itself +in slices:\n%s", words, diff)
			}
		}
	}
}

func TestIsolates(t *testing.T) {
	for words, want := range map[string]string{
		"person-engagement":                  "ann bob",
		"person-engagement isolates=in":      "ann bob cyd",
		"person-shared-concepts isolates=in": "ann bob cyd",
		"concept-cooccurrence isolates=in":   "law norms trust",
		"person-agreement discussion=early":  "",
	} {
		n := makeNetwork(t, parseScript(t, series), words)
		var names []string
		for _, node := range n.Nodes {
			names = append(names, node.Name)
		}
		if got := strings.Join(names, " "); got != want {
			t.Errorf("%s has the nodes %q, not %q", words, got, want)
		}
	}
}

// TestSnapshotIsOfTheSchema checks that every element of every kind has the
// properties that the schema lists, with their types, and an id of its own.
func TestSnapshotIsOfTheSchema(t *testing.T) {
	kinds := map[graph.Type]any{graph.String: "", graph.Int: int64(0), graph.Float: 0.0, graph.Strings: []string{}}
	full := series + "discussion full\naffiliated ann X\naffiliated bob Y\naffiliated cyd Z\nann: norms law\n" +
		"bob: norms law agrees>ann disagrees>cyd reply>0=answer\n"
	for _, k := range Kinds {
		n := makeNetwork(t, parseScript(t, full), k.Name)
		nodeTypes, edgeTypes := n.Schema()
		ids := map[string]bool{}
		check := func(what, id string, props map[string]any, schema []graph.Property) {
			if ids[id] {
				t.Errorf("%s: the id %s stands twice", k.Name, id)
			}
			ids[id] = true
			if len(props) != len(schema) {
				t.Errorf("%s: %s has %d properties, its schema %d", k.Name, what, len(props), len(schema))
			}
			for _, p := range schema {
				if got, want := fmt.Sprintf("%T", props[p.Name]), fmt.Sprintf("%T", kinds[p.Type]); got != want {
					t.Errorf("%s: %s.%s is a %s, not a %s", k.Name, what, p.Name, got, want)
				}
			}
		}
		err := n.Snapshot(t.Context(), graph.Visitor{
			Node: func(node graph.Node) error {
				i := slices.IndexFunc(nodeTypes, func(t graph.NodeType) bool { return t.Label == node.Label })
				check(node.Label, node.ID, node.Props, nodeTypes[i].Props)
				return nil
			},
			Edge: func(e graph.Edge) error {
				if e.Type != edgeTypes[0].Name || e.From.Label != edgeTypes[0].Ends[0][0] || e.To.Label != edgeTypes[0].Ends[0][1] || !ids[e.From.ID] || !ids[e.To.ID] {
					t.Errorf("%s: the edge %+v is not of the schema", k.Name, e)
				}
				check(e.Type, e.ID, e.Props, edgeTypes[0].Props)
				return nil
			},
		})
		if err != nil || len(n.Edges) == 0 {
			t.Errorf("%s: %d edges, %v", k.Name, len(n.Edges), err)
		}
	}
}

func TestProjectEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	o, err := Kinds[0].Options(nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Project(ctx, parseScript(t, series), Kinds[0], o); !errors.Is(err, context.Canceled) {
		t.Errorf("the error of a cancelled projection is %v", err)
	}
	broken := parseScript(t, series)
	broken[0].Nodes = slices.DeleteFunc(broken[0].Nodes, func(n graph.Node) bool { return n.Label == graph.LabelTurn })
	if _, err := Project(t.Context(), broken, Kinds[0], o); err == nil || !strings.Contains(err.Error(), "--force") {
		t.Errorf("a graph without its turns: %v", err)
	}
}

func TestOptionsRefuse(t *testing.T) {
	k, err := FindKind("person-reply")
	if err != nil {
		t.Fatal(err)
	}
	for name, values := range map[string][]string{
		"normalisation": {"jaccard", ""}, "duplicates": {"turns", "each"}, "moderator": {"no"}, "isolates": {"all"},
		"min_weight": {"-1", "x", "NaN"}, "min_score": {"1.1", "-0.1", "NaN", "x", ""}, "turns": {"3..1", "-1..2", "a..b", "1..2..3", ".."}, "seconds": {"2..1", "x", "NaN..NaN"},
		"dates": {"2016-13-01..", "2016-12-02..2016-12-01", "yesterday"}, "slices": {"-1", "x", "1001"}, "seed": {"-1"}, "normalization": {"count"},
	} {
		for _, v := range values {
			if _, err := k.Options(map[string]string{name: v}); err == nil || !strings.Contains(err.Error(), name) {
				t.Errorf("%s=%s: the error is %v", name, v, err)
			}
		}
	}
	if _, err := k.Options(map[string]string{"normalization": "count"}); err == nil || !strings.Contains(err.Error(), "did you mean normalisation?") {
		t.Error(err)
	}
	if _, err := FindKind("person-replies"); err == nil || !strings.Contains(err.Error(), "did you mean person-reply?") {
		t.Error(err)
	}
}

func TestLeadsDiscussion(t *testing.T) {
	for role, want := range map[string]bool{
		"MODERATOR": true, "the Chair": true, "Co-Chair": true, "Vice‑Chair": true, "session moderator": true,
		"": false, "remote moderator": false, "panelist": false, "President of the court": false, "the": false,
	} {
		if leadsDiscussion(role) != want {
			t.Errorf("%q leads: %t", role, !want)
		}
	}
}
