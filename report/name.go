package report

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// fold returns a name without what writers do not agree on: letter case, the
// form of hyphens and white space, and the coding of accents.
func fold(s string) string {
	s = cases.Fold().String(norm.NFKC.String(s))
	s = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Pd, r) {
			return '-'
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// titles are words before a person's name that are no part of it.
var titles = []string{"dr", "mr", "mrs", "ms", "miss", "mx", "prof", "professor", "sir", "madam", "ambassador"}

// bare returns the words of a name in a fixed order, without accents, signs and
// titles: "Okutani, Izumi" and "Ms. Izumi Okutani" are the same.
func bare(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r) || r == '\'' || r == '’' || r == '.':
			return -1
		case unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsSymbol(r):
			return r
		}
		return ' '
	}, norm.NFD.String(fold(s)))
	words := strings.Fields(s)
	named := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return slices.Contains(titles, w) })
	if len(named) > 0 {
		words = named
	}
	slices.Sort(words)
	return strings.Join(words, " ")
}

// hasWords reports whether a bare name has all words of another.
func hasWords(part, whole string) bool {
	words := strings.Fields(whole)
	for w := range strings.FieldsSeq(part) {
		if !slices.Contains(words, w) {
			return false
		}
	}
	return true
}

// initials returns the first letters of the capitalised words of a name that
// has at least two: "HCC" of "Harbour Cable Cooperative".
func initials(s string) string {
	var b strings.Builder
	for w := range strings.FieldsSeq(s) {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) {
			b.WriteRune(r)
		}
	}
	if utf8.RuneCountInString(b.String()) < 2 {
		return ""
	}
	return b.String()
}
