package main

import (
	"cmp"
	"io"
	"slices"
	"strings"

	"rapporteur/network"
	"rapporteur/report"
)

// show writes rows to where the user wants them.
func (n *networker) show(r report.Report) error {
	if n.toStandard() {
		return n.program.write(r, n.format)
	}
	f, err := report.FindFormat(n.format)
	if err != nil {
		return usageError{err}
	}
	err = writeFile(n.path, func(w io.Writer) error { return f.Write(w, r, report.Options{}) })
	return explainWrite(n.path, err)
}

// nodeRows are the nodes with their measures, those of most weight first. The
// degrees of a directed network are those in and out, whose sums an export has.
func nodeRows(made network.Network) report.Report {
	r := report.Report{Name: made.Kind.Name, Question: made.Title, Columns: []string{"name"}}
	if made.Kind.TwoMode() {
		r.Columns = append(r.Columns, "is")
	}
	r.Columns = append(r.Columns, "turns")
	if made.Directed() {
		r.Columns = append(r.Columns, "in", "out", "weight_in", "weight_out")
	} else {
		r.Columns = append(r.Columns, "degree", "weight")
	}
	r.Columns = append(r.Columns, "pagerank", "betweenness", "community")
	nodes := slices.SortedStableFunc(slices.Values(made.Nodes), func(a, b network.Node) int {
		return cmp.Or(cmp.Compare(b.Weighted, a.Weighted), cmp.Compare(b.Degree, a.Degree), cmp.Compare(b.PageRank, a.PageRank))
	})
	for _, node := range nodes {
		row := []any{node.Name}
		if made.Kind.TwoMode() {
			row = append(row, strings.ToLower(node.Label))
		}
		row = append(row, int64(node.Turns))
		if made.Directed() {
			row = append(row, int64(node.In), int64(node.Out), node.WeightedIn, node.WeightedOut)
		} else {
			row = append(row, int64(node.Degree), node.Weighted)
		}
		r.Rows = append(r.Rows, append(row, node.PageRank, node.Betweenness, int64(node.Community)))
	}
	return r
}

// edgeRows are the edges, those of most weight first.
func edgeRows(made network.Network) report.Report {
	_, types := made.Schema()
	has := map[string]bool{}
	for _, p := range types[0].Props {
		has[p.Name] = true
	}
	r := report.Report{Name: made.Kind.Name, Question: made.Title, Columns: []string{"from", "to", "weight", "count"}}
	optional := []struct {
		name  string
		value func(network.Edge) any
	}{
		{"kinds", func(e network.Edge) any { return texts(e.Kinds) }},
		{"concepts", func(e network.Edge) any { return texts(e.Concepts) }},
		{"agreements", func(e network.Edge) any { return int64(e.Agreements) }},
		{"disagreements", func(e network.Edge) any { return int64(e.Disagreements) }},
		{"first_turn", func(e network.Edge) any { return int64(e.Active.FirstTurn) }},
		{"last_turn", func(e network.Edge) any { return int64(e.Active.LastTurn) }},
	}
	for _, o := range optional {
		if has[o.name] {
			r.Columns = append(r.Columns, o.name)
		}
	}
	edges := slices.SortedStableFunc(slices.Values(made.Edges), func(a, b network.Edge) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(b.Count, a.Count))
	})
	for _, e := range edges {
		row := []any{made.Nodes[e.From].Name, made.Nodes[e.To].Name, e.Weight, int64(e.Count)}
		for _, o := range optional {
			if has[o.name] {
				row = append(row, o.value(e))
			}
		}
		r.Rows = append(r.Rows, row)
	}
	return r
}

func texts(list []string) []any {
	all := make([]any, len(list))
	for i, s := range list {
		all[i] = s
	}
	return all
}

// tell says what the network is and what it leaves out.
func (n *networker) tell(made network.Network, o network.Options) {
	if len(made.Nodes) == 0 {
		n.say("the network is empty: nothing that is loaded makes a tie of it")
	} else {
		n.say("%s, %s, %s, modularity %.3f", counted(len(made.Nodes), "node", "nodes"), counted(len(made.Edges), "edge", "edges"),
			counted(made.Communities, "community", "communities"), made.Modularity)
	}
	left := made.Left
	if left.Unknown > 0 || left.UnknownActs > 0 {
		n.say("left out: %s of unknown speakers, and %s", counted(left.Unknown, "turn", "turns"), countedActs(left.UnknownActs, made.Kind, " of or to them"))
	}
	if left.UnaffiliatedActs > 0 {
		n.say("left out: %s for whom no organisation is known, and %s", counted(left.Unaffiliated, "person", "people"),
			countedActs(left.UnaffiliatedActs, made.Kind, " of or to them"))
	}
	if left.Within > 0 {
		n.say("left out: %s", countedActs(left.Within, made.Kind, " within one organisation"))
	}
	if left.Self > 0 {
		n.say("left out: %s", countedActs(left.Self, made.Kind, " of people to themselves"))
	}
	if left.Weak > 0 {
		n.say("left out: %s of less weight than %v", counted(left.Weak, "tie", "ties"), o.MinWeight)
	}
	if left.Undated > 0 {
		n.say("left out: %s without a date", counted(left.Undated, "discussion", "discussions"))
	}
	if left.Untimed > 0 {
		n.say("left out: %s without a time", counted(left.Untimed, "turn", "turns"))
	}
	switch {
	case o.WithoutModerator && len(left.Moderators) == 0:
		n.say("nobody is known to moderate, so nobody was left out")
	case o.WithoutModerator:
		n.say("left out as moderators: %s", strings.Join(left.Moderators, ", "))
	}
}

// countedActs writes a number of what a network of the kind is made of.
func countedActs(n int, k network.Kind, between string) string {
	switch {
	case k.TwoMode() || strings.HasSuffix(k.Name, "-shared-concepts"):
		return counted(n, "mention of a concept by them", "mentions of concepts by them")
	case strings.HasSuffix(k.Name, "-reply"):
		return counted(n, "reply", "replies") + between
	}
	return counted(n, "engagement", "engagements") + between
}
