package network

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gonum.org/v1/gonum/graph/network"
	"gonum.org/v1/gonum/graph/simple"
	"pgregory.net/rapid"

	"rapporteur/internal/consumers"
)

// TestMeasuresByHand checks measures on graphs small enough to work them out.
func TestMeasuresByHand(t *testing.T) {
	near := func(what string, got, want float64) {
		t.Helper()
		if math.Abs(got-want) > 1e-9 {
			t.Errorf("%s is %v, not %v", what, got, want)
		}
	}
	measured := func(nodes int, directed bool, edges ...Edge) Network {
		t.Helper()
		n := Network{Kind: Kind{Directed: directed}, Nodes: make([]Node, nodes), Edges: edges}
		if err := measure(t.Context(), &n, 1); err != nil {
			t.Fatal(err)
		}
		return n
	}
	// 0 – 1 – 2, 1 – 3: every path between two of 0, 2, 3 leads through 1.
	star := measured(4, false, Edge{From: 0, To: 1, Weight: 2}, Edge{From: 1, To: 2, Weight: 1}, Edge{From: 1, To: 3, Weight: 0.5})
	near("the betweenness of a hub", star.Nodes[1].Betweenness, 1)
	near("the betweenness of a leaf", star.Nodes[0].Betweenness, 0)
	near("the weighted degree of a hub", star.Nodes[1].Weighted, 3.5)
	if n := star.Nodes[1]; n.Degree != 3 || n.In != 3 || n.Out != 3 {
		t.Errorf("the degrees of a hub are %d, %d and %d", n.Degree, n.In, n.Out)
	}
	// 0 → 1 → 2: of the 2 ordered pairs without 1, one has a path, through 1.
	path := measured(3, true, Edge{From: 0, To: 1, Weight: 1}, Edge{From: 1, To: 2, Weight: 3})
	near("the betweenness of the middle", path.Nodes[1].Betweenness, 0.5)
	if n := path.Nodes[1]; n.Degree != 2 || n.In != 1 || n.Out != 1 || n.Weighted != 4 || n.WeightedIn != 1 || n.WeightedOut != 3 {
		t.Errorf("the degrees of the middle are %+v", n)
	}
	// 0 → 1, which leads nowhere: a = 0.15/2 + 0.85 b/2 and b = a + 0.85 a with
	// a + b = 1, so a = 1/2.85.
	pair := measured(2, true, Edge{From: 0, To: 1, Weight: 7})
	near("the PageRank of 0", pair.Nodes[0].PageRank, 1/2.85)
	near("the PageRank of 1", pair.Nodes[1].PageRank, 1.85/2.85)
	// Two triangles and a bridge: 7 edges, 3 in each, half of all ends: 2 (3/7 − 1/4).
	two := measured(6, false, Edge{From: 0, To: 1, Weight: 1}, Edge{From: 0, To: 2, Weight: 1}, Edge{From: 1, To: 2, Weight: 1},
		Edge{From: 2, To: 3, Weight: 1}, Edge{From: 3, To: 4, Weight: 1}, Edge{From: 3, To: 5, Weight: 1}, Edge{From: 4, To: 5, Weight: 1})
	near("the modularity of two triangles", two.Modularity, 2*(3.0/7-1.0/4))
	for i, want := range []int{1, 1, 1, 2, 2, 2} {
		if got := two.Nodes[i].Community; got != want {
			t.Errorf("node %d is in community %d, not %d", i, got, want)
		}
	}
	// A negative edge ties nobody to a community, and no rank flows over it.
	negative := measured(3, true, Edge{From: 0, To: 1, Weight: 1}, Edge{From: 1, To: 0, Weight: 1}, Edge{From: 1, To: 2, Weight: -5}, Edge{From: 2, To: 0, Weight: 0})
	if c := negative.Nodes; c[0].Community != c[1].Community || c[2].Community == c[0].Community {
		t.Errorf("the communities with a negative edge are %d, %d, %d", c[0].Community, c[1].Community, c[2].Community)
	}
	near("the weighted degree with a negative edge", negative.Nodes[1].Weighted, -3)
	// 2's rank is (1 − 0.85)/3 and its share of its own, 0.85/3 of it.
	near("the PageRank behind a negative edge", negative.Nodes[2].PageRank, 0.05/(1-0.85/3))
	if none := measured(0, true); none.Modularity != 0 || none.Communities != 0 {
		t.Errorf("the measures of nothing are %+v", none)
	}
	if loose := measured(2, true); loose.Modularity != 0 || loose.Communities != 2 {
		t.Errorf("the measures of two nodes without an edge are %+v", loose)
	}
}

// randomNetwork has nodes, each with on average degree edges, of which those of
// one of groups lead within it four times as often.
func randomNetwork(seed uint64, nodes, edges, groups int, directed bool) Network {
	r := rand.New(rand.NewPCG(seed, 7))
	n := Network{Kind: Kind{Directed: directed}, Nodes: make([]Node, nodes)}
	seen := map[[2]int]bool{}
	for tries := 0; len(n.Edges) < edges && tries < 100*edges; tries++ {
		from, to := r.IntN(nodes), r.IntN(nodes)
		if r.IntN(5) > 0 {
			to = (to/groups*groups + from%groups) % nodes
		}
		if !directed && from > to {
			from, to = to, from
		}
		if from == to || seen[[2]int{from, to}] {
			continue
		}
		seen[[2]int{from, to}] = true
		n.Edges = append(n.Edges, Edge{From: from, To: to, Weight: float64(1+r.IntN(12)) / 4})
	}
	slices.SortFunc(n.Edges, func(a, b Edge) int {
		if a.From != b.From {
			return a.From - b.From
		}
		return a.To - b.To
	})
	return n
}

// check is what networkx computes of a network, for one partition of it.
const check = `
import json, sys
import networkx as nx
out = []
for g in json.load(open(sys.argv[1])):
    G = nx.DiGraph() if g["directed"] else nx.Graph()
    G.add_nodes_from(range(g["nodes"]))
    G.add_weighted_edges_from(g["edges"])
    groups = {}
    for i, c in enumerate(g["community"]):
        groups.setdefault(c, set()).add(i)
    rank = nx.pagerank(G, tol=1e-14, max_iter=10000)
    between = nx.betweenness_centrality(G)
    best = max((nx.community.modularity(G, nx.community.louvain_communities(G, seed=s)) for s in range(5)))
    out.append({"pagerank": [rank[i] for i in range(g["nodes"])], "betweenness": [between[i] for i in range(g["nodes"])],
                "modularity": nx.community.modularity(G, list(groups.values())), "louvain": best})
json.dump(out, sys.stdout)
`

// TestMeasuresAreThoseOfNetworkx compares PageRank, betweenness and modularity
// with networkx, and our communities with those that it finds.
func TestMeasuresAreThoseOfNetworkx(t *testing.T) {
	type given struct {
		Nodes     int      `json:"nodes"`
		Directed  bool     `json:"directed"`
		Edges     [][3]any `json:"edges"`
		Community []int    `json:"community"`
	}
	var all []Network
	var input []given
	for i := range 24 {
		n := randomNetwork(uint64(i), 3+i*5, 2+i*(8+i%5), 2+i%4, i%2 == 0)
		if err := measure(t.Context(), &n, 1); err != nil {
			t.Fatal(err)
		}
		all = append(all, n)
		g := given{Nodes: len(n.Nodes), Directed: n.Directed()}
		for _, e := range n.Edges {
			g.Edges = append(g.Edges, [3]any{e.From, e.To, e.Weight})
		}
		for _, node := range n.Nodes {
			g.Community = append(g.Community, node.Community)
		}
		input = append(input, g)
	}
	data, err := json.Marshal(input)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "networks.json")
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
	out := consumers.Script(t, check, file)
	var want []struct {
		PageRank, Betweenness []float64
		Modularity, Louvain   float64
	}
	if err := json.Unmarshal(out, &want); err != nil {
		t.Fatal(err)
	}
	for i, n := range all {
		name := fmt.Sprintf("network %d (%d nodes, %d edges, directed %t)", i, len(n.Nodes), len(n.Edges), n.Directed())
		for j, node := range n.Nodes {
			if d := math.Abs(node.PageRank - want[i].PageRank[j]); d > 1e-9 {
				t.Errorf("%s: the PageRank of %d is %v and %v in networkx", name, j, node.PageRank, want[i].PageRank[j])
			}
			if d := math.Abs(node.Betweenness - want[i].Betweenness[j]); d > 1e-9 {
				t.Errorf("%s: the betweenness of %d is %v and %v in networkx", name, j, node.Betweenness, want[i].Betweenness[j])
			}
		}
		if math.Abs(n.Modularity-want[i].Modularity) > 1e-9 {
			t.Errorf("%s: the modularity is %v and %v in networkx", name, n.Modularity, want[i].Modularity)
		}
		if n.Modularity < want[i].Louvain-0.02 {
			t.Errorf("%s: our communities have the modularity %v, those of networkx %v", name, n.Modularity, want[i].Louvain)
		}
	}
}

// TestMeasuresRepeat checks that a second run, and one on a single processor,
// give the same to the last bit.
func TestMeasuresRepeat(t *testing.T) {
	one := randomNetwork(3, 200, 900, 4, false)
	two := Network{Kind: one.Kind, Nodes: slices.Clone(one.Nodes), Edges: one.Edges}
	if err := measure(t.Context(), &one, 5); err != nil {
		t.Fatal(err)
	}
	before := runtime.GOMAXPROCS(1)
	err := measure(t.Context(), &two, 5)
	runtime.GOMAXPROCS(before)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(one.Nodes, two.Nodes); diff != "" || one.Modularity != two.Modularity {
		t.Error(diff)
	}
}

// TestMeasureProperties checks what holds of every network.
func TestMeasureProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		nodes := rapid.IntRange(1, 20).Draw(t, "nodes")
		directed := rapid.Bool().Draw(t, "directed")
		n := randomNetwork(rapid.Uint64().Draw(t, "seed"), nodes, rapid.IntRange(0, 40).Draw(t, "edges"), 3, directed)
		for i := range n.Edges {
			n.Edges[i].Weight = float64(rapid.IntRange(-2, 5).Draw(t, "weight"))
		}
		if err := measure(context.Background(), &n, rapid.Uint64().Draw(t, "order")); err != nil {
			t.Fatal(err)
		}
		rank, size := 0.0, map[int]int{}
		for _, node := range n.Nodes {
			rank += node.PageRank
			size[node.Community]++
			if node.Betweenness < 0 || node.Betweenness > 1+1e-9 {
				t.Fatalf("a betweenness is %v", node.Betweenness)
			}
		}
		if math.Abs(rank-1) > 1e-9 {
			t.Fatalf("the ranks add up to %v", rank)
		}
		if n.Modularity < -1e-9 || n.Modularity > 1 {
			t.Fatalf("the modularity is %v", n.Modularity) // all in one community would have 0
		}
		for c := 1; c <= n.Communities; c++ {
			if size[c] == 0 || c > 1 && size[c] > size[c-1] {
				t.Fatalf("community %d has %d nodes, the one before %d", c, size[c], size[c-1])
			}
		}
	})
}

// BenchmarkBetweenness compares ours with gonum's on 5,000 nodes and 20,000
// edges.
func BenchmarkBetweenness(b *testing.B) {
	n := randomNetwork(1, 5000, 20000, 10, false)
	all := newArcs(len(n.Nodes), n.Edges, false)
	b.Run("ours", func(b *testing.B) {
		for b.Loop() {
			if _, err := betweenness(b.Context(), all); err != nil {
				b.Fatal(err)
			}
		}
	})
	g := simple.NewUndirectedGraph()
	for _, e := range n.Edges {
		g.SetEdge(simple.Edge{F: simple.Node(e.From), T: simple.Node(e.To)})
	}
	b.Run("gonum", func(b *testing.B) {
		for b.Loop() {
			network.Betweenness(g)
		}
	})
}

func BenchmarkCommunities(b *testing.B) {
	n := randomNetwork(1, 5000, 20000, 10, false)
	all := newArcs(len(n.Nodes), n.Edges, false)
	for b.Loop() {
		if _, err := communities(b.Context(), all, 1); err != nil {
			b.Fatal(err)
		}
	}
}
