package network

import "context"

// arc is an edge as one of its ends sees it.
type arc struct {
	to     int
	weight float64
}

// arcs is a graph as its measures need it: an undirected edge is an arc either
// way. out and in are sorted by the other end.
type arcs struct {
	out, in [][]arc
}

func newArcs(nodes int, edges []Edge, directed bool) arcs {
	a := arcs{make([][]arc, nodes), make([][]arc, nodes)}
	for _, e := range edges {
		a.add(e.From, e.To, e.Weight)
		if !directed {
			a.add(e.To, e.From, e.Weight)
		}
	}
	return a
}

func (a arcs) add(from, to int, weight float64) {
	a.out[from] = append(a.out[from], arc{to, weight})
	a.in[to] = append(a.in[to], arc{from, weight})
}

// positive leaves out the arcs whose weight is not more than 0.
func (a arcs) positive() arcs {
	keep := func(lists [][]arc) [][]arc {
		kept := make([][]arc, len(lists))
		for i, list := range lists {
			for _, x := range list {
				if x.weight > 0 {
					kept[i] = append(kept[i], x)
				}
			}
		}
		return kept
	}
	return arcs{keep(a.out), keep(a.in)}
}

func weigh(list []arc) float64 {
	total := 0.0
	for _, x := range list {
		total += x.weight
	}
	return total
}

// measure fills in the measures of a network whose edges are sorted. Degrees
// and betweenness take every edge, whatever its weight; PageRank, communities
// and modularity, which a negative weight would make meaningless, those whose
// weight is more than 0.
func measure(ctx context.Context, n *Network, seed uint64) error {
	all := newArcs(len(n.Nodes), n.Edges, n.Directed())
	between, err := betweenness(ctx, all)
	if err != nil {
		return err
	}
	positive := all.positive()
	ranks := pageRank(positive)
	community, err := communities(ctx, positive, seed)
	if err != nil {
		return err
	}
	n.Modularity = modularity(positive, community)
	for i := range n.Nodes {
		node := &n.Nodes[i]
		node.In, node.Out = len(all.in[i]), len(all.out[i])
		node.WeightedIn, node.WeightedOut = weigh(all.in[i]), weigh(all.out[i])
		node.Degree, node.Weighted = node.Out, node.WeightedOut
		if n.Directed() {
			node.Degree, node.Weighted = node.In+node.Out, node.WeightedIn+node.WeightedOut
		}
		node.PageRank, node.Betweenness, node.Community = ranks[i], between[i], community[i]+1
		n.Communities = max(n.Communities, node.Community)
	}
	return nil
}
