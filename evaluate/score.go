package evaluate

import (
	"fmt"
	"slices"

	"rapporteur/discussion"
)

// Score compares findings with the gold. It is an error when the findings are
// not about as many turns as the gold, or do not hold together.
func Score(g Gold, f discussion.Findings) (Result, error) {
	if n := len(f.Discussion.Turns); n != g.TurnCount {
		return Result{}, fmt.Errorf("scoring %q: it has %d turns and its gold annotation %d, so they cannot be compared", f.Discussion.ID, n, g.TurnCount)
	}
	if err := f.Validate(); err != nil {
		return Result{}, fmt.Errorf("scoring %q: %w", f.Discussion.ID, err)
	}
	s := newScorer(g, f)
	count := map[string]func() Layer{
		Speakers:            s.speakers,
		Organisations:       func() Layer { return s.mentioned(Organisations, discussion.Organisation) },
		Persons:             func() Layer { return s.mentioned(Persons, discussion.Person) },
		Concepts:            func() Layer { return s.mentioned(Concepts, discussion.Concept) },
		Replies:             func() Layer { return s.replies(Replies, false, false) },
		RepliesWithoutFloor: func() Layer { return s.replies(RepliesWithoutFloor, true, false) },
		RepliesWithKind:     func() Layer { return s.replies(RepliesWithKind, false, true) },
		Engagements:         func() Layer { return s.engagements(Engagements, false, false) },
		EngagementsWithKind: func() Layer { return s.engagements(EngagementsWithKind, true, false) },
		WhoEngagedWhom:      func() Layer { return s.engagements(WhoEngagedWhom, false, true) },
		RepliesToWhom:       s.repliesToWhom,
		Affiliations:        s.affiliations,
	}
	r := Result{Discussions: 1}
	for _, name := range layerNames {
		if g.has(name) {
			r.Layers = append(r.Layers, count[name]())
		}
	}
	return r, nil
}

// scorer holds what the layers of one discussion share.
type scorer struct {
	gold     Gold
	findings discussion.Findings
	turns    []GoldTurn
	// mentions are the found ones that count, by kind.
	mentions map[string][]discussion.Mention
	// named are the gold's entities of each turn, by kind; surfaces are the
	// spellings of each.
	named    map[string][][]string
	surfaces map[string]map[string][]string
	aligned  map[string]alignment
}

func newScorer(g Gold, f discussion.Findings) *scorer {
	s := &scorer{gold: g, findings: f, turns: g.turns(), mentions: map[string][]discussion.Mention{}, named: map[string][][]string{}, aligned: map[string]alignment{}}
	s.surfaces = map[string]map[string][]string{
		discussion.Person:       surfacesOf(g.people()),
		discussion.Organisation: surfacesOf(g.Organisations),
		discussion.Concept:      surfacesOf(g.Concepts),
	}
	for _, m := range f.Mentions {
		if !s.ignored(m) {
			s.mentions[m.Kind] = append(s.mentions[m.Kind], m)
		}
	}
	for _, t := range s.turns {
		s.named[discussion.Person] = append(s.named[discussion.Person], t.Persons)
		s.named[discussion.Organisation] = append(s.named[discussion.Organisation], t.Orgs)
		s.named[discussion.Concept] = append(s.named[discussion.Concept], t.Concepts)
	}
	for kind, surfaces := range s.surfaces {
		weights := map[pair]int{}
		addMentions(weights, s.mentions[kind], s.named[kind], surfaces)
		if kind == discussion.Person {
			addSpeakers(weights, f.Speakers, s.turns)
		}
		s.aligned[kind] = align(weights)
	}
	return s
}

// ignored reports whether a mention counts neither way: it equals an entry of
// the gold's list, or names a person in that person's own turn.
func (s *scorer) ignored(m discussion.Mention) bool {
	if m.Kind == discussion.Person && s.findings.Speakers[m.Turn].Entity == m.Entity {
		return true
	}
	return slices.ContainsFunc(s.gold.Ignore, func(name string) bool { return fold(name) == fold(m.Quote) })
}

// person returns the gold's id of a found person.
func (s *scorer) person(found string) string {
	return s.aligned[discussion.Person].resolve(found)
}

// speaker returns the gold's id of the speaker that was found for a turn; an
// accepted alternative gives the gold's first choice.
func (s *scorer) speaker(turn int) string {
	id := s.person(s.findings.Speakers[turn].Entity)
	if s.turns[turn].spokenBy(id) {
		return s.turns[turn].speaker()
	}
	return id
}

// words returns how an entity of the gold is spelt in a turn.
func (s *scorer) words(turn int, surfaces []string) string {
	for _, name := range surfaces {
		if containsAtBoundaries(fold(s.findings.Discussion.Turns[turn].Text), fold(name)) {
			return name
		}
	}
	return ""
}
