package main

import (
	"fmt"
	"maps"
	"slices"

	"rapporteur/discussion"
	"rapporteur/graph"
)

// summary counts what a run did.
type summary struct {
	created, replaced, unchanged, skipped, failed int

	turns, known                              int
	people, speaking, organisations, concepts map[string]bool
	links                                     map[string]int
	mentions                                  int
}

func newSummary() *summary {
	return &summary{
		people: map[string]bool{}, speaking: map[string]bool{}, organisations: map[string]bool{}, concepts: map[string]bool{},
		links: map[string]int{},
	}
}

// tally is what the findings of one discussion hold.
type tally struct {
	turns, known, mentions          int
	people, organisations, concepts []string
	speaking                        []string
	links                           map[string]int
}

func tallyOf(f discussion.Findings) tally {
	t := tally{turns: len(f.Discussion.Turns), mentions: len(f.Mentions), links: map[string]int{}}
	speaking := map[string]bool{}
	for _, sp := range f.Speakers {
		if sp.Entity != discussion.Unknown {
			t.known++
			speaking[sp.Entity] = true
		}
	}
	t.speaking = slices.Collect(maps.Keys(speaking))
	for _, e := range f.Entities {
		switch e.Kind {
		case discussion.Person:
			t.people = append(t.people, e.ID)
		case discussion.Organisation:
			t.organisations = append(t.organisations, e.ID)
		case discussion.Concept:
			t.concepts = append(t.concepts, e.ID)
		}
	}
	for _, l := range f.Links {
		t.links[l.Relation]++
	}
	return t
}

// add counts what a discussion holds.
func (s *summary) add(t tally) {
	s.turns += t.turns
	s.known += t.known
	s.mentions += t.mentions
	for relation, n := range t.links {
		s.links[relation] += n
	}
	for _, all := range []struct {
		set map[string]bool
		ids []string
	}{{s.people, t.people}, {s.speaking, t.speaking}, {s.organisations, t.organisations}, {s.concepts, t.concepts}} {
		for _, id := range all.ids {
			all.set[id] = true
		}
	}
}

// outcome counts what a store did with a discussion.
func (s *summary) outcome(o graph.Outcome) {
	switch o {
	case graph.Created:
		s.created++
	case graph.Replaced:
		s.replaced++
	case graph.Unchanged:
		s.unchanged++
	}
}

// discussions is how many discussions the run was about.
func (s *summary) discussions() int { return s.created + s.replaced + s.unchanged }

// write writes the summary; dry says that nothing was loaded.
func (p *program) summarise(s *summary, dry bool) {
	line := func(name string, n int, rest string, args ...any) {
		fmt.Fprintf(p.out, "%-14s %6d%s\n", name, n, fmt.Sprintf(rest, args...))
	}
	what := fmt.Sprintf("  %d created, %d replaced, %d unchanged", s.created, s.replaced, s.unchanged)
	if dry {
		what = "  read, nothing is loaded"
	}
	line("discussions", s.discussions(), "%s", what)
	if s.skipped+s.failed > 0 {
		line("other files", s.skipped+s.failed, "  %d skipped, %d failed", s.skipped, s.failed)
	}
	if s.turns == 0 {
		return
	}
	line("turns", s.turns, "  the speakers of %d are known", s.known)
	line("people", len(s.people), "  %d speak", len(s.speaking))
	line("organisations", len(s.organisations), "")
	line("concepts", len(s.concepts), "")
	line("mentions", s.mentions, "")
	line("replies", s.links[discussion.RepliesTo], "")
	line("engagements", s.links[discussion.Engaged], "")
	line("affiliations", s.links[discussion.AffiliatedWith], "")
}
