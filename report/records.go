package report

import (
	"bufio"
	"fmt"
	"strings"

	"github.com/rivo/uniseg"
)

// tight tells whether the columns of a table are too many for the width: words
// would break, or a long text would stand in a column of a few words.
func (t table) tight() bool {
	const longText, readable, longWord = 60, 24, 30
	if t.width == 0 || len(t.natural) < 4 {
		return false
	}
	need := len(gap) * (len(t.widths) - 1)
	for i, w := range t.natural {
		switch {
		case t.right[i]:
			need += w
		case w > longText:
			need += readable
		default:
			need += min(t.words[i], longWord)
		}
	}
	return need > t.width
}

// writeRecords writes each row as a block: a line for each column, its name
// before it.
func (t table) writeRecords(out *bufio.Writer, columns []string) {
	names := 0
	for _, c := range columns {
		names = max(names, uniseg.StringWidth(visible(c, newlineMark)))
	}
	room := max(1, t.width-names-len(gap))
	for n, cells := range t.cells {
		head := fmt.Sprintf("── %d ", n+1)
		out.WriteString(cut(head+strings.Repeat("─", max(0, t.width-uniseg.StringWidth(head))), t.width) + "\n")
		for i, c := range columns {
			name := visible(c, newlineMark)
			name += strings.Repeat(" ", names-uniseg.StringWidth(name))
			for k, line := range wrap(cells[i], room) {
				if k > 0 {
					name = strings.Repeat(" ", names)
				}
				out.WriteString(strings.TrimRight(cut(name+gap+line, t.width), " ") + "\n")
			}
		}
	}
}
