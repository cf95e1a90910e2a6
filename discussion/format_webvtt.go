package discussion

import (
	"html"
	"regexp"
	"strings"
)

var webvtt = Format{
	Name:   "webvtt",
	Doc:    "WebVTT captions of a recording; the speaker is a voice tag (`<v Ana>`), a name and a colon, or `>>` at the start of a cue. The cues of one speaker make one turn.",
	Detect: func(text string) bool { return vttHeader.MatchString(text) },
	Parse: func(text string) (Discussion, error) {
		cues, err := vttCues(text)
		if err != nil {
			return Discussion{}, err
		}
		return Discussion{Turns: vttTurns(cues)}, nil
	},
}

var (
	vttHeader = regexp.MustCompile(`^WEBVTT(?:[ \t][^\n]*)?(?:\n|$)`)
	vttTiming = regexp.MustCompile(`^\s*(?:(\d+):)?(\d{1,2}):(\d\d)[.,](\d{3})\s*-->\s*(?:(\d+):)?(\d{1,2}):(\d\d)[.,](\d{3})(?:\s.*)?$`)
	// vttTag is a tag of WebVTT; another `<` is text.
	vttTag   = regexp.MustCompile(`</?(?:c|i|b|u|ruby|rt|lang|font)(?:[.\s][^<>]*)?>|</v>|<\d[\d:.]*>`)
	vttVoice = regexp.MustCompile(`<v(?:\.[^\s<>]*)?(?:\s+([^<>]*))?>`)
)

// part is what one voice says on one line of a cue.
type part struct {
	label string
	fresh bool // it begins a turn although it names nobody
	wraps bool // it is not the first of its cue
	text  string
	line  int
	at    Interval
}

// vttTurns joins the parts that one speaker says without another between them:
// the lines of a cue with a line end, cues with a blank. A part that names
// nobody goes on with the turn before it.
func vttTurns(cues []cue) []Turn {
	var turns []Turn
	var words strings.Builder
	end := func() {
		if len(turns) > 0 {
			turns[len(turns)-1].Text = words.String()
		}
		words.Reset()
	}
	for _, p := range vttParts(cues) {
		last := len(turns) - 1
		if last < 0 || p.fresh || p.label != "" && p.label != turns[last].Label {
			end()
			turns = append(turns, Turn{Label: p.label, Role: roleOf(p.label), Line: p.line, At: p.at})
			last++
		}
		switch {
		case words.Len() == 0 || p.text == "":
		case p.wraps:
			words.WriteByte('\n')
		default:
			words.WriteByte(' ')
		}
		words.WriteString(p.text)
		turns[last].At.To = max(turns[last].At.To, p.at.To)
	}
	end()
	return turns
}

// vttParts divides the cues by their voice tags and by the names and `>>` at
// the start of their lines.
func vttParts(cues []cue) []part {
	var parts []part
	labels := cueLabels(cues)
	for _, c := range cues {
		first := len(parts)
		for i, raw := range c.lines {
			for _, p := range voiceParts(raw) {
				if p.label == "" {
					p = spokenPart(p, labels)
				}
				if p.text == "" && p.label == "" {
					continue
				}
				p.wraps = len(parts) > first
				p.line, p.at = c.line+i, c.at
				parts = append(parts, p)
			}
		}
	}
	return parts
}

// voiceParts cuts one line of a cue at its voice tags and takes the tags off.
func voiceParts(line string) []part {
	if !strings.Contains(line, "<") {
		return []part{{text: cueText(line)}}
	}
	var parts []part
	label, from := "", 0
	add := func(to int) {
		if s := cueText(line[from:to]); s != "" {
			parts = append(parts, part{label: label, text: s})
		}
	}
	for _, m := range vttVoice.FindAllStringSubmatchIndex(line, -1) {
		add(m[0])
		label, from = "", m[1]
		if m[2] >= 0 {
			label = cueText(line[m[2]:m[3]])
		}
	}
	add(len(line))
	return parts
}

// cueText takes the tags off, decodes the entities and trims the ends.
func cueText(s string) string {
	if strings.Contains(s, "<") {
		pieces := vttTag.Split(s, -1)
		for i, p := range pieces {
			pieces[i] = html.UnescapeString(p)
		}
		s = strings.Join(pieces, "")
	} else {
		s = html.UnescapeString(s)
	}
	return strings.TrimFunc(strings.ToValidUTF8(strings.ReplaceAll(s, "\x00", "\uFFFD"), "\uFFFD"), blank)
}

// spokenPart takes `>>` and a label of the file off the start of a line.
func spokenPart(p part, labels map[string]bool) part {
	if rest, ok := strings.CutPrefix(p.text, ">>"); ok {
		p.fresh = true
		p.text = strings.TrimLeftFunc(strings.TrimLeft(rest, ">"), blank)
	}
	if label, end := labelAt(p.text); labels[label] || p.fresh && namesSpeaker(label, shapeOf(label), 1) {
		p.label = label
		p.text = strings.TrimFunc(p.text[end:], blank)
	}
	return p
}

// cueLabels are the names before a colon that do name speakers in this file.
// Where most cues begin with one, all are taken that do not read as part of a
// sentence; elsewhere those that are written as names.
func cueLabels(cues []cue) map[string]bool {
	times := map[string]int{}
	starts := 0
	for _, c := range cues {
		for i, raw := range c.lines {
			p := voiceParts(raw)
			if len(p) == 0 || p[0].label != "" {
				continue
			}
			if label, _ := labelAt(strings.TrimLeft(p[0].text, "> ")); label != "" {
				times[label]++
				if i == 0 {
					starts++
				}
			}
		}
	}
	most := starts*2 > len(cues)
	labels := map[string]bool{}
	for label, n := range times {
		s := shapeOf(label)
		common := commonnessOf(label)
		switch {
		case s == noLabel || headerKeys[strings.ToLower(label)]:
		case roleOf(label) == label:
			labels[label] = true
		case most:
			labels[label] = common == noneCommon || n > 2 && (common == someCommon || !severalWords(label))
		case namesSpeaker(label, s, n):
			labels[label] = n > 1 || s == capital || severalWords(label)
		}
	}
	return labels
}
