package report

import (
	"bufio"
	"io"
	"strings"
)

// writeCSV writes RFC 4180: lines end in CR LF, fields are quoted where they
// must be, and inner line ends stay as they are. A text that a spreadsheet
// would take for a formula gets an apostrophe in front. The elements of a list
// stand between bars.
func writeCSV(w io.Writer, r Report, o Options) error {
	out := bufio.NewWriter(w)
	if o.BOM {
		out.WriteString("\uFEFF")
	}
	header := make([]any, len(r.Columns))
	for i, c := range r.Columns {
		header[i] = c
	}
	writeRecord(out, header)
	for _, row := range r.Rows {
		writeRecord(out, row)
	}
	return out.Flush()
}

func writeRecord(out *bufio.Writer, row []any) {
	for i, v := range row {
		if i > 0 {
			out.WriteByte(',')
		}
		s := text(v, listMark)
		switch v.(type) {
		case int64, float64, Exact, bool, nil:
		default:
			s = unformula(s)
		}
		if strings.ContainsAny(s, "\",\r\n") || strings.TrimSpace(s) != s {
			s = `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
		}
		out.WriteString(s)
	}
	out.WriteString("\r\n")
}

// unformula keeps a spreadsheet from running a text: it looks behind leading
// white space, and takes the full-width forms of the signs too.
func unformula(s string) string {
	if strings.IndexAny(s, "\t\r\n") == 0 {
		return "'" + s
	}
	inner := strings.TrimSpace(s)
	for _, sign := range []string{"=", "+", "-", "@", "＝", "＋", "－", "＠"} {
		if strings.HasPrefix(inner, sign) {
			return "'" + s
		}
	}
	return s
}
