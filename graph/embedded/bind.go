//go:build cgo

package embedded

import (
	"fmt"
	"strings"
)

// bind prepares parameters for the engine, which knows neither one that the
// query does not name nor an empty list: the first is left out, and for the
// second an empty list is written in the query itself.
func bind(cypher string, params map[string]any) (string, map[string]any, error) {
	bound := map[string]any{}
	var out strings.Builder
	for rest := cypher; rest != ""; {
		token := firstToken(rest)
		rest = rest[len(token):]
		name, isParam := strings.CutPrefix(token, "$")
		v, given := params[name]
		if !isParam || !given {
			out.WriteString(token)
			continue
		}
		v, empty, err := parameter(v)
		switch {
		case err != nil:
			return "", nil, fmt.Errorf("the parameter %q: %w", name, err)
		case empty:
			out.WriteString("[]")
		default:
			out.WriteString(token)
			bound[name] = v
		}
	}
	return out.String(), bound, nil
}

// parameter returns a value of the types that the engine takes, and whether it
// is an empty list.
func parameter(v any) (bound any, empty bool, err error) {
	switch v := v.(type) {
	case nil, bool, int64, float64:
		return v, false, nil
	case int:
		return int64(v), false, nil
	case string:
		if strings.Contains(v, "\x00") {
			return nil, false, fmt.Errorf("a text with the character U+0000 stands nowhere in the graph")
		}
		return v, false, nil
	case []string:
		list := make([]any, len(v))
		for i, e := range v {
			list[i] = e
		}
		return parameter(list)
	case []any:
		for _, e := range v {
			if _, _, err := parameter(e); err != nil {
				return nil, false, err
			}
		}
		return v, len(v) == 0, nil
	}
	return nil, false, fmt.Errorf("a value of the type %T cannot be given", v)
}

// firstToken cuts a parameter, a quoted text or name, a comment or any other
// stretch off the front of a query.
func firstToken(s string) string {
	switch {
	case strings.HasPrefix(s, "//"):
		return through(s, 2, "\n")
	case strings.HasPrefix(s, "/*"):
		return through(s, 2, "*/")
	case s[0] == '`':
		return through(s, 1, "`")
	case s[0] == '\'' || s[0] == '"':
		return quoted(s)
	case s[0] == '$':
		return s[:1+len(s[1:])-len(strings.TrimLeftFunc(s[1:], isNamePart))]
	}
	if i := strings.IndexAny(s[1:], "/`'\"$"); i >= 0 {
		return s[:1+i]
	}
	return s
}

// through cuts up to and with the end, which is looked for from an offset.
func through(s string, from int, end string) string {
	if i := strings.Index(s[from:], end); i >= 0 {
		return s[:from+i+len(end)]
	}
	return s
}

// quoted cuts a literal, in which a backslash escapes.
func quoted(s string) string {
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case s[0]:
			return s[:i+1]
		}
	}
	return s
}

func isNamePart(r rune) bool {
	return r == '_' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
}
