package discussion

import "strings"

// marks are the places that do begin turns.
func (s *captionScan) marks() []mark {
	running, everyArrow := s.runsOn(), s.inline > s.atLine && s.good*2 >= s.inline
	var marks []mark
	for _, m := range s.found {
		switch {
		case m.arrows == 3 && s.triple*2 > s.atLine:
			continue
		case m.arrows == 2 && !m.ended && m.shape != capital && !everyArrow:
			continue
		case m.arrows == 0 && !running && !(m.atLine && s.marksLines(m.label)):
			continue
		}
		if m.label != "" && m.arrows > 0 && !s.isLabel(m) {
			m.label, m.end = "", m.start+m.arrows
		}
		marks = append(marks, m.mark)
	}
	return marks
}

// isLabel settles what the text as a whole tells of a label after `>>`. One
// that has no colon needs two words or to be known; a single word with small
// letters that stands there once is no name where the text has it in small
// letters elsewhere.
func (s *captionScan) isLabel(m captionMark) bool {
	known := s.known[strings.ToLower(m.label)]
	switch {
	case !namesSpeaker(m.label, m.shape, known):
		return false
	case m.special:
		return !s.capitals && (known > 0 || severalWords(m.label) || roleOf(m.label) == m.label)
	case m.shape == proper && known == 1 && !severalWords(m.label) && !officeSet[strings.ToLower(m.label)]:
		if s.lower == nil {
			s.lower = lowerWords(s.text)
		}
		return !s.lower[strings.ToLower(m.label)]
	}
	return true
}

// lowerWords are the words that a text has in small letters.
func lowerWords(text string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(text) {
		w = strings.TrimFunc(w, func(r rune) bool { return !isWordRune(r) })
		if w != "" && w == strings.ToLower(w) {
			set[w] = true
		}
	}
	return set
}

// marksLines reports whether a label at the start of a line, without `>>`,
// begins a turn: it does where `>>` has the same label elsewhere, and where
// the text has enough of such lines to be its way of marking.
func (s *captionScan) marksLines(label string) bool {
	return s.known[strings.ToLower(label)] > 0 || s.lineLabels >= 3 && s.lineLabels*5 >= s.atLine
}

// runsOn reports whether the text marks its turns by labels inside the lines.
func (s *captionScan) runsOn() bool {
	return !s.capitals && s.openLabels >= 3 && s.repeated && s.openLabels > s.atLine && s.openLabels > s.lineLabels
}

// plausible reports whether the text is captioning at all and not quoted mail,
// a program or the like.
func (s *captionScan) plausible() bool {
	switch {
	case programLike(s.text):
		return false
	case s.runsOn():
		lines := strings.Count(s.text, "\n")
		return s.openLabels > lines || s.good > 0 && s.openLabels*12 > lines
	}
	quoted := s.quoted
	if s.triple*2 > s.atLine {
		quoted += s.triple
	}
	said, labels, personal := s.spoken()
	total := s.atLine
	if total == 0 {
		total = s.inline
		if total < 2 || s.good*2 < total {
			return false
		}
	}
	return total > 0 && quoted*2 <= total && said*2 >= total && (labels > 0 && labels*8 >= total || personal*4 >= total)
}

// spoken is how many of the `>>` have a label or a sentence after them, how
// many have a label, and how many speak to somebody.
func (s *captionScan) spoken() (said, labels, personal int) {
	for _, m := range s.found {
		if m.arrows != 2 {
			continue
		}
		near := s.text[m.end:]
		line, _, _ := strings.Cut(near[:cutAt(near, 400)], "\n")
		switch {
		case m.shape >= proper && s.isLabel(m):
			labels++
			said++
		case isSpeech(line):
			said++
		}
		if addresses(line) {
			personal++
		}
	}
	return said, labels, personal
}

// isSpeech reports whether the rest of a line reads as something said: it has
// the end of a sentence or at least six words, and no sign of a program.
func isSpeech(line string) bool {
	line = strings.TrimFunc(line, blank)
	if line == "" || strings.ContainsAny(line[len(line)-1:], ";{}=<>|") || strings.Contains(line, " = ") || strings.Contains(line, "();") {
		return false
	}
	for _, end := range []string{". ", "? ", "! "} {
		if strings.Contains(line, end) {
			return true
		}
	}
	return sentenceEnds(line) || strings.HasSuffix(line, ",") || len(strings.Fields(line)) >= 6
}
