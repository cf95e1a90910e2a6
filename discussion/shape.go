package discussion

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// shape says how much the writing of a label looks like a name.
type shape int

const (
	noLabel shape = iota // it is part of a sentence
	loose                // words of any case: "kasey"
	proper               // each word begins with a capital: "Paul Wilson"
	capital              // all in capitals: "PAUL WILSON"
)

// shapeOf judges the writing of a label. What stands in brackets, numbers and
// particles ("de la") count neither way.
func shapeOf(label string) shape {
	if label == "" {
		return noLabel
	}
	words := strings.FieldsFunc(outsideBrackets(label), blank)
	if len(words) > maxLabelWords {
		return noLabel
	}
	found, names, long := noLabel, 0, false
	for i, w := range words {
		if i == len(words)-1 && w == strings.ToUpper(w) && w != "." {
			w = strings.TrimSuffix(w, ".") // "JAMES.:", a slip of the keys
		}
		s := wordShape(w)
		switch {
		case s == noLabel:
			return noLabel
		case i == 0 && strings.HasSuffix(w, ".") && unicode.IsDigit(rune(w[0])):
			return noLabel // the number of a list
		case w[0] == '#' || strings.IndexFunc(w, unicode.IsLetter) < 0:
			continue
		case i > 0 && s == loose && particles[w]:
			continue
		}
		if found == noLabel || s < found {
			found = s
		}
		names++
		long = long || utf8.RuneCountInString(w) > 1
	}
	switch {
	case names == 0:
		return noLabel
	case found == capital && !long && names == 1 && roleOf(label) == "":
		return proper
	case found == loose && wordShape(words[0]) >= proper && roleOf(label) == label:
		return proper // "Audience member"
	}
	return found
}

// wordShape judges one word of a label; one that ends a sentence is noLabel.
func wordShape(w string) shape {
	if end := strings.TrimRight(w, "."); end != w && !abbreviations[strings.ToLower(end)] && !initials(end) {
		return noLabel
	}
	w = strings.TrimSuffix(w, ",")
	if strings.ContainsAny(w, ",…") {
		return noLabel
	}
	for _, p := range []string{"Mc", "Mac"} {
		if rest, ok := strings.CutPrefix(w, p); ok && len(rest) > 1 && strings.ToUpper(rest) == rest {
			return capital
		}
	}
	if strings.Contains(w, "_") {
		return loose
	}
	upper, lower, inWord := 0, 0, false
	begins := false
	for _, r := range w {
		switch {
		case unicode.IsUpper(r) || unicode.IsTitle(r):
			upper++
			begins = begins || !inWord
		case unicode.IsLower(r):
			lower++
		case unicode.IsLetter(r): // a script without capitals
			begins = true
		case !unicode.In(r, unicode.M, unicode.Nd, unicode.P, unicode.S):
			return noLabel
		}
		inWord = unicode.IsLetter(r)
	}
	switch {
	case upper > 0 && lower == 0:
		return capital
	case begins:
		return proper
	}
	return loose
}

// initials reports whether a word is one or more single letters, as in "H.E.".
func initials(w string) bool {
	for part := range strings.SplitSeq(w, ".") {
		if utf8.RuneCountInString(part) > 1 {
			return false
		}
	}
	return true
}

// commonness says how many words of a label are those of a sentence.
type commonness int

const (
	noneCommon commonness = iota
	someCommon            // at most half: "Just Meyer"
	mostCommon            // more: "The following"
)

func commonnessOf(label string) commonness {
	words := strings.FieldsFunc(strings.ToLower(outsideBrackets(label)), blank)
	common := 0
	for i, w := range words {
		w = strings.ReplaceAll(strings.Trim(w, ".,"), "’", "'")
		if commonWords[w] && (i == 0 || !particles[w]) {
			common++
		}
	}
	switch {
	case common == 0:
		return noneCommon
	case common*2 > len(words):
		return mostCommon
	}
	return someCommon
}

// namesSpeaker reports whether a label of that shape, which stands so many
// times at the start of turns, names a speaker rather than begins a sentence.
// Roles do, whatever their words.
func namesSpeaker(label string, s shape, times int) bool {
	if s < proper {
		return false
	}
	if role := roleOf(label); role == label || role != "" && s == capital {
		return true
	}
	switch commonnessOf(label) {
	case noneCommon:
		return true
	case someCommon:
		return s == capital || times > 1
	}
	return false
}

// outsideBrackets is the label without what stands in brackets.
func outsideBrackets(label string) string {
	if !strings.ContainsAny(label, "([") {
		return label
	}
	var b strings.Builder
	depth := 0
	for _, r := range label {
		switch r {
		case '(', '[':
			depth++
			b.WriteByte(' ')
		case ')', ']':
			depth = max(0, depth-1)
		default:
			if depth == 0 {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

// mostlyCapitals reports whether a text is written in capitals throughout, so
// that they tell no label.
func mostlyCapitals(text string) bool {
	upper, lower := 0, 0
	for _, r := range text[:min(len(text), 1<<16)] {
		switch {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r):
			lower++
		}
	}
	return upper > 2*lower
}
