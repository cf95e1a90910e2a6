package evaluate

import (
	"slices"
	"strings"
	"unicode"
)

// stopWords are words that alone do not make two names the same.
var stopWords = strings.Fields(`
	a an the this that these those and or but nor of in on at by for from to with about as into over under between
	i you he she it we they me him her us them my your his its our their who what which is are was were be been am
	do does did have has had not no all any some mr mrs ms dr s t`)

// fold makes two names equal that differ in case and white space alone.
func fold(name string) string {
	return strings.Join(strings.Fields(strings.ToLower(name)), " ")
}

// sameName reports whether two names match: they are equal but for case and
// white space, or one contains the other at word boundaries, and the shorter
// has at least half of the longer's words and one that is no stop word.
func sameName(a, b string) bool {
	a, b = fold(a), fold(b)
	if a == b {
		return a != ""
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	short, long := words(a), words(b)
	if 2*len(short) < len(long) || !slices.ContainsFunc(short, isContentWord) {
		return false
	}
	return containsAtBoundaries(b, a)
}

func isContentWord(w string) bool { return !slices.Contains(stopWords, w) }

// words splits a folded name into its runs of letters, marks and digits.
func words(name string) []string {
	return strings.FieldsFunc(name, func(r rune) bool { return !inWord(r) })
}

func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// containsAtBoundaries reports whether part stands in whole without cutting a
// word at either end.
func containsAtBoundaries(whole, part string) bool {
	for from := 0; ; {
		i := strings.Index(whole[from:], part)
		if i < 0 {
			return false
		}
		start := from + i
		end := start + len(part)
		if !cutsWord(whole, start) && !cutsWord(whole, end) {
			return true
		}
		from = start + 1
	}
}

// cutsWord reports whether the byte offset lies inside a word.
func cutsWord(s string, at int) bool {
	before, after := []rune(s[:at]), []rune(s[at:])
	return len(before) > 0 && len(after) > 0 && inWord(before[len(before)-1]) && inWord(after[0])
}
