package evaluate

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"rapporteur/internal/golden"
)

// scored is a result with right, false and missed tuples of several rules.
func scored(t testing.TB) Result {
	b := orgFindings(t).
		mentionBy("lexicon", 1, 0, org, "a", "ICANN").
		mentionBy("shape", 0.6, 0, org, "a", "says ICANN").
		mentionBy("shape", 0.6, 1, org, "a", "eye can").
		mentionBy("shape", 0.7, 2, org, "a", "ICANN").
		mentionBy("shape", 0.3, 2, org, "x", "ITU")
	return score(t, gold(t, orgGold), b)
}

func TestRulesAndBands(t *testing.T) {
	l, _ := scored(t).Layer(Organisations)
	wantRules := map[string]Count{"lexicon": {1, 1}, "shape": {4, 2}}
	if diff := cmp.Diff(wantRules, l.Rules); diff != "" {
		t.Errorf("rules, -want +got:\n%s", diff)
	}
	// A tuple counts in the band of its best evidence; 0.7 begins a band.
	wantBands := [5]Count{{1, 0}, {1, 1}, {1, 0}, {0, 0}, {1, 1}}
	if diff := cmp.Diff(wantBands, l.Bands); diff != "" {
		t.Errorf("bands, -want +got:\n%s", diff)
	}
	if l.Sure() != 0.5 {
		t.Errorf("share of right ones with a score of 0.9 or more: got %v, want 0.5", l.Sure())
	}
	if l.Precision() != 0.5 || l.Recall() != 2.0/3 || l.F1() != 4.0/7 {
		t.Errorf("got precision %v, recall %v, F1 %v", l.Precision(), l.Recall(), l.F1())
	}
}

func TestAddSumsCounts(t *testing.T) {
	one := scored(t)
	people := score(t, gold(t, peopleGold), peopleFindings(t))
	sum := one.Add(people)
	checkLayer(t, sum, Organisations, counts{7, 6, 5})
	checkLayer(t, sum, Persons, counts{3, 3, 3})
	l, _ := sum.Layer(Organisations)
	if l.Rules["lexicon"] != (Count{4, 4}) || l.Bands[4] != (Count{4, 4}) || len(l.False) != 2 || len(l.Misses) != 1 {
		t.Errorf("rules, bands or cases are not added: %+v", l)
	}
	if sum.Discussions != 2 {
		t.Errorf("got %d discussions, want 2", sum.Discussions)
	}
	if diff := cmp.Diff(sum, people.Add(one), cmpopts.IgnoreFields(Layer{}, "Misses", "False")); diff != "" {
		t.Errorf("the order of adding shows:\n%s", diff)
	}
	if diff := cmp.Diff(scored(t), one); diff != "" {
		t.Errorf("adding changed what was added to:\n%s", diff)
	}
	if diff := cmp.Diff(one, Result{}.Add(one)); diff != "" {
		t.Errorf("adding to nothing, -want +got:\n%s", diff)
	}
}

func TestWriteTable(t *testing.T) {
	r := scored(t).Add(score(t, gold(t, peopleGold), peopleFindings(t)))
	var b bytes.Buffer
	if err := WriteTable(&b, r, Options{Errors: true, ByRule: true, Calibration: true}); err != nil {
		t.Fatal(err)
	}
	golden.Check(t, "testdata/table.txt", b.Bytes())
}

func TestWriteTableKeepsControlCharactersOut(t *testing.T) {
	b := findings(t, "ICANN \x1b[2J\u202e", "x", "x").mention(0, org, "\x1b[2J", "\x1b[2J\u202e")
	var out bytes.Buffer
	if err := WriteTable(&out, score(t, gold(t, orgGold), b), Options{Errors: true}); err != nil {
		t.Fatal(err)
	}
	if strings.ContainsAny(out.String(), "\x1b\u202e") {
		t.Errorf("the transcript can steer the terminal: %q", out.String())
	}
}

func TestWriteJSON(t *testing.T) {
	r := scored(t).Add(score(t, gold(t, peopleGold), peopleFindings(t)))
	var b bytes.Buffer
	if err := WriteJSON(&b, r, Options{Errors: true, ByRule: true, Calibration: true}); err != nil {
		t.Fatal(err)
	}
	golden.Check(t, "testdata/result.json", b.Bytes())

	b.Reset()
	if err := WriteJSON(&b, r, Options{}); err != nil {
		t.Fatal(err)
	}
	var rows []map[string]any
	if err := json.Unmarshal(b.Bytes(), &rows); err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		for _, extra := range []string{"rules", "calibration", "misses", "false"} {
			if _, ok := row[extra]; ok {
				t.Errorf("%v has %s, which nobody asked for", row["layer"], extra)
			}
		}
	}
	if f1, ok := rows[len(rows)-3]["f1"]; !ok || f1 == nil {
		t.Errorf("who engaged whom has gold and must have an F1: %v", rows[len(rows)-3])
	}
}
