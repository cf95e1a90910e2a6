package discussion

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits of a label: bytes from its start to the colon, and words in it.
const (
	maxLabel      = 120
	maxLabelWords = 9
)

// labelAt reads the label that a colon ends at the start of a line: the label,
// and where the words after it begin. It gives "" where none stands there; a
// colon inside brackets ends no label, nor does one inside a time or address.
func labelAt(line string) (label string, end int) {
	depth := 0
	for i, r := range line {
		switch {
		case i > maxLabel || strings.ContainsRune("?!;<>{}*=$^`~%\"\t\\", r):
			return "", 0
		case r == '(' || r == '[':
			depth++
		case r == ')' || r == ']':
			depth--
		case (r == ':' || r == '：') && depth == 0:
			label = strings.TrimFunc(line[:i], blank)
			if first, _ := utf8.DecodeRuneInString(label); !isWordRune(first) {
				return "", 0
			}
			end = i + utf8.RuneLen(r)
			if !endsLabel(label, line[end:]) {
				return "", 0
			}
			return label, end
		}
	}
	return "", 0
}

// endsLabel reports whether the colon between a label and the rest of its line
// ends the label. Words that follow at once do only after capitals.
func endsLabel(label, rest string) bool {
	if label == "" {
		return false
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || blank(r) || !unicode.IsDigit(r) && r != '/' && r != ':' && (shapeOf(label) == capital || !isCased(r))
}

// severalWords reports whether white space stands inside a label.
func severalWords(label string) bool { return strings.ContainsFunc(label, blank) }

func isCased(r rune) bool { return unicode.IsUpper(r) || unicode.IsLower(r) || unicode.IsTitle(r) }
