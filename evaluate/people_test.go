package evaluate

import (
	"testing"

	"rapporteur/discussion"
)

const peopleGold = `{"turn_count": 4,
	"speakers": [
		{"id": "ada", "surfaces": ["Ada", "Ada Blom"], "affiliations": [{"org": "itu", "turn": 0, "quote": "ITU"}, {"org": "itu", "turn": 2, "quote": "ITU"}]},
		{"id": "ben", "surfaces": ["Ben"], "affiliations": []}],
	"persons_mentioned_only": [{"id": "cleo", "surfaces": ["Cleo"], "affiliations": [{"org": "itu", "turn": 1, "quote": "Cleo of the ITU"}]}],
	"organisations": [{"id": "itu", "surfaces": ["ITU"]}],
	"turns": [
		{"turn": 0, "speaker": "ada", "orgs": ["itu"], "persons": ["ben"], "reply_to": [], "engages": [{"to": "ben", "kind": "gives_floor", "quote": "Ben?"}]},
		{"turn": 1, "speaker": "ben", "orgs": ["itu"], "persons": ["ada", "cleo"],
			"reply_to": [{"turn": 0, "kind": "floor", "quote": "Thanks"}, {"turn": 0, "kind": "answer", "quote": "Thanks"}],
			"engages": [{"to": "ada", "kind": "thanks", "quote": "Thanks, Ada"}, {"to": "cleo", "kind": "cites", "quote": "Cleo of the ITU"}]},
		{"turn": 2, "speaker": "ada", "speaker_alternatives": ["cleo"], "orgs": ["itu"], "persons": [], "reply_to": [{"turn": 1, "kind": "agreement", "quote": "Yes"}],
			"engages": [{"to": "ben", "kind": "agrees", "quote": "Yes"}]},
		{"turn": 3, "speaker": "unknown", "orgs": [], "persons": [], "reply_to": [], "engages": []}]}`

// peopleFindings has the speakers and mentions of the gold.
func peopleFindings(t testing.TB) *builder {
	return findings(t, "Ada of the ITU. Ben?", "Thanks, Ada. I am Ben. Cleo of the ITU said so.", "Yes, says the ITU.", "Hm.").
		speaker(0, "a").speaker(1, "b").speaker(2, "a").
		mention(0, person, "b", "Ben").mention(1, person, "a", "Ada").mention(1, person, "c", "Cleo").
		mention(0, org, "o", "ITU").mention(1, org, "o", "ITU").mention(2, org, "o", "ITU")
}

func TestSpeakersOfTurnsThatTheGoldKnows(t *testing.T) {
	r := score(t, gold(t, peopleGold), peopleFindings(t).speaker(3, "b"))
	checkLayer(t, r, Speakers, counts{3, 3, 3})
}

func TestSpeakersWrongAndUnknown(t *testing.T) {
	b := peopleFindings(t).speaker(1, "a").speaker(2, discussion.Unknown)
	b.f.Speakers[2] = discussion.Speaker{Turn: 2, Entity: discussion.Unknown}
	r := score(t, gold(t, peopleGold), b)
	checkLayer(t, r, Speakers, counts{2, 3, 1})
	if l, _ := r.Layer(Speakers); l.Unknown != 1 {
		t.Errorf("got %d unknown, want 1", l.Unknown)
	}
}

func TestWhoEngagedWhomIsAsSureAsTheSpeaker(t *testing.T) {
	b := peopleFindings(t).engage(2, "a", "agrees", "b").reply(2, 1, "agreement")
	b.f.Speakers[2].Score = 0.6
	r := score(t, gold(t, peopleGold), b)
	for _, name := range []string{WhoEngagedWhom, RepliesToWhom} {
		l, _ := r.Layer(name)
		if l.Bands[1] != (Count{1, 1}) {
			t.Errorf("%s: got the bands %v, want the finding in that of its speaker's score, 0.5 to 0.7", name, l.Bands)
		}
	}
}

func TestAnySpeakerAlternativeIsRight(t *testing.T) {
	b := peopleFindings(t).speaker(2, "c").reply(2, 1, "agreement").engage(2, "c", "agrees", "b")
	r := score(t, gold(t, peopleGold), b)
	checkLayer(t, r, Speakers, counts{3, 3, 3})
	checkLayer(t, r, RepliesToWhom, counts{1, 2, 1})
	checkLayer(t, r, WhoEngagedWhom, counts{1, 4, 1})

	// The turn weighs for the alternative where nothing else does.
	b = findings(t, "x", "x", "x", "x").speaker(0, "a").speaker(2, "c")
	checkLayer(t, score(t, gold(t, peopleGold), b), Speakers, counts{2, 3, 2})
}

func TestPeopleAreWeighedByTheTurnsTheySpeak(t *testing.T) {
	// Nobody names "a": the turns that it speaks say who it is.
	b := findings(t, "Ada of the ITU. Ben?", "x", "x", "x").speaker(0, "a").speaker(1, "b").mention(0, person, "b", "Ben")
	checkLayer(t, score(t, gold(t, peopleGold), b), Speakers, counts{2, 3, 2})
}

func TestPersonsMentionedOnlyArePeople(t *testing.T) {
	checkLayer(t, score(t, gold(t, peopleGold), peopleFindings(t)), Persons, counts{3, 3, 3})
}

func TestOwnTurnsAreLeftOutOfAPersonsMentions(t *testing.T) {
	b := peopleFindings(t).mention(0, person, "a", "Ada").mention(1, person, "b", "Ben")
	checkLayer(t, score(t, gold(t, peopleGold), b), Persons, counts{3, 3, 3})

	// The gold does not list whom it has as the speaker, so one who names
	// himself counts neither way where the speaker was not found.
	b.f.Speakers[1] = discussion.Speaker{Turn: 1, Entity: discussion.Unknown}
	checkLayer(t, score(t, gold(t, peopleGold), b), Persons, counts{3, 3, 3})

	// Neither does one of the person who was found, wrongly, to speak the turn.
	b = peopleFindings(t).speaker(1, "a")
	checkLayer(t, score(t, gold(t, peopleGold), b), Persons, counts{2, 3, 2})
}

func TestRepliesWithKindsAndWithoutFloor(t *testing.T) {
	b := peopleFindings(t).reply(1, 0, "floor").reply(1, 0, "comment").reply(2, 0, "floor")
	r := score(t, gold(t, peopleGold), b)
	checkLayer(t, r, Replies, counts{2, 2, 1})
	checkLayer(t, r, RepliesWithoutFloor, counts{1, 2, 1})
	checkLayer(t, r, RepliesWithKind, counts{3, 3, 1})
}

func TestRepliesToWhomCountTheSpeakers(t *testing.T) {
	r := score(t, gold(t, peopleGold), peopleFindings(t).reply(1, 0, "answer").reply(1, 0, "floor").reply(2, 1, "agreement"))
	checkLayer(t, r, RepliesToWhom, counts{2, 2, 2})

	// A speaker that was not found costs the replies of the turn and those to it.
	b := peopleFindings(t).reply(1, 0, "answer").reply(2, 1, "agreement")
	b.f.Speakers[1] = discussion.Speaker{Turn: 1, Entity: discussion.Unknown}
	r = score(t, gold(t, peopleGold), b)
	checkLayer(t, r, Replies, counts{2, 2, 2})
	checkLayer(t, r, RepliesToWhom, counts{2, 2, 0})
}

func TestEngagementsWithKindsAndSpeakers(t *testing.T) {
	b := peopleFindings(t).engage(0, "a", "asks", "b").engage(1, "b", "thanks", "a").engage(1, "b", "thanks", "a").engage(1, "b", "mentions", "c")
	r := score(t, gold(t, peopleGold), b)
	checkLayer(t, r, Engagements, counts{3, 4, 3})
	checkLayer(t, r, EngagementsWithKind, counts{3, 4, 1})
	checkLayer(t, r, WhoEngagedWhom, counts{3, 4, 3})
}

func TestAWrongSpeakerCostsWhoEngagedWhom(t *testing.T) {
	b := peopleFindings(t).speaker(2, "b").engage(2, "b", "agrees", "b")
	r := score(t, gold(t, peopleGold), b)
	checkLayer(t, r, Engagements, counts{1, 4, 1})
	checkLayer(t, r, WhoEngagedWhom, counts{1, 4, 0})

	b = peopleFindings(t).engage(1, discussion.Unknown, "thanks", "a")
	b.f.Speakers[1] = discussion.Speaker{Turn: 1, Entity: discussion.Unknown}
	r = score(t, gold(t, peopleGold), b)
	checkLayer(t, r, Engagements, counts{1, 4, 1})
	checkLayer(t, r, WhoEngagedWhom, counts{1, 4, 0})
}

func TestEngagementFromSomeoneElseThanTheSpeakerIsFalse(t *testing.T) {
	b := peopleFindings(t).engage(1, "c", "thanks", "a")
	r := score(t, gold(t, peopleGold), b)
	for _, layer := range []string{Engagements, EngagementsWithKind, WhoEngagedWhom} {
		checkLayer(t, r, layer, counts{1, 4, 0})
	}
	// It stays a false tuple beside the right one.
	r = score(t, gold(t, peopleGold), b.engage(1, "b", "thanks", "a"))
	checkLayer(t, r, Engagements, counts{2, 4, 1})
}

func TestAffiliationsAreDistinctPairs(t *testing.T) {
	b := peopleFindings(t).affiliate(0, "a", "o").affiliate(2, "a", "o").affiliate(1, "c", "o").affiliate(1, "b", "o")
	r := score(t, gold(t, peopleGold), b)
	checkLayer(t, r, Affiliations, counts{3, 2, 2})
	if l, _ := r.Layer(Affiliations); len(l.False) != 1 || l.False[0].Turn != 1 {
		t.Errorf("want one false affiliation, in turn 1: %+v", l.False)
	}
}
