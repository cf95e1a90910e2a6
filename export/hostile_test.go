package export_test

import (
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"rapporteur/export"
	"rapporteur/graph"
	"rapporteur/internal/consumers"
)

// evil are texts that no store keeps, or that mean something to a format.
var evil = []string{
	"]]> & <!-- <script>alert(1)</script> --> <?xml?> &amp; &#0; \"'",
	"\xff\xfe no UTF-8 \xed\xa0\x80 lone surrogate",
	"\x00\x01\x08\x0b\x0c\x1f\x7f\u0085\u2028\ufffe\uffff",
	" \t leading and trailing \r\n ",
	"=cmd|' /C calc'!A0", "+1", "-1", "@x", "_x000D_ _x0041_",
	`\`, `\\`, `\" ]; evil -> node [label="x`, `"""`, `";"`, "a,b;c\td|e", `{a|b} <port> \N \G \l`,
	"`) DETACH DELETE n //", "$x {id: 1} ${x} %s", "नमस्ते مرحبا 你好 👩🏽‍💻 e\u0301", "\u202Ereversed\u202C", "NULL", "nan", "1e5", "true",
}

// around is a source of two nodes and an edge that say a text wherever it can
// stand.
func around(words string) export.Source {
	ref := func(label, id string) graph.Ref { return graph.Ref{Label: label, ID: id} }
	turn, concept := ref(graph.LabelTurn, "turn:"+words), ref(graph.LabelConcept, "concept:"+words)
	s := fixed(graph.Graph{
		Nodes: []graph.Node{
			{Label: turn.Label, ID: turn.ID, Props: map[string]any{"name": words, "discussion": words, "index": int64(1), "label": words, "text": words}},
			{Label: concept.Label, ID: concept.ID, Props: map[string]any{"name": words, "aliases": []string{words, "b"}, "basis": words}},
		},
		Edges: []graph.Edge{{Type: graph.Mentions, ID: "edge:" + words, From: turn, To: concept, Props: map[string]any{
			"discussion": words, "turn": turn.ID, "kind": words, "rule": words, "score": 0.5, "quote": words, "start_byte": int64(0), "end_byte": int64(len(words)),
		}}},
	})
	s.Title = words
	return s
}

// FuzzTexts writes any text in every format: each stays valid, and gives back
// what it can carry.
func FuzzTexts(f *testing.F) {
	for _, words := range evil {
		f.Add(words)
	}
	f.Fuzz(func(t *testing.T, words string) {
		words = "*" + words // an id stands for a name that is empty
		s := around(words)
		whole := whole(words)
		for _, name := range []string{"graphml", "gexf"} {
			checkXML(t, name, text(t, name, s), words)
		}
		for _, name := range []string{"cytoscape", "jsonld"} {
			var v any
			data := text(t, name, s)
			if err := json.Unmarshal(data, &v); err != nil || !utf8.Valid(data) {
				t.Errorf("%s is no JSON: %v\n%s", name, err, data)
			}
			if strings.ContainsAny(string(data), "<>") {
				t.Errorf("%s could end a script that it stands in:\n%s", name, data)
			}
		}
		tables := written(t, "csv", s)
		if row := rows(t, filepath.Join(tables, "nodes.csv"), ',')[1]; row[1] != strings.ReplaceAll(whole, "\r\n", "\n") {
			t.Errorf("the label is %q, want %q", row[1], whole)
		}
		if got := len(rows(t, filepath.Join(tables, "edges.csv"), ',')); got != 2 {
			t.Errorf("edges.csv has %d rows", got)
		}
		folder := written(t, "neo4j-import", s)
		if row := rows(t, filepath.Join(folder, "concept.csv"), ',')[1]; row[1] != strings.ReplaceAll(whole, "\r\n", "\n") {
			t.Errorf("the name is %q, want %q", row[1], whole)
		}
		if got := unquoted(t, string(text(t, "dot", s))); got[0] != visible(words) {
			t.Errorf("the title is %q, want %q", got[0], visible(words))
		}
	})
}

// whole replaces each byte that is no UTF-8, and the character U+0000.
func whole(s string) string {
	return strings.ReplaceAll(string([]rune(s)), "\x00", "\uFFFD")
}

// visible replaces what XML forbids too.
func visible(s string) string { return form{xml: true}.text(whole(s)) }

// checkXML fails the test unless XML is valid and has the text.
func checkXML(t *testing.T, name string, data []byte, words string) {
	t.Helper()
	found := false
	for d := xml.NewDecoder(strings.NewReader(string(data))); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("%s: %v\n%s", name, err, data)
		}
		switch token := token.(type) {
		case xml.CharData:
			found = found || string(token) == visible(words)
		case xml.StartElement:
			for _, a := range token.Attr {
				found = found || a.Value == visible(words)
			}
		}
	}
	if !found {
		t.Errorf("%s does not give %q back:\n%s", name, words, data)
	}
}

func rows(t *testing.T, path string, comma rune) [][]string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma = comma
	all, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// unquoted returns the quoted texts of a DOT file.
func unquoted(t *testing.T, s string) []string {
	t.Helper()
	var all []string
	for {
		begin := strings.IndexByte(s, '"')
		if begin < 0 {
			return all
		}
		var b strings.Builder
		i := begin + 1
		for ; i < len(s) && s[i] != '"'; i++ {
			if s[i] == '\\' {
				i++
			}
			if i < len(s) {
				b.WriteByte(s[i])
			}
		}
		if i >= len(s) {
			t.Fatalf("a text does not end: %s", s)
		}
		all = append(all, b.String())
		s = s[i+1:]
	}
}

// What the consumers themselves make of such texts.
func TestConsumersReadHostileTexts(t *testing.T) {
	var g graph.Graph
	for _, words := range evil {
		part := elements(t, around(words))
		g.Nodes, g.Edges = append(g.Nodes, part.Nodes...), append(g.Edges, part.Edges...)
	}
	// As a snapshot has them: by label.
	slices.SortStableFunc(g.Nodes, func(a, b graph.Node) int { return -strings.Compare(a.Label, b.Label) })
	s := fixed(g)
	names := func(all map[string]consumers.Element) map[string]int {
		count := map[string]int{}
		for _, e := range all {
			count[e.Label]++
		}
		return count
	}
	want, wantXML := map[string]int{}, map[string]int{}
	for _, words := range evil {
		want[whole(words)] += 2
		wantXML[visible(words)] += 2
	}
	for name, got := range map[string]consumers.Graph{
		"networkx, GraphML": read(t, "networkx", written(t, "graphml", s)), "igraph, GraphML": read(t, "igraph", written(t, "graphml", s)),
		"networkx, GEXF": read(t, "networkx", written(t, "gexf", s)), "Gephi, GraphML": consumers.Gephi(t, written(t, "graphml", s)),
		"Gephi, GEXF": consumers.Gephi(t, written(t, "gexf", s)),
	} {
		if diff := cmp.Diff(wantXML, names(got.Nodes)); diff != "" || len(got.Edges) != len(evil) {
			t.Errorf("%s: %d edges; names, -want +got:\n%s", name, len(got.Edges), diff)
		}
	}
	if diff := cmp.Diff(want, names(read(t, "pandas", written(t, "csv", s)).Nodes)); diff != "" {
		t.Errorf("pandas: names, -want +got:\n%s", diff)
	}
	for _, shape := range []string{"-Tsvg", "-Tdot_json"} {
		consumers.Dot(t, text(t, "dot", s), shape)
	}
	var book sheets
	if err := json.Unmarshal(consumers.Script(t, readWorkbook, written(t, "xlsx", s)), &book); err != nil {
		t.Fatal(err)
	}
	for i, words := range evil {
		if strings.HasPrefix(words, "_x") {
			continue // Excel's own way to write a character, which this reader does not know
		}
		if got := book["Concept"][i]["name"]; got != visible(words) {
			t.Errorf("the workbook has %q, want %q", got, visible(words))
		}
	}
	if got := readJSONLD(t, s); got.Quads != got.Triples || got.Blank > 0 {
		t.Errorf("one processor of JSON-LD has %d quads, the other %d, and %d blank nodes", got.Quads, got.Triples, got.Blank)
	}
}

// Ids of several kinds that are the same name different things in an export.
func TestEqualIDsStayApart(t *testing.T) {
	var g graph.Graph
	ids := []string{"x", "person:x", "Person:x", "discussion:x", "turn:x/0", "edge:x", "Edge:x", "a/b"}
	for _, n := range graph.NodeTypes {
		for _, id := range ids {
			g.Nodes = append(g.Nodes, graph.Node{Label: n.Label, ID: id, Props: map[string]any{"name": id}})
		}
	}
	for _, id := range ids {
		g.Edges = append(g.Edges, graph.Edge{
			Type: graph.Spoke, ID: id, From: graph.Ref{Label: graph.LabelPerson, ID: "x"}, To: graph.Ref{Label: graph.LabelTurn, ID: "x"}, Props: map[string]any{},
		})
	}
	var got struct {
		Elements struct {
			Nodes, Edges []struct {
				Data struct{ ID, Source, Target string }
			}
		}
	}
	if err := json.Unmarshal(text(t, "cytoscape", fixed(g)), &got); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, e := range append(got.Elements.Nodes, got.Elements.Edges...) {
		if seen[e.Data.ID] {
			t.Errorf("two elements are named %s", e.Data.ID)
		}
		seen[e.Data.ID] = true
	}
	for _, e := range got.Elements.Edges {
		if !seen[e.Data.Source] || !seen[e.Data.Target] || e.Data.Source == e.Data.Target {
			t.Errorf("the edge %s goes from %s to %s", e.Data.ID, e.Data.Source, e.Data.Target)
		}
	}
}
