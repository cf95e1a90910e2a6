package extract

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// fold takes the accents and apostrophes off a word in lower case.
func fold(lower string) string {
	ascii := true
	for i := 0; i < len(lower); i++ {
		if lower[i] >= 0x80 || lower[i] == '\'' || lower[i] == '.' {
			ascii = false
			break
		}
	}
	if ascii {
		return lower
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(lower) {
		switch {
		case unicode.Is(unicode.Mn, r) || isApostrophe(r) || r == '.':
		case r == 'ø':
			b.WriteRune('o')
		case r == 'ł':
			b.WriteRune('l')
		case r == 'ß':
			b.WriteString("ss")
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

var american = strings.NewReplacer(
	"isation", "ization", "ising", "izing", "ised", "ized", "centre", "center", "programme", "program",
	"defence", "defense", "licence", "license", "behaviour", "behavior", "labour", "labor", "favour", "favor",
	"colour", "color", "neighbour", "neighbor", "catalogue", "catalog", "dialogue", "dialog", "analyse", "analyze",
)

// stem folds a word in lower case to American spelling without its inflection:
// plural, possessive, -ed and -ing. It is lighter than a Porter stemmer, which
// makes one word of international and internal.
func stem(lower string) string {
	w := fold(lower)
	if len(w) < 4 {
		return w
	}
	w = american.Replace(w)
	if strings.HasSuffix(w, "ise") && len(w) > 6 {
		w = w[:len(w)-3] + "ize"
	}
	switch {
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		w = w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "xes"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "shes"):
		w = w[:len(w)-2]
	case strings.HasSuffix(w, "ss"), strings.HasSuffix(w, "us"), strings.HasSuffix(w, "is"):
	case strings.HasSuffix(w, "s"):
		w = w[:len(w)-1]
	}
	for _, end := range []string{"ing", "ed"} {
		if base := strings.TrimSuffix(w, end); base != w && len(base) > 3 && strings.ContainsAny(base, "aeiouy") {
			w = undouble(base)
			break
		}
	}
	if len(w) > 4 && strings.HasSuffix(w, "e") {
		w = w[:len(w)-1]
	}
	return w
}

// undouble makes plann of planning plan, but leaves process and tell alone.
func undouble(w string) string {
	n := len(w)
	if n > 3 && w[n-1] == w[n-2] && !strings.ContainsRune("lsz", rune(w[n-1])) {
		return w[:n-1]
	}
	return w
}
