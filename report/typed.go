package report

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"rapporteur/internal/nearest"
	"rapporteur/queries"
)

// anyOf says with its article what a parameter of the type is set to.
func anyOf(t queries.Type) string {
	switch t {
	case queries.Organisation:
		return "an organisation"
	case queries.Group:
		return "a stakeholder group"
	case queries.Engagement:
		return "a kind of engagement"
	case queries.Reply:
		return "a kind of reply"
	case queries.Link:
		return "a kind of engagement or reply"
	}
	return "a " + string(t)
}

// number reads a number that is finite and, as a score, from 0 to 1.
func number(value string, t queries.Type) (float64, error) {
	n, err := strconv.ParseFloat(value, 64)
	switch {
	case t == queries.Score && (err != nil || !(n >= 0 && n <= 1)):
		return 0, fmt.Errorf("%q is not a number from 0 to 1", value)
	case err != nil || math.IsNaN(n) || math.IsInf(n, 0):
		return 0, fmt.Errorf("%q is not a number", value)
	}
	return n, nil
}

// date reads a year, a month or a day of the calendar.
func date(value string) (string, error) {
	for _, form := range []string{"2006", "2006-01", time.DateOnly} {
		if _, err := time.Parse(form, value); err == nil {
			return value, nil
		}
	}
	return "", fmt.Errorf("%q is not a date (write a year, a month or a day: 2016, 2016-12, 2016-12-05)", value)
}

// oneOf returns the one of kinds that the value names; what says what it is, as
// "a kind of reply". Hyphens and blanks stand for
// underscores.
func oneOf(value, what string, kinds []string) (string, error) {
	key := strings.NewReplacer("-", "_", " ", "_").Replace(strings.ToLower(value))
	i := slices.IndexFunc(kinds, func(k string) bool { return strings.ReplaceAll(k, "-", "_") == key })
	if i < 0 {
		return "", fmt.Errorf("%q is not %s%s (there are %s)", value, what, nearest.Hint(key, kinds), strings.Join(kinds, ", "))
	}
	return kinds[i], nil
}
