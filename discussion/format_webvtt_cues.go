package discussion

import (
	"fmt"
	"strings"
)

// cue is the text under one timing line.
type cue struct {
	at    Interval
	line  int
	lines []string
}

// vttCues reads the cues of a file. Blocks without a timing line (the header,
// notes, styles, regions) are none.
func vttCues(text string) ([]cue, error) {
	var cues []cue
	inside, skip := false, false
	for i, line := range strings.Split(text, "\n") {
		blankLine := strings.TrimFunc(line, blank) == ""
		switch {
		case blankLine:
			inside, skip = false, false
		case skip:
		case !inside && isNote(line):
			skip = true
		case strings.Contains(line, "-->"):
			at, ok := cueTime(line)
			if !ok && !inside {
				return nil, fmt.Errorf("line %d: %q is no cue timing (such as 00:01:02.500 --> 00:01:04.000)", i+1, line[:cutAt(line, 80)])
			}
			if ok {
				cues = append(cues, cue{at: at, line: i + 2})
				inside = true
				continue
			}
			fallthrough
		case inside:
			c := &cues[len(cues)-1]
			c.lines = append(c.lines, line)
		}
	}
	return cues, nil
}

// isNote reports whether a line begins a block that is no cue.
func isNote(line string) bool {
	word, _, _ := strings.Cut(strings.TrimRight(line, " \t"), " ")
	return word == "NOTE" || line == "STYLE" || line == "REGION" || strings.HasPrefix(line, "NOTE\t")
}

func cueTime(line string) (Interval, bool) {
	m := vttTiming.FindStringSubmatch(line)
	if m == nil {
		return Interval{}, false
	}
	at := Interval{(seconds(m[1:4])*1000 + seconds(m[4:5])) / 1000, (seconds(m[5:8])*1000 + seconds(m[8:9])) / 1000}
	at.To = max(at.To, at.From)
	return at, true
}
