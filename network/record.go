package network

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"rapporteur/graph"
)

// Source is what a network is made of; every store is one.
type Source interface {
	Snapshot(ctx context.Context, v graph.Visitor) error
}

// record is what networks need of the graph, without the texts.
type record struct {
	discussions []meeting
	turns       []turn
	entities    map[string]entity
	mentions    []mention
	replies     []reply
	engagements []act
	// affiliations are by discussion and person.
	affiliations map[affiliation]float64
}

// meeting is a discussion. from and to are its first and last day, "" where
// none is known.
type meeting struct {
	id, from, to string
}

type turn struct {
	discussion int // its place in record.discussions
	index      int
	role       string
	from, to   float64
	speaker    string // "" where nobody knows
	sure       float64
}

type entity struct {
	label, name, stakeholder string
}

// mention is a concept in a turn.
type mention struct {
	turn    int
	concept string
	score   float64
}

// reply is a turn that answers another.
type reply struct {
	turn, to int
	kind     string
	score    float64
}

// act is what a person does to another; from is "" where the speaker is not
// known.
type act struct {
	turn     int
	from, to string
	kind     string
	score    float64
}

type affiliation struct {
	discussion, person, organisation string
}

// reader makes a record while it visits a graph. Its turns are at first in the
// order of their ids.
type reader struct {
	record
	at   map[string]int // turns by their ids
	of   []string       // the discussion of each turn
	lost int            // findings whose turn is not there
}

// read reads a graph. The record's discussions are in the order of their dates
// and ids, its turns in that of their discussions and indexes.
func read(ctx context.Context, s Source) (*record, error) {
	r := reader{record: record{entities: map[string]entity{}, affiliations: map[affiliation]float64{}}, at: map[string]int{}}
	if err := s.Snapshot(ctx, graph.Visitor{Node: r.node, Edge: r.edge}); err != nil {
		return nil, fmt.Errorf("reading the graph for a network: %w", err)
	}
	if r.lost > 0 {
		return nil, fmt.Errorf("reading the graph for a network: %d of its edges name turns that are not there; build it anew with --force", r.lost)
	}
	r.arrange()
	return &r.record, nil
}

func (r *reader) node(n graph.Node) error {
	switch n.Label {
	case graph.LabelDiscussion:
		from, to := days(text(n.Props, "date"))
		r.discussions = append(r.discussions, meeting{n.ID, from, to})
	case graph.LabelTurn:
		r.at[n.ID] = len(r.turns)
		r.of = append(r.of, text(n.Props, "discussion"))
		index, _ := n.Props["index"].(int64)
		r.turns = append(r.turns, turn{
			index: int(index), role: text(n.Props, "role"),
			from: number(n.Props, "from_seconds"), to: number(n.Props, "to_seconds"),
		})
	default:
		r.entities[n.ID] = entity{n.Label, text(n.Props, "name"), text(n.Props, "stakeholder")}
	}
	return nil
}

func (r *reader) edge(e graph.Edge) error {
	switch e.Type {
	case graph.Spoke:
		if t, ok := r.turn(e.To.ID); ok {
			r.turns[t].speaker, r.turns[t].sure = e.From.ID, number(e.Props, "score")
		}
	case graph.RepliesTo:
		from, ok := r.turn(e.From.ID)
		to, there := r.turn(e.To.ID)
		if ok && there {
			r.replies = append(r.replies, reply{from, to, text(e.Props, "kind"), number(e.Props, "score")})
		}
	case graph.Mentions:
		if t, ok := r.turn(e.From.ID); ok && e.To.Label == graph.LabelConcept {
			r.mentions = append(r.mentions, mention{t, e.To.ID, number(e.Props, "score")})
		}
	case graph.Engaged:
		if t, ok := r.turn(text(e.Props, "turn")); ok {
			a := act{t, e.From.ID, e.To.ID, text(e.Props, "kind"), number(e.Props, "score")}
			if e.From.Label == graph.LabelTurn {
				a.from = ""
			}
			r.engagements = append(r.engagements, a)
		}
	case graph.AffiliatedWith:
		a := affiliation{text(e.Props, "discussion"), e.From.ID, e.To.ID}
		r.affiliations[a] = max(r.affiliations[a], number(e.Props, "score"))
	}
	return nil
}

func (r *reader) turn(id string) (int, bool) {
	t, ok := r.at[id]
	if !ok {
		r.lost++
	}
	return t, ok
}

// arrange sorts discussions and turns, and sets right what points at them.
func (r *reader) arrange() {
	slices.SortFunc(r.discussions, func(a, b meeting) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.id, b.id)) })
	place := map[string]int{}
	for i, d := range r.discussions {
		place[d.id] = i
	}
	order := make([]int, len(r.turns))
	for i := range r.turns {
		r.turns[i].discussion = place[r.of[i]]
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(r.turns[a].discussion, r.turns[b].discussion), cmp.Compare(r.turns[a].index, r.turns[b].index))
	})
	turns, now := make([]turn, len(order)), make([]int, len(order))
	for i, old := range order {
		turns[i], now[old] = r.turns[old], i
	}
	r.turns = turns
	for i := range r.mentions {
		r.mentions[i].turn = now[r.mentions[i].turn]
	}
	for i := range r.replies {
		r.replies[i].turn, r.replies[i].to = now[r.replies[i].turn], now[r.replies[i].to]
	}
	for i := range r.engagements {
		r.engagements[i].turn = now[r.engagements[i].turn]
	}
}

func text(props map[string]any, name string) string {
	s, _ := props[name].(string)
	return s
}

func number(props map[string]any, name string) float64 {
	f, _ := props[name].(float64)
	return f
}
