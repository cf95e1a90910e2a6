package queries

import (
	"fmt"
	"regexp"
	"strings"
)

// mask returns the Cypher with comments and the content of texts blanked, byte
// for byte, so that what is found in it stands in the code. Line ends and names
// in backticks stay.
func mask(s string) string {
	out := []byte(s)
	for i := 0; i < len(out); {
		var end int
		switch rest := s[i:]; {
		case strings.HasPrefix(rest, "//"):
			end = before(s, i, "\n")
		case strings.HasPrefix(rest, "/*"):
			end = before(s, i+2, "*/") + len("*/")
		case rest[0] == '\'' || rest[0] == '"':
			end = closing(s, i)
		case rest[0] == '`':
			i = before(s, i+1, "`") + 1
			continue
		default:
			i++
			continue
		}
		for ; i < min(end, len(out)); i++ {
			if out[i] != '\n' {
				out[i] = ' '
			}
		}
	}
	return string(out)
}

// before returns the offset of the next mark from i on, or that of the end.
func before(s string, i int, mark string) int {
	if i < len(s) {
		if n := strings.Index(s[i:], mark); n >= 0 {
			return i + n
		}
	}
	return len(s)
}

// closing returns the offset behind the quotation that opens at i.
func closing(s string, i int) int {
	for j := i + 1; j < len(s); j++ {
		switch s[j] {
		case '\\':
			j++
		case s[i]:
			return j + 1
		}
	}
	return len(s)
}

// word is a name in the code and its line, from 1.
type word struct {
	name string
	line int
}

var parameter = regexp.MustCompile(`\$([A-Za-z_][A-Za-z0-9_]*)`)

// parameters returns the parameters of masked Cypher where they stand.
func parameters(code string) []word {
	var found []word
	for _, m := range parameter.FindAllStringSubmatchIndex(code, -1) {
		found = append(found, word{code[m[2]:m[3]], lineAt(code, m[0])})
	}
	return found
}

func lineAt(s string, offset int) int { return 1 + strings.Count(s[:offset], "\n") }

// result is the last RETURN of a query: its line and the names of its columns.
type result struct {
	line    int
	columns []string
}

var (
	distinct = regexp.MustCompile(`(?i)^\s*distinct\b`)
	clause   = regexp.MustCompile(`(?i)\b(return|order\s+by)\b`)
	alias    = regexp.MustCompile("(?is)(?:^|\\sas\\s+)\\s*`?([a-z_][a-z0-9_]*)`?\\s*$")
)

// lastReturn reads the last RETURN of masked Cypher that stands in no brackets;
// an ORDER BY must follow it.
func lastReturn(code string) (result, error) {
	flat := outside(code)
	from, to := -1, -1
	for _, m := range clause.FindAllStringIndex(flat, -1) {
		if strings.EqualFold(flat[m[0]:m[1]], "return") {
			from, to = m[1], -1
		} else if from >= 0 {
			to = m[0]
		}
	}
	if from < 0 {
		return result{line: lineAt(code, len(code))}, fmt.Errorf("the query has no RETURN")
	}
	r := result{line: lineAt(code, from)}
	if to < 0 {
		return r, fmt.Errorf("no ORDER BY follows the last RETURN: rows must have a total order")
	}
	for item := range strings.SplitSeq(distinct.ReplaceAllString(flat[from:to], ""), ",") {
		m := alias.FindStringSubmatch(item)
		if m == nil {
			return r, fmt.Errorf("RETURN has a column without a name: %q (write … AS name)", strings.TrimSpace(item))
		}
		r.columns = append(r.columns, m[1])
	}
	return r, nil
}

// outside blanks what stands in brackets, byte for byte.
func outside(code string) string {
	out := []byte(code)
	depth := 0
	for i, c := range out {
		if strings.IndexByte(")]}", c) >= 0 {
			depth--
		}
		if depth > 0 && c != '\n' {
			out[i] = ' '
		}
		if strings.IndexByte("([{", c) >= 0 {
			depth++
		}
	}
	return string(out)
}
