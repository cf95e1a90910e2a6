package extract

import "slices"

const selfIntroductionName = "self-introduction"

// introductions are the ways of naming oneself.
var introductions = phrases(
	"my name 's|is|was? NAME",
	"i am|'m NAME",
	"i'm NAME",
	"^ this is NAME from|speaking|with|here|for|again|, ",
	"^ it's|it is? NAME here|speaking|again|from",
	"^ NAME speaking|here $",
	"NAME ,? speaking $",
	"^ NAME ,? for the record",
	"^ NAME here|speaking ,?",
	"^ as? @said NAME , i",
	"^ ...5 NAME , work|working at|for|with",
	"call me NAME",
)

// fullIntroductions name oneself only with a full name; with a first name
// alone they address somebody ("Ana, I am sorry").
var fullIntroductions = phrases(
	"^ NAME , i am|'m|work|represent|chair|lead|run|coordinate|sit|serve|teach|study|head|direct|manage|come|speak|look|practise|practice|research",
	"^ NAME , i'm",
)

// openings name oneself with a full name and no verb where the floor was taken
// with a thanks to the chair: a chair does not introduce others like that.
var openings = phrases("^ NAME ,? from|of|with|for|representing|speaking|on ...20 $", "^ NAME , ORG $", "^ NAME $")

// selfIntroduction fires on "My name is Pablo Hinojosa." and must not on "My
// name is on the list." or on "This is Marta Bianchi, our next speaker."
var selfIntroduction = Rule{
	Name: selfIntroductionName,
	Doc:  "A speaker says the own name near the beginning of a turn.",
	Run: func(p *Pass) error {
		for i := range p.turns {
			t := &p.turns[i]
			p.markNames(t)
			p.each(t, &introductions, func(m match) {
				s := untitled(t, m.names[0])
				if t.tokens[s.i].sentence > 6 {
					return
				}
				if p.mayBeName(t, s) {
					p.introduceSelf(t, s, m)
				}
			})
			p.each(t, &fullIntroductions, func(m match) {
				if s := untitled(t, m.names[0]); t.tokens[s.i].sentence <= 6 && len(nameWords(t, s)) > 1 && p.mayBeName(t, s) {
					p.introduceSelf(t, s, m)
				}
			})
			p.introduceAfterThanks(t)
		}
		return nil
	},
}

// introduceAfterThanks reads "Thank you, Chair.  Odalys Brandt from the Ministry
// of Fisheries.", and not "… from the Ministry said", which is of another.
func (p *Pass) introduceAfterThanks(t *turn) {
	thanks, ok := p.officeThanked(t)
	if !ok {
		return
	}
	next := int(t.tokens[thanks.i].sentence) + 1
	for n := next; n < min(next+2, len(t.sentences)); n++ {
		m, ok := (matcher{p, t, t.sentences[n]}).first(&openings)
		if !ok || t.tokens[t.sentences[n].to-1].text == "?" {
			continue
		}
		s := untitled(t, m.names[0])
		verbless := !slices.ContainsFunc(t.tokens[s.j:t.sentences[n].to], func(k token) bool { return verbs[k.lower] })
		if verbless && len(nameWords(t, s)) > 1 && p.mayBeName(t, s) {
			p.introduceSelf(t, s, m)
		}
	}
}

// verbs tell a sentence about somebody from a name with where one is from.
var verbs = set("is are was were has have had will would can could did does do may might should " + wordSets["said"])

// mayBeName tells whether the words are known for a name or may be one.
func (p *Pass) mayBeName(t *turn, s nameSpan) bool {
	return p.givenName(t, s.i) || p.people.words[fold(t.tokens[s.i].lower)] || !abstract(t.tokens[s.i].lower)
}

func (p *Pass) introduceSelf(t *turn, s nameSpan, m match) {
	words := nameWords(t, s)
	if len(words) == 0 {
		return
	}
	name := titleCase(written(t, s))
	title := surnameTitle(t, s)
	known := p.people.findAs(title, words)
	if q := p.proposed(t.index); q != nil && known != q && !slices.Contains(p.people.candidates(words), q) {
		switch {
		case len(words) > 1 && q.full() && words[0] == q.words[0]:
			// The label is a first name that two people share.
			p.unlabel(t.index)
		case known == nil && alike(words[0], q.words[0]) >= 0.75:
			// Misheard in the label or in the words.
			p.people.note(q, words, name)
			p.people.hear(q, words, written(t, s))
			p.occur(t, s, q, 0.8)
			return
		default:
			return
		}
	}
	if q := p.people.add(title, words, name); q != nil {
		p.occur(t, s, q, 0.95)
		p.propose(t.index, q, "self-introduction", 0.95, p.evidence(t, m.i, m.j, 0))
	}
}
