package extract

import "slices"

var (
	agreesWithThem = phrases(
		"agree|concur @fully? @fully? with him|her", "i'm|am|'m|we're|are with him|her on|there|in|that|this|about", "i'm|am|'m|we're|are with him|her $",
		"he|she is|was|'s @adverb? @fully? @right", "he's|she's @fully? @right", "second|support|echo|endorse ...1 him|her|his|their",
		"take|accept ...1 his|her ...2 point|criticism|correction", "he|she has|had|makes|made|raises|raised a? @fully? @good @point",
	)
	asksThem          = phrases("like|want|wish|love to ask|hear ...1 from? him|her", "question|questions ...3 to|for him|her")
	disagreesWithThem = phrases(
		"disagree|differ @fully? with|from him|her", "not|don't|cannot|can't|can ...1 agree @fully? with him|her", "respect to|for him|her",
		"he|she is|was|'s @adverb? wrong|mistaken", "he's|she's @adverb? wrong|mistaken",
		"push back on|against his|her", "not|don't|can't ...1 share|accept|support his|her ...1 @point|view|optimism|pessimism|premise",
	)
)

// ofThem fires on "Ana is right about the form. But I disagree with her on the
// fee." and must not where nobody is named before, or the one who is goes by
// the other pronoun.
var ofThem = Rule{
	Name: "of-them",
	Doc:  "Agreement or disagreement with, and a question to, “her” or “him” is with the person named last before in the turn.",
	Run: func(p *Pass) error {
		for i := range p.turns {
			t := &p.turns[i]
			for _, s := range t.sentences {
				m := matcher{p, t, s}
				if c, ok := m.first(&disagreesWithThem); ok {
					p.stanceOn(t, c, "disagrees", "disagreement")
				} else if c, ok := m.first(&asksThem); ok && !p.leads(i) {
					p.stanceOn(t, c, "asks", "question")
				} else if c, ok := m.first(&agreesWithThem); ok {
					p.stanceOn(t, c, "agrees", "agreement")
				}
			}
		}
		return nil
	},
}

// stanceOn notes a stance on whom the pronoun in a match stands for.
func (p *Pass) stanceOn(t *turn, c match, kind, reply string) {
	const far = 8 // sentences
	at := -1
	for i, o := range p.occurrences[t.index] {
		near := t.tokens[c.i].sentence-t.tokens[i].sentence <= far
		if i < c.i && i > at && near && o.person != p.speaking[t.index] && p.goesBy(o.person, t, c) {
			at = i
		}
	}
	if at < 0 || somebodyElse(t, at, c.i) {
		return
	}
	q := p.occurrences[t.index][at].person
	p.engage(t, kind, q, c.i, c.j, 0.8)
	if to, sure := p.meant(t, q, at); to >= 0 {
		p.reply(t, reply, to, c.i, c.j, min(sure, 0.85))
	}
}

// goesBy tells whether a person may be meant by the pronoun in a match.
func (p *Pass) goesBy(q *person, t *turn, c match) bool {
	known := p.called(q)
	for _, k := range t.tokens[c.i:c.j] {
		if w := pronouns[k.lower]; w != "" && known != "" && known != both && w != known {
			return false
		}
	}
	return true
}

// personWords are what people are called without a name.
var personWords = set(`lady gentleman man woman girl boy mother father wife husband daughter son sister brother friend
	colleague minister researcher officer student teacher doctor nurse professor delegate guy`)

// somebodyElse tells whether a person without a name comes up between a name
// and a pronoun, which then goes with that one.
func somebodyElse(t *turn, i, j int) bool {
	return slices.ContainsFunc(t.tokens[i:j], func(k token) bool { return personWords[k.lower] })
}
