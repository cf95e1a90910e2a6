package discussion

import (
	"fmt"
	"math"
	"slices"
)

// Validate reports the first way in which the findings do not hold together: a
// span outside its turn, a quote that is not its slice, a link to something
// that is not there, a score outside 0 to 1. Findings that come from a file
// are checked before they are loaded.
func (f Findings) Validate() error {
	turns := f.Discussion.Turns
	if f.Discussion.ID == "" {
		return fmt.Errorf("the discussion has no id")
	}
	if len(f.Speakers) != len(turns) {
		return fmt.Errorf("%d speakers for %d turns", len(f.Speakers), len(turns))
	}
	kinds := map[string]string{}
	for _, e := range f.Entities {
		if e.ID == "" || e.Name == "" {
			return fmt.Errorf("entity %q has no id or no name", e.ID+e.Name)
		}
		if !slices.Contains([]string{Person, Organisation, Concept}, e.Kind) {
			return fmt.Errorf("entity %q is of unknown kind %q", e.ID, e.Kind)
		}
		if kinds[e.ID] != "" {
			return fmt.Errorf("entity %q stands there twice", e.ID)
		}
		kinds[e.ID] = e.Kind
	}
	for i, t := range turns {
		if t.Index != i {
			return fmt.Errorf("turn %d has the index %d", i, t.Index)
		}
		if s := f.Speakers[i]; s.Entity != Unknown {
			if kinds[s.Entity] != Person {
				return fmt.Errorf("turn %d: the speaker %q is no person of the findings", i, s.Entity)
			}
			if err := f.checkEvidence(s.Evidence, s.Start == s.End); err != nil {
				return fmt.Errorf("the speaker of turn %d: %w", i, err)
			}
		}
	}
	for i, m := range f.Mentions {
		if kinds[m.Entity] == "" || kinds[m.Entity] != m.Kind {
			return fmt.Errorf("mention %d: no %s %q among the entities", i, m.Kind, m.Entity)
		}
		if err := f.checkEvidence(m.Evidence, false); err != nil {
			return fmt.Errorf("mention %d: %w", i, err)
		}
	}
	for i, l := range f.Links {
		if err := f.checkLink(l, kinds); err != nil {
			return fmt.Errorf("link %d: %w", i, err)
		}
	}
	return nil
}

func (f Findings) checkLink(l Link, kinds map[string]string) error {
	if err := f.checkEvidence(l.Evidence, false); err != nil {
		return err
	}
	switch l.Relation {
	case RepliesTo:
		if !slices.Contains(ReplyKinds, l.Kind) {
			return fmt.Errorf("%q is no kind of reply", l.Kind)
		}
		if l.ToTurn < 0 || l.ToTurn >= l.Turn {
			return fmt.Errorf("turn %d cannot reply to turn %d", l.Turn, l.ToTurn)
		}
	case Engaged:
		if !slices.Contains(EngagementKinds, l.Kind) {
			return fmt.Errorf("%q is no kind of engagement", l.Kind)
		}
		if l.From != Unknown && kinds[l.From] != Person || kinds[l.To] != Person {
			return fmt.Errorf("an engagement of %q with %q is not one of two persons", l.From, l.To)
		}
	case AffiliatedWith:
		if kinds[l.From] != Person || kinds[l.To] != Organisation {
			return fmt.Errorf("an affiliation of %q with %q is not one of a person with an organisation", l.From, l.To)
		}
	default:
		return fmt.Errorf("%q is no relation", l.Relation)
	}
	return nil
}

// checkEvidence allows an empty span where the words stand outside the text.
func (f Findings) checkEvidence(e Evidence, outside bool) error {
	if e.Turn < 0 || e.Turn >= len(f.Discussion.Turns) {
		return fmt.Errorf("there is no turn %d", e.Turn)
	}
	text := f.Discussion.Turns[e.Turn].Text
	if e.Start < 0 || e.End > len(text) || e.Start > e.End {
		return fmt.Errorf("offsets %d to %d lie outside turn %d", e.Start, e.End, e.Turn)
	}
	if !outside && (text[e.Start:e.End] != e.Quote || e.Quote == "") {
		return fmt.Errorf("the quote %q is not what stands at %d to %d of turn %d", e.Quote, e.Start, e.End, e.Turn)
	}
	if e.Rule == "" {
		return fmt.Errorf("the finding at %d of turn %d names no rule", e.Start, e.Turn)
	}
	if math.IsNaN(e.Score) || e.Score < 0 || e.Score > 1 {
		return fmt.Errorf("the score %v is not between 0 and 1", e.Score)
	}
	return nil
}
