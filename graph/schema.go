package graph

// Type is the type of a property in a store.
type Type int

// The types and their Go types.
const (
	String  Type = iota // string
	Int                 // int64
	Float               // float64
	Strings             // []string, never nil
)

// Property is a named, typed property of a node or an edge. Names keep off the
// words that either engine reserves. An internal property is the stores' own:
// a snapshot leaves it out.
type Property struct {
	Name     string
	Type     Type
	Internal bool
}

// NodeType is a label and its properties; the key is always `id`.
type NodeType struct {
	Label string
	// Shared nodes belong to all discussions that mention them; what they say
	// is computed from the contributions of these.
	Shared bool
	Props  []Property
}

// EdgeType is a relationship, the pairs of labels that it joins, and its
// properties besides `id`. Evident edges carry the words that show them.
type EdgeType struct {
	Name    string
	Ends    [][2]string
	Evident bool
	Props   []Property
}

// Labels of nodes.
const (
	LabelDiscussion   = "Discussion"
	LabelTurn         = "Turn"
	LabelPerson       = "Person"
	LabelOrganisation = "Organisation"
	LabelConcept      = "Concept"
)

// Types of edges.
const (
	HasTurn        = "HAS_TURN"
	Spoke          = "SPOKE"
	RepliesTo      = "REPLIES_TO"
	Mentions       = "MENTIONS"
	Engaged        = "ENGAGED"
	AffiliatedWith = "AFFILIATED_WITH"
)

// evidence is what every edge that a rule found carries: the discussion, the
// id of the turn in which the words stand, and the half-open byte offsets of
// the quote in that turn's text.
var evidence = []Property{
	{Name: "discussion"},
	{Name: "turn"},
	{Name: "kind"},
	{Name: "rule"},
	{Name: "score", Type: Float},
	{Name: "quote"},
	{Name: "start_byte", Type: Int},
	{Name: "end_byte", Type: Int},
}

var entityProps = []Property{{Name: "name"}, {Name: "aliases", Type: Strings}, {Name: "basis"}}

// NodeTypes is the schema of the nodes, in the order in which they are loaded.
var NodeTypes = []NodeType{
	{Label: LabelDiscussion, Props: []Property{
		{Name: "name"},
		{Name: "title"},
		{Name: "event"},
		{Name: "date"},
		{Name: "source"},
		{Name: "format"},
		{Name: "digest"},
		{Name: "turns", Type: Int},
		{Name: "contributions", Internal: true},
	}},
	{Label: LabelTurn, Props: []Property{
		{Name: "name"},
		{Name: "discussion"},
		{Name: "index", Type: Int},
		{Name: "label"},
		{Name: "role"},
		{Name: "text"},
		{Name: "words", Type: Int},
		{Name: "line", Type: Int},
		{Name: "from_seconds", Type: Float},
		{Name: "to_seconds", Type: Float},
	}},
	{Label: LabelPerson, Shared: true, Props: entityProps},
	{Label: LabelOrganisation, Shared: true, Props: append([]Property{{Name: "stakeholder"}}, entityProps...)},
	{Label: LabelConcept, Shared: true, Props: entityProps},
}

// EdgeTypes is the schema of the edges, in the order in which they are loaded.
// SPOKE and MENTIONS say in `kind` on what basis a speaker was named and of
// which kind the mentioned entity is. Where a label names the speaker, the
// offsets of SPOKE are 0 and its quote is the label.
var EdgeTypes = []EdgeType{
	{Name: HasTurn, Ends: [][2]string{{LabelDiscussion, LabelTurn}}, Props: []Property{{Name: "discussion"}}},
	{Name: Spoke, Ends: [][2]string{{LabelPerson, LabelTurn}}, Evident: true, Props: evidence},
	{Name: RepliesTo, Ends: [][2]string{{LabelTurn, LabelTurn}}, Evident: true, Props: evidence},
	{Name: Mentions, Ends: [][2]string{{LabelTurn, LabelPerson}, {LabelTurn, LabelOrganisation}, {LabelTurn, LabelConcept}}, Evident: true, Props: evidence},
	{Name: Engaged, Ends: [][2]string{{LabelPerson, LabelPerson}, {LabelTurn, LabelPerson}}, Evident: true, Props: evidence},
	{Name: AffiliatedWith, Ends: [][2]string{{LabelPerson, LabelOrganisation}}, Evident: true, Props: evidence},
}
