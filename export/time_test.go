package export_test

import (
	"strings"
	"testing"

	"rapporteur/graph"
	"rapporteur/internal/consumers"
)

// meetings are two discussions on two dates and one on none, with a person in
// all of them.
func meetings() graph.Graph {
	var g graph.Graph
	for id, date := range map[string]string{"one": "2031-04-02/2031-04-03", "two": "2031-05-06", "undated": "in spring"} {
		g.Nodes = append(g.Nodes,
			graph.Node{Label: graph.LabelDiscussion, ID: id, Props: map[string]any{"name": id, "date": date, "turns": int64(3)}},
			graph.Node{Label: graph.LabelTurn, ID: graph.TurnID(id, 2), Props: map[string]any{"name": "turn 2", "discussion": id, "index": int64(2)}})
		g.Edges = append(g.Edges, graph.Edge{
			Type: graph.Spoke, ID: "edge:" + id, From: graph.Ref{Label: graph.LabelPerson, ID: "person:ana"}, To: graph.Ref{Label: graph.LabelTurn, ID: graph.TurnID(id, 2)},
			Props: map[string]any{"discussion": id, "turn": graph.TurnID(id, 2), "score": 0.5},
		})
	}
	g.Nodes = append(g.Nodes, graph.Node{Label: graph.LabelPerson, ID: "person:ana", Props: map[string]any{"name": "Ana"}})
	return g
}

// Where there are several dates, time is counted in days.
func TestGEXFHasDays(t *testing.T) {
	whole := string(text(t, "gexf", fixed(meetings())))
	for _, want := range []string{
		`timeformat="date"`,
		`<node id="one" label="one" start="2031-04-02" end="2031-04-03">`,
		`<node id="turn:two/2" label="turn 2" start="2031-05-06" end="2031-05-06">`,
		`<node id="person:ana" label="Ana" start="2031-04-02" end="2031-05-06">`,
		`<node id="undated" label="undated">`,
		`<edge id="edge:two" source="person:ana" target="turn:two/2" label="spoke" kind="SPOKE" start="2031-05-06" end="2031-05-06">`,
	} {
		if !strings.Contains(whole, want) {
			t.Errorf("there is no %s in\n%s", want, whole)
		}
	}
}

// Where there is one date, time is counted in turns, which Gephi understands.
func TestGEXFHasTurns(t *testing.T) {
	g := meetings()
	for _, n := range g.Nodes {
		if n.ID == "two" {
			n.Props["date"] = ""
		}
	}
	got := consumers.Gephi(t, written(t, "gexf", fixed(g)))
	// Those without a date come first, by their ids: two, undated, one.
	for id, want := range map[string]string{"two": "<[0.0, 2.0]>", "undated": "<[3.0, 5.0]>", "one": "<[6.0, 8.0]>", "turn:undated/2": "<[5.0, 5.0]>", "person:ana": "<[2.0, 8.0]>"} {
		if got := got.Nodes[id].Attributes["Interval"]; got != want {
			t.Errorf("%s is there at %v, want %s", id, got, want)
		}
	}
	if got := got.Edges["edge:one"].Attributes["Interval"]; got != "<[8.0, 8.0]>" {
		t.Errorf("the edge is there at %v", got)
	}
}
