package report_test

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rapporteur/graph"
	"rapporteur/graph/embedded"
	"rapporteur/graph/storetest"
	"rapporteur/queries"
	"rapporteur/report"
)

// store returns an embedded store with the graphs loaded.
func store(t *testing.T, graphs ...graph.Graph) graph.Store {
	t.Helper()
	s, err := embedded.Open(t.Context(), embedded.Options{Path: filepath.Join(t.TempDir(), "store.db")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	if _, err := s.Load(t.Context(), graphs...); err != nil {
		t.Fatal(err)
	}
	return s
}

func query(t *testing.T, text string) queries.Query {
	t.Helper()
	q, err := queries.Parse("test", text)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// everyType has a parameter of each type, named for it.
const everyType = `// Which values are bound?
// param person person "" a
// param organisation organisation "" a
// param concept concept "" a
// param discussion discussion "" a
// param engagement engagement "" a
// param reply reply "" a
// param link link "" a
// param number number "3" a
// param score score "0.5" a
// param text text "x" a
// param date date "" a
// param group group "" a
// param turn turn "" a
// param choice one|two-three "one" a
// columns a
RETURN [$person, $organisation, $concept, $discussion, $engagement, $reply, $link, $number, $score, $text, $date, $group, $turn, $choice] AS a ORDER BY a
`

func TestBind(t *testing.T) {
	s := store(t, storetest.Graphs(t)...)
	q := query(t, everyType)
	for _, test := range []struct {
		param, value string
		want         any
	}{
		{"person", "", ""},
		{"person", "person:anna-berg", "person:anna-berg"},
		{"person", "PERSON:Anna-Berg", "person:anna-berg"},
		{"person", " anna  BERG ", "person:anna-berg"},
		{"person", "Carlos", "person:carlos-díaz"},
		{"person", "Carlos Diaz", "person:carlos-díaz"},
		{"person", "DÍAZ, Carlos", "person:carlos-díaz"},
		{"person", "Mr. Diaz", "person:carlos-díaz"},
		{"person", "berg", "person:anna-berg"},
		{"person", "carlos di\u0301az", "person:carlos-díaz"},
		{"person", "person:plain/irene", "person:plain/irene"},
		{"person", "Unknown", "unknown"},
		{"person", "multi-stakeholder “model”", `person:bobby-"'; match (n)`},
		{"person", "bobby", `person:bobby-"'; match (n)`},
		{"organisation", "ei", "organisation:example-institute"},
		{"organisation", "ÜO", "organisation:ünïcode-☂"},
		{"organisation", "example institute", "organisation:example-institute"},
		{"concept", "Multi-stakeholder Model", "concept:multi‑stakeholder"},
		{"discussion", "rooms/norms", "rooms/norms"},
		{"discussion", "norms", "rooms/norms"},
		{"discussion", "Norms and Trust", "rooms/norms"},
		{"engagement", "Gives-Floor", "gives_floor"},
		{"reply", "answer", "answer"},
		{"link", "answers", "answers"},
		{"link", "answer", "answer"},
		{"number", "-1e3", -1000.0},
		{"score", "1", 1.0},
		{"text", "' OR 1=1 //", "' OR 1=1 //"},
		{"date", "2031", "2031"},
		{"date", "2031-04", "2031-04"},
		{"date", "2032-02-29", "2032-02-29"},
		{"group", "Civil-Society", "civil society"},
		{"group", "unknown", "unknown"},
		{"turn", "turn:rooms/norms/2", "turn:rooms/norms/2"},
		{"turn", "plain/0", "turn:plain/0"},
		{"turn", "5", "turn:plain/5"},
		{"choice", "Two three", "two-three"},
	} {
		got, err := report.Bind(t.Context(), s, q, map[string]string{test.param: test.value})
		if err != nil {
			t.Errorf("%s = %q: %v", test.param, test.value, err)
			continue
		}
		want := map[string]any{
			"person": "", "organisation": "", "concept": "", "discussion": "", "engagement": "", "reply": "", "link": "",
			"number": 3.0, "score": 0.5, "text": "x", "date": "", "group": "", "turn": "", "choice": "one",
		}
		want[test.param] = test.want
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s = %q, -want +got:\n%s", test.param, test.value, diff)
		}
	}
}

func TestBindRefuses(t *testing.T) {
	s := store(t, storetest.Graphs(t)...)
	all := query(t, everyType)
	none := query(t, "// All.\n// columns id\nMATCH (d:Discussion) RETURN d.id AS id ORDER BY id")
	required := query(t, "// All.\n// param who person required a name\n// param least number \"0\" a\n// columns id\nMATCH (d) WHERE d.id = $who OR d.x > $least RETURN d.id AS id ORDER BY id")
	for _, test := range []struct {
		query        queries.Query
		param, value string
		want         string
	}{
		{all, "persn", "x", `the parameter persn of test: there is none of that name; did you mean person? (it takes person, organisation, `},
		{none, "person", "x", `the parameter person of test: there is none, the query takes no parameters`},
		{required, "least", "1", `the parameter who of test: it must be given: a name (set who=… to a person)`},
		{required, "who", " ", `the parameter who of test: it must be given`},
		{all, "person", "irene", `the parameter person of test: "irene" may be Irene (person:hostile/irene) or Irene (person:plain/irene); give the id`},
		{all, "person", "Anna Bergg", `the parameter person of test: there is no person "Anna Bergg"; did you mean Anna Berg (person:anna-berg)?`},
		{all, "person", "Xqzw", `the parameter person of test: there is no person "Xqzw"`},
		{all, "organisation", "Anna Berg", `the parameter organisation of test: there is no organisation "Anna Berg"`},
		{all, "concept", "unknown", `the parameter concept of test: there is no concept "unknown"`},
		{all, "discussion", "plane", `the parameter discussion of test: there is no discussion "plane"; did you mean plain?`},
		{all, "engagement", "agree", `the parameter engagement of test: "agree" is not a kind of engagement; did you mean agrees? (there are thanks, agrees, `},
		{all, "reply", "agrees", `the parameter reply of test: "agrees" is not a kind of reply`},
		{all, "link", "x", `the parameter link of test: "x" is not a kind of engagement or reply`},
		{all, "number", "many", `the parameter number of test: "many" is not a number`},
		{all, "number", "Inf", `the parameter number of test: "Inf" is not a number`},
		{all, "score", "70", `the parameter score of test: "70" is not a number from 0 to 1`},
		{all, "score", "", `the parameter score of test: "" is not a number from 0 to 1`},
		{all, "score", "NaN", `the parameter score of test: "NaN" is not a number from 0 to 1`},
		{all, "date", "2031-02-29", `the parameter date of test: "2031-02-29" is not a date (write a year, a month or a day: `},
		{all, "date", "yesterday", `the parameter date of test: "yesterday" is not a date`},
		{all, "group", "civil", `the parameter group of test: there is no stakeholder group "civil"; did you mean civil society? (there are civil society, technical community)`},
		{all, "turn", "2", `the parameter turn of test: "2" may be turn:hostile/2, turn:plain/2 or turn:rooms/norms/2; give the id, or the discussion too`},
		{all, "turn", "99", `the parameter turn of test: there is no turn 99 in any discussion: turns are counted from 0 to 5`},
		{all, "turn", "plain/99", `the parameter turn of test: there is no turn "plain/99" (a turn is a number from 0, or an id as turn:DISCUSSION/5)`},
		{all, "choice", "three", `the parameter choice of test: "three" is not a choice (there are one, two-three)`},
		{all, "choice", "", `the parameter choice of test: "" is not a choice (there are one, two-three)`},
	} {
		_, err := report.Bind(t.Context(), s, test.query, map[string]string{test.param: test.value})
		if err == nil || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("%s = %q: the error is %v, want %s", test.param, test.value, err, test.want)
		}
		if !errors.As(err, new(report.ValueError)) {
			t.Errorf("%s = %q: the error %v is no ValueError", test.param, test.value, err)
		}
	}
	_, err := report.Bind(t.Context(), store(t), all, map[string]string{"concept": "norms"})
	if want := `there is no concept "norms": none is loaded`; err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("in an empty store: the error is %v, want %s", err, want)
	}
}

func TestBindWithinDiscussion(t *testing.T) {
	s := store(t, storetest.Graphs(t)...)
	q := query(t, everyType)
	got, err := report.Bind(t.Context(), s, q, map[string]string{"discussion": "norms", "turn": "2"})
	if err != nil || got["turn"] != "turn:rooms/norms/2" {
		t.Errorf("got %v, %v", got["turn"], err)
	}
	got, err = report.Bind(t.Context(), s, q, map[string]string{"discussion": "hostile", "person": "irene"})
	if err != nil || got["person"] != "person:hostile/irene" {
		t.Errorf("got %v, %v", got["person"], err)
	}
	_, err = report.Bind(t.Context(), s, q, map[string]string{"discussion": "norms", "turn": "5"})
	if want := `there is no turn 5 in the discussion "rooms/norms": turns are counted from 0 to 4`; err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("the error is %v, want %s", err, want)
	}
}

func TestRun(t *testing.T) {
	s := store(t)
	q := query(t, `// What is 2/3 of it?
// param n number "2" a
// columns share, list, nothing, text
RETURN $n / 3 AS share, ["b", "a", "B"] AS list, null AS nothing, "t" AS text ORDER BY share
`)
	got, err := report.Run(t.Context(), s, q, map[string]string{"n": " 2.0"})
	if err != nil {
		t.Fatal(err)
	}
	want := report.Report{
		Name: "test", Question: "What is 2/3 of it?", Given: []report.Given{{Param: "n", Value: "2"}}, Columns: []string{"share", "list", "nothing", "text"},
		Rows: [][]any{{0.667, []any{"B", "a", "b"}, nil, "t"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}

	q.Columns = []string{"share", "list", "text", "nothing"}
	if _, err := report.Run(t.Context(), s, q, nil); err == nil || !strings.Contains(err.Error(), "gave the columns share, list, nothing, text, its header states share, list, text, nothing") {
		t.Errorf("other columns than stated: the error is %v", err)
	}
	q.Cypher = "MATCH (nothing RETURN"
	if _, err := report.Run(t.Context(), s, q, nil); err == nil || !strings.Contains(err.Error(), "running the query test: ") {
		t.Errorf("wrong Cypher: the error is %v", err)
	}
}

func TestFindFormat(t *testing.T) {
	_, err := report.FindFormat("cvs")
	if want := `there is no report format "cvs"; did you mean csv? (there are table, `; err == nil || !strings.HasPrefix(err.Error(), want) {
		t.Errorf("the error is %v, want %s", err, want)
	}
}
