package graph

import (
	"cmp"
	"maps"
	"slices"
)

func sortedRefs(set map[Ref]bool) []Ref {
	return slices.SortedFunc(maps.Keys(set), compareRefs)
}

func compareRefs(a, b Ref) int {
	return cmp.Or(cmp.Compare(labelOrder(a.Label), labelOrder(b.Label)), cmp.Compare(a.ID, b.ID))
}

// sortGraph sorts nodes and edges as a Graph and a snapshot have them.
func sortGraph(g *Graph) {
	slices.SortFunc(g.Nodes, func(a, b Node) int { return compareRefs(Ref{a.Label, a.ID}, Ref{b.Label, b.ID}) })
	slices.SortFunc(g.Edges, func(a, b Edge) int {
		return cmp.Or(cmp.Compare(typeOrder(a.Type), typeOrder(b.Type)), cmp.Compare(a.ID, b.ID))
	})
}

func labelOrder(label string) int {
	return slices.IndexFunc(NodeTypes, func(t NodeType) bool { return t.Label == label })
}

func typeOrder(name string) int {
	return slices.IndexFunc(EdgeTypes, func(t EdgeType) bool { return t.Name == name })
}

func isShared(label string) bool {
	i := labelOrder(label)
	return i >= 0 && NodeTypes[i].Shared
}
