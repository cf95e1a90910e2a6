package extract

import "strings"

// officeHolder fires on a turn labelled "MODERATOR" when another of that label says
// "My name is Anton", and must not on "AUDIENCE", which is many people.
var officeHolder = Rule{
	Name: "office",
	Doc:  "Turns labelled with one office are spoken by the person who holds it in any of them.",
	Run: func(p *Pass) error {
		holders := map[string]proposal{}
		for i, t := range p.doc.Turns {
			if !heldByOne(t.Role) || t.Name() != "" {
				continue
			}
			for _, x := range p.proposals[i] {
				if x.basis == "self-introduction" && holders[t.Label].person == nil {
					holders[t.Label] = x
				}
			}
		}
		for i, t := range p.doc.Turns {
			if h := holders[t.Label]; h.person != nil {
				p.propose(i, h.person, "office", 0.85, h.Evidence)
			}
		}
		return nil
	},
}

// heldByOne tells the offices that one person holds through a meeting.
func heldByOne(role string) bool {
	switch strings.TrimPrefix(strings.ToLower(role), "the ") {
	case "remote moderator", "online moderator", "secretary", "secretariat", "rapporteur", "operator", "interviewer":
		return true
	}
	return leadsMeeting(role)
}
