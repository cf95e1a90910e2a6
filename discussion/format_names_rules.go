package discussion

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// marks are the labels that do begin turns.
func (s *nameScan) marks() []mark {
	var marks []mark
	for i := range s.found {
		if m := s.found[i]; s.isTurn(m, len(marks) == 0) {
			marks = append(marks, m.mark)
		}
	}
	return marks
}

// isTurn settles whether a label at the start of a line begins a turn. The
// lines of a preface ("Date: …") do not, nor does a single word that stands
// there once and is a common one of this text.
func (s *nameScan) isTurn(m nameMark, first bool) bool {
	key := strings.ToLower(m.label)
	times := s.times[key]
	switch {
	case m.gap:
		return !first
	case headerKeys[key]:
		return false
	case m.shape >= proper && !m.bold && !namesSpeaker(m.label, m.shape, times):
		return false
	case first && s.isTitle(m):
		return false
	case s.bold > 0 && s.bold*2 >= len(s.found) && !m.bold:
		return !first && m.shape >= proper && m.opens && (times > 1 || severalWords(m.label))
	case m.shape == loose:
		return times > 2 && m.opens && !severalWords(m.label) && !commonWords[key]
	case times > 1 || roleOf(m.label) == m.label:
		return times > 2 || m.opens
	case severalWords(m.label) || m.shape == capital:
		return m.opens
	}
	if s.lower == nil {
		s.lower = lowerWords(s.text)
	}
	return m.opens && !s.lower[key]
}

// isTitle reports whether a line above the first turn is a title with a colon
// ("Harbour Bill: oral evidence") or a line of a preface: its label stands there
// once, no sentence is spoken after it and a blank line follows, where others
// speak in sentences.
func (s *nameScan) isTitle(m nameMark) bool {
	if m.bold || m.timed || m.spoken == "" || s.times[strings.ToLower(m.label)] > 1 || roleOf(m.label) != "" || sentenceEnds(m.spoken) || addresses(m.spoken) {
		return false
	}
	_, rest, _ := strings.Cut(s.text[m.end:], "\n")
	next, _, _ := strings.Cut(rest, "\n")
	if strings.TrimFunc(next, blank) != "" {
		return false
	}
	n, _ := slices.BinarySearchFunc(s.found, m.start+1, func(o nameMark, start int) int { return o.start - start })
	others := s.spokenFrom()[n]
	return others.again && others.labels > 1 && others.sentences*3 >= others.labels*2
}

// spokenCount counts labels with words behind them and those of them whose words
// end a sentence; again tells that one is bold or stands there twice.
type spokenCount struct {
	labels, sentences int
	again             bool
}

// spokenFrom returns what is spoken from each of the labels on to the last,
// computed once.
func (s *nameScan) spokenFrom() []spokenCount {
	if s.spoken == nil {
		s.spoken = make([]spokenCount, len(s.found)+1)
		for i := len(s.found) - 1; i >= 0; i-- {
			s.spoken[i] = s.spoken[i+1]
			if o := s.found[i]; o.spoken != "" {
				s.spoken[i].labels++
				s.spoken[i].sentences += count(sentenceEnds(o.spoken))
				s.spoken[i].again = s.spoken[i].again || o.bold || s.times[strings.ToLower(o.label)] > 1
			}
		}
	}
	return s.spoken
}

// boldTurns reports whether the labels are all bold, those of people with
// several words or an office, and nothing stands between them: a short
// discussion in which nobody speaks twice.
func (s *nameScan) boldTurns(total, named, spoken int, start int) bool {
	return total > 2 && s.bold >= total && s.bold*2 >= len(s.found) && named == total && spoken == total && !strings.Contains(s.text[start:], "\n#")
}

// plausible reports whether the text is a discussion: it begins with labels,
// they return and take turns, and people speak after them.
func (s *nameScan) plausible() bool {
	total, spoken, again, personal, named, alone, changes := 0, 0, 0, 0, 0, 0, 0
	start, last := -1, ""
	for _, m := range s.found {
		if m.gap || m.shape < proper || !s.isTurn(m, start < 0) {
			continue
		}
		key := strings.ToLower(m.label)
		if start < 0 {
			start = m.start
		} else if key != last {
			changes++
		}
		last = key
		total++
		again += count(s.times[key] > 1)
		named += count(roleOf(m.label) != "" || severalWords(m.label) || m.shape == capital)
		alone += count(m.spoken == "")
		following := s.following(m)
		spoken += count(isSpeech(following))
		personal += count(addresses(following))
	}
	if start >= 0 && s.boldTurns(total, named, spoken, start) && alone == 0 && (personal*5 >= total || total >= 4 && total == filledLines(s.text[start:])) {
		return !programLike(s.text)
	}
	switch {
	case total == 0 || spoken*2 < total || personal*5 < total || programLike(s.text) || start > max(4000, len(s.text)/8):
		return false
	case total == 1:
		return s.found[0].bold && start == 0 && named > 0 && !strings.Contains(s.text, "\n#")
	case again*2 < total && (personal*2 < total || alone > 0 || named == 0 && total < filledLines(s.text[start:])):
		return false
	}
	return changes > 0 && changes*3 >= total && total*25000 >= len(s.text)
}

// filledLines counts the lines that are not blank.
func filledLines(text string) int {
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		n += count(strings.TrimFunc(line, blank) != "")
	}
	return n
}

func count(is bool) int {
	if is {
		return 1
	}
	return 0
}

// following is what is said after a label, its first line at least.
func (s *nameScan) following(m nameMark) string {
	if m.spoken != "" {
		return m.spoken
	}
	rest := s.text[m.end:]
	return strings.TrimFunc(rest[:cutAt(rest, 400)], blank)
}

// personalWords are those that people use when they speak to each other.
var personalWords = wordSet(`i i'm i'd i'll i've we we're we'd we'll we've my our me us yes no thanks thank hello hi okay yeah welcome je nous merci ich wir danke yo nosotros gracias`)

// addresses reports whether a line speaks to somebody.
func addresses(line string) bool {
	line = line[:cutAt(line, 400)]
	for w := range strings.FieldsFuncSeq(strings.ToLower(line), func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' }) {
		if personalWords[strings.ReplaceAll(w, "’", "'")] {
			return true
		}
	}
	return strings.Contains(line, "?")
}

// codeStart begins a line of a program or of marked-up data.
var codeStart = regexp.MustCompile("^(?://|```|\\||<|\"\"\"|#include|#!|/\\*|(?:def|import|class|func|return|package|self|try|else|elif|if|exec|case|esac|set|echo)\\b[^.?!]*$)")

// programLike reports whether many lines end or begin as those of programs and
// data do.
func programLike(text string) bool {
	lines, code := 0, 0
	for line := range strings.SplitSeq(text[:cutAt(text, 1<<16)], "\n") {
		line = strings.TrimFunc(line, blank)
		if line == "" {
			continue
		}
		lines++
		if strings.ContainsAny(line[len(line)-1:], ";{}|") || codeStart.MatchString(line) {
			code++
		}
	}
	return code > 1 && code*8 > lines
}
