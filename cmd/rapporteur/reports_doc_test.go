package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rapporteur/discussion"
	"rapporteur/internal/golden"
	"rapporteur/internal/need"
	"rapporteur/queries"
	"rapporteur/report"
)

// reportExamples are the parameters of the examples in docs/reports.md; a query
// that stands here not is run without any.
var reportExamples = map[string]string{
	"affiliations":          `-p organisation=HCC`,
	"agreements":            `-p discussion=harbour-workshop -p kind=disagrees`,
	"changes":               `-p from=harbour-workshop -p to=standards-call`,
	"evidence":              `-p "from=Ikenna Voss-Okafor" -p relation=engaged`,
	"floor":                 `-p discussion=standards-call`,
	"group-mixing":          `-p discussion=harbour-workshop`,
	"group-topics":          `-p topic=trust`,
	"organisation-mentions": `-p organisation=ENISA`,
	"organisation-topics":   `-p organisation=APNIC`,
	"path":                  `-p from=Rashid -p to=Leilani`,
	"person-profile":        `-p person=Rashid`,
	"replies":               `-p kind=disagreement`,
	"talk-share":            `-p by=group`,
	"thread":                `-p discussion=harbour-workshop -p turn=16`,
	"who-engaged-whom":      `-p kind=disagrees`,
}

// exampleLines is how many lines of an example the page shows.
const exampleLines = 14

// TestReportsDoc writes docs/reports.md from the queries, their notes and what
// they answer, and fails where the page says something else.
func TestReportsDoc(t *testing.T) {
	root := need.Root(t)
	page := string(read(t, root, "docs/reports.tmpl.md"))
	t.Chdir(t.TempDir())
	if err := os.CopyFS("transcripts", os.DirFS(filepath.Join(root, "testdata", "transcripts"))); err != nil {
		t.Fatal(err)
	}
	var out, messages bytes.Buffer
	if code := run(t.Context(), []string{"build", "--quiet", "transcripts"}, nil, &out, &messages, nil); code != done {
		t.Fatalf("build ends with %d: %s", code, messages.String())
	}
	for name, text := range map[string]string{"formats": formatList(), "reports": reportSections(t)} {
		page = strings.Replace(page, "{{"+name+"}}", text, 1)
	}
	for _, kind := range slices.Concat(discussion.EngagementKinds, discussion.ReplyKinds) {
		if !strings.Contains(page, "`"+kind+"`") {
			t.Errorf("docs/reports.tmpl.md does not name %s", kind)
		}
	}
	golden.Check(t, filepath.Join(root, "docs", "reports.md"), []byte(page))
}

func formatList() string {
	var lines []string
	for _, f := range report.Formats {
		lines = append(lines, fmt.Sprintf("- `-o %s`: %s", f.Name, f.Doc))
	}
	return strings.Join(lines, "\n")
}

// reportSections is a section for each query: its question, its parameters and
// columns, its notes and an example.
func reportSections(t *testing.T) string {
	all, err := queries.All()
	if err != nil {
		t.Fatal(err)
	}
	var sections []string
	for _, q := range all {
		var b strings.Builder
		fmt.Fprintf(&b, "### %s\n\n%s\n\n", q.Name, q.Question)
		for _, p := range q.Params {
			given := ""
			if p.Default != "" {
				given = ", " + p.Default + " by default"
			}
			fmt.Fprintf(&b, "- `%s` (%s%s): %s\n", p.Name, p.Form(), given, p.Doc)
		}
		if len(q.Params) > 0 {
			b.WriteString("\n")
		}
		fmt.Fprintf(&b, "Columns: `%s`.\n", strings.Join(q.Columns, "`, `"))
		if n := notes(q); n != "" {
			fmt.Fprintf(&b, "\n%s\n", n)
		}
		fmt.Fprintf(&b, "\n%s\n", example(t, q))
		sections = append(sections, b.String())
	}
	return strings.TrimSuffix(strings.Join(sections, "\n"), "\n")
}

// notes are the comment with which the Cypher of a query begins. Indented lines
// are kept as they are.
func notes(q queries.Query) string {
	var text []string
	for line := range strings.SplitSeq(q.Cypher, "\n") {
		line, isComment := strings.CutPrefix(line, "//")
		if !isComment {
			break
		}
		text = append(text, strings.TrimPrefix(line, " "))
	}
	var out []string
	for i, line := range text {
		code, isCode := strings.CutPrefix(line, "\t")
		if isCode && (i == 0 || !strings.HasPrefix(text[i-1], "\t")) {
			out = append(out, "```")
		}
		if isCode {
			line = code
		}
		out = append(out, line)
		if isCode && (i == len(text)-1 || !strings.HasPrefix(text[i+1], "\t")) {
			out = append(out, "```")
		}
	}
	return strings.Join(out, "\n")
}

// example is a run of a query and what it answers.
func example(t *testing.T, q queries.Query) string {
	t.Helper()
	command := strings.TrimSpace("rapporteur report " + q.Name + " " + reportExamples[q.Name])
	lines, err := printed(t, command)
	if err != nil {
		t.Fatalf("the example of %s: %v", q.Name, err)
	}
	if slices.Contains(lines, "no rows") {
		t.Logf("the example of %s has no rows: %s", q.Name, command)
	}
	if len(lines) > exampleLines {
		lines = append(lines[:exampleLines], "…")
	}
	return "```console\n$ " + command + "\n" + strings.Join(lines, "\n") + "\n```"
}
