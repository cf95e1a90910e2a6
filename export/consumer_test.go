package export_test

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rapporteur/internal/consumers"
)

// readers are scripts of Python that print what a library has of a file. Values
// that are empty or no number are left out, as libraries fill them in.
var readers = map[string]string{
	"networkx": readNetworkx,
	"igraph":   readIgraph,
	"pandas":   readPandas,
}

const show = `
import json, math, sys
def show(directed, nodes, edges):
    def kept(d):
        return {k: v for k, v in d.items() if v is not None and v != "" and not (isinstance(v, float) and math.isnan(v))}
    g = {"directed": directed, "nodes": {}, "edges": {}}
    for id, d in nodes:
        d = kept(d)
        assert id not in g["nodes"]
        g["nodes"][id] = {"label": d.pop("label", ""), "attributes": d}
    for id, source, target, d in edges:
        d = kept(d)
        assert id not in g["edges"]
        g["edges"][id] = {"label": d.pop("label", ""), "source": source, "target": target, "attributes": d}
    json.dump(g, sys.stdout)
path = sys.argv[1]
`

const readNetworkx = show + `
import networkx
if path.endswith(".graphml"):
    g = networkx.read_graphml(path, force_multigraph=True)
elif path.endswith(".gexf"):
    g = networkx.read_gexf(path)
nodes = list(g.nodes(data=True))
edges = [(d.pop("id", key), a, b, d) for a, b, key, d in networkx.MultiDiGraph(g).edges(keys=True, data=True)] if g.is_directed() \
    else [(d.pop("id", key), a, b, d) for a, b, key, d in networkx.MultiGraph(g).edges(keys=True, data=True)]
if path.endswith(".gexf"):
    # What the library makes of colours and times, the last under a name of ours.
    for d in [n[-1] for n in nodes] + [e[-1] for e in edges]:
        for name in ("viz", "start", "end", "spells"):
            d.pop(name, None)
show(g.is_directed(), nodes, edges)
`

const readIgraph = show + `
import igraph
g = igraph.Graph.Read_GraphML(path)
def attributes(e):
    d = dict(e.attributes())
    return d.pop("id"), d
names = [v["id"] for v in g.vs]
show(g.is_directed(), [attributes(v) for v in g.vs],
     [(str(i), names[e.source], names[e.target], attributes(e)[1]) for i, e in enumerate(g.es)])
`

const readPandas = show + `
import pandas
def read(name):
    return pandas.read_csv(path + "/" + name, dtype=str, keep_default_na=False).to_dict("records")
nodes, edges = read("nodes.csv"), read("edges.csv")
def named(d):
    d["label"] = d.pop("Label")
    return d.pop("Id"), d
directed = {e.pop("Type") for e in edges} == {"Directed"}
show(directed, [named(n) for n in nodes], [(id, d.pop("Source"), d.pop("Target"), d) for id, d in map(named, edges)])
`

// read returns what a library of Python has of a file or folder.
func read(t testing.TB, library, path string) consumers.Graph {
	t.Helper()
	var g consumers.Graph
	if err := json.Unmarshal(consumers.Script(t, readers[library], path), &g); err != nil {
		t.Fatal(err)
	}
	return g
}

// same fails the test where a consumer has another graph than is wanted.
func same(t testing.TB, want, got consumers.Graph) {
	t.Helper()
	if len(got.Nodes) == 0 || len(got.Edges) == 0 {
		t.Errorf("%d nodes and %d edges", len(got.Nodes), len(got.Edges))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("what the consumer has, -want +got:\n%s", diff)
	}
}

func TestNetworkxReadsGraphML(t *testing.T) {
	s := fixture(t)
	same(t, form{xml: true}.wanted(t, s), read(t, "networkx", written(t, "graphml", s)))
}

// igraph 1.0 gives edges the ids of nodes, so that they are told apart by their
// place in the file.
func TestIgraphReadsGraphML(t *testing.T) {
	s := fixture(t)
	want := form{xml: true}.wanted(t, s)
	byPlace := map[string]consumers.Element{}
	for i, e := range elements(t, s).Edges {
		byPlace[strconv.Itoa(i)] = want.Edges[e.ID]
	}
	want.Edges = byPlace
	same(t, want, read(t, "igraph", written(t, "graphml", s)))
}

func TestNetworkxReadsGEXF(t *testing.T) {
	s := fixture(t)
	same(t, form{xml: true}.wanted(t, s), read(t, "networkx", written(t, "gexf", s)))
}

func TestPandasReadsCSV(t *testing.T) {
	s := fixture(t)
	want := form{texts: true}.wanted(t, s)
	for _, e := range want.Edges {
		e.Attributes["Weight"] = "1"
	}
	same(t, want, read(t, "pandas", written(t, "csv", s)))
}

// Go's reader makes one character of the line ends of a text, so that these are
// compared without.
func TestGoReadsCSV(t *testing.T) {
	s := fixture(t)
	path := written(t, "csv", s)
	for name, elements := range map[string]map[string]consumers.Element{
		"nodes.csv": form{texts: true}.wanted(t, s).Nodes, "edges.csv": form{texts: true}.wanted(t, s).Edges,
	} {
		f, err := os.Open(filepath.Join(path, name))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		rows, err := csv.NewReader(f).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if len(rows)-1 != len(elements) {
			t.Errorf("%s has %d rows, want %d", name, len(rows)-1, len(elements))
		}
		id := 0
		if name == "edges.csv" {
			id = 3
		}
		for _, row := range rows[1:] {
			want := elements[row[id]].Attributes
			for i, v := range row {
				if w, ok := want[rows[0][i]]; ok && strings.ReplaceAll(w.(string), "\r\n", "\n") != v {
					t.Errorf("%s: %s of %s is %q, want %q", name, rows[0][i], row[id], v, w)
				}
			}
		}
	}
}

func TestNetworkxReadsCytoscape(t *testing.T) {
	s := fixture(t)
	var g consumers.Graph
	script := `
import json, networkx, sys
g = networkx.cytoscape_graph(json.load(open(sys.argv[1], encoding="utf-8")))
out = {"directed": g.is_directed(), "nodes": {}, "edges": {}}
for id, d in g.nodes(data=True):
    assert d.pop("id") == id == d.pop("value")
    out["nodes"][id] = {"label": d.pop("label"), "attributes": d}
for a, b, key, d in g.edges(keys=True, data=True):
    assert d.pop("key") == key == d.pop("id") and key not in out["nodes"]
    out["edges"][key] = {"label": d.pop("label"), "source": d.pop("source"), "target": d.pop("target"), "attributes": d}
json.dump(out, sys.stdout)`
	if err := json.Unmarshal(consumers.Script(t, script, written(t, "cytoscape", s)), &g); err != nil {
		t.Fatal(err)
	}
	same(t, form{exact: true}.wanted(t, s), g)
}

func TestGephiReads(t *testing.T) {
	s := fixture(t)
	for _, name := range []string{"graphml", "gexf"} {
		t.Run(name, func(t *testing.T) {
			got := consumers.Gephi(t, written(t, name, s))
			if got.Dynamic != (name == "gexf") {
				t.Errorf("dynamic is %v", got.Dynamic)
			}
			got.Dynamic = false
			for _, all := range []map[string]consumers.Element{got.Nodes, got.Edges} {
				for _, e := range all {
					delete(e.Attributes, "Interval")
					delete(e.Attributes, "Weight")
				}
			}
			want := form{xml: true}.wanted(t, s)
			want.Issues = []string{}
			same(t, want, got)
		})
	}
}

// Gephi's import of a table of edges makes the nodes too; it takes the kind for
// the type of an edge. Its reader stumbles over a backslash before a quote, which
// RFC 4180 does not know.
func TestGephiReadsTableOfEdges(t *testing.T) {
	s := talk(t)
	got := consumers.Gephi(t, filepath.Join(written(t, "csv", s), "edges.csv"))
	want := form{}.wanted(t, s)
	for _, e := range want.Edges {
		delete(e.Attributes, "kind")
		e.Attributes["Weight"] = float64(1)
	}
	if diff := cmp.Diff(want.Edges, got.Edges); diff != "" || len(got.Issues) > 0 || len(got.Nodes) != len(want.Nodes) {
		t.Errorf("%d nodes, want %d; issues %q; edges, -want +got:\n%s", len(got.Nodes), len(want.Nodes), got.Issues, diff)
	}
}
