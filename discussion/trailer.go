package discussion

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

var (
	// endMark says that the transcript ends here.
	endMark = regexp.MustCompile(`(?i)^(?:\W*(?:the )?end of (?:the )?(?:[\p{L}-]+ ){0,3}(?:session|transcript|transcription|meeting|captions?|captioning|recording|file|document|audio|call|panel|workshop|conference|event|webinar|text|day|ceremony)(?: \d+)?\W*|\W+(?:the )?end\W+|(?-i:(?:THE )?END)\W*)$`)
	// closing says so only inside brackets; in speech it is the chair's word.
	closing = regexp.MustCompile(`(?i)^[\[(]+\W*(?:whereupon\b|(?:(?:the |this )?(?:session|meeting|workshop|panel|call|event|conference|transcript(?:ion)?|recording|captioning|captions|forum|consultations?|webinar|hearing|proceedings|ceremony|roundtable|discussion)s? )?(?:(?:was|is|has|have|are|were|been|now) )*(?:concluded|ended|ends?|closed|adjourned|adjourns|finished|concludes|complete)\b).{0,160}[\])]\W*$`)
	// footer tells a line below a transcript that nobody said.
	footer = regexp.MustCompile(`(?i)^\W*(?:copyright (?:©|\(c\)|\d{4}).*|©.*|\(c\) \d{4}.*|.{0,60}\ball rights reserved\b.{0,60}|(?:the|this) (?:preceding|foregoing|above|following)\b.*\b(?:outputs?|transcri\w+|caption\w*)\b.*|this (?:is being|text is being|text,|text was|file|document|transcript (?:is|was|has)|transcription (?:is|was)).*\b(?:provided|based|caption\w*|rough|transcri\w+|realtime|verbatim)\b.*|.*\b(?:a totally verbatim record|communication access realtime|authoritative record)\b.*|last (?:updated|modified|edited).*|services provided by.*|caption ?first.*|contact information|terms of use.*|privacy (?:policy|notice).*|back to top|powered by.*|follow us.*|secretariat of the [\p{L} ]+(?:\([A-Z]+\))?|villa le bocage|palais des nations,?|ch-1211 .*|switzerland|united nations|igf \[at\].*|www\..*|https?://\S+|[+\d][\d ()/-]{7,}|tweet|share|print|facebook|twitter)\W*$`)
)

// trailerStart is where the words of the last turn end and what was put below
// the transcript begins: an end mark and all after it, or lines of separators,
// disclaimers and copyright. The turn's first line is always its own.
func trailerStart(text string) int {
	lines := slices.AppendSeq(make([]textLine, 0, strings.Count(text, "\n")+1), linesIn(text))
	last := len(lines)
	for i := 1; i < last; i++ {
		if s := strings.TrimFunc(lines[i].text, blank); len(s) < 300 && s != "" && (endMark.MatchString(s) || closing.MatchString(s)) {
			last = i
		}
	}
	for last > 1 {
		if s := strings.TrimFunc(lines[last-1].text, blank); s == "" || !strings.ContainsFunc(s, isWordRune) || len(s) < 2000 && footer.MatchString(s) {
			last--
			continue
		}
		first := paragraphStart(lines[:last])
		if first < 1 || last-first < 2 || last-first > 12 || !footer.MatchString(joinLines(lines[first:last])) {
			break
		}
		last = first
	}
	if last == len(lines) {
		return len(text)
	}
	return lines[last].start
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// paragraphStart is the index of the first line of the last paragraph.
func paragraphStart(lines []textLine) int {
	i := len(lines) - 1
	for i > 0 && strings.ContainsFunc(lines[i-1].text, isWordRune) {
		i--
	}
	return i
}

// joinLines makes one line of the lines of a wrapped paragraph.
func joinLines(lines []textLine) string {
	var b strings.Builder
	for _, l := range lines {
		b.WriteString(strings.TrimFunc(l.text, blank))
		b.WriteByte(' ')
	}
	return b.String()
}
