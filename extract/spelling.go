package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// spelling is a word, a number or a mark as it is written, with all that it
// tells by itself. Tokens that are written alike share one.
type spelling struct {
	text string
	// lower is the word in lower case, with straight apostrophes; folded is
	// that without accents, apostrophes and full stops.
	lower, folded string
	// stem is the word without accents, in American spelling and without its
	// inflection; words of one stem count as the same.
	stem string
	// word is false for punctuation; capital and upper tell how it is written:
	// with a capital first, and in two or more capitals throughout.
	word, capital, upper bool
	// links is true for a hyphen and a slash.
	links bool
	// asked are the sets of words of phrases that it is in.
	asked numbers
}

// vocabulary holds the spellings that were met: a meeting repeats its words,
// and so do meetings of one field. It is not for several goroutines.
type vocabulary struct{ known map[string]*spelling }

func newVocabulary() *vocabulary { return &vocabulary{known: map[string]*spelling{}} }

// spelling returns what a text, one token long, tells by itself.
func (v *vocabulary) spelling(text string) *spelling {
	k := v.known[text]
	if k == nil {
		k = newSpelling(strings.Clone(text))
		v.known[k.text] = k
	}
	return k
}

func newSpelling(text string) *spelling {
	k := &spelling{text: text, lower: text}
	r, n := utf8.DecodeRuneInString(text)
	k.word = wordRune(r)
	k.links = isHyphen(r) || r == '/'
	switch {
	case k.word:
		k.lower = strings.ReplaceAll(strings.ToLower(text), "’", "'")
		k.stem = stem(k.lower)
		k.capital = unicode.IsUpper(r)
		k.upper = k.capital && len(text) > n && strings.ToUpper(text) == text
	case isApostrophe(r) && len(text) > n:
		k.lower = "'s"
	}
	k.folded = fold(k.lower)
	k.asked = asked.of[k.lower]
	return k
}
