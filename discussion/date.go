package discussion

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// monthNames are the months in English, French and Spanish, one a line.
const monthNames = `january jan janvier enero
february feb février febrero
march mar mars marzo
april apr avril abril
may mai mayo
june jun juin junio
july jul juillet julio
august aug août agosto
september sept sep septembre septiembre
october oct octobre octubre
november nov novembre noviembre
december dec décembre diciembre`

// monthNumbers maps the names to 1 to 12.
var monthNumbers = func() map[string]int {
	numbers := map[string]int{}
	for i, line := range strings.Split(monthNames, "\n") {
		for _, name := range strings.Fields(line) {
			numbers[name] = i + 1
		}
	}
	return numbers
}()

// dateForms are the ways of writing a day or an interval, the longest first.
// Their groups are named: d, m, y the first day, D, M, Y the last.
var dateForms = sync.OnceValue(func() []*regexp.Regexp {
	month := strings.Join(strings.Fields(monthNames), "|")
	parts := strings.NewReplacer(
		"{d}", `(?P<d>\d{1,2})(?:st|nd|rd|th|er|º)?`, "{D}", `(?P<D>\d{1,2})(?:st|nd|rd|th|er|º)?`,
		"{m}", `(?:(?:of|de)\s+)?(?P<m>`+month+`)\b\.?`, "{M}", `(?:(?:of|de)\s+)?(?P<M>`+month+`)\b\.?`,
		"{y}", `(?:,|\s+de)?\s*(?P<y>(?:19|20)\d\d)\b`, "{Y}", `(?:,|\s+de)?\s*(?P<Y>(?:19|20)\d\d)\b`,
		"{to}", `\s*(?:-|–|—|‑|−|/|\bto\b|\band\b|\buntil\b|\bthrough\b|&|\bau\b|\bal\b|\ba\b|\by\b)\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?`,
	)
	var forms []*regexp.Regexp
	for _, form := range []string{
		`\b(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)\s*(?:/|–|—|\bto\b|\s-\s)\s*(?P<Y>(?:19|20)\d\d)-(?P<M>\d\d)-(?P<D>\d\d)\b`,
		`\b{d}\s+{m}{y}{to}{D}\s+{M}{Y}`,
		`\b{m}\s+{d}{y}{to}{M}\s+{D}{Y}`,
		`\b{d}\s+{m}{to}{D}\s+{M}{Y}`,
		`\b{m}\s+{d}{to}{M}\s+{D}{Y}`,
		`\b{d}{to}{D}\s+{M}{Y}`,
		`\b{m}\s+{d}{to}{D}{Y}`,
		`\b(?P<y>(?:19|20)\d\d)[-/.](?P<m>\d\d)[-/.](?P<d>\d\d)\b`,
		`\b{d}[\s-]+{m}-?{y}`,
		`\b{m}\s+{d}{y}`,
	} {
		forms = append(forms, regexp.MustCompile(`(?i)`+parts.Replace(form)))
	}
	return forms
})

// dated is a date of a text and where it stands: a day where from equals to.
type dated struct {
	from, to   string
	start, end int
}

// datesIn finds the dates of a text, in their order.
func datesIn(text string) []dated {
	var found []dated
	masked := []byte(text)
	for _, form := range dateForms() {
		for _, m := range form.FindAllSubmatchIndex(masked, -1) {
			group := func(name string) string {
				if i := form.SubexpIndex(name); i >= 0 && m[2*i] >= 0 {
					return strings.ToLower(string(masked[m[2*i]:m[2*i+1]]))
				}
				return ""
			}
			last := isoDay(cmp.Or(group("Y"), group("y")), cmp.Or(group("M"), group("m")), cmp.Or(group("D"), group("d")))
			first := isoDay(cmp.Or(group("y"), group("Y")), cmp.Or(group("m"), group("M")), cmp.Or(group("d"), group("D")))
			if first == "" || last == "" || first > last {
				continue
			}
			found = append(found, dated{first, last, m[0], m[1]})
			for i := m[0]; i < m[1]; i++ {
				masked[i] = '~' // no shorter form matches inside
			}
		}
	}
	slices.SortFunc(found, func(a, b dated) int { return a.start - b.start })
	return found
}

// isoDay is the ISO 8601 form of a day, "" where there is no such day.
func isoDay(year, month, day string) string {
	y, _ := strconv.Atoi(year)
	d, _ := strconv.Atoi(day)
	m := monthNumbers[month]
	if m == 0 {
		m, _ = strconv.Atoi(month)
	}
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if t.Day() != d || int(t.Month()) != m {
		return ""
	}
	return t.Format(time.DateOnly)
}

// notHeld stands before the date of something else than the discussion.
var notHeld = regexp.MustCompile(`(?i)(?:updated|modified|posted|published|uploaded|printed|retrieved|accessed|edited|copyright|©)(?:\s+(?:on|at))?[\s:]*$`)

// dateOf is the most specific date of a preface: a day rather than an
// interval, a day inside an interval rather than another, then the first.
func dateOf(preface string) string {
	var days, intervals []dated
	for _, d := range datesIn(preface) {
		switch {
		case notHeld.MatchString(preface[max(0, d.start-30):d.start]):
		case d.from == d.to:
			days = append(days, d)
		default:
			intervals = append(intervals, d)
		}
	}
	for _, day := range days {
		for _, i := range intervals {
			if i.from <= day.from && day.from <= i.to {
				return day.from
			}
		}
	}
	switch {
	case len(days) > 0:
		return days[0].from
	case len(intervals) > 0:
		return intervals[0].from + "/" + intervals[0].to
	}
	return ""
}
