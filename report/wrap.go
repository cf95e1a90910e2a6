package report

import (
	"slices"
	"strings"

	"github.com/rivo/uniseg"
)

// fit makes columns narrower, the widest first, until they need no more than
// room. Numbers stay whole and texts keep eight characters while that is
// enough.
func fit(widths []int, numbers []bool, room int) []int {
	const readable = 8
	least := make([]int, len(widths))
	for i, w := range widths {
		least[i] = min(w, readable)
		if numbers[i] {
			least[i] = w
		}
	}
	out := slices.Clone(widths)
	for i := range out {
		out[i] = max(least[i], min(out[i], room))
	}
	if narrow(out, least, room); sum(out) > room {
		narrow(out, slices.Repeat([]int{1}, len(out)), room)
	}
	return out
}

func narrow(widths, least []int, room int) {
	for sum(widths) > room {
		widest := -1
		for i, w := range widths {
			if w > least[i] && (widest < 0 || w > widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			return
		}
		widths[widest]--
	}
}

func sum(widths []int) int {
	n := 0
	for _, w := range widths {
		n += w
	}
	return n
}

// wrap breaks paragraphs into lines no wider than width, at spaces where there
// are any. Beyond the lines that a cell may take, the last ends in "…".
func wrap(paragraphs []string, width int) []string {
	var lines []string
	for _, p := range paragraphs {
		lines = append(lines, wrapOne(p, width)...)
		if len(lines) > mostLines {
			lines = lines[:mostLines]
			last := prefix(lines[mostLines-1], width-1)
			lines[mostLines-1] = strings.TrimRight(last, " ") + "…"
			return lines
		}
	}
	return lines
}

func wrapOne(s string, width int) []string {
	if uniseg.StringWidth(s) <= width {
		return []string{s}
	}
	var lines []string
	line := ""
	for _, word := range strings.Fields(s) {
		switch {
		case line == "":
			line = word
		case uniseg.StringWidth(line)+1+uniseg.StringWidth(word) <= width:
			line += " " + word
		default:
			lines = append(lines, line)
			line = word
		}
		for uniseg.StringWidth(line) > width {
			head := prefix(line, width)
			lines = append(lines, head)
			line = line[len(head):]
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// cut returns s in no more than width columns, with "…" where some is lost.
func cut(s string, width int) string {
	if uniseg.StringWidth(s) <= width {
		return s
	}
	head := prefix(s, width-1)
	if uniseg.StringWidth(head) > width-1 {
		return "…"
	}
	return strings.TrimRight(head, " ") + "…"
}

// prefix returns as many whole characters as fit width, but at least one.
func prefix(s string, width int) string {
	end, used := 0, 0
	state := -1
	for rest := s; rest != ""; {
		var cluster string
		var w int
		cluster, rest, w, state = uniseg.FirstGraphemeClusterInString(rest, state)
		if end > 0 && used+w > width {
			break
		}
		end += len(cluster)
		used += w
	}
	return s[:end]
}
