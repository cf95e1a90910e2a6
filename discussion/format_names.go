package discussion

import (
	"regexp"
	"strconv"
	"strings"
)

var names = Format{
	Name:   "names",
	Doc:    "A name and a colon begin each turn, plain (`Ana Silva: Good morning.`) or in Markdown (`**Ana Silva:** Good morning.`); lines without one continue the turn.",
	Detect: func(text string) bool { return scanNames(text).plausible() },
	Parse:  func(text string) (Discussion, error) { return parseAt(text, scanNames(text).marks()), nil },
}

// nameMark is a label at the start of a line.
type nameMark struct {
	mark
	bold   bool
	gap    bool // nobody speaks: "**Break:** [11:37]"
	shape  shape
	opens  bool   // a blank line or the end of a sentence stands before it
	spoken string // the rest of the line
}

// nameScan is all the labels at line starts and what the text tells of them.
type nameScan struct {
	text  string
	found []nameMark
	times map[string]int // how often a label stands there, in lower case
	bold  int
	lower map[string]bool // the words in small letters, once needed
	// spoken is what spokenFrom counted.
	spoken []spokenCount
}

func scanNames(text string) *nameScan {
	s := &nameScan{text: text, times: map[string]int{}}
	previous := ""
	for line := range linesIn(text) {
		m, ok := nameMarkAt(line)
		if ok {
			m.opens = sentenceEnds(previous) || strings.HasSuffix(previous, ":") || len(s.found) > 0 && s.found[len(s.found)-1].spoken == previous
			if m.bold {
				s.bold++
			}
			s.times[strings.ToLower(m.label)]++
			s.found = append(s.found, m)
		}
		previous = strings.TrimFunc(line.text, blank)
	}
	return s
}

// timeMark is a time of a recording in brackets or before a name.
var timeMark = regexp.MustCompile(`^[\[(]?(?:(\d{1,2}):)?(\d{1,2}):(\d\d)(?:[.,]\d+)?[\])]?[ \t]+`)

// timeInLabel is the same at the end of a label: "Ana Silva (01:12)".
var timeInLabel = regexp.MustCompile(`[ \t]*[\[(](?:(\d{1,2}):)?(\d{1,2}):(\d\d)(?:[.,]\d+)?[\])]$`)

// nameMarkAt reads the label at the start of a line.
func nameMarkAt(line textLine) (nameMark, bool) {
	var m nameMark
	body := strings.TrimLeftFunc(line.text, blank)
	m.start = line.start + len(line.text) - len(body)
	if t := timeMark.FindStringSubmatch(body); t != nil {
		m.at, m.timed = seconds(t[1:]), true
		body = body[len(t[0]):]
	}
	label, end := boldLabel(body)
	m.bold = label != ""
	if label == "" {
		label, end = labelAt(body)
	}
	if t := timeInLabel.FindStringSubmatch(label); t != nil {
		m.at, m.timed = seconds(t[1:]), true
		label = label[:len(label)-len(t[0])]
	}
	m.end = line.end() - len(body) + end
	m.spoken = strings.TrimFunc(body[end:], blank)
	m.label = label
	m.gap = gapLabels[strings.ToLower(label)]
	m.shape = shapeOf(label)
	if m.gap {
		m.label, m.end = "", line.end()
	} else if m.shape >= proper && !namesSpeaker(label, m.shape, 2) {
		m.shape = noLabel
	}
	return m, m.gap || m.shape != noLabel
}

func seconds(parts []string) float64 {
	total := 0
	for _, p := range parts {
		n, _ := strconv.Atoi(p)
		total = total*60 + n
	}
	return float64(total)
}

// boldLabel reads a label in Markdown's bold type, its colon inside or after
// it, and one whose bold type ends too late ("**Ana: W**ell").
func boldLabel(line string) (label string, end int) {
	if !strings.HasPrefix(line, "**") {
		return "", 0
	}
	inner, after, ok := strings.Cut(line[2:cutAt(line, maxLabel)], "**")
	if !ok {
		return "", 0
	}
	end = 2 + len(inner) + 2
	if label, n := labelAt(inner); label != "" {
		if n < len(inner) {
			end = 2 + n
		}
		return label, end
	}
	trimmed := strings.TrimLeft(after, " ")
	if strings.HasPrefix(trimmed, ":") {
		return strings.TrimFunc(inner, blank), end + len(after) - len(trimmed) + 1
	}
	return "", 0
}
