package queries

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// kind is what a token of Cypher is.
type kind int

const (
	atEnd      kind = iota
	aWord           // a bare name or a keyword
	aName           // a name in backticks; text is without them
	aText           // a quoted text; text is what it says
	aNumber         // as written
	aParameter      // text is its name
	aSign           // of one or two characters
)

// token is a token of Cypher, from its first byte to the byte behind it. The
// parser notes in as what stands for it in the query that the engine gets,
// where that is not what was written.
type token struct {
	kind     kind
	text     string
	from, to int
	as       string
}

// is says whether the token is one of these signs.
func (t token) is(signs ...string) bool {
	if t.kind != aSign {
		return false
	}
	for _, s := range signs {
		if t.text == s {
			return true
		}
	}
	return false
}

// mistake is what is wrong with a query, and where.
type mistake struct {
	line, column int
	text         string
}

func (m mistake) Error() string {
	return fmt.Sprintf("line %d, column %d: %s", m.line, m.column, m.text)
}

// place returns the line and the column of a byte, both from 1; columns count
// characters.
func place(s string, offset int) (line, column int) {
	before := s[:min(offset, len(s))]
	line = 1 + strings.Count(before, "\n")
	return line, 1 + utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:])
}

// lexer cuts a query into tokens.
type lexer struct {
	s      string
	at     int
	tokens []token
}

// lex returns the tokens of a query; the last one is its end. Comments and
// white space are between them.
func lex(s string) ([]token, error) {
	l := lexer{s: s}
	for {
		if err := l.blank(); err != nil {
			return nil, err
		}
		if l.at == len(s) {
			return append(l.tokens, token{from: l.at, to: l.at}), nil
		}
		if err := l.next(); err != nil {
			return nil, err
		}
	}
}

func (l *lexer) fail(offset int, format string, args ...any) error {
	line, column := place(l.s, offset)
	return mistake{line, column, fmt.Sprintf(format, args...)}
}

// blank passes white space and comments.
func (l *lexer) blank() error {
	for l.at < len(l.s) {
		switch rest := l.s[l.at:]; {
		case strings.IndexByte(" \t\r\n", rest[0]) >= 0:
			l.at++
		case strings.HasPrefix(rest, "//"):
			l.at = len(l.s)
			if i := strings.IndexAny(rest, "\r\n"); i >= 0 {
				l.at += i - len(rest)
			}
		case strings.HasPrefix(rest, "/*"):
			i := strings.Index(rest[2:], "*/")
			if i < 0 {
				return l.fail(l.at, "the comment that begins here has no end")
			}
			l.at += 2 + i + 2
		default:
			return nil
		}
	}
	return nil
}

// twofold are the signs of two characters. An arrow is its parts.
var twofold = []string{"<=", ">=", "<>", "=~", "..", "||"}

const signs = "+-*/%^=<>|&!.,:;()[]{}"

// next takes one token.
func (l *lexer) next() error {
	from, rest := l.at, l.s[l.at:]
	add := func(k kind, text string, length int) error {
		l.at += length
		l.tokens = append(l.tokens, token{kind: k, text: text, from: from, to: l.at})
		return nil
	}
	r, _ := utf8.DecodeRuneInString(rest)
	switch {
	case isNameStart(r):
		n := nameLength(rest)
		return add(aWord, rest[:n], n)
	case isDigit(rest, 0), rest[0] == '.' && isDigit(rest, 1) && !l.after("."):
		return l.number()
	case r == '\'' || r == '"':
		return l.quotation()
	case r == '`':
		return l.quoted()
	case r == '$':
		n := nameLength(rest[1:])
		if !parameterName.MatchString(rest[1 : 1+n]) {
			return l.fail(from, "a parameter is written as $ and a name of letters, digits and underscores, such as $person")
		}
		return add(aParameter, rest[1:1+n], 1+n)
	}
	for _, s := range twofold {
		if strings.HasPrefix(rest, s) {
			return add(aSign, s, len(s))
		}
	}
	if strings.IndexByte(signs, rest[0]) >= 0 {
		return add(aSign, rest[:1], 1)
	}
	if r == '\\' {
		return l.fail(from, `a backslash may stand in texts alone`)
	}
	return l.fail(from, "the character %s has no meaning here", shown(r))
}

// shown writes a character so that one sees which it is.
func shown(r rune) string {
	if unicode.IsPrint(r) {
		return fmt.Sprintf("%q (U+%04X)", string(r), r)
	}
	return fmt.Sprintf("U+%04X", r)
}

// after says whether the sign stands right before.
func (l *lexer) after(sign string) bool {
	return len(l.tokens) > 0 && l.tokens[len(l.tokens)-1].is(sign) && l.tokens[len(l.tokens)-1].to == l.at
}

func isDigit(s string, i int) bool { return i < len(s) && s[i] >= '0' && s[i] <= '9' }

func isNameStart(r rune) bool { return r == '_' || r != utf8.RuneError && unicode.IsLetter(r) }

func nameLength(s string) int {
	for i, r := range s {
		if !isNameStart(r) && !unicode.In(r, unicode.Nd, unicode.Mn, unicode.Mc) {
			return i
		}
	}
	return len(s)
}

// number takes digits, a fraction and an exponent. Two points after digits are
// a range.
func (l *lexer) number() error {
	from := l.at
	digits := func() {
		for isDigit(l.s, l.at) {
			l.at++
		}
	}
	digits()
	if strings.HasPrefix(l.s[l.at:], ".") && isDigit(l.s, l.at+1) {
		l.at++
		digits()
	}
	if e := strings.TrimLeft(l.s[l.at:], "eE"); len(e) == len(l.s[l.at:])-1 {
		sign := 0
		if strings.HasPrefix(e, "-") || strings.HasPrefix(e, "+") {
			sign = 1
		}
		if isDigit(e, sign) {
			l.at += 1 + sign
			digits()
		}
	}
	if n := nameLength(l.s[l.at:]); n > 0 {
		return l.fail(from, "%q is no number and no name: names that begin with a digit stand in backticks", clip(l.s[from:l.at+n]))
	}
	l.tokens = append(l.tokens, token{kind: aNumber, text: l.s[from:l.at], from: from, to: l.at})
	return nil
}

// quoted takes a name in backticks.
func (l *lexer) quoted() error {
	from := l.at
	i := strings.IndexByte(l.s[from+1:], '`')
	if i < 0 {
		return l.fail(from, "the name in backticks that begins here has no end")
	}
	l.at = from + 1 + i + 1
	t := l.s[from+1 : l.at-1]
	switch {
	case t == "":
		return l.fail(from, "a name in backticks is empty")
	case strings.HasPrefix(l.s[l.at:], "`"), strings.Contains(t, `\`), strings.ContainsFunc(t, unicode.IsControl):
		return l.fail(from, "a name may hold no backtick, no backslash and no control character")
	}
	l.tokens = append(l.tokens, token{kind: aName, text: t, from: from, to: l.at})
	return nil
}

// clip shortens what a message shows of a query.
func clip(s string) string {
	const most = 40
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most]) + "…"
}
