package discussion

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxPreface is how many bytes above the first turn are looked at.
const maxPreface = 1 << 16

// readPreface takes the title, the event and the date from what stands above
// the first turn. What does not stand there stays empty.
func readPreface(text string) Discussion {
	text = plainBlanks.Replace(text[:cutAt(text, maxPreface)])
	d := Discussion{Date: dateOf(text)}
	lines := prefaceLines(text)
	d.Event = eventOf(lines, text)
	d.Title = titleOf(lines, d.Event)
	return d
}

// plainBlanks makes the blanks that do not break into plain ones.
var plainBlanks = strings.NewReplacer("\u00A0", " ", "\u202F", " ", "\u2007", " ")

// cutAt is n or the length of the text, less where that would cut a character.
func cutAt(text string, n int) int {
	if n >= len(text) {
		return len(text)
	}
	for n > 0 && !utf8.RuneStart(text[n]) {
		n--
	}
	return n
}

var (
	// chrome is what web sites and captioners put around every transcript.
	chrome = regexp.MustCompile(`(?i)^(?:welcome to .*\|.*|you are here.*|this is now a legacy site.*|also available in.*|(?:full|finished|final|rough|raw|edited|unedited|session|audio|video)?[\s-]*(?:full |session )?(?:transcripts?|draft|copy|captions?)|jump to .*|skip to .*|home|menu|search|print|share|contact.*|log ?in|sign ?in|read more.*|back to .*|services provided by.*|provided by.*|captions? (?:first|by).*|p\.? ?o\.? box.*|copyright.*|©.*|all rights reserved.*|page \d+.*|raw|\d+ of \d+)$`)
	// boilerplate tells the paragraph on how the transcript was made.
	boilerplate = regexp.MustCompile(`(?i)real-?time (?:captioning|transcription|translation)|live transcription|outputs? of the (?:\S+ )?(?:captioning|transcri)|rough[- ]draft|verbatim record|authoritative record|communication access|transcription errors|inaudible passages|aid to understanding|machine[- ]generated|automatically generated|disclaimer|in order to facilitate`)
	// place tells a line that says where: "BUSAN, KOREA", "ROOM A".
	place     = regexp.MustCompile(`(?i)^(?:.*\b(?:palais|centre|center|hotel|building|office|headquarters|campus|university|street|avenue)\b.*|(?:main |meeting )?(?:room|salle|hall|auditorium|venue|saal)\b.{0,30})$`)
	placePair = regexp.MustCompile(`^\p{Lu}[\p{L}.'’-]*(?: (?:\p{Lu}[\p{L}.'’-]*|de|la|of)){0,3}, \p{Lu}[\p{L}.'’-]*(?: \p{L}+){0,2}$`)
	clock     = regexp.MustCompile(`(?i)\b\d{1,2}(?:[:.]\d\d){1,2}\s*(?:[ap]\.?m\b\.?)?|\b\d{1,2}\s*[ap]\.?m\b\.?|\b(?:local time|utc|gmt|[ce]e?s?t|hours|hrs)\b`)
	weekday   = regexp.MustCompile(`(?i)^(?:mon|tues|wednes|thurs|fri|satur|sun)day\b[\s,]*|[\s,]*\b(?:mon|tues|wednes|thurs|fri|satur|sun)day$`)
	address   = regexp.MustCompile(`(?i)https?://|www\.|\S+@\S+\.|\[at\]|\+?\d[\d ()-]{6,}\d`)
	// meeting tells a line that names a session from one that tells its theme.
	meeting = regexp.MustCompile(`(?i)\b(?:sessions?|workshops?|meetings?|forum|ceremony|briefing|panels?|round ?tables?|coalitions?|consultations?|plenary|conference|summit|symposium|seminar|webinar|hearing|interview|episode|lecture|talk|debate|discussion|orientation|open mic|committee|council|group|assembly|keynote|dialogue|call|lunch|track|bpf|ws ?#?\d+|of ?#?\d+|dc|day \d+)\b`)
	keyLine = regexp.MustCompile(`(?i)^(title|subject|topic|session|meeting|event|conference)\s*:\s*(\S.*)$`)
)

// prefaceLine is a line of a preface without dates, times and decoration.
type prefaceLine struct {
	key, text string
	dated     bool // a date was taken off
}

// prefaceLines are the lines that may say what the discussion is: none of the
// web site, of the disclaimer, of a time or a place alone.
func prefaceLines(text string) []prefaceLine {
	var lines []prefaceLine
	inside := false // of a disclaimer that goes on over several lines
	for raw := range strings.SplitSeq(text, "\n") {
		s := strings.Trim(strings.TrimFunc(raw, blank), "#*_= ")
		if s == "" {
			continue
		}
		if boilerplate.MatchString(s) || bracketed(s) {
			inside = !strings.ContainsRune(".!?])", rune(s[len(s)-1]))
			continue
		}
		if inside {
			inside = !strings.ContainsRune(".!?])", rune(s[len(s)-1]))
			continue
		}
		var line prefaceLine
		if m := keyLine.FindStringSubmatch(s); m != nil {
			line.key, s = strings.ToLower(m[1]), strings.Trim(m[2], `"'“”`)
		}
		if chrome.MatchString(s) || address.MatchString(s) {
			continue
		}
		line.text, line.dated = withoutDate(s)
		if strings.ContainsFunc(line.text, unicode.IsLetter) {
			lines = append(lines, line)
		}
	}
	return lines
}

func bracketed(s string) bool {
	return s[0] == '[' && s[len(s)-1] == ']' || s[0] == '(' && s[len(s)-1] == ')'
}

// withoutDate takes dates, weekdays and times off the ends of a line.
func withoutDate(s string) (rest string, took bool) {
	const between = " \t\u00A0,;:|·•-–—‑"
	if dates := datesIn(s); len(dates) > 0 {
		first, last := dates[0], dates[len(dates)-1]
		before := strings.TrimRight(weekday.ReplaceAllString(strings.TrimRight(s[:first.start], between), ""), between)
		after := strings.TrimLeft(s[last.end:], between)
		switch {
		case before == "" || clock.ReplaceAllString(before, "") == "":
			s, took = after, true
		case after == "" || strings.Trim(clock.ReplaceAllString(after, ""), between+"()") == "":
			s, took = before, true
		}
	}
	if strings.Trim(clock.ReplaceAllString(s, ""), between+"().") == "" {
		return "", took
	}
	return s, took
}

// titleOf is the line that names the session: one that a key says is the
// title, one that names a kind of meeting, another of three words or more, one
// that stood beside a date; of equals the first.
func titleOf(lines []prefaceLine, event string) string {
	best, rank := "", 5
	for _, l := range lines {
		r := titleRank(l, event)
		if r < rank {
			best, rank = l.text, r
		}
	}
	return best
}

func titleRank(l prefaceLine, event string) int {
	words := len(strings.Fields(l.text))
	switch {
	case l.key == "event" || l.key == "conference":
		return 5
	case l.key != "":
		return 1
	case !titleLike(l.text, words) || place.MatchString(l.text) && !meeting.MatchString(l.text) || placePair.MatchString(l.text):
		return 5
	case onlyEvent(l.text, event):
		return 5
	case l.dated && meeting.MatchString(l.text):
		return 4
	case l.dated:
		return 5
	case meeting.MatchString(l.text):
		return 2
	case words >= 3:
		return 3
	}
	return 5
}

// onlyEvent reports whether a line has the event, perhaps with its place, and
// no more.
func onlyEvent(line, event string) bool {
	before, after, found := strings.Cut(line, event)
	if event == "" || !found {
		return false
	}
	rest := strings.Trim(before+" "+after, " ,;:.-–—()")
	return rest == "" || !meeting.MatchString(rest) && (placePair.MatchString(rest) || len(strings.Fields(rest)) <= 2)
}

// titleLike reports whether a line is written as a title and not as prose.
func titleLike(s string, words int) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, `"'“‘«(#`))
	if unicode.IsLower(first) || utf8.RuneCountInString(s) > 220 || words > 35 || commaList(s) {
		return false
	}
	return !strings.HasSuffix(s, ":") && !strings.HasSuffix(s, ",") && !strings.HasSuffix(s, ";") && !strings.HasSuffix(s, ".")
}

// commaList tells the list of who was there from a title.
func commaList(s string) bool { return strings.Count(s, ",") > 4 }
