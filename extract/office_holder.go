package extract

import (
	"slices"

	"rapporteur/discussion"
)

// tenure is a person who is named in an office at a turn. One that is told is
// named as its holder; another is only thanked or called where the office speaks.
type tenure struct {
	turn   int
	person *person
	weight float64
	told   bool
	discussion.Evidence
}

var (
	// leadsHere is what somebody says who leads the meeting.
	leadsHere = phrases(
		"i am|'m ...5 your|today's|session ...2 @leader",
		"i'm ...5 your|today's|session ...2 @leader",
		"@leader of|for|at|in this|today's|our ...2 @meeting",
		"i ...5 moderate|chair|host|facilitate|moderating|chairing|hosting|facilitating this|today's|our|the ...2 @meeting",
		"i will|'ll|shall be ...1 moderating|chairing|hosting|facilitating",
		"i'll be ...1 moderating|chairing|hosting|facilitating",
		"i ...5 pleasure|honour|honor|privilege of|to ...1 moderate|chair|host|facilitate|moderating|chairing|hosting",
	)
	// leaderNamed is how others name who leads it.
	leaderNamed = phrases(
		"our|your|today's|session ...1 @leader ,? NAME",
		"the moderator ,? NAME",
		"NAME ,? our|your|today's ...1 @leader",
		"NAME ,? who is|will|'s ...2 moderating|chairing|moderate|chair this|today's|our|the|us ...1",
		"NAME will|'ll be? moderate|chair|moderating|chairing",
		"this @meeting is|will ...2 moderated|chaired by NAME",
	)
)

// tenures returns who is named in an office that the turns have, in the order
// of the turns. Offices that lead are also told by what is said of the meeting.
func (p *Pass) tenures(office string) []tenure {
	var all []tenure
	for _, i := range p.mayTell(office) {
		t := &p.doc.Turns[i]
		q := p.proposed(i)
		mine := p.officeAt(i) == office
		switch {
		case mine && q != nil:
			all = append(all, tenure{i, q, 0.9, true, p.surest(i, q).Evidence})
		case mine || t.Role == "" && p.readings[i].body == "":
			for _, x := range p.proposals[i] {
				if x.basis == "self-introduction" && (mine || leading[office] && p.saysLeading(i)) {
					all = append(all, tenure{i, x.person, 0.9, true, x.Evidence})
					break
				}
			}
		}
		if !leading[office] {
			continue
		}
		p.each(&p.turns[i], &leaderNamed, func(m match) {
			if o, ok := p.occurrences[i][untitled(&p.turns[i], m.names[0]).i]; ok && o.person != q {
				all = append(all, tenure{i, o.person, 0.85, true, p.evidence(&p.turns[i], m.i, m.j, 0)})
			}
		})
	}
	return all
}

// mayTell returns the turns that may tell who is in an office, in order: those of
// its label, or all where it leads the meeting.
func (p *Pass) mayTell(office string) []int {
	if p.offices == nil {
		p.offices = map[string][]int{}
		for i := range p.turns {
			p.offices[""] = append(p.offices[""], i)
			if o := p.officeAt(i); o != "" {
				p.offices[o] = append(p.offices[o], i)
			}
		}
	}
	if leading[office] {
		return p.offices[""]
	}
	return p.offices[office]
}

// saysLeading tells whether the head of a turn says that its speaker leads.
func (p *Pass) saysLeading(i int) bool {
	t := &p.turns[i]
	for _, s := range t.sentences[:min(len(t.sentences), 10)] {
		if _, ok := (matcher{p, t, s}).first(&leadsHere); ok {
			return true
		}
	}
	return false
}

// calledAround returns whom others thank behind the turns, or call on before
// them, or who opens the meeting with a welcome and the own name.
func (p *Pass) calledAround(turns []int, office string) []tenure {
	var all []tenure
	vote := func(i int, q *person, w float64, e discussion.Evidence) {
		all = append(all, tenure{turn: i, person: q, weight: w, Evidence: e})
	}
	for _, i := range turns {
		if i+1 < len(p.turns) {
			for _, d := range p.actsOf(&p.turns[i+1]) {
				if d.act.kind == "thanks" && len(d.match.names) == 1 && p.turns[i+1].tokens[d.at.i].sentence <= 1 && d.at.i <= headTokens {
					vote(i, d.person, 0.8, p.evidence(&p.turns[i+1], d.match.i, d.match.j, 0))
				}
			}
		}
		if i > 0 && !leading[office] {
			for _, d := range p.actsOf(&p.turns[i-1]) {
				if w := p.handsOver(&p.turns[i-1], d); w >= 0.7 {
					vote(i, d.person, w, p.evidence(&p.turns[i-1], d.match.i, d.match.j, 0))
				}
			}
		}
	}
	if leading[office] && len(p.turns) > 0 && p.doc.Turns[0].Label == "" && p.welcomes(0) {
		for _, x := range p.proposals[0] {
			if x.basis == "self-introduction" {
				vote(0, x.person, 0.8, x.Evidence)
			}
		}
	}
	spokenTo := p.spokenTo(turns)
	return slices.DeleteFunc(all, func(v tenure) bool { return spokenTo[v.person] })
}

var welcomePhrases = phrases("welcome to", "welcome ,? everyone|everybody|all|you|ladies|colleagues|friends|back", "i ...3 welcome you|everyone|everybody|all")

func (p *Pass) welcomes(i int) bool {
	found := false
	p.each(&p.turns[i], &welcomePhrases, func(match) { found = true })
	return found
}

// spokenTo returns the persons whom one of the turns names, other than as the
// speaker's own name, or beside one of whose labels a turn stands.
func (p *Pass) spokenTo(turns []int) map[*person]bool {
	all := map[*person]bool{}
	for _, i := range turns {
		for _, o := range p.occurrences[i] {
			if o.rule != selfIntroductionName {
				all[o.person] = true
			}
		}
		for _, k := range []int{i - 1, i + 1} {
			if k < 0 || k >= len(p.turns) {
				continue
			}
			if q := p.proposed(k); p.besideName(i, q) {
				all[q] = true
			}
		}
	}
	return all
}

// besideName tells whether a label of the name alone stands next to the turn: a
// new label is a new speaker.
func (p *Pass) besideName(i int, q *person) bool {
	for _, k := range []int{i - 1, i + 1} {
		if k >= 0 && k < len(p.turns) && p.doc.Turns[k].Role == "" && p.proposed(k) == q {
			return true
		}
	}
	return false
}
