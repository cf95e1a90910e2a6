package network

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"rapporteur/graph"
)

// Project makes a network of a graph and measures it.
func Project(ctx context.Context, s Source, k Kind, o Options) (Network, error) {
	r, err := read(ctx, s)
	if err != nil {
		return Network{}, err
	}
	chosen := choose(r, k, o)
	n, err := chosen.network(ctx)
	if err != nil {
		return Network{}, err
	}
	n.Title = chosen.title()
	if err := measure(ctx, &n, o.Seed); err != nil {
		return Network{}, fmt.Errorf("measuring the network %s: %w", k.Name, err)
	}
	return n, nil
}

// network makes the network, without its measures.
func (s *selection) network(ctx context.Context) (Network, error) {
	ties, part := s.ties()
	n := Network{Kind: s.kind, Left: s.left, Nodes: s.nodes(ties, part)}
	place := map[string]int{}
	for i, node := range n.Nodes {
		place[node.ID] = i
	}
	spells, nodeSpells, err := s.spells(ctx, ties)
	if err != nil {
		return Network{}, fmt.Errorf("cutting the network %s into slices: %w", s.kind.Name, err)
	}
	for i := range n.Nodes {
		n.Nodes[i].Active.Spells = nodeSpells[n.Nodes[i].ID]
	}
	for _, t := range ties {
		e := t.Edge
		e.From, e.To = place[t.from], place[t.to]
		e.Active = s.active(t.first, t.last, t.when)
		e.Active.Spells = spells[t.pair]
		n.Edges = append(n.Edges, e)
	}
	return n, nil
}

// nodes makes the nodes: the ends of the ties, and with isolates all others who
// could have one.
func (s *selection) nodes(ties []tie, part map[string][]int) []Node {
	ids := map[string]bool{}
	for _, t := range ties {
		ids[t.from], ids[t.to] = true, true
	}
	if s.options.Isolates {
		s.addIsolates(ids, part)
	}
	var nodes []Node
	for id := range ids {
		e, turns := s.entities[id], part[id]
		n := Node{Label: e.label, ID: id, Name: e.name, Stakeholder: e.stakeholder, Turns: len(turns)}
		if len(turns) > 0 {
			t := s.tie(id, id, turns)
			n.Active = s.active(t.first, t.last, t.when)
		}
		nodes = append(nodes, n)
	}
	order := func(label string) int {
		return slices.IndexFunc(graph.NodeTypes, func(t graph.NodeType) bool { return t.Label == label })
	}
	slices.SortFunc(nodes, func(a, b Node) int {
		return cmp.Or(cmp.Compare(order(a.Label), order(b.Label)), cmp.Compare(a.ID, b.ID))
	})
	return nodes
}

// addIsolates adds all who speak, or for whom somebody speaks, and all
// concepts that are spoken of; their turns are those.
func (s *selection) addIsolates(ids map[string]bool, part map[string][]int) {
	add := func(id string, turn int) {
		if !ids[id] {
			part[id] = append(part[id], turn)
		}
	}
	for i, person := range s.speaker {
		if s.taken[i] && person != "" && s.kind.From != graph.LabelConcept {
			for _, a := range s.actors(person, i) {
				add(a, i)
			}
		}
	}
	for _, m := range s.mentions {
		if s.taken[m.turn] && m.score >= s.options.MinScore && s.kind.To == graph.LabelConcept {
			add(m.concept, m.turn)
		}
	}
	for id := range part {
		part[id] = sortedSet(part[id])
		ids[id] = true
	}
}

// spells are the slices of time in which each tie and each node is there. A
// slice is a network of its own: its weights, and what they are divided by,
// are made of its turns alone. A node's weight is its weighted degree.
func (s *selection) spells(ctx context.Context, kept []tie) (map[pair][]Spell, map[string][]Spell, error) {
	ties, nodes := map[pair][]Spell{}, map[string][]Spell{}
	whole := map[pair]bool{}
	for _, t := range kept {
		whole[t.pair] = true
	}
	for _, slice := range s.slices() {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		part := *s
		part.options.MinWeight = 0 // a weak slice of a strong tie counts
		part.taken = make([]bool, len(s.taken))
		for i := range s.taken {
			part.taken[i] = s.taken[i] && slice.First <= s.position[i] && s.position[i] <= slice.Last
		}
		degree := map[string]float64{}
		there, _ := part.ties()
		for _, t := range there {
			if !whole[t.pair] {
				continue
			}
			ties[t.pair] = append(ties[t.pair], Spell{slice.First, slice.Last, t.Weight})
			degree[t.from] += t.Weight
			degree[t.to] += t.Weight
		}
		for id, weight := range degree {
			nodes[id] = append(nodes[id], Spell{slice.First, slice.Last, weight})
		}
	}
	return ties, nodes, nil
}

// slices divides the time line from the first turn taken to the last into
// parts whose lengths differ by one at most; there are no more than turns.
func (s *selection) slices() []Range[int] {
	first, last := -1, -1
	for i, taken := range s.taken {
		if taken {
			if first < 0 {
				first = s.position[i]
			}
			last = s.position[i]
		}
	}
	if first < 0 || s.options.Slices == 0 {
		return nil
	}
	length := last - first + 1
	n := min(s.options.Slices, length)
	all := make([]Range[int], n)
	for i := range all {
		all[i] = Range[int]{first + i*length/n, first + (i+1)*length/n - 1}
	}
	return all
}

// title names the network and what of the graph it is made of.
func (s *selection) title() string {
	parts := []string{s.kind.Name}
	if s.options.Discussion != "" {
		parts = append(parts, s.options.Discussion)
	}
	if n := s.options.Normalisation; n != Count {
		parts = append(parts, string(n))
	}
	if s.options.Act != "" {
		parts = append(parts, s.options.Act)
	}
	if s.options.WithoutModerator {
		parts = append(parts, "without the moderator")
	}
	return strings.Join(parts, ", ")
}
