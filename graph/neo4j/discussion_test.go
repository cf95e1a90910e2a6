package neo4j_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rapporteur/discussion"
	"rapporteur/extract"
	"rapporteur/graph"
	"rapporteur/graph/embedded"
	"rapporteur/internal/need"
	"rapporteur/queries"
	"rapporteur/report"
)

// asked is a prepared query with values of its parameters.
type asked struct {
	query  string
	values map[string]string
}

// TestReportsOfDiscussions compares what the prepared queries say on this store
// and on the embedded one of whole discussions, which have what the small test
// graph has not.
func TestReportsOfDiscussions(t *testing.T) {
	own := filepath.Join(need.Root(t), "testdata", "transcripts")
	compare(t, []string{filepath.Join(own, "harbour-workshop.txt"), filepath.Join(own, "standards-call.txt")}, []asked{
		{"affiliations", map[string]string{"by": "self"}},
		{"agreements", nil},
		{"agreements", map[string]string{"kind": "disagrees"}},
		{"brokers", nil},
		{"changes", map[string]string{"from": "harbour-workshop", "to": "standards-call"}},
		{"discussions", map[string]string{"since": "2025"}},
		{"evidence", nil},
		{"evidence", map[string]string{"relation": "mentions", "topic": "trust"}},
		{"evidence", map[string]string{"stakeholder": "unknown", "to_stakeholder": "technical community"}},
		{"evidence", map[string]string{"relation": "spoke", "affiliation": "APNIC"}},
		{"floor", nil},
		{"group-mixing", nil},
		{"group-mixing", map[string]string{"topic": "trust"}},
		{"group-topics", nil},
		{"low-confidence", nil},
		{"named-never-spoke", nil},
		{"organisation-mentions", nil},
		{"organisation-topics", nil},
		{"organisations", nil},
		{"path", map[string]string{"from": "Ngaire Tamatoa", "to": "Rashid Penhallow"}},
		{"path", map[string]string{"from": "Ngaire Tamatoa", "to": "Soo-Jin Marchetti", "kind": "thanks"}},
		{"person-profile", map[string]string{"person": "Rashid"}},
		{"person-profile", map[string]string{"person": "unknown"}},
		{"replies", nil},
		{"speakers", nil},
		{"stakeholders", nil},
		{"talk-share", nil},
		{"talk-share", map[string]string{"by": "organisation"}},
		{"talk-share", map[string]string{"by": "group"}},
		{"thread", map[string]string{"discussion": "harbour-workshop", "turn": "20", "depth": "5"}},
		{"topic-brokers", map[string]string{"least": "1"}},
		{"topic-course", map[string]string{"parts": "10"}},
		{"topic-pairs", map[string]string{"discussion": "harbour-workshop"}},
		{"topics", nil},
		{"unanswered-questions", nil},
		{"who-engaged-whom", nil},
	})
}

// TestReportsOfTheWorkshop compares every prepared query on the real workshop.
func TestReportsOfTheWorkshop(t *testing.T) {
	values := map[string]map[string]string{
		"changes":        {"from": "harbour-workshop", "to": "igf2016-cyber-norms"},
		"path":           {"from": "Juan Fernandez", "to": "Paul Wilson"},
		"person-profile": {"person": "Duncan Hollis"},
		"thread":         {"discussion": "igf2016-cyber-norms", "turn": "28"},
		"topic-course":   {"topic": "attribution"},
	}
	all, err := queries.All()
	if err != nil {
		t.Fatal(err)
	}
	var questions []asked
	for _, q := range all {
		questions = append(questions, asked{q.Name, values[q.Name]})
	}
	compare(t, []string{
		filepath.Join(need.Shared(t, "transcripts"), "igf2016-cyber-norms.txt"),
		filepath.Join(need.Root(t), "testdata", "transcripts", "harbour-workshop.txt"),
	}, questions)
}

// compare loads the discussions of files into both stores and puts the
// questions to both.
func compare(t *testing.T, files []string, questions []asked) {
	t.Helper()
	var graphs []graph.Graph
	for _, file := range files {
		graphs = append(graphs, extracted(t, file))
	}
	server := empty(t)
	local, err := embedded.Open(t.Context(), embedded.Options{Path: filepath.Join(t.TempDir(), "store.db")})
	if err != nil {
		t.Fatal(err)
	}
	defer local.Close()
	for _, s := range []graph.Store{server, local} {
		if _, err := s.Load(t.Context(), graphs...); err != nil {
			t.Fatal(err)
		}
	}
	for _, test := range questions {
		q, err := queries.Find(test.query)
		if err != nil {
			t.Fatal(err)
		}
		want, err := report.Run(t.Context(), local, q, test.values)
		if err != nil {
			t.Errorf("%s with %v, embedded: %v", test.query, test.values, err)
			continue
		}
		got, err := report.Run(t.Context(), server, q, test.values)
		if err != nil {
			t.Errorf("%s with %v, Neo4j: %v", test.query, test.values, err)
			continue
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s with %v, -embedded +Neo4j:\n%s", test.query, test.values, diff)
		}
		if len(want.Rows) == 0 {
			t.Errorf("%s with %v says nothing", test.query, test.values)
		}
	}
}

// extracted returns the graph of a transcript, whose id is the file's name.
func extracted(t *testing.T, file string) graph.Graph {
	t.Helper()
	name := strings.TrimSuffix(filepath.Base(file), ".txt")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	d, err := discussion.Read(name, filepath.Base(file), data, "")
	if err != nil {
		t.Fatal(err)
	}
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	d.Digest = x.Digest(data, "", name)
	f, err := x.Run(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	g, err := graph.Build(f)
	if err != nil {
		t.Fatal(err)
	}
	return g
}
