package export_test

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"rapporteur/internal/consumers"
)

// drawn is the JSON that Graphviz writes.
type drawn struct {
	Directed bool             `json:"directed"`
	Objects  []map[string]any `json:"objects"`
	Edges    []map[string]any `json:"edges"`
}

// single undoes the doubling of backslashes.
func single(v any) string { return strings.ReplaceAll(v.(string), `\\`, `\`) }

// own are attributes of the drawing.
var own = []string{"_gvid", "_draw_", "_ldraw_", "_hdraw_", "_tdraw_", "tail", "head", "name", "id", "label", "shape", "style", "fillcolor", "pos", "lp", "width", "height"}

// graph is what Graphviz has of the graph.
func (d drawn) graph() consumers.Graph {
	g := consumers.Graph{Directed: d.Directed, Nodes: map[string]consumers.Element{}, Edges: map[string]consumers.Element{}}
	attributes := func(all map[string]any) map[string]any {
		out := map[string]any{}
		for name, v := range all {
			if s, ok := v.(string); ok && s != "" {
				out[name] = single(s)
			}
		}
		for _, name := range own {
			delete(out, name)
		}
		return out
	}
	var ids []string
	for _, o := range d.Objects {
		ids = append(ids, single(o["name"]))
		name, _ := o["data_name"].(string)
		e := consumers.Element{Label: single(name), Attributes: attributes(o)}
		g.Nodes[single(o["name"])] = e
	}
	for _, e := range d.Edges {
		g.Edges[single(e["id"])] = consumers.Element{
			Label: e["label"].(string), Source: ids[int(e["tail"].(float64))], Target: ids[int(e["head"].(float64))], Attributes: attributes(e),
		}
	}
	return g
}

func TestGraphvizReadsDOT(t *testing.T) {
	s := fixture(t)
	var d drawn
	if err := json.Unmarshal(consumers.Dot(t, text(t, "dot", s), "-Tdot_json"), &d); err != nil {
		t.Fatal(err)
	}
	same(t, form{xml: true, texts: true, data: []string{"name"}}.wanted(t, s), d.graph())
}

// A picture is valid XML and shows the names as they are.
func TestGraphvizDrawsDOT(t *testing.T) {
	picture := consumers.Dot(t, text(t, "dot", fixture(t)), "-Tsvg")
	for d := xml.NewDecoder(strings.NewReader(string(picture))); ; {
		_, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"Carlos Díaz", "Tables&#39;; DROP", "Ünïcode ☂ Org, &lt;Ltd&gt;"} {
		if !strings.Contains(string(picture), name) {
			t.Errorf("the picture does not show %s", name)
		}
	}
}

func TestGephiReadsDOT(t *testing.T) {
	s := fixture(t)
	got := consumers.Gephi(t, written(t, "dot", s))
	want := form{xml: true}.wanted(t, s)
	if len(got.Nodes) != len(want.Nodes) || len(got.Edges) != len(want.Edges) || !got.Directed {
		t.Errorf("%d nodes and %d edges, want %d and %d", len(got.Nodes), len(got.Edges), len(want.Nodes), len(want.Edges))
	}
}
