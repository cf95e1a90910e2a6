package discussion

import (
	"regexp"
	"strings"
	"unicode"
)

const ordinal = `(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|(?:twen|thir|for|fif)ty-\p{L}+|\d{1,3}(?:st|nd|rd|th))`

var (
	// nthEvent begins an event that is counted: "Eleventh Annual Meeting of …".
	nthEvent = regexp.MustCompile(`(?i)(?:^|\bthe )(` + ordinal + `)\b`)
	// annual tells the name of an event from that of one of its sessions.
	annual = regexp.MustCompile(`(?i)\b(?:annual|meeting of|forum|conference|summit|congress|symposium|general assembly)\b`)
	// yearEvent is an event named by its year: "IGF 2016".
	yearEvent = regexp.MustCompile(`((?:\p{Lu}[\p{L}&'’-]*[ \t]+){0,6}(?i:forum|conference|summit|congress|symposium|convention)|\b\p{Lu}\p{L}*\p{Lu}\p{L}*)[ \t]+(?:19|20)\d\d\b`)
)

// joining are the small words inside the name of an event.
var joining = wordSet(`of the on for and de la des du l' pour sur y`)

// eventOf is the name of the event that a preface names: one that a key line
// gives, one that is counted, one named by its year.
func eventOf(lines []prefaceLine, text string) string {
	for _, l := range lines {
		if l.key == "event" || l.key == "conference" {
			return l.text
		}
	}
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.Trim(strings.TrimFunc(line, blank), "#*_ ")
		for _, m := range nthEvent.FindAllStringSubmatchIndex(line, -1) {
			if name := eventAt(line[m[2]:]); annual.MatchString(name) && strings.Count(name, " ") > 1 {
				return name
			}
		}
	}
	for _, m := range yearEvent.FindAllStringSubmatch(text, -1) {
		if monthNumbers[strings.ToLower(m[1])] == 0 {
			return strings.Join(strings.Fields(m[0]), " ")
		}
	}
	return ""
}

// longestEvent is how many bytes the name of an event has at most.
const longestEvent = 500

// eventAt is the run of capitalised and joining words that a text begins with.
func eventAt(text string) string {
	text = text[:cutAt(text, longestEvent)]
	end, last := 0, 0
	for w := range strings.SplitAfterSeq(text, " ") {
		word := strings.TrimSpace(w)
		bare := strings.TrimRight(word, ".,;:")
		r := []rune(strings.TrimLeft(bare, "("))
		switch {
		case joining[strings.ToLower(word)]:
		case len(r) > 0 && (unicode.IsUpper(r[0]) || unicode.IsDigit(r[0])):
			last = end + len(bare)
		default:
			return text[:last]
		}
		if bare != word || strings.HasSuffix(word, ")") {
			break
		}
		end += len(w)
	}
	return text[:last]
}
