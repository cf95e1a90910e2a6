// Package network makes networks of people, organisations and concepts out of
// the graph, with the weights that discourse network analysis defines, and
// measures their nodes.
package network

// Network is a projection of the graph with its measures. Nodes are sorted by
// label and id, edges by their ends.
type Network struct {
	Kind  Kind
	Title string
	Nodes []Node
	Edges []Edge
	// Communities is how many communities there are, and Modularity how much
	// more weight lies within them than chance would put there.
	Communities int
	Modularity  float64
	// Left says what the network leaves out.
	Left Left
}

// Directed reports whether an edge's ends are not the same.
func (n Network) Directed() bool { return n.Kind.Directed }

// Node is a node with its measures. In undirected networks In and Out equal
// Degree, and WeightedIn and WeightedOut equal Weighted.
type Node struct {
	Label string
	ID    string
	Name  string
	// Stakeholder is the stakeholder group of an organisation, "" where none
	// is known.
	Stakeholder string
	// Turns is the number of turns behind the node's edges: those in which it
	// acts, is acted on or is spoken of. Active spans them.
	Turns  int
	Active Active
	// Degree counts edges; the weighted degree adds up their weights.
	Degree, In, Out                   int
	Weighted, WeightedIn, WeightedOut float64
	PageRank                          float64
	Betweenness                       float64
	// Community is a number from 1, the largest community being 1.
	Community int
}

// Edge is an edge between two nodes, given by their places in Network.Nodes.
// In undirected networks From is less than To.
type Edge struct {
	From, To int
	Weight   float64
	// Count is the number of turns in which the tie is made; where it is made
	// of shared concepts, the number of these.
	Count int
	// Kinds are the kinds of engagements or replies, Concepts the names of the
	// concepts shared; both are sorted and may be empty.
	Kinds, Concepts []string
	// Agreements and Disagreements are what a net agreement is made of.
	Agreements, Disagreements int
	Active                    Active
}

// Active says when something is there.
type Active struct {
	// FirstTurn and LastTurn are positions: the indexes of turns where the
	// network is of one discussion; else those of the discussions laid end to
	// end in the order of their dates and ids.
	FirstTurn, LastTurn int
	// FirstDate and LastDate are ISO 8601 days, "" where no date is known.
	FirstDate, LastDate string
	// Discussions are the ids of the discussions, sorted.
	Discussions []string
	// Spells are the slices of time in which it is there.
	Spells []Spell
}

// Spell is a slice of time, from the turn at position First to that at Last,
// with the weight that the network of this slice alone has there.
type Spell struct {
	First, Last int
	Weight      float64
}

// Left counts what a network leaves out.
type Left struct {
	// Unknown is the number of turns whose speaker is not known, or is known
	// less surely than was asked for, and UnknownActs that of the mentions of
	// concepts, engagements or replies that are lost with them. Where concepts
	// alone are tied, nothing is.
	Unknown, UnknownActs int
	// Unaffiliated is the number of people who act or are acted on and for
	// whom no organisation is known, and UnaffiliatedActs that of their acts.
	Unaffiliated, UnaffiliatedActs int
	// Within is the number of acts between people of one organisation.
	Within int
	// Self is the number of acts of people upon themselves.
	Self int
	// Weak is the number of ties that weigh less than was asked for.
	Weak int
	// Moderators are the names of those who were left out as moderators.
	Moderators []string
	// Undated is the number of discussions, and Untimed that of turns, without
	// the date or time that was asked for.
	Undated, Untimed int
}
