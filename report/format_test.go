package report_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rivo/uniseg"
	"golang.org/x/net/html"

	"rapporteur/report"
)

func write(t *testing.T, format string, r report.Report, o report.Options) string {
	t.Helper()
	f, err := report.FindFormat(format)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b, r, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

var small = report.Report{
	Question: "Who?",
	Columns:  []string{"who", "times", "share", "quotes"},
	Rows: [][]any{
		{"Anna", int64(12), 0.25, []any{"one", "two, three"}},
		{"日本", int64(3), 1.0 / 3, []any{}},
		{nil, int64(0), -0.0001, []any{"four"}},
	},
}

// oneCell is a report of one text.
func oneCell(s string) report.Report {
	return report.Report{Question: "Q?", Columns: []string{"c"}, Rows: [][]any{{s}}}
}

func lines(s ...string) string { return strings.Join(s, "\n") + "\n" }

func TestFormats(t *testing.T) {
	empty := report.Report{Question: "Who?", Columns: []string{"who", "times"}}
	given := oneCell("x")
	given.Given = []report.Given{{Param: "to", Value: "a|*b"}, {Param: "kind", Value: "thanks"}}
	for _, test := range []struct {
		name, format string
		report       report.Report
		options      report.Options
		want         string
	}{
		{"", "table", small, report.Options{}, lines(
			"who   times  share  quotes",
			"────  ─────  ─────  ────────────────",
			"Anna     12   0.25  one | two, three",
			"日本      3  0.333",
			"          0      0  four",
		)},
		{"narrow", "table", small, report.Options{Width: 28}, lines(
			"who   times  share  quotes",
			"────  ─────  ─────  ────────",
			"Anna     12   0.25  one",
			"                    two,",
			"                    three",
			"日本      3  0.333",
			"          0      0  four",
		)},
		{"colour", "table", oneCell("x"), report.Options{Color: true}, "\x1b[1mc\x1b[22m\n─\nx\n"},
		{"empty", "table", empty, report.Options{}, "no rows\n"},
		{"", "csv", small, report.Options{}, "who,times,share,quotes\r\nAnna,12,0.25,\"one | two, three\"\r\n日本,3,0.333,\r\n,0,0,four\r\n"},
		{"with a mark", "csv", oneCell("é"), report.Options{BOM: true}, "\uFEFFc\r\né\r\n"},
		{"empty", "csv", empty, report.Options{}, "who,times\r\n"},
		{"", "json", small, report.Options{}, lines(
			`[`,
			`  {"who": "Anna", "times": 12, "share": 0.25, "quotes": ["one","two, three"]},`,
			`  {"who": "日本", "times": 3, "share": 0.3333333333333333, "quotes": []},`,
			`  {"who": null, "times": 0, "share": -0.0001, "quotes": ["four"]}`,
			`]`,
		)},
		{"empty", "json", empty, report.Options{}, "[]\n"},
		{"", "markdown", small, report.Options{}, lines(
			"Who?",
			"",
			"| who | times | share | quotes |",
			"| --- | ---: | ---: | --- |",
			"| Anna | 12 | 0.25 | one<br>two, three |",
			"| 日本 | 3 | 0.333 |  |",
			"|  | 0 | 0 | four |",
		)},
		{"with a condition", "markdown", given, report.Options{}, "Q?\n\nto = a\\|\\*b, kind = thanks\n\n| c |\n| --- |\n| x |\n"},
		{"empty", "markdown", empty, report.Options{}, "Who?\n\n*no rows*\n"},
	} {
		t.Run(test.format+" "+test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, write(t, test.format, test.report, test.options)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestHTML(t *testing.T) {
	page := write(t, "html", small, report.Options{})
	for _, want := range []string{
		"<!DOCTYPE html>", "<title>Who?</title>", "<h1>Who?</h1>",
		`<th scope="col">who</th><th scope="col" class="number">times</th>`,
		`<tr><td>Anna</td><td class="number">12</td><td class="number">0.25</td><td><ul><li>one</li><li>two, three</li></ul></td></tr>`,
		"<td></td></tr>",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %s:\n%s", want, page)
		}
	}
	if page := write(t, "html", report.Report{Columns: []string{"c"}}, report.Options{}); !strings.Contains(page, "<p>no rows</p>") || strings.Contains(page, "<table") {
		t.Errorf("the page of an empty report:\n%s", page)
	}
}

// hostile are cells that try to act on what shows them.
var hostile = []string{
	"\x1b[31mred\x1b[0m\x1b]0;title\x07", "back\b\b\rspace\x00\x7f", "\u009b31mC1", "\u202Eevil\u202C\u2066\u200B", "bad \xff UTF-8",
	"two\nlines\r\nthree\u2028four", "tab\tbar|bar\\|bar", "<script>alert('x')</script>", "&lt;b&gt; &amp;", `" onmouseover="x`,
	"=1+1", "+1", "-1", "@SUM(A1)", " =1+1", "\t=1+1", "\r=1", "＝1+1", "=cmd|'/C calc'!A0", `"quoted", with comma`,
	"[a](javascript:x) ![b](http://h/p.png) <http://h>", "*b* _i_ `code` ~~s~~ # h $x$", "http://example.org www.example.org a@example.org",
	"👩🏽\u200d💻 日本語 e\u0301 multi\u2011stakeholder", "",
}

func TestTableShowsHostileText(t *testing.T) {
	want := []string{
		"␛[31mred␛[0m␛]0;title␇", "back␈␈␍space␀␡", "\uFFFD31mC1", "\uFFFDevil\uFFFD\uFFFD\uFFFD", "bad \uFFFD UTF-8",
		"two↵ lines↵ three↵ four", "tab␉bar|bar\\|bar",
	}
	for i, s := range hostile {
		rows := strings.Split(write(t, "table", oneCell(s), report.Options{}), "\n")
		if len(rows) != 4 {
			t.Errorf("%q became %d lines", s, len(rows))
			continue
		}
		if i < len(want) && rows[2] != want[i] {
			t.Errorf("%q is shown as %q, want %q", s, rows[2], want[i])
		}
		if i >= len(want) && rows[2] != strings.TrimRight(strings.NewReplacer("\t", "␉", "\r", "␍").Replace(s), " ") {
			t.Errorf("%q is shown as %q", s, rows[2])
		}
	}
}

func TestTableFits(t *testing.T) {
	r := report.Report{Columns: []string{"speaker", "a_rather_long_column", "number", "list"}}
	for _, s := range hostile {
		r.Rows = append(r.Rows, []any{s, strings.Repeat(s+" ", 9), int64(1234567), []any{s, s, s + strings.Repeat("日", 30)}})
	}
	for _, width := range []int{1, 9, 20, 40, 80, 300} {
		for line := range strings.Lines(write(t, "table", r, report.Options{Width: width})) {
			if w := uniseg.StringWidth(strings.TrimSuffix(line, "\n")); w > width {
				t.Errorf("a line of %d columns for a width of %d: %q", w, width, line)
			}
		}
	}
	whole := write(t, "table", r, report.Options{Width: 80})
	if !strings.Contains(whole, "1234567") {
		t.Errorf("the numbers are cut at a width of 80:\n%s", whole)
	}
	long := write(t, "table", oneCell(strings.Repeat("word ", 100)), report.Options{Width: 20})
	if n := strings.Count(long, "\n"); n != 8 || !strings.HasSuffix(long, "…\n") {
		t.Errorf("a long cell takes %d lines:\n%s", n, long)
	}
}

func TestCSVKeepsHostileText(t *testing.T) {
	formula := map[string]bool{}
	for _, s := range hostile[10:19] {
		formula[s] = true
	}
	for _, s := range hostile {
		text := write(t, "csv", report.Report{Columns: []string{"c", "d"}, Rows: [][]any{{s, "x"}}}, report.Options{})
		want := "c,d\r\n" + field(s, formula[s]) + ",x\r\n"
		if text != want {
			t.Errorf("%q is written as %q, want %q", s, text, want)
		}
		if _, err := csv.NewReader(strings.NewReader(text)).ReadAll(); err != nil {
			t.Errorf("%q is written as %q: %v", s, text, err)
		}
	}
	if got := write(t, "csv", report.Report{Columns: []string{"=c"}, Rows: [][]any{{[]any{"=1", "2"}}, {int64(-1)}, {-0.5}}}, report.Options{}); got != "'=c\r\n'=1 | 2\r\n-1\r\n-0.5\r\n" {
		t.Errorf("a list and numbers are written as %q", got)
	}
}

// field is a field of CSV as RFC 4180 has it.
func field(s string, formula bool) string {
	if formula {
		s = "'" + s
	}
	if strings.ContainsAny(s, ",\"\r\n") || s != strings.TrimSpace(s) {
		return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
	}
	return s
}

func TestJSONKeepsHostileText(t *testing.T) {
	for _, s := range hostile {
		var got []map[string]any
		if err := json.Unmarshal([]byte(write(t, "json", oneCell(s), report.Options{})), &got); err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		if want := strings.ToValidUTF8(s, "\uFFFD"); len(got) != 1 || got[0]["c"] != want {
			t.Errorf("%q is read back as %q", s, got)
		}
	}
}

func TestMarkdownEscapesHostileText(t *testing.T) {
	for s, want := range map[string]string{
		"tab\tbar|bar\\|bar":              `tab␉bar\|bar\\\|bar`,
		"two\nlines\r\nthree":             "two<br>lines<br>three",
		"<script>alert('x')</script>":     "&lt;script&gt;alert('x')&lt;/script&gt;",
		"&lt;b&gt; &amp;":                 "&amp;lt;b&amp;gt; &amp;amp;",
		"[a](javascript:x) ![b](http://h": `\[a\](javascript:x) \!\[b\](http&#58;//h`,
		"*b* _i_ `code` ~~s~~":            "\\*b\\* \\_i\\_ \\`code\\` \\~\\~s\\~\\~",
		"www.example.org a@example.org":   "www&#46;example.org a&#64;example.org",
		"\x1b[31mred\u202E":               "␛\\[31mred\uFFFD",
	} {
		text := write(t, "markdown", oneCell(s), report.Options{})
		if !strings.HasSuffix(text, "\n| --- |\n| "+want+" |\n") {
			t.Errorf("%q is written as %q, want the cell %q", s, text, want)
		}
	}
}

func TestHTMLEscapesHostileText(t *testing.T) {
	for _, s := range hostile {
		r := oneCell(s)
		r.Question, r.Columns[0] = s, s
		r.Given = []report.Given{{Param: "topic", Value: s}}
		r.Rows = append(r.Rows, []any{[]any{s}})
		page, err := html.Parse(strings.NewReader(write(t, "html", r, report.Options{})))
		if err != nil {
			t.Fatal(err)
		}
		for n := range page.Descendants() {
			if n.Type == html.CommentNode || n.Type == html.ElementNode && !strings.Contains(" html head meta title style body h1 p table thead tbody tr th td ul li ", " "+n.Data+" ") {
				t.Errorf("%q puts the element %s into the page", s, n.Data)
			}
			if n.Type == html.TextNode && strings.ContainsAny(n.Data, "\x00\x07\x1b\x7f\u009b\u202E") {
				t.Errorf("%q reaches the page as %q", s, n.Data)
			}
			for _, a := range n.Attr {
				if strings.HasPrefix(a.Key, "on") {
					t.Errorf("%q puts the attribute %s into the page", s, a.Key)
				}
			}
		}
	}
}

type full struct{}

var errFull = errors.New("the disk is full")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestWriteErrors(t *testing.T) {
	for _, f := range report.Formats {
		if err := f.Write(full{}, small, report.Options{}); !errors.Is(err, errFull) {
			t.Errorf("%s: the error is %v, want %v", f.Name, err, errFull)
		}
		if f.Doc == "" {
			t.Errorf("%s has no Doc", f.Name)
		}
	}
}

// A table of too many columns becomes a block for each row, in which no text
// is broken inside a word and nothing is lost.
func TestManyColumnsBecomeRecords(t *testing.T) {
	quote := strings.TrimSpace(strings.Repeat("some words that prove it ", 4))
	got := write(t, "table", report.Report{
		Columns: []string{"discussion", "turn", "from", "to", "quote"},
		Rows:    [][]any{{"harbour-workshop", int64(7), "Ikenna Voss-Okafor", "Soo-jin Marchetti", quote}},
	}, report.Options{Width: 60})
	want := `── 1 ───────────────────────────────────────────────────────
discussion  harbour-workshop
turn        7
from        Ikenna Voss-Okafor
to          Soo-jin Marchetti
quote       some words that prove it some words that prove
            it some words that prove it some words that
            prove it
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
