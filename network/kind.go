package network

import (
	"fmt"
	"strings"

	"rapporteur/graph"
	"rapporteur/internal/nearest"
)

// Kind is a kind of network: who or what its nodes are, and what ties them.
type Kind struct {
	Name string
	// Doc says in a sentence what a tie of the network is.
	Doc string
	// From and To are the labels of the nodes at the two ends of an edge. They
	// differ where the network has two modes.
	From, To string
	// Edge is the type of the edges.
	Edge string
	// Directed networks tell who acts from who is acted on.
	Directed bool
	// by says how the network is made of the record.
	by projection
}

// TwoMode reports whether edges join nodes of two kinds.
func (k Kind) TwoMode() bool { return k.From != k.To }

// projection is a way of making edges of a record.
type projection int

const (
	byUse projection = iota
	bySharedConcepts
	byCooccurrence
	byEngagement
	byReply
	byAgreement
	byDisagreement
	byNetAgreement
)

// Kinds are the kinds of networks.
var Kinds = []Kind{
	{"person-concept", "which concepts people speak of", graph.LabelPerson, graph.LabelConcept, "USES", false, byUse},
	{"organisation-concept", "which concepts the people of organisations speak of", graph.LabelOrganisation, graph.LabelConcept, "USES", false, byUse},
	{"person-engagement", "who engages with whom: thanks, agrees, asks and so on", graph.LabelPerson, graph.LabelPerson, "ENGAGES", true, byEngagement},
	{"organisation-engagement", "whose people engage with whose", graph.LabelOrganisation, graph.LabelOrganisation, "ENGAGES", true, byEngagement},
	{"person-reply", "who replies to whom", graph.LabelPerson, graph.LabelPerson, "REPLIES", true, byReply},
	{"organisation-reply", "whose people reply to whose", graph.LabelOrganisation, graph.LabelOrganisation, "REPLIES", true, byReply},
	{"person-shared-concepts", "which people speak of the same concepts", graph.LabelPerson, graph.LabelPerson, "SHARES_CONCEPTS", false, bySharedConcepts},
	{"organisation-shared-concepts", "which organisations' people speak of the same concepts", graph.LabelOrganisation, graph.LabelOrganisation, "SHARES_CONCEPTS", false, bySharedConcepts},
	{"person-agreement", "who agrees with whom", graph.LabelPerson, graph.LabelPerson, "AGREES", true, byAgreement},
	{"organisation-agreement", "whose people agree with whose", graph.LabelOrganisation, graph.LabelOrganisation, "AGREES", true, byAgreement},
	{"person-disagreement", "who disagrees with whom", graph.LabelPerson, graph.LabelPerson, "DISAGREES", true, byDisagreement},
	{"organisation-disagreement", "whose people disagree with whose", graph.LabelOrganisation, graph.LabelOrganisation, "DISAGREES", true, byDisagreement},
	{"person-net-agreement", "who agrees with whom, less how often they disagree", graph.LabelPerson, graph.LabelPerson, "NET_AGREES", true, byNetAgreement},
	{"organisation-net-agreement", "whose people agree with whose, less how often they disagree", graph.LabelOrganisation, graph.LabelOrganisation, "NET_AGREES", true, byNetAgreement},
	{"concept-cooccurrence", "which concepts are spoken of in the same turn", graph.LabelConcept, graph.LabelConcept, "OCCURS_WITH", false, byCooccurrence},
}

// FindKind returns the kind of that name. An error names the nearest one.
func FindKind(name string) (Kind, error) {
	var names []string
	for _, k := range Kinds {
		if k.Name == name {
			return k, nil
		}
		names = append(names, k.Name)
	}
	return Kind{}, fmt.Errorf("there is no kind of network %q%s (there are %s)", name, nearest.Hint(name, names), strings.Join(names, ", "))
}
