package evaluate

import (
	"fmt"
	"slices"
	"strings"

	"rapporteur/discussion"
)

// check reports the first way in which the annotation does not hold together.
// Ids are looked up only in the layers that the annotation has.
func (g Gold) check() error {
	for _, name := range g.Layers {
		if !slices.Contains(layerNames, name) {
			return fmt.Errorf("unknown layer %q; there are %s", name, strings.Join(layerNames, ", "))
		}
	}
	if g.TurnCount <= 0 {
		return fmt.Errorf("turn_count is %d: it must be the number of the transcript's turns", g.TurnCount)
	}
	people, err := ids("person", g.people())
	if err != nil {
		return err
	}
	orgs, err := ids("organisation", g.Organisations)
	if err != nil {
		return err
	}
	concepts, err := ids("concept", g.Concepts)
	if err != nil {
		return err
	}
	for _, p := range g.people() {
		if err := g.checkAffiliations(p, orgs); err != nil {
			return err
		}
	}
	seen := map[int]bool{}
	for _, t := range g.Turns {
		if t.Turn < 0 || t.Turn >= g.TurnCount {
			return fmt.Errorf("turn %d is out of range: turn_count is %d and turns count from 0", t.Turn, g.TurnCount)
		}
		if seen[t.Turn] {
			return fmt.Errorf("turn %d stands there twice", t.Turn)
		}
		seen[t.Turn] = true
		if err := g.checkTurn(t, people, orgs, concepts); err != nil {
			return fmt.Errorf("turn %d: %w", t.Turn, err)
		}
	}
	return nil
}

// ids returns the set of the entities' ids.
func ids(kind string, entities []GoldEntity) (map[string]bool, error) {
	set := map[string]bool{}
	for i, e := range entities {
		if e.ID == "" {
			return nil, fmt.Errorf("%s %d (%q) has no id", kind, i, e.Name)
		}
		if set[e.ID] {
			return nil, fmt.Errorf("%s %q stands there twice", kind, e.ID)
		}
		set[e.ID] = true
	}
	return set, nil
}

func (g Gold) checkAffiliations(p GoldEntity, orgs map[string]bool) error {
	if !g.has(Affiliations) {
		return nil
	}
	for _, a := range p.Affiliations {
		if !orgs[a.Org] {
			return fmt.Errorf("person %q: no organisation %q for the affiliation", p.ID, a.Org)
		}
		if a.Turn < 0 || a.Turn >= g.TurnCount {
			return fmt.Errorf("person %q: the affiliation's turn %d is out of range, turn_count is %d", p.ID, a.Turn, g.TurnCount)
		}
	}
	return nil
}

func (g Gold) checkTurn(t GoldTurn, people, orgs, concepts map[string]bool) error {
	if g.has(Speakers) {
		for _, id := range append([]string{t.speaker()}, t.SpeakerAlternatives...) {
			if id != discussion.Unknown && !people[id] {
				return fmt.Errorf("no person %q for the speaker", id)
			}
		}
	}
	refs := []struct {
		layer string
		named []string
		known map[string]bool
	}{
		{Organisations, t.Orgs, orgs},
		{Persons, t.Persons, people},
		{Concepts, t.Concepts, concepts},
	}
	for _, r := range refs {
		for _, id := range r.named {
			if g.has(r.layer) && !r.known[id] {
				return fmt.Errorf("no entity %q among the %s", id, r.layer)
			}
		}
	}
	for _, r := range t.Replies {
		if r.Turn < 0 || r.Turn >= t.Turn {
			return fmt.Errorf("it cannot reply to turn %d, which is no earlier one", r.Turn)
		}
		if !slices.Contains(discussion.ReplyKinds, r.Kind) {
			return fmt.Errorf("%q is no kind of reply; there are %s", r.Kind, strings.Join(discussion.ReplyKinds, ", "))
		}
	}
	for _, e := range t.Engagements {
		if g.has(Engagements) && !people[e.To] {
			return fmt.Errorf("no person %q for the engagement", e.To)
		}
		if !slices.Contains(discussion.EngagementKinds, e.Kind) {
			return fmt.Errorf("%q is no kind of engagement; there are %s", e.Kind, strings.Join(discussion.EngagementKinds, ", "))
		}
	}
	return nil
}
