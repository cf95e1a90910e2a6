package report_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rapporteur/report"
)

func TestPassage(t *testing.T) {
	s := store(t)
	long := strings.Repeat("word ", 200) + "APNIC" + strings.Repeat(" word", 200) + "."
	for _, test := range []struct{ text, want string }{
		{"One. I work for APNIC, as Dr. Who does. Three.", "I work for APNIC, as Dr. Who does."},
		{"Right.\u00a0 APNIC?\u00a0 Yes.", "APNIC?"},
		{`He said "go." Then APNIC went`, "Then APNIC went"},
		{"First part\n\nof APNIC here\n\nlast", "of APNIC here"},
		{"Ask J. Smith of APNIC! Now", "Ask J. Smith of APNIC!"},
		{"日本語。 APNIC 👩🏽\u200d💻", "日本語。 APNIC 👩🏽\u200d💻"},
		{long, strings.Repeat("word ", 79) + "APNIC" + strings.Repeat(" word", 79)},
		{strings.Repeat("é", 400) + "APNIC" + strings.Repeat("é", 400), strings.Repeat("é", 200) + "APNIC" + strings.Repeat("é", 200)},
	} {
		first := strings.Index(test.text, "APNIC")
		q := query(t, fmt.Sprintf(`// Where?
// param words text "" a
// columns n, quote
// passage quote from first to last once
UNWIND [1, 1] AS n
RETURN n, $words AS quote, %d AS first, %d AS last ORDER BY n
`, first, first+len("APNIC")))
		got, err := report.Run(t.Context(), s, q, map[string]string{"words": test.text})
		if err != nil {
			t.Errorf("%.40q: %v", test.text, err)
			continue
		}
		if len(got.Rows) != 1 || len(got.Rows[0]) != 2 || got.Rows[0][1] != test.want {
			t.Errorf("%.40q gives %q, want one row with %q", test.text, got.Rows, test.want)
		}
	}
	got, err := report.Run(t.Context(), s, query(t, "// Where?\n// columns n, quote\n// passage quote from first to last\n"+
		"UNWIND [1, 1, 2] AS n\nRETURN n, 'One. Two.' AS quote, CASE WHEN n = 1 THEN 5 END AS first, CASE WHEN n = 1 THEN 8 END AS last ORDER BY n"), nil)
	if diff := cmp.Diff([][]any{{int64(1), "Two."}, {int64(1), "Two."}, {int64(2), "One. Two."}}, got.Rows); err != nil || diff != "" {
		t.Errorf("%v, -want +got:\n%s", err, diff)
	}
	q := query(t, "// Where?\n// columns quote\n// passage quote from first to last\nRETURN 'short' AS quote, 3 AS first, 9 AS last ORDER BY quote")
	if _, err := report.Run(t.Context(), s, q, nil); err == nil || !strings.Contains(err.Error(), "the offsets 3 and 9 lie in no text of the column quote") {
		t.Errorf("offsets outside the text: %v", err)
	}
}
