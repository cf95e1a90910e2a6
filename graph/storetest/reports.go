package storetest

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"testing"

	"rapporteur/graph"
	"rapporteur/internal/golden"
	"rapporteur/internal/need"
	"rapporteur/queries"
	"rapporteur/report"
)

// samples are a value for each type of parameter.
var samples = map[queries.Type]string{
	queries.Person:       "anna",
	queries.Organisation: "EI",
	queries.Concept:      "NORMS",
	queries.Discussion:   "norms",
	queries.Engagement:   "thanks",
	queries.Reply:        "agreement",
	queries.Link:         "disagrees",
	queries.Number:       "2",
	queries.Score:        "0.7",
	queries.Text:         "norms",
	queries.Date:         "2031-04",
	queries.Group:        "Civil Society",
	queries.Turn:         "rooms/norms/4",
}

// more are values beyond one of each parameter.
var more = map[string][]map[string]string{
	"who-engaged-whom": {
		{"topic": "norms", "min_score": "0.8", "discussion": "plain"},
		{"topic": "tables'; drop", "kind": "cites"},
		{"discussion": "hostile", "kind": "gives-floor"},
	},
	"speakers":       {{"discussion": "hostile", "min_score": "0.9"}},
	"topics":         {{"speaker": "unknown"}},
	"replies":        {{"speaker": "Unknown"}, {"speaker": "carlos", "to": "anna"}, {"to": hostileTexts[0]}},
	"affiliations":   {{"stakeholder": "unknown", "by": "others"}},
	"brokers":        {{"discussion": "plain"}, {"kind": "agrees", "person": "anna"}},
	"changes":        {{"from": "norms", "to": "plain"}, {"from": "plain", "to": "hostile", "min_score": "0.9"}},
	"low-confidence": {{"below": "0.8", "min_score": "0.5"}, {"below": "1", "finding": "speaker", "discussion": "norms"}},
	"path": {
		{"from": "carlos", "to": "person:plain/irene"},
		{"from": "person:plain/irene", "to": "carlos", "kind": "thanks"},
		{"from": "carlos", "to": hostileTexts[0]},
	},
	"stakeholders":  {{"stakeholder": "unknown"}},
	"thread":        {{"turn": "0", "discussion": "norms", "depth": "5"}, {"turn": "hostile/1"}, {"turn": "2", "discussion": "plain", "depth": "1"}},
	"topic-brokers": {{"least": "1", "others": "1"}, {"least": "1", "speaker": "anna"}},
	"topic-course":  {{"topic": "norms", "parts": "2"}, {"topic": "tables'; drop", "discussion": "hostile", "parts": "2.5"}},
	"topic-pairs":   {{"least": "1", "discussion": "hostile"}, {"least": "1", "topic": "tables'; drop"}, {"least": "1", "speaker": "unknown"}},
	"evidence": {
		{"from": "carlos", "to": "Anna Berg"},
		{"from": "unknown"},
		{"from": "carlos", "to": "anna", "topic": "norms"},
		{"from": "anna", "topic": "cyber norms"},
		{"topic": "norms", "organisation": "ei"},
		{"organisation": "\u202eorg"},
		{"kind": "comment", "to": "person:hostile/irene"},
		{"relation": "mentions", "topic": "norms", "affiliation": "ei"},
		{"relation": "mentions", "to": "anna"},
		{"stakeholder": "unknown", "to_stakeholder": "technical community", "topic": "norms"},
		{"relation": "engaged", "stakeholder": "technical community", "min_score": "0.7", "discussion": "norms"},
		{"to_stakeholder": "unknown"},
	},
	"agreements": {{"from": "unknown", "kind": "disagrees"}, {"from": "carlos", "to": "anna", "discussion": "norms"}},
	"discussions": {
		{"since": "2031-04-03", "until": "2031-04-02"},
		{"since": "2031-04-04"},
		{"until": "2031-03"},
		{"until": "2031-04"},
	},
	"floor":                 {{"from": "carlos", "to": "person:plain/irene"}, {"to": "anna", "discussion": "plain"}},
	"group-mixing":          {{"topic": "norms", "discussion": "norms"}},
	"group-topics":          {{"stakeholder": "unknown"}},
	"organisation-mentions": {{"organisation": "\u202eorg", "speaker": "bobby"}, {"speaker": "unknown"}},
	"person-profile":        {{"person": "unknown"}, {"person": "person:hostile/irene", "discussion": "hostile"}},
	"talk-share":            {{"by": "group", "discussion": "hostile"}, {"by": "organisation", "min_score": "0.8"}},
	"unanswered-questions":  {{"from": "carlos", "to": "person:plain/irene"}},
}

// reports compares every prepared query, with its defaults, with each of its
// parameters set and with more, with the golden tables, which are the same for
// all stores.
func reports(t *testing.T, open Open) {
	s := open(t)
	t.Run("of nothing", func(t *testing.T) {
		for _, q := range all(t) {
			r, err := report.Run(t.Context(), s, q, nil)
			if _, needs := required(q); needs {
				if !errors.As(err, new(report.ValueError)) {
					t.Errorf("%s without what it requires: %v", q.Name, err)
				}
				continue
			}
			if err != nil || len(r.Rows) > 0 {
				t.Errorf("%s on an empty store: %d rows, %v", q.Name, len(r.Rows), err)
			}
		}
	})
	load(t, s, graph.Created, Graphs(t)...)
	for _, q := range all(t) {
		t.Run(q.Name, func(t *testing.T) {
			var out bytes.Buffer
			base, _ := required(q)
			write(t, &out, s, q, base)
			for _, p := range q.Params {
				if p.Required {
					continue
				}
				for _, value := range sampled(p) {
					values := maps.Clone(base)
					values[p.Name] = value
					write(t, &out, s, q, values)
				}
			}
			for _, values := range more[q.Name] {
				write(t, &out, s, q, values)
			}
			golden.Check(t, filepath.Join(need.Root(t), "testdata", "reports", q.Name+".golden"), out.Bytes())
		})
	}
}

// required returns values for the parameters that a query requires, and
// whether there are any.
func required(q queries.Query) (map[string]string, bool) {
	values := map[string]string{}
	for _, p := range q.Params {
		if p.Required {
			values[p.Name] = sampled(p)[0]
		}
	}
	return values, len(values) > 0
}

// sampled are the values that a parameter is tried with besides its default.
func sampled(p queries.Param) []string {
	if p.Type != queries.Choice {
		return []string{samples[p.Type]}
	}
	return slices.DeleteFunc(slices.Clone(p.Choices), func(c string) bool { return c == p.Default })
}

func all(t testing.TB) []queries.Query {
	t.Helper()
	all, err := queries.All()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// write adds the table of a query under a line that shows the values.
func write(t testing.TB, out *bytes.Buffer, s graph.Store, q queries.Query, values map[string]string) {
	t.Helper()
	r, err := report.Run(t.Context(), s, q, values)
	if err != nil {
		t.Errorf("%s with %q: %v", q.Name, values, err)
		return
	}
	fmt.Fprintf(out, "%s", q.Name)
	for _, name := range slices.Sorted(maps.Keys(values)) {
		fmt.Fprintf(out, " -p %s=%q", name, values[name])
	}
	fmt.Fprintln(out)
	if err := asTable(out, r, report.Options{}); err != nil {
		t.Fatal(err)
	}
	fmt.Fprintln(out)
}

// Query returns what a query without parameters gives, as a table of at most
// width characters a line.
func Query(t testing.TB, s graph.Store, cypher string, width int) string {
	t.Helper()
	rows, err := s.Query(t.Context(), cypher, nil)
	if err != nil {
		t.Fatalf("%v\n%s", err, cypher)
	}
	var out bytes.Buffer
	if err := asTable(&out, report.Report{Columns: rows.Columns, Rows: rows.Rows}, report.Options{Width: width}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func asTable(w io.Writer, r report.Report, o report.Options) error {
	f, err := report.FindFormat("table")
	if err != nil {
		return err
	}
	return f.Write(w, r, o)
}
