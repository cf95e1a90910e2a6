package network

// Options say what of the graph a network is made of, and how it is weighted.
// The zero value, with [Count] and [OncePerTurn], takes all.
type Options struct {
	Normalisation Normalisation
	Duplicates    Duplicates
	// Discussion is the id of the one discussion to take, "" for all.
	Discussion string
	// Act is the one kind of engagement or reply to take, "" for all.
	Act string
	// MinScore leaves out what a rule found less surely; a speaker less sure
	// counts as unknown.
	MinScore float64
	// Turns are the indexes of the turns to take, in each discussion.
	Turns *Range[int]
	// Seconds are the times at which the turns to take begin.
	Seconds *Range[float64]
	// Dates are ISO 8601 days; a discussion that was held on one of them is
	// taken. An empty end is open.
	Dates *Range[string]
	// WithoutModerator leaves out who leads each discussion.
	WithoutModerator bool
	// MinWeight leaves out ties that weigh less, whatever their sign.
	MinWeight float64
	// Isolates keeps nodes without an edge.
	Isolates bool
	// Slices is the number of slices of time, of equally many turns, in which
	// edges get their spells; 0 for none.
	Slices int
	// Seed orders the nodes for the search for communities.
	Seed uint64
}

// Range is a range of which both ends are part.
type Range[T any] struct{ First, Last T }

// Normalisation is what weights are divided by.
type Normalisation string

// The normalisations. Activity and Prominence are for networks of two modes,
// Average, Jaccard and Cosine for those of shared concepts and co-occurrence.
const (
	Count      Normalisation = "count"
	Activity   Normalisation = "activity"
	Prominence Normalisation = "prominence"
	Average    Normalisation = "average"
	Jaccard    Normalisation = "jaccard"
	Cosine     Normalisation = "cosine"
)

// Duplicates says how often the same is counted: a concept of one speaker, an
// engagement or a reply of one pair.
type Duplicates string

// The ways of counting.
const (
	OncePerTurn       Duplicates = "turn"
	OncePerDiscussion Duplicates = "discussion"
	Every             Duplicates = "all"
)

// Normalisations returns those that have a meaning in a network of this kind;
// the first is the default.
func (k Kind) Normalisations() []Normalisation {
	switch k.by {
	case byUse:
		return []Normalisation{Count, Activity, Prominence}
	case bySharedConcepts, byCooccurrence:
		return []Normalisation{Count, Average, Jaccard, Cosine}
	}
	return []Normalisation{Count}
}
