package report_test

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rapporteur/report"
)

func TestValue(t *testing.T) {
	for text, want := range map[string]any{
		"":                      "",
		" a b ":                 " a b ",
		"Ana Lima":              "Ana Lima",
		"5":                     int64(5),
		"-1":                    int64(-1),
		"0.5":                   0.5,
		"9223372036854775808":   9223372036854775808.0,
		"2016-12-05":            "2016-12-05",
		"1,2":                   "1,2",
		"007":                   "007",
		"true":                  true,
		"True":                  "True",
		"null":                  nil,
		`"5"`:                   "5",
		`["a", 1, [2.5], null]`: []any{"a", int64(1), []any{2.5}, nil},
		"[]":                    []any{},
		"{x":                    "{x",
	} {
		got, err := report.Value(text)
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q, -want +got:\n%s", text, diff)
		}
	}
	for text, want := range map[string]string{
		"[1,":      "is none",
		`"a`:       "is none",
		`{"a": 1}`: "an object of JSON cannot be a parameter",
		"1e999":    "too large",
	} {
		if got, err := report.Value(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q gives %v, %v, want an error %q", text, got, err, want)
		}
	}
}

func TestExactAndObject(t *testing.T) {
	row := report.Report{Columns: []string{"n", "o"}, Rows: [][]any{
		{report.Exact(0.123456789), report.Object{{"b", report.Exact(1e-9)}, {"a", []any{"<x>", report.Exact(math.NaN()), nil}}}},
		{report.Exact(-2e30), []any{report.Object{}, "=1+1"}},
	}}
	for format, want := range map[string]string{
		"csv":  "n,o\r\n0.123456789,\"{\"\"b\"\":1e-9,\"\"a\"\":[\"\"<x>\"\",null,null]}\"\r\n-2e+30,{} | =1+1\r\n",
		"json": "[\n  {\"n\": 0.123456789, \"o\": {\"b\":1e-9,\"a\":[\"<x>\",null,null]}},\n  {\"n\": -2e+30, \"o\": [{},\"=1+1\"]}\n]\n",
		"table": "          n  o\n───────────  ────────────────────────────────\n0.123456789  {\"b\":1e-9,\"a\":[\"<x>\",null,null]}\n" +
			"     -2e+30  {} | =1+1\n",
	} {
		if got := write(t, format, row, report.Options{}); got != want {
			t.Errorf("%s is\n%q, want\n%q", format, got, want)
		}
	}
	var back map[string]any
	if err := json.Unmarshal([]byte(report.Object{{"a", int64(1)}}.String()), &back); err != nil || back["a"] != 1.0 {
		t.Errorf("an object reads back as %v, %v", back, err)
	}
}
