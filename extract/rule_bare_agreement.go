package extract

var (
	bareAgreePhrases = phrases(
		"^ i|we @fully? @fully? agree|concur $", "i|we @fully? @fully? agree|concur with that|this|you|the|what|both|everything",
		"^ agreed $", "^ exactly $", "^ absolutely $", "^ point ...1 taken", "^ indeed $", "i second that", "^ same here $",
		"couldn't|couldn't agree more", "that's|you're @fully? @right", "you are @fully? @right", "^ very? @good point|suggestion|idea",
		"this is a? @fully? @good point|suggestion|idea", "that's a? @fully? @good point|suggestion|idea", "your point is ...2 @good|taken",
		"^ that is|was fair $", "^ that's fair $", "^ fair enough|point $", "^ that works", "i take the|your|that point", "i like that $",
		"^ true $", "^ i stand corrected", "i|we @fully? agree with every|all|each", "we're|are not ...1 far apart", "^ then i agree", "^ well said|put $",
		"^ plus one", "^ i|we accept|take that|this|it $", "^ that is a? @fully? @good point|suggestion|idea|question", "^ that is @fully? @right",
	)
	bareDisagreePhrases = phrases(
		"i|we @fully? disagree $", "i|we @fully? disagree with that|this|the|you|what",
		"i|we don't|cannot|can't|do ...1 agree $", "i|we ...1 don't|cannot|can't @fully? agree that", "i|we do|can not @fully? agree that|with", "i|we don't|cannot|can't agree with that|this|the|you|what",
		"^ no ,|. ...1 i don't think", "i beg to differ", "that's|it's|this not ...1 true|correct|right",
		"like|want|have|need|must to push back", "push|pushing back on that|this|the|it", "i|we don't|do|cannot|can't not? @fully? accept|buy|share that|this|the|it",
		"not ...1 convinced|persuaded", "that's|that is|was not what i|we|he|she|they", "i|we never said", "wouldn't|won't|not|don't go that|so|quite far",
		"disagree with the premise", "^ with all|the|due|great|greatest|much ...2 respect ,", "^ on the contrary",
		"there is|are|'s no wrong|such", "i|we cannot|can't go along with that|this",
	)
)

// bareAgreement fires on "I completely agree." and must not on "I agree with
// Alejandro", which names its person, or on "they agree".
var bareAgreement = Rule{
	Name: "bare-agreement",
	Doc:  "Agreement or disagreement without a name, near the head of a turn, is with the last who spoke at length.",
	Run: func(p *Pass) error {
		for i := 1; i < len(p.turns); i++ {
			t := &p.turns[i]
			if to := p.lastPoint(i); to >= 0 {
				p.bareStance(t, to, &bareDisagreePhrases, "disagrees", "disagreement")
				p.bareStance(t, to, &bareAgreePhrases, "agrees", "agreement")
			}
		}
		return nil
	},
}

// bareStance links the first match in the opening sentences, unless the turn
// takes the same stance towards somebody by name there.
func (p *Pass) bareStance(t *turn, to int, list *phraseList, kind, reply string) {
	const opening = 3
	for n, s := range t.sentences {
		if n >= opening {
			return
		}
		for _, d := range p.actsOf(t) {
			if int(t.tokens[d.at.i].sentence) == n && (d.act.kind == "agrees" || d.act.kind == "disagrees") {
				s.to = min(s.to, d.match.i)
			}
		}
		found, ok := (matcher{p, t, s}).first(list)
		if !ok {
			if s.to < t.sentences[n].to {
				return // the sentence takes sides with somebody by name
			}
			continue
		}
		if q := p.calledIn(t, n); q != nil {
			to, _ = p.meant(t, q, found.i)
		} else if q := p.citedIn(t, n); q != nil {
			to, _ = p.meant(t, q, found.i)
		} else if said := p.saidBefore(t, found.i, 8, 1, ""); said >= 0 {
			to = said
		}
		if to < 0 {
			return
		}
		if q := p.speaking[to]; q != nil {
			p.engage(t, kind, q, found.i, found.j, 0.88)
		}
		p.reply(t, reply, to, found.i, found.j, 0.88)
		return
	}
}

// calledIn returns who is called in a sentence, behind a comma, and has spoken.
func (p *Pass) calledIn(t *turn, n int) *person {
	s := t.sentences[n]
	for i := s.from + 1; i < s.to; i++ {
		if o, ok := p.occurrences[t.index][i]; ok && t.tokens[i-1].text == "," && p.spokeBefore(t.index, o.person) {
			return o.person
		}
	}
	return nil
}

// citedIn returns who is cited or answered in the sentence or in the one before.
func (p *Pass) citedIn(t *turn, n int) *person {
	for _, d := range p.actsOf(t) {
		s := int(t.tokens[d.at.i].sentence)
		if (s == n || s == n-1) && (d.act.kind == "cites" || d.act.kind == "answers") {
			return d.person
		}
	}
	return nil
}

// lastPoint returns the last turn before i that says something of its own: not
// the speaker's, and not a hand-over by the chair; -1 for none.
func (p *Pass) lastPoint(i int) int {
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		if p.speaking[k] != nil && p.speaking[k] == p.speaking[i] {
			continue
		}
		if len(p.turns[k].tokens) < 15 && k > 0 && len(p.actsOf(&p.turns[k])) > 0 {
			continue
		}
		if p.leads(k) && k > 0 && len(p.turns[k].tokens) < 60 && p.handedTo(k, p.speaking[i]) {
			continue // who hands on says little to agree with
		}
		return k
	}
	return -1
}
