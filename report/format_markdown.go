package report

import (
	"bufio"
	"io"
	"regexp"
	"strings"
)

// writeMarkdown writes the question, what was given and a table as GitHub and Pandoc read it.
// Nothing in a cell acts as markup.
func writeMarkdown(w io.Writer, r Report, _ Options) error {
	out := bufio.NewWriter(w)
	if r.Question != "" {
		out.WriteString(markdownText(r.Question) + "\n\n")
	}
	if c := conditions(r); c != "" {
		out.WriteString(markdownText(c) + "\n\n")
	}
	if len(r.Rows) == 0 {
		out.WriteString("*" + noRows + "*\n")
		return out.Flush()
	}
	header := make([]any, len(r.Columns))
	rule := make([]string, len(r.Columns))
	for i, right := range numeric(r) {
		header[i] = r.Columns[i]
		rule[i] = "---"
		if right {
			rule[i] = "---:"
		}
	}
	writeMarkdownRow(out, header)
	out.WriteString("| " + strings.Join(rule, " | ") + " |\n")
	for _, row := range r.Rows {
		writeMarkdownRow(out, row)
	}
	return out.Flush()
}

func writeMarkdownRow(out *bufio.Writer, row []any) {
	out.WriteByte('|')
	for _, v := range row {
		list := items(v)
		for i, s := range list {
			list[i] = markdownText(s)
		}
		out.WriteString(" " + strings.Join(list, "<br>") + " |")
	}
	out.WriteByte('\n')
}

var (
	markdownMarks = regexp.MustCompile("[\\\\`*_{}\\[\\]#|~!$]")
	htmlMarks     = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
	scheme        = regexp.MustCompile(`(?i)\b(https?|ftp|mailto):`)
	host          = regexp.MustCompile(`(?i)\bwww\.`)
)

// markdownText escapes what Markdown and HTML give a meaning, and keeps bare
// addresses from becoming links.
func markdownText(s string) string {
	s = markdownMarks.ReplaceAllString(htmlMarks.Replace(s), `\$0`)
	s = scheme.ReplaceAllString(s, "$1&#58;")
	s = host.ReplaceAllString(s, "www&#46;")
	s = strings.ReplaceAll(s, "@", "&#64;")
	return visible(s, "<br>")
}
