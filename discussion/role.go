package discussion

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// offices are the roles that may stand with a name ("MODERATOR CHRIS"), in
// lower case. A title ("Mr.", "Dr.", "Ambassador") is part of the name.
var offices = []string{
	"animateur", "animatrice", "announcer", "attendee", "audience member", "caller", "captioner", "chair", "chairman", "chairperson", "chairwoman",
	"clerk", "co chair", "co facilitator", "co host", "co moderator", "co ordinator", "commentator", "conference host", "coordinator",
	"delegate", "deputy chair", "director", "director general", "discussant", "executive director", "executive secretary", "facilitator",
	"guest", "host", "interpreter", "interviewee", "interviewer", "journalist", "keynote", "keynote speaker", "leader", "mc",
	"meeting host", "moderador", "moderadora", "moderator", "moderateur", "modérateur", "modératrice", "narrator", "observer", "operator", "orador", "oradora",
	"organiser", "organizer", "panelist", "panellist", "participant", "participante", "presenter", "president", "presidenta", "presidente", "presiding officer",
	"président", "présidente", "questioner", "rapporteur", "rapporteuse", "reporter", "respondent", "scribe", "secretary", "secretary general",
	"speaker", "stenographer", "student", "timekeeper", "translator", "vice chair", "vice chairman", "vice chairperson", "vice president", "witness",
}

// voices are the roles that name nobody and stand alone.
var voices = []string{
	"a", "all", "answer", "audience", "audience question", "audience response", "audio", "chat", "chorus", "comment", "court", "crowd", "everybody", "everyone",
	"female", "floor", "from the floor", "group", "guests", "host country", "interpretation", "interpreters", "male", "man", "member", "members", "moderators", "multiple speakers", "participants",
	"público", "public", "q", "question", "recording", "remote participation", "respondents", "salle", "sala", "secretariat", "several speakers", "speakers",
	"staff", "translation", "unidentified", "unknown", "video", "voice", "voices", "voiceover", "woman",
}

// qualifiers stand before a role and belong to it ("REMOTE MODERATOR").
var qualifiers = wordSet(`
acting another audience automated chief co conference current deputy e ex executive female first former général group guest head honorary honourable honorable
inaudible interim la le lead local madam madame main male meeting mister mr mrs ms new next offsite onsite online open other outgoing
panel past permanent principal regional remote second senior session sign site studio the third unidentified unknown unnamed vice video virtual
webcast working workshop zoom el
`)

var officeSet, voiceSet = setOf(offices), setOf(voices)

func setOf(list []string) map[string]bool {
	set := map[string]bool{}
	for _, s := range list {
		set[s] = true
	}
	return set
}

// labelWord is one word of a label and where it stands. Dashes inside a word
// divide it, so that "Co-Chair" is two; brackets and commas close one.
type labelWord struct {
	lower      string
	start, end int
	bracket    bool // an opening bracket stands before it
}

func labelWords(label string) []labelWord {
	var words []labelWord
	start, bracket := -1, false
	for i, r := range label + " " {
		inside := unicode.In(r, unicode.L, unicode.M, unicode.Nd) || r == '\'' || r == '’'
		switch {
		case inside && start < 0:
			start = i
		case !inside && start >= 0:
			words = append(words, labelWord{strings.ToLower(label[start:i]), start, i, bracket})
			start, bracket = -1, false
		}
		bracket = bracket || strings.ContainsRune("([", r)
	}
	return words
}

// roleOf is the part of a label that is an office and no name, as it stands
// there: "MODERATOR" of "MODERATOR CHRIS", all of "UNKNOWN SPEAKER 2",
// "moderator" of "Ana (moderator)", and "" of "MR. SMITH".
func roleOf(label string) string {
	words := labelWords(label)
	if len(words) == 0 {
		return ""
	}
	if n, alone := roleLength(words); n > 0 {
		rest := words[n:]
		switch {
		case len(rest) == 0 || numbered(rest) || ofBody(rest):
			return strings.TrimSpace(label)
		case !alone:
			return strings.TrimSpace(label[:words[n-1].end])
		}
		return ""
	}
	for i, w := range words {
		if i > 0 && (w.bracket || strings.ContainsAny(label[words[i-1].end:w.start], ",-–—/")) {
			if n, _ := roleLength(words[i:]); n > 0 && (i+n == len(words) || ofBody(words[i+n:])) && separated(label, words[i-1].end, w) {
				return strings.TrimSpace(label[w.start:words[len(words)-1].end])
			}
		}
	}
	return ""
}

// separated tells a role that follows a name ("Ana, moderator", "Ana - chair")
// from the second half of a double name.
func separated(label string, end int, w labelWord) bool {
	between := label[end:w.start]
	return w.bracket || strings.Contains(between, ",") || strings.ContainsFunc(between, unicode.IsSpace)
}

// roleLength is the number of words of the role that a label begins with, and
// whether that role stands only alone. The longest one counts.
func roleLength(words []labelWord) (n int, alone bool) {
	for i := range min(len(words), 4) {
		for k := min(len(words)-i, 3); k > 0; k-- {
			phrase := joinWords(words[i : i+k])
			if officeSet[phrase] {
				if more, alone := roleLength(words[i+k:]); !alone {
					k += more // "GUEST SPEAKER"
				}
				return i + k, false
			}
			if voiceSet[phrase] && (i+k == len(words) || !qualifiers[words[i].lower] || numbered(words[i+k:])) {
				return i + k, true
			}
		}
		if !qualifiers[words[i].lower] {
			return 0, false
		}
	}
	return 0, false
}

func joinWords(words []labelWord) string {
	if len(words) == 1 {
		return words[0].lower
	}
	list := make([]string, len(words))
	for i, w := range words {
		list[i] = w.lower
	}
	return strings.Join(list, " ")
}

// numbered reports whether the words only tell one holder of a role from
// another: "2", "B", "no 3".
func numbered(words []labelWord) bool {
	for _, w := range words {
		if strings.Trim(w.lower, "0123456789") != "" && utf8.RuneCountInString(w.lower) > 1 && w.lower != "no" && w.lower != "number" {
			return false
		}
	}
	return true
}

// ofBody reports whether the words say of what the role is one: "of the
// meeting", "from the floor".
func ofBody(words []labelWord) bool {
	switch words[0].lower {
	case "of", "from", "for", "in", "on", "at", "via", "de", "du", "des", "del":
		return true
	}
	return false
}

// stageDirections stand in brackets after a name and are no part of it.
var stageDirections = []string{
	"by video", "continued", "continuing", "cont'd", "inaudible", "interpretation", "interpreted", "off mic", "off microphone", "off-mic", "on screen", "online",
	"online participant", "phonetic", "remote", "remotely", "speaking off mic", "speaking off microphone", "through interpretation", "through interpreter",
	"translated", "translation", "via interpretation", "via interpreter", "via translation", "via video", "via zoom", "video",
}

// nameIn is the label without the role and without stage directions.
func nameIn(label, role string) string {
	name := label
	if role != "" {
		name = trimRole(label, role)
	}
	if last := name[strings.LastIndexFunc(name, blank)+1:]; last != "." && wordShape(last) == noLabel {
		name = strings.TrimSuffix(name, ".")
	}
	open := strings.LastIndexAny(name, "([")
	if open > 0 && strings.HasSuffix(name, ")") || open > 0 && strings.HasSuffix(name, "]") {
		if slices.Contains(stageDirections, strings.ToLower(strings.TrimSpace(name[open+1:len(name)-1]))) {
			return strings.TrimSpace(name[:open])
		}
	}
	return name
}

// trimRole takes the role off either end of a label, with what separates it.
func trimRole(label, role string) string {
	rest, ok := strings.CutPrefix(label, role)
	if !ok {
		i := strings.LastIndex(label, role)
		if i < 0 {
			return label
		}
		rest = label[:i] + label[i+len(role):]
		rest = strings.NewReplacer("()", "", "[]", "").Replace(rest)
	}
	rest = strings.TrimLeft(strings.Trim(rest, " \t\u00A0,-–—:/|"), ". ")
	for _, pair := range []string{"()", "[]"} {
		if strings.HasPrefix(rest, pair[:1]) && strings.HasSuffix(rest, pair[1:]) {
			rest = rest[1 : len(rest)-1]
		}
	}
	return strings.TrimSpace(rest)
}
