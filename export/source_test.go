package export_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rapporteur/export"
	"rapporteur/graph"
	"rapporteur/graph/embedded"
	"rapporteur/graph/storetest"
	"rapporteur/internal/consumers"
	"rapporteur/internal/need"
	"rapporteur/network"
)

// fixture is the whole graph of the stores' tests, whose names are hostile.
func fixture(t testing.TB) export.Source {
	t.Helper()
	s := store(t)
	if _, err := s.Load(t.Context(), storetest.Graphs(t)...); err != nil {
		t.Fatal(err)
	}
	return export.FromStore(s)
}

// store opens an embedded store that has nothing in it.
func store(t testing.TB) graph.Store {
	t.Helper()
	s, err := embedded.Open(t.Context(), embedded.Options{Path: filepath.Join(t.TempDir(), "test.db")})
	if err != nil {
		need.Missing(t, "needs the embedded store: %v", err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// engagement is a network of the fixture in slices of time.
func engagement(t testing.TB, s graph.Store, kind string) export.Source {
	t.Helper()
	k, err := network.FindKind(kind)
	if err != nil {
		t.Fatal(err)
	}
	o, err := k.Options(map[string]string{"slices": "2"})
	if err != nil {
		t.Fatal(err)
	}
	n, err := network.Project(t.Context(), s, k, o)
	if err != nil {
		t.Fatal(err)
	}
	return export.FromNetwork(n)
}

// format returns the format of that name.
func format(t testing.TB, name string) export.Format {
	t.Helper()
	f, err := export.FindFormat(name)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// written returns the path of the file or folder that a format writes.
func written(t testing.TB, name string, s export.Source) string {
	t.Helper()
	f := format(t, name)
	path := filepath.Join(t.TempDir(), "export"+f.Extension)
	if f.Write != nil {
		if err := os.WriteFile(path, text(t, name, s), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	if err := os.Mkdir(path, 0o755); err != nil {
		t.Fatal(err)
	}
	create := func(name string) (io.WriteCloser, error) { return os.Create(filepath.Join(path, name)) }
	if err := f.WriteFolder(t.Context(), create, s); err != nil {
		t.Fatal(err)
	}
	return path
}

// text returns what a format of one file writes.
func text(t testing.TB, name string, s export.Source) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := format(t, name).Write(t.Context(), &b, s); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// elements returns all that a source has.
func elements(t testing.TB, s export.Source) graph.Graph {
	t.Helper()
	var g graph.Graph
	err := s.Snapshot(t.Context(), graph.Visitor{
		Node: func(n graph.Node) error { g.Nodes = append(g.Nodes, n); return nil },
		Edge: func(e graph.Edge) error { g.Edges = append(g.Edges, e); return nil },
	})
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// fixed is a source of the given elements with the graph's schema.
func fixed(g graph.Graph) export.Source {
	return export.Source{
		Title: "fixed", Directed: true, Nodes: graph.NodeTypes, Edges: graph.EdgeTypes,
		Snapshot: func(_ context.Context, v graph.Visitor) error {
			for _, n := range g.Nodes {
				if err := v.Node(n); err != nil {
					return err
				}
			}
			for _, e := range g.Edges {
				if err := v.Edge(e); err != nil {
					return err
				}
			}
			return nil
		},
	}
}

// form says how a format carries values.
type form struct {
	// xml formats lose what XML forbids.
	xml bool
	// exact formats keep empty values and lists.
	exact bool
	// texts have numbers as texts.
	texts bool
	// data is put before names that a format takes for itself.
	data []string
}

// wanted is what a consumer must find of a source.
func (f form) wanted(t testing.TB, s export.Source) consumers.Graph {
	t.Helper()
	g := consumers.Graph{Directed: s.Directed, Nodes: map[string]consumers.Element{}, Edges: map[string]consumers.Element{}}
	all := elements(t, s)
	for _, n := range all.Nodes {
		e := consumers.Element{Label: f.text(n.Props["name"].(string)), Attributes: map[string]any{"type": n.Label}}
		f.fill(t, e.Attributes, n.Label, n.Props)
		g.Nodes[f.text(n.ID)] = e
	}
	for _, edge := range all.Edges {
		kind, _ := edge.Props["kind"].(string)
		if kind == "" {
			kind = strings.ToLower(strings.ReplaceAll(edge.Type, "_", " "))
		}
		e := consumers.Element{Label: f.text(kind), Source: f.text(edge.From.ID), Target: f.text(edge.To.ID), Attributes: map[string]any{"relation": edge.Type}}
		f.fill(t, e.Attributes, edge.Type, edge.Props)
		g.Edges[f.text(edge.ID)] = e
	}
	return g
}

func (f form) fill(t testing.TB, attributes map[string]any, element string, props map[string]any) {
	t.Helper()
	for name, v := range props {
		if name == "label" {
			name = strings.ToLower(element) + "_label"
		}
		for _, taken := range f.data {
			if name == taken {
				name = "data_" + name
			}
		}
		if v := f.value(t, v); f.exact || v != "" {
			attributes[name] = v
		}
	}
}

// value is a value as JSON has it.
func (f form) value(t testing.TB, v any) any {
	t.Helper()
	if s, ok := v.(string); ok {
		return f.text(s)
	}
	var b bytes.Buffer
	encode := json.NewEncoder(&b)
	encode.SetEscapeHTML(false)
	if err := encode.Encode(v); err != nil {
		t.Fatal(err)
	}
	written := strings.TrimSpace(b.String())
	if list, ok := v.([]string); ok && !f.exact {
		if len(list) == 0 {
			return ""
		}
		return f.text(written)
	}
	if f.texts {
		return written
	}
	var out any
	if err := json.Unmarshal(b.Bytes(), &out); err != nil {
		t.Fatal(err)
	}
	return out
}

func (f form) text(s string) string {
	if !f.xml {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r < ' ' && !strings.ContainsRune("\t\n\r", r) || r == 0xFFFE || r == 0xFFFF {
			return '\uFFFD'
		}
		return r
	}, s)
}

func TestSurer(t *testing.T) {
	s := fixture(t)
	all, sure := elements(t, s), elements(t, s.Surer(0.8))
	if len(sure.Nodes) != len(all.Nodes) {
		t.Errorf("%d nodes of %d stay", len(sure.Nodes), len(all.Nodes))
	}
	left := map[string]bool{}
	for _, e := range sure.Edges {
		left[e.ID] = true
	}
	for _, e := range all.Edges {
		score, found := e.Props["score"].(float64)
		if want := !found || score >= 0.8; left[e.ID] != want {
			t.Errorf("an edge %s with the score %v stays: %v", e.Type, score, left[e.ID])
		}
	}
}

// One discussion of several is the graph of that discussion loaded alone, but
// for what others say of the entities that it shares with them.
func TestOf(t *testing.T) {
	s, err := fixture(t).Of(t.Context(), "hostile")
	if err != nil {
		t.Fatal(err)
	}
	want := map[graph.Ref]bool{}
	edges := map[string]bool{}
	for _, n := range storetest.Graphs(t)[1].Nodes {
		want[graph.Ref{Label: n.Label, ID: n.ID}] = true
	}
	for _, e := range storetest.Graphs(t)[1].Edges {
		edges[e.ID] = true
	}
	all := elements(t, s)
	for _, n := range all.Nodes {
		if !want[graph.Ref{Label: n.Label, ID: n.ID}] {
			t.Errorf("%s %s is not of the discussion", n.Label, n.ID)
		}
	}
	if len(all.Nodes) != len(want) || len(all.Edges) != len(edges) {
		t.Errorf("%d nodes and %d edges, want %d and %d", len(all.Nodes), len(all.Edges), len(want), len(edges))
	}
	rows := strings.Count(string(content(t, filepath.Join(written(t, "neo4j-import", s), "discussion.csv"))), "\n\"")
	if rows != 1 {
		t.Errorf("%d discussions are imported", rows)
	}
}
