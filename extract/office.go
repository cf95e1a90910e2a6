package extract

import "strings"

// officeOf is the office of a role in one form: "THE CHAIRMAN" and "Madam
// Chairwoman" are the chair.
func officeOf(role string) string {
	words := strings.Fields(strings.ToLower(role))
	courtesy := false
	for len(words) > 1 && courtesies[strings.Trim(words[0], ".")] {
		courtesy = courtesy || words[0] != "the"
		words = words[1:]
	}
	for i, w := range words {
		if w == "chairman" || w == "chairwoman" || w == "chairperson" {
			words[i] = "chair"
		}
	}
	office := strings.ReplaceAll(strings.Join(words, " "), "-", " ")
	if courtesy && office == "speaker" {
		return "speaker of the house" // other speakers are anybody
	}
	return office
}

var courtesies = set("the madam madame mister mr mrs ms la le el")

// leadsMeeting tells the offices of those who lead a meeting.
func leadsMeeting(role string) bool { return leading[officeOf(role)] }

// heldByOne tells the offices that one person holds through a meeting.
func heldByOne(role string) bool {
	office := officeOf(role)
	return leading[office] || serving[office] || standingIn[office]
}

// presides tells the offices of those who lead at the moment, be it in another's
// place.
func presides(role string) bool { return leading[officeOf(role)] || standingIn[officeOf(role)] }

var (
	leading = officeNames("moderator", "chair", "president", "host", "facilitator", "speaker of the house", "presiding officer", "conference host",
		"meeting host", "mc", "moderador", "moderadora", "moderateur", "modérateur", "modératrice", "animateur", "animatrice", "presidente", "presidenta", "président", "présidente")
	serving = officeNames("remote moderator", "online moderator", "secretary", "secretariat", "rapporteur", "rapporteuse", "operator", "conference operator",
		"interviewer", "clerk", "secretary general", "executive secretary", "vice chair", "vice president", "deputy chair")
	// standingIn are those who lead in another's place.
	standingIn = officeNames("acting chair", "acting president", "acting speaker", "deputy speaker", "temporary chair", "chair pro tempore", "speaker pro tempore")
)

func officeNames(names ...string) map[string]bool {
	m := map[string]bool{}
	for _, n := range names {
		m[n] = true
	}
	return m
}
