package network

import (
	"context"
	"fmt"
	"strconv"

	"rapporteur/graph"
)

// active are the properties of what an [Active] says. A spell is written as
// its first and last position, "10..19"; spell_weights has the weight of each,
// in the same order.
var active = []graph.Property{
	{Name: "first_turn", Type: graph.Int},
	{Name: "last_turn", Type: graph.Int},
	{Name: "first_date"},
	{Name: "last_date"},
	{Name: "discussions", Type: graph.Strings},
	{Name: "spells", Type: graph.Strings},
	{Name: "spell_weights", Type: graph.Strings},
}

// Schema returns the types of the nodes and edges that Snapshot yields.
func (n Network) Schema() ([]graph.NodeType, []graph.EdgeType) {
	var nodes []graph.NodeType
	for _, label := range n.labels() {
		nodes = append(nodes, graph.NodeType{Label: label, Shared: true, Props: n.nodeProps(label)})
	}
	return nodes, []graph.EdgeType{{Name: n.Kind.Edge, Ends: [][2]string{{n.Kind.From, n.Kind.To}}, Props: n.edgeProps()}}
}

// labels are the labels of the nodes, in the order of the graph's schema.
func (n Network) labels() []string {
	var all []string
	for _, t := range graph.NodeTypes {
		if t.Label == n.Kind.From || t.Label == n.Kind.To {
			all = append(all, t.Label)
		}
	}
	return all
}

func (n Network) nodeProps(label string) []graph.Property {
	props := []graph.Property{{Name: "name"}}
	if label == graph.LabelOrganisation {
		props = append(props, graph.Property{Name: "stakeholder"})
	}
	props = append(props, graph.Property{Name: "turns", Type: graph.Int}, graph.Property{Name: "degree", Type: graph.Int})
	if n.Directed() {
		props = append(props, graph.Property{Name: "in_degree", Type: graph.Int}, graph.Property{Name: "out_degree", Type: graph.Int})
	}
	props = append(props, graph.Property{Name: "weighted_degree", Type: graph.Float})
	if n.Directed() {
		props = append(props, graph.Property{Name: "weighted_in_degree", Type: graph.Float}, graph.Property{Name: "weighted_out_degree", Type: graph.Float})
	}
	props = append(props, graph.Property{Name: "pagerank", Type: graph.Float}, graph.Property{Name: "betweenness", Type: graph.Float},
		graph.Property{Name: "community", Type: graph.Int})
	return append(props, active...)
}

func (n Network) edgeProps() []graph.Property {
	props := []graph.Property{{Name: "weight", Type: graph.Float}, {Name: "count", Type: graph.Int}}
	switch n.Kind.by {
	case byEngagement, byReply:
		props = append(props, graph.Property{Name: "kinds", Type: graph.Strings})
	case bySharedConcepts:
		props = append(props, graph.Property{Name: "concepts", Type: graph.Strings})
	case byNetAgreement:
		props = append(props, graph.Property{Name: "agreements", Type: graph.Int}, graph.Property{Name: "disagreements", Type: graph.Int})
	}
	return append(props, active...)
}

// Snapshot visits the nodes and then the edges, in their order, with the
// properties that Schema lists. The id of an edge is a function of the kind
// and the two ends, so that it stays when weights change.
func (n Network) Snapshot(ctx context.Context, v graph.Visitor) error {
	for _, node := range n.Nodes {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("visiting the nodes of a network: %w", err)
		}
		if err := v.Node(graph.Node{Label: node.Label, ID: node.ID, Props: chosen(node.all(), n.nodeProps(node.Label))}); err != nil {
			return err
		}
	}
	schema := n.edgeProps()
	for _, e := range n.Edges {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("visiting the edges of a network: %w", err)
		}
		from, to := n.Nodes[e.From], n.Nodes[e.To]
		err := v.Edge(graph.Edge{
			Type: n.Kind.Edge, ID: edgeID(n.Kind, from, to),
			From: graph.Ref{Label: from.Label, ID: from.ID}, To: graph.Ref{Label: to.Label, ID: to.ID},
			Props: chosen(e.all(), schema),
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// edgeID is the id of an edge: the type and the two ends, the first with its
// length, so that no two pairs read the same.
func edgeID(k Kind, from, to Node) string {
	return k.Name + ":" + strconv.Itoa(len(from.ID)) + ":" + from.ID + ":" + to.ID
}

// chosen returns the properties of a schema.
func chosen(all map[string]any, schema []graph.Property) map[string]any {
	props := make(map[string]any, len(schema))
	for _, p := range schema {
		props[p.Name] = all[p.Name]
	}
	return props
}

// all returns every property that a node may have.
func (n Node) all() map[string]any {
	props := n.Active.props()
	props["name"], props["stakeholder"], props["turns"] = n.Name, n.Stakeholder, int64(n.Turns)
	props["degree"], props["in_degree"], props["out_degree"] = int64(n.Degree), int64(n.In), int64(n.Out)
	props["weighted_degree"], props["weighted_in_degree"], props["weighted_out_degree"] = n.Weighted, n.WeightedIn, n.WeightedOut
	props["pagerank"], props["betweenness"], props["community"] = n.PageRank, n.Betweenness, int64(n.Community)
	return props
}

// all returns every property that an edge may have.
func (e Edge) all() map[string]any {
	props := e.Active.props()
	props["weight"], props["count"] = e.Weight, int64(e.Count)
	props["kinds"], props["concepts"] = list(e.Kinds), list(e.Concepts)
	props["agreements"], props["disagreements"] = int64(e.Agreements), int64(e.Disagreements)
	return props
}

func (a Active) props() map[string]any {
	spells, weights := []string{}, []string{}
	for _, s := range a.Spells {
		spells = append(spells, strconv.Itoa(s.First)+".."+strconv.Itoa(s.Last))
		weights = append(weights, strconv.FormatFloat(s.Weight, 'g', -1, 64))
	}
	return map[string]any{
		"first_turn": int64(a.FirstTurn), "last_turn": int64(a.LastTurn), "first_date": a.FirstDate, "last_date": a.LastDate,
		"discussions": list(a.Discussions), "spells": spells, "spell_weights": weights,
	}
}

// list is never nil, as a property must not be.
func list(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}
