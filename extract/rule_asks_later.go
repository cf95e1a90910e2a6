package extract

var (
	calledPhrases  = phrases("^ NAME ,")
	requestPhrases = phrases(
		"^ tell|show|give|help|remind|walk|take us|me", "^ explain|describe|share|send|talk ...4", "^ one|another|last|final follow-up|question",
		"^ please tell|explain|describe|share|send|talk|give|comment", "i ...1 like to? hear|know|understand|ask|learn",
	)
)

// asksLater fires on "Bo, the report is late. When will it come?" and must not
// on "As Bo said, it is late. When will it come?", which calls nobody.
var asksLater = Rule{
	Name: "asks-later",
	Doc:  "A question behind the sentence that calls somebody by name, before anybody else is called, is put to that person.",
	Run: func(p *Pass) error {
		for i := range p.turns {
			t := &p.turns[i]
			var q *person
			for _, s := range t.sentences {
				m := matcher{p, t, s}
				if c, ok := m.first(&calledPhrases); ok {
					q = p.calledFor(t, c)
				}
				if q == nil || q == p.speaking[i] || p.does(t, q, "asks") {
					continue
				}
				if c, ok := p.putAs(m); ok {
					score := 0.8
					if i+1 < len(p.turns) && p.speaking[i+1] == q {
						score = 0.9
					}
					p.engage(t, "asks", q, c.i, c.j, score)
					p.askBack(t, q, c.i, c.j)
					q = nil // one question is enough
				}
			}
		}
		return nil
	},
}

// calledFor returns the person whose name a match calls, unless the sentence
// thanks or hands over or says who it is; nil for none.
func (p *Pass) calledFor(t *turn, c match) *person {
	o, ok := p.occurrences[t.index][untitled(t, c.names[0]).i]
	if !ok {
		return nil
	}
	for _, d := range p.actsOf(t) {
		if d.at.i == o.i && d.act.kind != addresses && d.act.kind != "asks" {
			return nil
		}
	}
	return o.person
}

// putAs returns the words of a sentence that ask or request.
func (p *Pass) putAs(m matcher) (match, bool) {
	if last := m.t.tokens[m.sent.to-1]; last.text == "?" && m.sent.to-m.sent.from > 3 {
		return match{i: m.opening(), j: m.sent.to}, true
	}
	return m.first(&requestPhrases)
}

// askBack notes a question to who spoke just before as a reply to that.
func (p *Pass) askBack(t *turn, q *person, i, j int) {
	if t.index > 0 && p.speaking[t.index-1] == q {
		p.reply(t, "question", t.index-1, i, j, 0.88)
	}
}
