package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a word, a number or a mark of a turn's text.
type token struct {
	*spelling
	// start and end are its place in the text of the turn; numbers of 32 bits,
	// for a discussion has millions of tokens and a file 256 MiB at most.
	start, end int32
	// joins is true for a hyphen or slash between two words without blanks.
	joins bool
	// first is true for the first word of a sentence.
	first    bool
	sentence int32
}

// sentence is a run of tokens, half-open.
type sentence struct{ from, to int }

// turn is a turn as the rules see it.
type turn struct {
	index     int
	text      string
	tokens    []token
	sentences []sentence
	// capitals are the tokens with a capital.
	capitals []int
	// names[i] is the end of the name of a person that begins at token i, or 0.
	names []int
	// asked[n] are the sets of words of phrases that sentence n has a word of,
	// and named[n] tells whether it has a name.
	asked []numbers
	named []bool
}

// newTurn splits a text into tokens and sentences.
func newTurn(index int, text string, words *vocabulary) turn {
	t := turn{index: index, text: text, tokens: words.lend(text)}
	for i := range t.tokens {
		if t.tokens[i].capital {
			t.capitals = append(t.capitals, i)
		}
	}
	t.split()
	return t
}

// tokens appends the tokens of a text to a list.
func tokens(list []token, text string, words *vocabulary) []token {
	for at := 0; at < len(text); {
		if text[at] == ' ' {
			at++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[at:])
		if unicode.IsSpace(r) {
			at += n
			continue
		}
		end := at + n
		switch {
		case wordRune(r):
			end = wordEnd(text, at)
		case isApostrophe(r) && possessive(text, at):
			end++
		}
		k := token{spelling: words.spelling(text[at:end]), start: int32(at), end: int32(end)}
		k.joins = k.links && betweenWords(text, at, end)
		list = append(list, k)
		at = end
	}
	return list
}

// betweenWords tells whether words stand on both sides of a mark without blanks.
func betweenWords(text string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	after, _ := utf8.DecodeRuneInString(text[end:])
	return start > 0 && end < len(text) && wordRune(before) && wordRune(after)
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// plainLetter tells the letters of most words early.
func plainLetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }

func isHyphen(r rune) bool { return r == '-' || r == '\u2010' || r == '\u2011' }

func isApostrophe(r rune) bool { return r == '\'' || r == '’' }

// wordEnd returns the end of the word that begins at start: letters, digits,
// and the marks inside a word (don't, U.N., AT&T, 2.0, 1,000). A possessive 's
// is a token of its own.
func wordEnd(text string, start int) int {
	at := start
	for at < len(text) {
		if plainLetter(text[at]) {
			at++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[at:])
		if wordRune(r) {
			at += n
			continue
		}
		next, _ := utf8.DecodeRuneInString(text[at+n:])
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		switch {
		case isApostrophe(r) && unicode.IsLetter(next):
			if possessive(text, at) && !shortensIs(text[start:at]) {
				return at
			}
		case r == '&' && unicode.IsUpper(before) && unicode.IsUpper(next):
		case r == '.' && isInitial(text, start, at) && (unicode.IsLetter(next) || strings.Contains(text[start:at], ".")):
		case (r == '.' || r == ',') && unicode.IsDigit(before) && unicode.IsDigit(next):
		default:
			return at
		}
		at += n
	}
	return at
}

// possessive tells whether an s stands alone behind the apostrophe at the
// offset, and a word before it.
func possessive(text string, at int) bool {
	_, n := utf8.DecodeRuneInString(text[at:])
	rest := text[at+n:]
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	if !unicode.IsLetter(before) || rest == "" || rest[0] != 's' && rest[0] != 'S' {
		return false
	}
	after, _ := utf8.DecodeRuneInString(rest[1:])
	return !wordRune(after)
}

// shortensIs tells the words after which 's is a verb, not a possessive.
func shortensIs(word string) bool {
	switch strings.ToLower(word) {
	case "it", "that", "there", "here", "what", "who", "he", "she", "let", "where", "how", "this":
		return true
	}
	return false
}

// isInitial tells whether the letter before the full stop at the offset stands
// alone, as in U.N. or U.S.A.
func isInitial(text string, start, at int) bool {
	r, n := utf8.DecodeLastRuneInString(text[:at])
	if !unicode.IsLetter(r) {
		return false
	}
	return at-n == start || text[at-n-1] == '.'
}

var abbreviations = map[string]bool{
	"mr": true, "mrs": true, "ms": true, "dr": true, "prof": true, "st": true, "vs": true, "no": true,
	"hon": true, "sen": true, "rep": true, "gen": true, "col": true, "jr": true, "sr": true, "e.g": true, "i.e": true,
}

// longestSentence is how many tokens a sentence has at most. Speech has fewer; a
// text without full stops, as captions made by machine are, is cut there, since
// the rules look at whole sentences.
const longestSentence = 500

// split finds the sentences: they end at a full stop, question mark or
// exclamation mark before a blank, at a paragraph's end, and where they have
// become too long.
func (t *turn) split() {
	from := 0
	closeAt := func(to int) {
		if to > from {
			t.sentences = append(t.sentences, sentence{from, to})
			from = to
		}
	}
	for i := range t.tokens {
		k := &t.tokens[i]
		k.sentence = int32(len(t.sentences))
		if i+1 == len(t.tokens) {
			break
		}
		gap := t.text[k.end:t.tokens[i+1].start]
		switch k.text {
		case ".":
			if gap != "" && (i == 0 || !abbreviations[t.tokens[i-1].lower] || strings.Contains(gap, "\n\n")) {
				closeAt(i + 1)
			}
		case "?", "!":
			closeAt(i + 1)
		default:
			initials := strings.HasSuffix(k.text, ".") && functionWords[t.tokens[i+1].lower] && t.tokens[i+1].capital
			if initials || i+1-from == longestSentence || strings.Count(gap, "\n") > 1 {
				closeAt(i + 1)
			}
		}
	}
	closeAt(len(t.tokens))
	t.note()
	for _, s := range t.sentences {
		for i := s.from; i < s.to; i++ {
			if t.tokens[i].word {
				t.tokens[i].first = true
				break
			}
		}
	}
}

// note collects the sets of words that each sentence has a word of.
func (t *turn) note() {
	room := len(asked.numbers)/64 + 1
	all := make(numbers, room*len(t.sentences))
	t.asked = make([]numbers, len(t.sentences))
	t.named = make([]bool, len(t.sentences))
	for n, s := range t.sentences {
		t.asked[n], all = all[:room:room], all[room:]
		for i := s.from; i < s.to; i++ {
			t.asked[n].add(t.tokens[i].asked)
		}
	}
}

// span returns the text of the tokens from i up to j, j left out.
func (t *turn) span(i, j int) (start, end int) {
	return int(t.tokens[i].start), int(t.tokens[j-1].end)
}
