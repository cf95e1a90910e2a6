package report

import (
	"bufio"
	"io"
	"strings"

	"github.com/fatih/color"
	"github.com/rivo/uniseg"
)

// gap stands between two columns, newlineMark for a line end in a cell,
// listMark between the elements of a list that stands on one line.
const (
	gap         = "  "
	newlineMark = "↵ "
	listMark    = " | "
)

// mostLines is how many lines of a table a cell may take.
const mostLines = 6

// writeTable writes aligned columns. Where the width is given, cells are
// wrapped to fit, elements of lists begin a line, and what is longer than six
// lines ends in "…"; else every row is one line. A table of more columns than
// the width can hold is written as a block of lines for each row.
func writeTable(w io.Writer, r Report, o Options) error {
	out := bufio.NewWriter(w)
	if len(r.Rows) == 0 {
		out.WriteString(noRows + "\n")
		return out.Flush()
	}
	t := newTable(r, o)
	if t.tight() {
		t.writeRecords(out, r.Columns)
		return out.Flush()
	}
	header := make([][]string, len(r.Columns))
	rule := make([][]string, len(r.Columns))
	for i, c := range r.Columns {
		header[i] = wrap([]string{visible(c, newlineMark)}, t.widths[i])
		rule[i] = []string{strings.Repeat("─", t.widths[i])}
	}
	bold := color.New(color.Bold)
	bold.EnableColor()
	for _, line := range t.lines(header) {
		if o.Color {
			line = bold.Sprint(line)
		}
		out.WriteString(line + "\n")
	}
	out.WriteString(t.lines(rule)[0] + "\n")
	for _, cells := range t.cells {
		wrapped := make([][]string, len(cells))
		for i, c := range cells {
			wrapped[i] = wrap(c, t.widths[i])
		}
		for _, line := range t.lines(wrapped) {
			out.WriteString(line + "\n")
		}
	}
	return out.Flush()
}

// table is a report laid out: each cell as the texts that begin a line.
type table struct {
	cells  [][][]string
	widths []int
	right  []bool // columns of numbers
	width  int
	// words is the width of each column's longest word, natural that of its
	// longest cell.
	words, natural []int
}

func newTable(r Report, o Options) table {
	t := table{right: numeric(r), width: o.Width, widths: make([]int, len(r.Columns)), words: make([]int, len(r.Columns))}
	for i, c := range r.Columns {
		t.widths[i] = uniseg.StringWidth(visible(c, newlineMark))
	}
	for _, row := range r.Rows {
		cells := make([][]string, len(row))
		for i, v := range row {
			cells[i] = []string{text(v, listMark)}
			if o.Width > 0 {
				cells[i] = items(v)
			}
			for j, s := range cells[i] {
				cells[i][j] = strings.TrimRight(visible(s, newlineMark), " ")
				t.widths[i] = max(t.widths[i], uniseg.StringWidth(cells[i][j]))
				for _, word := range strings.Fields(cells[i][j]) {
					t.words[i] = max(t.words[i], uniseg.StringWidth(word))
				}
			}
		}
		t.cells = append(t.cells, cells)
	}
	t.natural = t.widths
	if o.Width > 0 {
		t.widths = fit(t.widths, t.right, o.Width-len(gap)*(len(t.widths)-1))
	}
	return t
}

// lines sets wrapped cells side by side.
func (t table) lines(cells [][]string) []string {
	height := 1
	for _, c := range cells {
		height = max(height, len(c))
	}
	lines := make([]string, height)
	for n := range lines {
		var b strings.Builder
		for i, c := range cells {
			part := ""
			if n < len(c) {
				part = c[n]
			}
			pad := strings.Repeat(" ", max(0, t.widths[i]-uniseg.StringWidth(part)))
			if i > 0 {
				b.WriteString(gap)
			}
			if t.right[i] {
				b.WriteString(pad + part)
			} else {
				b.WriteString(part + pad)
			}
		}
		lines[n] = strings.TrimRight(b.String(), " ")
		if t.width > 0 {
			lines[n] = cut(lines[n], t.width)
		}
	}
	return lines
}
