package report

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"rapporteur/queries"
)

// quoted returns a row with the passage in the place of the turn's text, and
// without the offsets.
func quoted(q queries.Query, row []any) ([]any, error) {
	column := slices.Index(q.Columns, q.Passage.Column)
	if row[len(row)-2] == nil {
		return row[:len(row)-2], nil
	}
	whole, isText := row[column].(string)
	first, isFirst := row[len(row)-2].(int64)
	last, isLast := row[len(row)-1].(int64)
	if !isText || !isFirst || !isLast || first < 0 || first > last || last > int64(len(whole)) {
		return nil, fmt.Errorf("the offsets %v and %v lie in no text of the column %s", row[len(row)-2], row[len(row)-1], q.Passage.Column)
	}
	row[column] = passage(whole, int(first), int(last))
	return row[:len(row)-2], nil
}

// sentenceEnd is where a sentence of written or captioned English ends: behind
// a full stop, question or exclamation mark with what closes it, or before an
// empty line.
var sentenceEnd = regexp.MustCompile(`[.?!…]+["'”’)\]]*[\s\p{Z}]+|[\s\p{Z}]*\n[\s\p{Z}]*\n[\s\p{Z}]*`)

// noEnd is a word whose full stop ends no sentence: a title or an initial.
var noEnd = regexp.MustCompile(`(?:^|[\s\p{Z}(])(?:Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|No|vs|etc|e\.g|i\.e|\p{Lu})\.[\s\p{Z}]+$`)

// passage returns the sentences of a text in which the bytes from first to last
// stand. A sentence that goes on for long is cut at a word; what is returned
// stands in the text as it is.
func passage(text string, first, last int) string {
	from, to := 0, len(text)
	for _, m := range sentenceEnd.FindAllStringIndex(text, -1) {
		if noEnd.MatchString(text[max(0, m[0]-8):m[1]]) {
			continue
		}
		if m[1] <= first {
			from = m[1]
		}
		if m[0] >= last || m[1] >= last && m[0] >= first {
			to = max(last, m[1])
			break
		}
	}
	return strings.TrimSpace(shorten(text, from, first, last, to))
}

// shorten returns the text from from to to with no more than most bytes on
// either side of what stands from first to last.
func shorten(text string, from, first, last, to int) string {
	const most = 400
	head, tail := text[from:first], text[last:to]
	if len(head) > most {
		head = afterBlank(head[len(head)-most:])
	}
	if len(tail) > most {
		tail = beforeBlank(tail[:most])
	}
	return head + text[first:last] + tail
}

// afterBlank returns what follows the first blank, else whole characters.
func afterBlank(s string) string {
	if _, after, ok := strings.Cut(s, " "); ok {
		return after
	}
	for s != "" && !utf8.RuneStart(s[0]) {
		s = s[1:]
	}
	return s
}

// beforeBlank returns what stands before the last blank, else whole characters.
func beforeBlank(s string) string {
	if i := strings.LastIndexByte(s, ' '); i >= 0 {
		return s[:i]
	}
	for s != "" && !utf8.ValidString(s) {
		s = s[:len(s)-1]
	}
	return s
}
