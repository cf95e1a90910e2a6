package evaluate

import "slices"

// Layers of an annotation.
const (
	Speakers            = "speakers"
	Organisations       = "organisations"
	Persons             = "persons"
	Concepts            = "concepts"
	Replies             = "replies"
	RepliesWithoutFloor = "replies without floor"
	RepliesWithKind     = "replies with kind"
	Engagements         = "engagements"
	EngagementsWithKind = "engagements with kind"
	WhoEngagedWhom      = "who engaged whom"
	RepliesToWhom       = "replies to whom"
	Affiliations        = "affiliations"
)

// layerNames is the order in which the layers are shown.
var layerNames = []string{
	Speakers, Organisations, Persons, Concepts, Replies, RepliesWithoutFloor, RepliesWithKind,
	Engagements, EngagementsWithKind, WhoEngagedWhom, RepliesToWhom, Affiliations,
}

// basis names the layers out of which another one is counted: a file that has
// these has that one too.
var basis = map[string][]string{
	RepliesWithoutFloor: {Replies},
	RepliesWithKind:     {Replies},
	EngagementsWithKind: {Engagements},
	WhoEngagedWhom:      {Speakers, Engagements},
	RepliesToWhom:       {Speakers, Replies},
}

// has reports whether the annotation has a layer.
func (g Gold) has(layer string) bool {
	if g.Layers == nil || slices.Contains(g.Layers, layer) {
		return true
	}
	for _, b := range basis[layer] {
		if !slices.Contains(g.Layers, b) {
			return false
		}
	}
	return len(basis[layer]) > 0
}
