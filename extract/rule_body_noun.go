package extract

import (
	"strings"

	"rapporteur/discussion"
)

// bodyNoun fires on "the Authority admires that" and "the ministry did consult"
// where one Media Authority and one Ministry of Health were named before, and
// must not on "the commission" where two were, on "the authority to act", nor
// where "the committee" was spoken of before any committee was named.
var bodyNoun = Rule{
	Name: "body-noun",
	Doc:  "The head noun of a body with the definite article stands for the one body of that noun that was named before.",
	Run: func(p *Pass) error {
		bodies := p.bodies()
		for n := range p.turns {
			t := &p.turns[n]
			for i := 1; i < len(t.tokens); i++ {
				b, ok := bodies[t.tokens[i].lower]
				if !ok || b.entity == nil || !b.namedBefore(n, i) || !p.standsForBody(t, i) {
					continue
				}
				if t.tokens[i].capital {
					p.mention(b.entity, t, i, i+1, scoreBorne)
				} else if loweredBodies[t.tokens[i].lower] && !b.spoken {
					p.mention(b.entity, t, i, i+1, scoreLowered)
				}
			}
		}
		return nil
	},
}

// body is the organisation that a head noun stands for, nil where there are
// several, and the place where its name stands first.
type body struct {
	entity      *discussion.Entity
	turn, token int
	// spoken tells that the noun stands alone before the name does.
	spoken bool
}

func (b *body) namedBefore(turn, token int) bool {
	return b.turn < turn || b.turn == turn && b.token < token
}

// bodies returns, by their head nouns, the bodies whose names were written out.
func (p *Pass) bodies() map[string]*body {
	bodies := map[string]*body{}
	for n := range p.turns {
		t := &p.turns[n]
		for i := range t.tokens {
			if o, ok := p.organisations[n][i]; ok {
				bodies = noteBody(bodies, bodyHead(t, o), &body{entity: o.entity, turn: n, token: i})
			}
		}
	}
	for n := range p.turns {
		t := &p.turns[n]
		for i := 1; i < len(t.tokens); i++ {
			if b := bodies[t.tokens[i].lower]; b != nil && !t.tokens[i].capital && !b.namedBefore(n, i) && p.standsForBody(t, i) {
				b.spoken = true
			}
		}
	}
	return bodies
}

func noteBody(bodies map[string]*body, head string, b *body) map[string]*body {
	if head == "" {
		return bodies
	}
	if old := bodies[head]; old == nil {
		bodies[head] = b
	} else if old.entity != b.entity {
		old.entity = nil
	}
	return bodies
}

// bodyHead returns the head noun of a name of several words: the word before
// "of" or "for", else the last; "" where it is none that stands for a body.
func bodyHead(t *turn, o orgSpan) string {
	head := ""
	for i := o.i; i < o.j; i++ {
		if w := t.tokens[i].lower; insideNames[w] && i > o.i {
			break
		} else if t.tokens[i].word {
			head = w
		}
	}
	if o.j-o.i < 2 || !nounBodies[head] {
		return ""
	}
	return head
}

// standsForBody tells whether the noun at token i stands alone behind "the".
func (p *Pass) standsForBody(t *turn, i int) bool {
	k := &t.tokens[i]
	if t.tokens[i-1].lower != "the" || t.tokens[i-1].sentence != k.sentence || p.covered[t.index][i] != "" || k.upper {
		return false
	}
	if i+1 == len(t.tokens) || t.tokens[i+1].sentence != k.sentence {
		return true
	}
	next := &t.tokens[i+1]
	if next.joins || next.word && next.capital && !functionWords[next.lower] {
		return false
	}
	switch next.lower {
	case "of", "for", "on":
		return false
	case "to":
		return k.lower != "authority" || k.capital
	}
	return !strings.HasSuffix(k.lower, "s") && !eventWords[next.lower]
}
