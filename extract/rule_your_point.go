package extract

import (
	"slices"

	"rapporteur/discussion"
)

var (
	yourAgreePhrases = phrases(
		"i|we @fully? @fully? agree with you ,|on|that|there|about", "i|we @fully? @fully? agree with you $", "^ ...5 ,? you're @fully? @right $",
		"^ ...4 you're @fully? @right ,|that|about|on|there|and", "^ ...4 you are|were @fully? @right ,|that|about|on|there|and", "^ ...4 you are|were @fully? @right $", "^ i'm|am with you on|there",
	)
	yourDisagreePhrases = phrases(
		"i|we @fully? @fully? disagree with you", "i|we not|don't|can't|cannot|can|do ...1 agree with you", "^ ...2 you're @adverb? wrong|mistaken ,|that|about|on|there",
		"^ ...2 you are @adverb? wrong|mistaken ,|that|about|on|there",
	)
	yourPointPhrases    = phrases("as you @adverb? @adverb? @said", "what you're|you @adverb? @said", "to|on|of|from|about|by|like|support|second|appreciate|share your ...1 @point", "agree|disagree with your ...1 @point", "you @adverb? @said ...1 that", "^ you said|mentioned|wrote|suggested ,|:", "like you @said")
	yourQuestionPhrases = phrases("your ...1 question|questions", "you asked", "you were asking")
)

// yourPoint fires on "as you said" and "with regards to your question", and
// must not on "as you know".
var yourPoint = Rule{
	Name: "your-point",
	Doc:  "What “you” said or asked is that of the person addressed last in the turn, else of who spoke just before.",
	Run: func(p *Pass) error {
		for i := 1; i < len(p.turns); i++ {
			t := &p.turns[i]
			p.each(t, &yourAgreePhrases, func(m match) { p.addressee(t, m, "agrees", "agreement") })
			p.each(t, &yourDisagreePhrases, func(m match) { p.addressee(t, m, "disagrees", "disagreement") })
			p.each(t, &yourQuestionPhrases, func(m match) { p.addressee(t, m, "answers", "answer") })
			p.each(t, &yourPointPhrases, func(m match) { p.addressee(t, m, "cites", "comment") })
		}
		return nil
	},
}

// addressedLately is how many tokens back in a turn somebody has been addressed
// who is still "you": half an hour of talk.
const addressedLately = 5000

func (p *Pass) addressee(t *turn, m match, kind, reply string) {
	var q *person
	at := -1
	for i := min(m.j+4, len(t.tokens)) - 1; i >= max(0, m.j-addressedLately) && q == nil; i-- {
		if o, ok := p.occurrences[t.index][i]; ok && o.person != p.speaking[t.index] && p.spokeBefore(t.index, o.person) {
			q, at = o.person, i
		}
	}
	if q == nil {
		q = p.speaking[t.index-1]
	}
	if q == nil || q == p.speaking[t.index] {
		return
	}
	p.engage(t, kind, q, m.i, m.j, 0.75)
	if reply != "comment" && reply != "answer" && at < 0 {
		if !p.takesSides(t, t.index-1) {
			p.reply(t, reply, t.index-1, m.i, m.j, 0.85)
		}
		return
	}
	if to, sure := p.meant(t, q, m.i); to >= 0 && (reply != "comment" || !p.takesSides(t, to)) {
		p.reply(t, reply, to, m.i, m.j, sure)
	}
}

// spokeBefore tells whether the person speaks a turn before this one.
func (p *Pass) spokeBefore(turn int, q *person) bool { return len(p.spokenBefore(turn, q)) > 0 }

// spokenBefore returns the turns that a person speaks before one.
func (p *Pass) spokenBefore(turn int, q *person) []int {
	all := p.spoken[q]
	n, _ := slices.BinarySearch(all, turn)
	return all[:n]
}

// noteSpoken notes who speaks which turns, once that is settled.
func (p *Pass) noteSpoken() {
	p.spoken = map[*person][]int{}
	for i, q := range p.speaking {
		p.spoken[q] = append(p.spoken[q], i)
	}
}

// takesSides tells whether a turn agrees or disagrees with an earlier one.
func (p *Pass) takesSides(t *turn, to int) bool {
	return p.hasLink(t.index, func(l discussion.Link) bool {
		return l.Relation == discussion.RepliesTo && l.ToTurn == to && (l.Kind == "agreement" || l.Kind == "disagreement")
	})
}
