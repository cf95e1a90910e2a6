package queries

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// parameterName is the form of the names of parameters in both engines.
var parameterName = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`)

// escapes are those that both engines know, and what they stand for.
var escapes = map[byte]string{'\\': `\`, '\'': "'", '"': `"`, 'b': "\b", 'f': "\f", 'n': "\n", 'r': "\r", 't': "\t"}

// quotation takes a text in single or double quotes.
func (l *lexer) quotation() error {
	from, mark := l.at, l.s[l.at]
	var b strings.Builder
	for i := from + 1; i < len(l.s); i++ {
		switch c := l.s[i]; {
		case c == mark:
			l.at = i + 1
			l.tokens = append(l.tokens, token{kind: aText, text: b.String(), from: from, to: l.at})
			return nil
		case c == 0:
			return l.fail(i, "a text may not hold the character U+0000")
		case c != '\\':
			b.WriteByte(c)
		case i+1 == len(l.s):
		default:
			s, n := escape(l.s[i+1:])
			if n == 0 {
				return l.fail(i, `this escape is not known: there are \\ \' \" \b \f \n \r \t and \u with four hexadecimal digits`)
			}
			b.WriteString(s)
			i += n
		}
	}
	return l.fail(from, "the text that begins here has no end")
}

// escape reads what follows a backslash and returns what it stands for and its
// length, 0 where it is none.
func escape(s string) (string, int) {
	if s == "" {
		return "", 0
	}
	if e, ok := escapes[s[0]]; ok {
		return e, 1
	}
	if s[0] != 'u' || len(s) < 5 {
		return "", 0
	}
	n, err := strconv.ParseUint(s[1:5], 16, 16)
	if err != nil || n == 0 || !utf8.ValidRune(rune(n)) {
		return "", 0
	}
	return string(rune(n)), 5
}
