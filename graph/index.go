package graph

import (
	"fmt"
	"slices"
	"strings"
)

// Index is what finds the elements of a type by a property. A unique one also
// keeps two of them from having the same value.
type Index struct {
	Name     string
	Element  string // a label, or the type of an edge
	Property string
	OfEdges  bool
	Unique   bool
}

// Indices returns the indices of a database in Neo4j: nodes have ids of their
// own; edges are found by their ids; and what belongs to a discussion is found
// by that. Edges have no constraint: with one, the server compares each edge that
// it creates with all that the transaction has deleted.
func Indices(nodes []NodeType, edges []EdgeType) []Index {
	var all []Index
	add := func(element, property string, ofEdges, unique bool) {
		name := "rapporteur_" + strings.ToLower(element) + "_" + property
		all = append(all, Index{name, element, property, ofEdges, unique})
	}
	ofDiscussion := func(props []Property) bool {
		return slices.ContainsFunc(props, func(p Property) bool { return p.Name == "discussion" })
	}
	for _, n := range nodes {
		add(n.Label, "id", false, true)
		if ofDiscussion(n.Props) {
			add(n.Label, "discussion", false, false)
		}
	}
	for _, e := range edges {
		add(e.Name, "id", true, false)
		if ofDiscussion(e.Props) {
			add(e.Name, "discussion", true, false)
		}
	}
	return all
}

// Statement returns the Cypher that creates the index where it is missing.
func (i Index) Statement() string {
	pattern := "(x:" + i.Element + ")"
	if i.OfEdges {
		pattern = "()-[x:" + i.Element + "]-()"
	}
	if i.Unique {
		return fmt.Sprintf("CREATE CONSTRAINT %s IF NOT EXISTS FOR %s REQUIRE x.%s IS UNIQUE", i.Name, pattern, i.Property)
	}
	return fmt.Sprintf("CREATE INDEX %s IF NOT EXISTS FOR %s ON (x.%s)", i.Name, pattern, i.Property)
}
