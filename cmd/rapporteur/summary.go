package main

import (
	"fmt"

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

// add counts what the findings of a discussion hold.
func (s *summary) add(f discussion.Findings) {
	s.turns += len(f.Discussion.Turns)
	for _, sp := range f.Speakers {
		if sp.Entity != discussion.Unknown {
			s.known++
			s.speaking[sp.Entity] = true
		}
	}
	for _, e := range f.Entities {
		switch e.Kind {
		case discussion.Person:
			s.people[e.ID] = true
		case discussion.Organisation:
			s.organisations[e.ID] = true
		case discussion.Concept:
			s.concepts[e.ID] = true
		}
	}
	for _, l := range f.Links {
		s.links[l.Relation]++
	}
	s.mentions += len(f.Mentions)
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
