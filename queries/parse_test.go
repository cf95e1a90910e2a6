package queries_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rapporteur/queries"
)

const whole = `// Who said what,
// and how often?
// param topic concept "" only turns that mention this concept
// param least number "2.5" at least as often, in "quotes"
// param by turns|words "words" counted so
// param who person required of this person
// columns from, times
MATCH (a)-[e:ENGAGED]->(b)
WHERE $topic = '' OR b.id = $topic OR a.id = $who OR $by = 'words' // not $this, nor "$that
WITH a.name AS name, count(*) AS times, "RETURN $no" AS text
WHERE times >= $least AND EXISTS { MATCH (b) RETURN b.id AS id }
RETURN name AS ` + "`from`" + `, times
ORDER BY times DESC, name
LIMIT 10
`

func TestParse(t *testing.T) {
	for _, lineEnd := range []string{"\n", "\r\n"} {
		got, err := queries.Parse("said", strings.ReplaceAll(whole, "\n", lineEnd))
		if err != nil {
			t.Fatal(err)
		}
		_, cypher, _ := strings.Cut(whole, "times\n")
		want := queries.Query{
			Name:     "said",
			Question: "Who said what, and how often?",
			Params: []queries.Param{
				{Name: "topic", Type: queries.Concept, Doc: "only turns that mention this concept"},
				{Name: "least", Type: queries.Number, Default: "2.5", Doc: `at least as often, in "quotes"`},
				{Name: "by", Type: queries.Choice, Choices: []string{"turns", "words"}, Default: "words", Doc: "counted so"},
				{Name: "who", Type: queries.Person, Required: true, Doc: "of this person"},
			},
			Columns: []string{"from", "times"},
			Cypher:  cypher,
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("line end %q, -want +got:\n%s", lineEnd, diff)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	const end = "\nRETURN d.id AS id ORDER BY id"
	for _, test := range []struct{ name, text, want string }{
		{"nothing", "", "q.cypher:1: the question that it answers is missing"},
		{"no question", "// columns id\nMATCH (d)" + end, "q.cypher:1: the question that it answers is missing"},
		{"an unfinished question", "// All of\n// columns id\nMATCH (d)" + end, `q.cypher:2: the question "All of" does not end`},
		{"no columns", "// All.\nMATCH (d)" + end, "q.cypher:1: the header states no columns"},
		{"columns twice", "// All.\n// columns id\n// columns id\nMATCH (d)" + end, "q.cypher:3: the columns are stated twice"},
		{"a column twice", "// All.\n// columns id, id\nMATCH (d)" + end, `q.cypher:2: the column "id" is stated twice`},
		{"a bad column", "// All.\n// columns id,\nMATCH (d)" + end, `q.cypher:2: "" is no name of a column`},
		{"an unknown word", "// All.\n// colums id\nMATCH (d)" + end, `q.cypher:2: unknown word "colums" in the header`},
		{"a comment in the header", "// All.\n//\n// columns id\nMATCH (d)" + end, `q.cypher:2: unknown word "" in the header`},
		{"a parameter twice", "// All.\n// param x text \"\" a\n// param x text \"\" b\n// columns id\nMATCH (d) WHERE $x" + end, `q.cypher:3: the parameter "x" is declared twice`},
		{"a parameter without a default", "// All.\n// param x text what for\n// columns id", `q.cypher:2: a parameter is declared as`},
		{"a parameter without a reason", "// All.\n// param x text \"\"\n// columns id", `q.cypher:2: a parameter is declared as`},
		{"a bad name", "// All.\n// param X text \"\" a\n// columns id", `q.cypher:2: "X" is no name of a parameter`},
		{"an unknown type", "// All.\n// param x string \"\" a\n// columns id", `q.cypher:2: the parameter "x" is of unknown type "string"`},
		{"a bad escape", "// All.\n// param x text \"\\q\" a\n// columns id", `q.cypher:2: the default "\q" of the parameter "x"`},
		{"a choice of the type alone", "// All.\n// param x choice \"a\" a\n// columns id", `q.cypher:2: the parameter "x" is of unknown type "choice"`},
		{"a default that is no choice", "// All.\n// param x a|b \"c\" a\n// columns id", `q.cypher:2: the default "c" of the parameter "x" is none of a, b`},
		{"a default that is no number", "// All.\n// param x score \"\" a\n// columns id", `q.cypher:2: the default "" of the parameter "x" is no number`},
		{"an undeclared parameter", "// All.\n// columns id\nMATCH (d)\nWHERE d.id = $x" + end, "q.cypher:4: the parameter $x is not declared"},
		{"an unused parameter", "// All.\n// param x text \"\" a\n// columns id\nMATCH (d) // $x\nWHERE d.id = '$x'" + end, `q.cypher:2: the parameter "x" is declared but not used`},
		{"a passage of no column", "// All.\n// columns id\n// passage text from a to b\nMATCH (d)" + end, "q.cypher:3: a passage is declared below the columns as"},
		{"a passage without its place", "// All.\n// columns id\n// passage id from a to b\nMATCH (d)" + end, "q.cypher:5: RETURN names the columns id, the header id, a, b"},
		{"no RETURN", "// All.\n// columns id\nMATCH (d)\n// RETURN d.id AS id ORDER BY id", "q.cypher:4: the query has no RETURN"},
		{"no order", "// All.\n// columns id\nMATCH (d)\nRETURN d.id AS id // ORDER BY id", "q.cypher:4: no ORDER BY follows the last RETURN"},
		{"no order at the end", "// All.\n// columns id\nMATCH (d) WITH d ORDER BY d.id LIMIT 3\nRETURN d.id AS id", "q.cypher:4: no ORDER BY follows the last RETURN"},
		{"no name", "// All.\n// columns id\nMATCH (d)\nRETURN d.id ORDER BY d.id", `q.cypher:4: RETURN has a column without a name: "d.id"`},
		{"other columns", "// All.\n// columns id, name\nMATCH (d)\nRETURN d.name AS name, coalesce(d.id, d.x) AS id ORDER BY id", "q.cypher:4: RETURN names the columns name, id, the header id, name"},
		{"fewer columns", "// All.\n// columns id, name\nMATCH (d)" + end, "q.cypher:4: RETURN names the columns id, the header id, name"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := queries.Parse("q", test.text)
			if err == nil || !strings.HasPrefix(err.Error(), test.want) {
				t.Errorf("the error is %v, want %s", err, test.want)
			}
		})
	}
}

func TestAll(t *testing.T) {
	all, err := queries.All()
	if err != nil {
		t.Fatal(err)
	}
	if !slices.IsSortedFunc(all, func(a, b queries.Query) int { return strings.Compare(a.Name, b.Name) }) {
		t.Error("the prepared queries are not sorted by name")
	}
	for _, q := range all {
		if strings.Trim(q.Name, "abcdefghijklmnopqrstuvwxyz-") != "" {
			t.Errorf("the name %q is not kebab-case", q.Name)
		}
	}
	files, err := filepath.Glob("*.cypher")
	if err != nil || len(files) != len(all) {
		t.Errorf("%d files, %d queries, %v", len(files), len(all), err)
	}
}

func TestFind(t *testing.T) {
	q, err := queries.Find("who-engaged-whom")
	if err != nil || q.Name != "who-engaged-whom" {
		t.Errorf("got %q, %v", q.Name, err)
	}
	_, err = queries.Find("speaker")
	if want := `there is no query "speaker"; did you mean speakers? (there are affiliations, `; err == nil || !strings.HasPrefix(err.Error(), want) {
		t.Errorf("the error is %v, want %s", err, want)
	}
}

func FuzzParse(f *testing.F) {
	all, err := queries.All()
	if err != nil {
		f.Fatal(err)
	}
	for _, q := range all {
		f.Add("// " + q.Question + "\n// columns " + strings.Join(q.Columns, ", ") + "\n" + q.Cypher)
	}
	f.Add(whole)
	f.Add("// A.\n// columns a\n/* ' RETURN \" ` \\")
	f.Fuzz(func(t *testing.T, text string) {
		q, err := queries.Parse("fuzz", text)
		if err != nil {
			if !strings.HasPrefix(err.Error(), "fuzz.cypher:") {
				t.Errorf("the error %q names no file", err)
			}
			return
		}
		if q.Question == "" || len(q.Columns) == 0 || !strings.Contains(text, strings.SplitN(q.Cypher, "\n", 2)[0]) {
			t.Errorf("%q was read as %+v", text, q)
		}
	})
}
