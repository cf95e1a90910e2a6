// Package nearest finds the name that a user probably meant.
package nearest

import (
	"strings"

	"github.com/xrash/smetrics"
)

// Name returns the one of names that is most like name, the first of several;
// it returns "" where none is like it. Letter case does not count.
func Name(name string, names []string) string {
	best, least := "", max(2, len(name)/3)+1
	for _, n := range names {
		d := smetrics.WagnerFischer(strings.ToLower(name), strings.ToLower(n), 1, 1, 1)
		if len(name) >= 3 && strings.HasPrefix(n, strings.ToLower(name)) {
			d = min(d, 1)
		}
		if d < least && d < len(n) {
			best, least = n, d
		}
	}
	return best
}

// Hint returns "; did you mean NAME?" for the name that is most like name, and
// "" where none is like it.
func Hint(name string, names []string) string {
	if n := Name(name, names); n != "" {
		return "; did you mean " + n + "?"
	}
	return ""
}
