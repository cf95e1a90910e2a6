package export

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"rapporteur/graph"
)

// timeline says when the elements of a source are there: from the first to the
// last day of what they are part of where the source has more than one date,
// else from the first to the last turn, counted from 0. Discussions are laid
// end to end in the order of their dates and ids, as networks lay them.
//
// It keeps an extent for each person, organisation and concept in memory.
type timeline struct {
	days        bool
	discussions map[string]held
	shared      map[graph.Ref]extent
}

// held is when a discussion was held.
type held struct {
	id          string
	first, last string // days, empty where none is known
	begin       int    // the position of its first turn
	turns       int
}

// extent is a stretch of days and of turns.
type extent struct {
	from, to    string
	first, last int
}

// when is the time of an element as it is written; empty where none is known.
type when struct {
	start, end string
	spells     [][2]string
}

// newTimeline visits a source once.
func newTimeline(ctx context.Context, s Source) (*timeline, error) {
	t := &timeline{discussions: map[string]held{}, shared: map[graph.Ref]extent{}}
	dates := map[string]bool{}
	laid := false
	err := s.Snapshot(ctx, graph.Visitor{
		Node: func(n graph.Node) error {
			if n.Label == graph.LabelDiscussion {
				h := heldOn(n)
				dates[h.first], t.discussions[n.ID] = true, h
			} else if first := text(n.Props, "first_date"); day(first) {
				dates[first] = true
			}
			return nil
		},
		Edge: func(e graph.Edge) error {
			if !laid {
				t.lay()
				laid = true
			}
			t.stretch(e)
			return nil
		},
	})
	delete(dates, "")
	t.days = len(dates) > 1
	if !laid {
		t.lay()
	}
	return t, err
}

func heldOn(n graph.Node) held {
	first, last, both := strings.Cut(text(n.Props, "date"), "/")
	if !both {
		last = first
	}
	turns, _ := n.Props["turns"].(int64)
	if !day(first) || !day(last) {
		first, last = "", ""
	}
	return held{id: n.ID, first: first, last: last, turns: int(turns)}
}

func day(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

// lay lays the discussions end to end.
func (t *timeline) lay() {
	all := make([]held, 0, len(t.discussions))
	for _, h := range t.discussions {
		all = append(all, h)
	}
	slices.SortFunc(all, func(a, b held) int { return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(a.id, b.id)) })
	position := 0
	for _, h := range all {
		h.begin = position
		t.discussions[h.id] = h
		position += h.turns
	}
}

// stretch has the shared ends of an edge be there when the edge is.
func (t *timeline) stretch(e graph.Edge) {
	now, ok := t.turn(text(e.Props, "discussion"), turnOf(e))
	if !ok {
		return
	}
	for _, ref := range []graph.Ref{e.From, e.To} {
		if ref.Label == graph.LabelTurn || ref.Label == graph.LabelDiscussion {
			continue
		}
		all, seen := t.shared[ref]
		if !seen {
			all = now
		}
		all.first, all.last = min(all.first, now.first), max(all.last, now.last)
		if now.from != "" {
			all.from, all.to = min(cmp.Or(all.from, now.from), now.from), max(all.to, now.to)
		}
		t.shared[ref] = all
	}
}

// turnOf is the index of the turn in which an edge stands, from its id
// ([graph.TurnID]); -1 where there is none.
func turnOf(e graph.Edge) int {
	id := text(e.Props, "turn")
	if e.Type == graph.HasTurn {
		id = e.To.ID
	}
	i, err := strconv.Atoi(id[strings.LastIndex(id, "/")+1:])
	if err != nil {
		return -1
	}
	return i
}

// turn is the extent of a turn.
func (t *timeline) turn(discussion string, index int) (extent, bool) {
	h, ok := t.discussions[discussion]
	return extent{h.first, h.last, h.begin + index, h.begin + index}, ok && index >= 0
}

func (t *timeline) node(n graph.Node) when {
	ref := graph.Ref{Label: n.Label, ID: n.ID}
	switch n.Label {
	case graph.LabelDiscussion:
		h := t.discussions[n.ID]
		return t.written(extent{h.first, h.last, h.begin, h.begin + max(h.turns-1, 0)}, true)
	case graph.LabelTurn:
		index, _ := n.Props["index"].(int64)
		return t.written(t.turn(text(n.Props, "discussion"), int(index)))
	}
	if _, ok := n.Props["first_turn"]; ok {
		return t.active(n.Props)
	}
	all, ok := t.shared[ref]
	return t.written(all, ok)
}

func (t *timeline) edge(e graph.Edge) when {
	if _, ok := e.Props["first_turn"]; ok {
		return t.active(e.Props)
	}
	return t.written(t.turn(text(e.Props, "discussion"), turnOf(e)))
}

// written is the extent that the timeline counts.
func (t *timeline) written(e extent, ok bool) when {
	switch {
	case !ok:
		return when{}
	case t.days:
		return when{start: e.from, end: e.to}
	}
	return when{start: strconv.Itoa(e.first), end: strconv.Itoa(e.last)}
}

// active is what an element of a network says: its slices of time where it has
// some, else its extent.
func (t *timeline) active(props map[string]any) when {
	if t.days {
		first, last := text(props, "first_date"), text(props, "last_date")
		if !day(first) || !day(last) {
			return when{}
		}
		return when{start: first, end: last}
	}
	w := when{start: cell(props["first_turn"]), end: cell(props["last_turn"])}
	spells, _ := props["spells"].([]string)
	for _, s := range spells {
		if first, last, ok := strings.Cut(s, ".."); ok {
			w.spells = append(w.spells, [2]string{first, last})
		}
	}
	return w
}
