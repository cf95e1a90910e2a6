package discussion

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

var captions = Format{
	Name:   "captions",
	Doc:    "Real-time captioning: `>>` begins each turn, often with a label (`>> ANA SILVA:  Good morning.`); a text that runs on without line ends may mark turns by capitals alone (`ANA: Yes. BEN: No.`).",
	Detect: func(text string) bool { return scanCaptions(text).plausible() },
	Parse:  func(text string) (Discussion, error) { return parseAt(text, scanCaptions(text).marks()), nil },
}

// captionMark is a place that may begin a turn: `>>`, or a label without it.
type captionMark struct {
	mark
	arrows  int  // how many `>`; 0 is a label without any
	atLine  bool // only white space stands before it on its line
	ended   bool // a sentence ends before it, or it is at the line's start
	shape   shape
	special bool // the label needs a known name: it has no colon
}

// captionScan is all that may begin a turn, in order, and what the text as a
// whole tells about it.
type captionScan struct {
	text       string
	found      []captionMark
	capitals   bool            // the whole text is in capitals
	known      map[string]int  // how often a label stands after `>>`, in lower case
	lower      map[string]bool // the words in small letters, once needed
	atLine     int             // `>>` at the start of a line
	inline     int             // `>>` inside one
	good       int             // of these, those after a sentence or with a label in capitals
	triple     int             // `>>>` at the start of a line
	quoted     int             // lines that begin with another run of `>`
	openLabels int             // labels in capitals inside a line, without `>>`
	lineLabels int             // the same at the start of a line
	repeated   bool            // one of the open labels stands there again
}

func scanCaptions(text string) *captionScan {
	s := &captionScan{text: text, capitals: mostlyCapitals(text), known: map[string]int{}}
	open := map[string]int{}
	for line := range linesIn(text) {
		for _, m := range s.scanLine(line) {
			switch {
			case m.arrows == 2 && m.atLine:
				s.atLine++
			case m.arrows == 2:
				s.inline++
				if m.shape == capital || m.ended && s.opensWords(m) {
					s.good++
				}
			case m.arrows == 3 && m.atLine:
				s.triple++
			case m.arrows == 0:
				if m.atLine {
					s.lineLabels++
				} else {
					s.openLabels++
				}
				open[m.label]++
				s.repeated = s.repeated || open[m.label] > 1
			default:
				s.quoted++
				continue
			}
			if m.arrows > 0 && m.shape >= proper && !m.special {
				s.known[strings.ToLower(m.label)]++
			}
			s.found = append(s.found, m)
		}
	}
	return s
}

// scanLine finds what may begin a turn on one line. Labels inside a line need
// the end of a sentence before them.
func (s *captionScan) scanLine(line textLine) []captionMark {
	var found []captionMark
	t := line.text
	lead := len(t) - len(strings.TrimLeftFunc(t, blank))
	covered := 0 // up to here the line is part of a mark or label
	for i := 0; i < len(t); i++ {
		switch t[i] {
		case '>':
			n := 1
			for i+n < len(t) && t[i+n] == '>' {
				n++
			}
			if n == 2 || i == lead {
				m := s.arrowMark(line, i, n, i == lead)
				found = append(found, m)
				covered = m.end - line.start
			}
			i = max(i+n, covered) - 1
		case ':':
			if m, ok := s.openLabel(line, i, max(lead, covered)); ok {
				found = append(found, m)
			}
			covered = i + 1
		}
	}
	return found
}

// arrowMark reads the `>>` at t[i:] with the label after it.
func (s *captionScan) arrowMark(line textLine, i, n int, atLine bool) captionMark {
	t := line.text
	begin := i + n
	for begin < len(t) {
		r, size := utf8.DecodeRuneInString(t[begin:])
		if !blank(r) {
			break
		}
		begin += size
	}
	m := captionMark{arrows: n, atLine: atLine, ended: atLine || sentenceEnds(t[:i])}
	m.start, m.end = line.start+i, line.start+begin
	label, end := labelAt(t[begin:])
	m.shape = s.judge(label)
	if m.shape < proper && atLine {
		label, end = bareName(t[begin:])
		if m.special = label != ""; m.special {
			m.shape = capital
		}
	}
	if m.shape >= proper {
		m.label = label
		m.end += end
	}
	return m
}

// opensWords reports whether words stand after a `>>` inside a line and white
// space on both sides of it.
func (s *captionScan) opensWords(m captionMark) bool {
	before, _ := utf8.DecodeLastRuneInString(s.text[:m.start])
	after, _ := utf8.DecodeRuneInString(s.text[m.end:])
	return blank(before) && m.end > m.start+m.arrows && unicode.IsLetter(after)
}

// judge is the shape of a label, noLabel where its words alone show that it is
// part of a sentence.
func (s *captionScan) judge(label string) shape {
	shape := shapeOf(label)
	if !namesSpeaker(label, shape, 2) || s.capitals && roleOf(label) == "" && commonnessOf(label) != noneCommon {
		return noLabel
	}
	return shape
}

// bareName reads a name in capitals that has no colon: two or more blanks or
// the end of the line follow it.
func bareName(t string) (label string, end int) {
	end, run := len(t), false
	for i, r := range t[:cutAt(t, maxLabel+8)] {
		if run && blank(r) {
			end = i
			break
		}
		run = blank(r)
	}
	if end > maxLabel {
		return "", 0
	}
	label = strings.TrimFunc(t[:end], blank)
	if strings.ContainsAny(label, ":.,?!;()[]{}<>=&$\"/") || shapeOf(label) != capital || commonnessOf(label) != noneCommon {
		return "", 0
	}
	return label, end
}

// openLabel reads the label in capitals that the colon at t[i] ends, where it
// stands without `>>` at the start of the line or after a sentence. It begins
// at from or later.
func (s *captionScan) openLabel(line textLine, i, from int) (captionMark, bool) {
	t := line.text
	first := from
	if r, _ := utf8.DecodeLastRuneInString(t[:i]); !unicode.IsUpper(r) && !unicode.IsDigit(r) && !strings.ContainsRune(").]", r) {
		return captionMark{}, false
	}
	for from = max(from, i-maxLabel); from < i; from++ {
		atLine := from == first && strings.TrimFunc(t[:min(from, maxLabel)], blank) == "" && from < maxLabel
		if !atLine && (!wordStarts(t, from) || !sentenceEnds(t[:from])) {
			continue
		}
		label, end := labelAt(t[from:])
		if label == "" || from+end != i+1 || s.judge(label) != capital || !strings.ContainsFunc(label, unicode.IsUpper) {
			continue
		}
		if atLine && strings.TrimFunc(t[i+1:], blank) == "" {
			return captionMark{}, false // a hand-over, not a turn
		}
		m := captionMark{atLine: atLine, ended: true, shape: capital}
		m.start, m.end, m.label = line.start+from, line.start+i+1, label
		return m, true
	}
	return captionMark{}, false
}

// wordStarts reports whether a word begins at t[i:] after white space.
func wordStarts(t string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(t[:i])
	at, _ := utf8.DecodeRuneInString(t[i:])
	return blank(before) && !blank(at)
}

// sentenceEnds reports whether a sentence or an interrupted one ends there.
func sentenceEnds(before string) bool {
	near := strings.TrimRightFunc(before[max(0, len(before)-maxLabel):], blank)
	r, _ := utf8.DecodeLastRuneInString(near)
	return near == "" || strings.ContainsRune(".?!…\"”’'»)]♪♫-–—‑", r)
}
