package report_test

import (
	"fmt"
	"maps"
	"testing"

	"rapporteur/graph"
	"rapporteur/graph/storetest"
	"rapporteur/queries"
	"rapporteur/report"
)

// counts says of reports that count findings which column does, and with which
// values `evidence` opens what a row has counted.
var counts = []struct {
	query  string
	values map[string]string
	column string
	opens  func(row map[string]any) map[string]string
}{
	{"group-mixing", nil, "observed", func(row map[string]any) map[string]string {
		return map[string]string{"relation": "engaged", "stakeholder": str(row["from"]), "to_stakeholder": str(row["to"])}
	}},
	{"group-mixing", map[string]string{"topic": "norms", "min_score": "0.7"}, "observed", func(row map[string]any) map[string]string {
		return map[string]string{"relation": "engaged", "stakeholder": str(row["from"]), "to_stakeholder": str(row["to"])}
	}},
	{"group-topics", nil, "mentions", func(row map[string]any) map[string]string {
		return map[string]string{"relation": "mentions", "stakeholder": str(row["group"]), "topic": str(row["concept"])}
	}},
	{"organisation-topics", map[string]string{"organisation": "ei", "discussion": "norms"}, "mentions", func(row map[string]any) map[string]string {
		return map[string]string{"relation": "mentions", "affiliation": str(row["organisation"]), "topic": str(row["concept"])}
	}},
	{"talk-share", map[string]string{"discussion": "norms"}, "turns", func(row map[string]any) map[string]string {
		return map[string]string{"relation": "spoke", "from": str(row["name"])}
	}},
	{"talk-share", map[string]string{"discussion": "norms", "by": "group"}, "turns", func(row map[string]any) map[string]string {
		return map[string]string{"relation": "spoke", "stakeholder": str(row["name"])}
	}},
	{"named-never-spoke", map[string]string{"discussion": "hostile"}, "findings", func(row map[string]any) map[string]string {
		return map[string]string{"to": str(row["person"])}
	}},
	{"person-profile", map[string]string{"person": "anna", "discussion": "plain"}, "findings", profileEvidence},
	{"person-profile", map[string]string{"person": "carlos", "discussion": "norms"}, "findings", profileEvidence},
}

// profileEvidence opens a row of a person's profile.
func profileEvidence(row map[string]any) map[string]string {
	values := map[string]string{"from": str(row["person"])}
	switch row["section"] {
	case "spoke in":
		return map[string]string{"from": str(row["person"]), "relation": "spoke", "discussion": str(row["name"])}
	case "affiliated with":
		values["relation"], values["organisation"] = "affiliated-with", str(row["name"])
	case "spoke of the topic":
		values["relation"], values["topic"] = "mentions", str(row["name"])
	case "named the organisation":
		values["relation"], values["organisation"] = "mentions", str(row["name"])
	case "named the person":
		values["relation"], values["to"] = "mentions", str(row["name"])
	case "engaged":
		values["relation"], values["to"] = "engaged", str(row["name"])
	case "replied to":
		values["relation"], values["to"] = "replies-to", str(row["name"])
	case "engaged by":
		values = map[string]string{"relation": "engaged", "to": str(row["person"]), "from": str(row["name"])}
	case "replied to by":
		values = map[string]string{"relation": "replies-to", "to": str(row["person"]), "from": str(row["name"])}
	case "named by":
		values = map[string]string{"relation": "mentions", "to": str(row["person"]), "from": str(row["name"])}
	default:
		values["relation"] = "none: " + str(row["section"])
	}
	if kind := str(row["kind"]); kind != "" {
		values["kind"] = kind
	}
	return values
}

func str(v any) string { return fmt.Sprint(v) }

// What a report counts, evidence shows with the same conditions.
func TestEvidenceOpensCounts(t *testing.T) {
	s := store(t, storetest.Graphs(t)...)
	for _, test := range counts {
		rows := run(t, s, test.query, test.values)
		if len(rows) == 0 {
			t.Errorf("%s with %v has no rows", test.query, test.values)
		}
		for _, row := range rows {
			opens := test.opens(row)
			for _, same := range []string{"topic", "discussion", "min_score"} {
				if v, ok := test.values[same]; ok {
					opens[same] = v
				}
			}
			// Who is unknown is named by no label, and roles are free text.
			if opens["relation"] == "spoke" && (opens["from"] == "unknown" || opens["stakeholder"] == "unknown") || opens["relation"] == "affiliated-with" {
				continue
			}
			if got := len(run(t, s, "evidence", opens)); int64(got) != row[test.column] {
				t.Errorf("%s with %v counts %v in %v; evidence with %v has %d rows", test.query, test.values, row[test.column], row, opens, got)
			}
		}
	}
}

// run returns the rows of a prepared query by the names of their columns.
func run(t *testing.T, s graph.Store, name string, values map[string]string) []map[string]any {
	t.Helper()
	q, err := queries.Find(name)
	if err != nil {
		t.Fatal(err)
	}
	r, err := report.Run(t.Context(), s, q, maps.Clone(values))
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]any
	for _, cells := range r.Rows {
		row := map[string]any{}
		for i, c := range r.Columns {
			row[c] = cells[i]
		}
		rows = append(rows, row)
	}
	return rows
}
