package discussion

import (
	"iter"
	"strings"
	"unicode"
)

// mark is a place in a text where a turn begins: where its mark starts, where
// the mark and the label end and the words begin, and the label.
type mark struct {
	start, end int
	label      string
	// at is the time in seconds that stands in the mark, where timed is set.
	at    float64
	timed bool
}

// parseAt reads a text whose turns begin at the marks: a preface stands before
// the first, a trailer may follow the last. Without marks there are no turns.
func parseAt(text string, marks []mark) Discussion {
	if len(marks) == 0 {
		return Discussion{}
	}
	d := readPreface(text[:marks[0].start])
	last := marks[len(marks)-1]
	d.Turns = turnsAt(text, marks, last.end+trailerStart(text[last.end:]))
	return d
}

// turnsAt cuts a text at its marks, which stand in its order; the last turn
// ends at end. A mark with neither a label nor words makes no turn.
func turnsAt(text string, marks []mark, end int) []Turn {
	var turns []Turn
	line, from := 1, 0
	for i, m := range marks {
		stop := end
		if i+1 < len(marks) {
			stop = marks[i+1].start
		}
		line += strings.Count(text[from:m.start], "\n")
		from = m.start
		words := strings.TrimFunc(text[min(m.end, stop):stop], blank)
		if words == "" && m.label == "" {
			continue
		}
		turns = append(turns, Turn{Label: m.label, Role: roleOf(m.label), Text: words, Line: line, At: timeOf(marks[i:])})
	}
	return turns
}

// timeOf is the time from the first of the marks to the next that has one.
func timeOf(marks []mark) Interval {
	if !marks[0].timed {
		return Interval{}
	}
	at := Interval{marks[0].at, marks[0].at}
	if len(marks) > 1 && marks[1].timed && marks[1].at > at.To {
		at.To = marks[1].at
	}
	return at
}

// blank reports whether a character is white space or takes no room.
func blank(r rune) bool {
	return unicode.IsSpace(r) || r == '\uFEFF' || r == '\u200B'
}

// textLine is one line of a text: where it starts, and its characters without
// the line end.
type textLine struct {
	start int
	text  string
}

// end is where the line ends, before its line end.
func (l textLine) end() int { return l.start + len(l.text) }

// linesIn visits the lines of a text, of which there may be very many.
func linesIn(text string) iter.Seq[textLine] {
	return func(yield func(textLine) bool) {
		start := 0
		for line := range strings.SplitSeq(text, "\n") {
			if !yield(textLine{start, line}) {
				return
			}
			start += len(line) + 1
		}
	}
}
