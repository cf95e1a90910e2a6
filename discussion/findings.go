package discussion

// Kinds of entities.
const (
	Person       = "person"
	Organisation = "organisation"
	Concept      = "concept"
)

// Relations between what was found.
const (
	RepliesTo      = "REPLIES_TO"
	Engaged        = "ENGAGED"
	AffiliatedWith = "AFFILIATED_WITH"
)

// ReplyKinds are the kinds of a REPLIES_TO link.
var ReplyKinds = []string{"floor", "answer", "question", "agreement", "disagreement", "comment"}

// EngagementKinds are the kinds of an ENGAGED link.
var EngagementKinds = []string{"thanks", "agrees", "disagrees", "cites", "asks", "answers", "gives_floor", "introduces", "invites", "mentions"}

// Span is a place in the text of a turn: half-open byte offsets.
type Span struct {
	Turn  int
	Start int
	End   int
}

// Evidence is part of every finding: where it stands, in which words, by which
// rule, and how sure the rule is (0 to 1).
type Evidence struct {
	Span
	Quote string
	Rule  string
	Score float64
}

// Speaker says who speaks a turn. Entity is a person's id or [Unknown], and
// Basis the kind of evidence ("label", "self-introduction", "hand-over", …).
// The evidence may stand in another turn than the one it is about; where the
// label alone names the speaker, its span is empty and the quote is the label.
type Speaker struct {
	Turn   int
	Entity string
	Basis  string
	Evidence
}

// Entity is a person, an organisation or a concept. Aliases are the other
// forms of its name, those misheard included, sorted and without the name.
// Group is an organisation's stakeholder group, empty where it is not known.
// Basis is the kind of evidence that it exists ("lexicon", "label", …).
type Entity struct {
	ID      string   `json:"id"`
	Kind    string   `json:"kind"`
	Name    string   `json:"name"`
	Aliases []string `json:"aliases"`
	Group   string   `json:"group,omitempty"`
	Basis   string   `json:"basis"`
}

// Mention is a place where an entity is named.
type Mention struct {
	Entity string
	Kind   string
	Evidence
}

// Link is a relation that the words of a turn show. A reply has ToTurn, the
// earlier turn, and neither From nor To; the others have From and To, the ids
// of entities. From of an engagement is [Unknown] where the speaker is.
type Link struct {
	Relation string
	Kind     string
	From     string
	To       string
	ToTurn   int
	Evidence
}

// Findings is all that was found in a discussion. Speakers has one element for
// each turn, in their order; the other lists are sorted by place, then by id.
type Findings struct {
	Discussion Discussion
	Speakers   []Speaker
	Entities   []Entity
	Mentions   []Mention
	Links      []Link
}
