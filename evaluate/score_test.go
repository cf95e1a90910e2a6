package evaluate

import (
	"strings"
	"testing"

	"rapporteur/discussion"
)

const (
	person  = discussion.Person
	org     = discussion.Organisation
	concept = discussion.Concept
)

// two organisations in three turns
const orgGold = `{"turn_count": 3, "layers": ["organisations"], "ignore": ["Harbour"],
	"organisations": [{"id": "icann", "surfaces": ["ICANN", "eye can"]}, {"id": "itu", "surfaces": ["ITU"]}],
	"turns": [{"turn": 0, "orgs": ["icann", "itu"]}, {"turn": 1, "orgs": ["icann"]}, {"turn": 2, "orgs": []}]}`

func orgFindings(t testing.TB) *builder {
	return findings(t, "ICANN and the ITU met in the Harbour, says ICANN", "eye can and Harbour", "ITU ICANN Harbour")
}

func TestOrganisationsAreDistinctTuplesOfTurnAndEntity(t *testing.T) {
	b := orgFindings(t).mention(0, org, "a", "ICANN").mention(0, org, "a", "says ICANN").mention(1, org, "a", "eye can").mention(0, org, "b", "ITU")
	checkLayer(t, score(t, gold(t, orgGold), b), Organisations, counts{3, 3, 3})
}

func TestSplittingAnEntityCosts(t *testing.T) {
	b := orgFindings(t).mention(0, org, "a", "ICANN").mention(1, org, "a2", "eye can").mention(0, org, "b", "ITU")
	checkLayer(t, score(t, gold(t, orgGold), b), Organisations, counts{3, 3, 2})
}

func TestMergingEntitiesCosts(t *testing.T) {
	b := orgFindings(t).mention(0, org, "a", "ICANN").mention(1, org, "a", "eye can").mention(0, org, "a", "ITU")
	// The tuple (0, itu) is lost; those of icann, which weighs more, stay.
	checkLayer(t, score(t, gold(t, orgGold), b), Organisations, counts{2, 3, 2})
}

func TestHeavierPairIsAlignedFirst(t *testing.T) {
	// "a" names icann once and "b" twice: b is icann, and a is nothing.
	b := orgFindings(t).mention(0, org, "a", "ICANN").mention(0, org, "b", "ICANN").mention(1, org, "b", "eye can")
	checkLayer(t, score(t, gold(t, orgGold), b), Organisations, counts{3, 3, 2})
}

func TestTiesAreBrokenById(t *testing.T) {
	b := orgFindings(t).mention(1, org, "b", "eye can").mention(0, org, "a", "ICANN")
	l, _ := score(t, gold(t, orgGold), b).Layer(Organisations)
	if len(l.False) != 1 || l.False[0].What != "b" {
		t.Errorf("want the later id to stay over, got %+v", l.False)
	}
}

func TestFoundTupleNeedsAMatchingMentionInItsTurn(t *testing.T) {
	// In turn 1 the gold has icann, but the words found there are others.
	b := orgFindings(t).mention(0, org, "a", "ICANN").mention(1, org, "a", "and Harbour")
	checkLayer(t, score(t, gold(t, orgGold), b), Organisations, counts{2, 3, 1})
}

func TestIgnoredNamesCountNeitherWay(t *testing.T) {
	b := orgFindings(t).mention(0, org, "c", "Harbour").mention(1, org, "c", "Harbour").mention(0, org, "a", "ICANN")
	checkLayer(t, score(t, gold(t, orgGold), b), Organisations, counts{1, 3, 1})
}

func TestMentionWhereTheGoldHasNoneIsFalse(t *testing.T) {
	b := orgFindings(t).mention(0, org, "a", "ICANN").mention(2, org, "a", "ICANN")
	r := score(t, gold(t, orgGold), b)
	checkLayer(t, r, Organisations, counts{2, 3, 1})
	l, _ := r.Layer(Organisations)
	f := l.False[0]
	if f.Turn != 2 || f.Words != "ICANN" || f.Rule != "lexicon" || f.Score != 1 || f.Discussion != "meeting" {
		t.Errorf("the false finding does not say where it stands: %+v", f)
	}
	if len(l.Misses) != 2 || l.Misses[0].What != "itu" || l.Misses[0].Words != "ITU" || l.Misses[1].Words != "eye can" {
		t.Errorf("the misses do not say which words were missed: %+v", l.Misses)
	}
}

func TestLayersThatTheGoldLacksAreLeftOut(t *testing.T) {
	r := score(t, gold(t, orgGold), orgFindings(t).mention(0, concept, "c", "met"))
	if len(r.Layers) != 1 || r.Layers[0].Name != Organisations {
		t.Errorf("want organisations alone, got %+v", r.Layers)
	}
}

func TestLayersThatFollowFromOthersAreScored(t *testing.T) {
	tests := map[string]string{
		`"speakers", "replies"`: "speakers, replies, replies without floor, replies with kind, replies to whom",
		`"engagements"`:         "engagements, engagements with kind",
		`"who engaged whom"`:    "who engaged whom",
	}
	for layers, want := range tests {
		g := gold(t, `{"turn_count": 1, "layers": [`+layers+`]}`)
		var names []string
		for _, l := range score(t, g, findings(t, "x")).Layers {
			names = append(names, l.Name)
		}
		if got := strings.Join(names, ", "); got != want {
			t.Errorf("of %s: got %s, want %s", layers, got, want)
		}
	}
}

func TestLayerWithNothingIsNotApplicable(t *testing.T) {
	r := score(t, gold(t, `{"turn_count": 1}`), findings(t, "a word").mention(0, concept, "c", "word"))
	for _, l := range r.Layers {
		if want := l.Name == Concepts; l.Applies() != want {
			t.Errorf("%s applies: %v, want %v", l.Name, l.Applies(), want)
		}
	}
}

func TestAnotherNumberOfTurnsIsAnError(t *testing.T) {
	_, err := Score(gold(t, orgGold), findings(t, "one", "two").f)
	if err == nil || !strings.Contains(err.Error(), "has 2 turns and its gold annotation 3") {
		t.Errorf("got %v", err)
	}
}

func TestFindingsThatDoNotHoldTogetherAreAnError(t *testing.T) {
	b := orgFindings(t).mention(0, org, "a", "ICANN")
	b.f.Mentions[0].Turn = 7
	if _, err := Score(gold(t, orgGold), b.f); err == nil {
		t.Error("want an error")
	}
}
