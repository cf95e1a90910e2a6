package export_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"rapporteur/graph"
	"rapporteur/internal/consumers"
)

// sheets are the rows of a workbook, by the names of the sheets, each by the
// names of its columns. Empty cells are left out.
type sheets map[string][]map[string]any

const readWorkbook = `
import json, openpyxl, sys
book = openpyxl.load_workbook(sys.argv[1])
out = {}
for sheet in book:
    rows = list(sheet.iter_rows())
    head = [c.value for c in rows[0]]
    assert all(c.data_type != "f" for row in rows for c in row), "a cell is a formula"
    out[sheet.title] = [{h: c.value for h, c in zip(head, row) if c.value not in (None, "")} for row in rows[1:]]
json.dump(out, sys.stdout)`

func TestOpenpyxlReadsWorkbook(t *testing.T) {
	s := fixture(t)
	var got sheets
	if err := json.Unmarshal(consumers.Script(t, readWorkbook, written(t, "xlsx", s)), &got); err != nil {
		t.Fatal(err)
	}
	want := sheets{}
	f := form{xml: true}
	add := func(sheet string, props map[string]any, ids ...string) {
		row := map[string]any{}
		for name, v := range props {
			if v := f.value(t, v); v != "" {
				row[name] = v
			}
		}
		for i, name := range []string{"id", "from", "to"}[:len(ids)] {
			row[name] = f.text(ids[i])
		}
		want[sheet] = append(want[sheet], row)
	}
	all := elements(t, s)
	for _, n := range all.Nodes {
		add(n.Label, n.Props, n.ID)
	}
	for _, e := range all.Edges {
		add(e.Type, e.Props, e.ID, e.From.ID, e.To.ID)
	}
	// A workbook has 15 digits of a number.
	if diff := cmp.Diff(want, got, cmpopts.EquateApprox(1e-14, 0)); diff != "" {
		t.Errorf("the workbook, -want +got:\n%s", diff)
	}
}

// A cell holds 32,767 units of UTF-16; a character of two is not parted.
func TestWorkbookCutsLongTexts(t *testing.T) {
	long := strings.Repeat("😀", 20_000)
	s := fixed(graph.Graph{Nodes: []graph.Node{
		{Label: graph.LabelConcept, ID: "concept:a", Props: map[string]any{"name": long, "aliases": []string{}, "basis": "x"}},
		{Label: graph.LabelConcept, ID: "concept:b", Props: map[string]any{"name": long[:4*16_000], "aliases": []string{}, "basis": "x"}},
	}})
	var got sheets
	if err := json.Unmarshal(consumers.Script(t, readWorkbook, written(t, "xlsx", s)), &got); err != nil {
		t.Fatal(err)
	}
	cut := fmt.Sprint(got["Concept"][0]["name"])
	if !strings.HasSuffix(cut, "😀 [cut]") || strings.ContainsRune(cut, '\uFFFD') || !strings.HasPrefix(long, strings.TrimSuffix(cut, " [cut]")) {
		t.Errorf("the end of a long text is %q", cut[max(0, len(cut)-40):])
	}
	if got["Concept"][1]["name"] != long[:4*16_000] {
		t.Error("a text that fits is changed")
	}
}
