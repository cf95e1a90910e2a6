package graph

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"rapporteur/discussion"
)

// labels are the labels of the kinds of entities.
var labels = map[string]string{
	discussion.Person:       LabelPerson,
	discussion.Organisation: LabelOrganisation,
	discussion.Concept:      LabelConcept,
}

// Build turns findings into the graph of their discussion. It reports findings
// that do not hold together, and text that is no UTF-8.
//
// The character U+0000, which not every store can keep, becomes a space, so
// that offsets hold; in an id it is an error. Entities that no finding touches
// are left out. Of findings that differ in their score alone, the surest one
// stays.
func Build(f discussion.Findings) (Graph, error) {
	g, err := build(f)
	if err != nil {
		return Graph{}, fmt.Errorf("the findings of %q: %w", f.Discussion.ID, err)
	}
	return g, nil
}

func build(f discussion.Findings) (Graph, error) {
	if err := f.Validate(); err != nil {
		return Graph{}, err
	}
	b := builder{findings: f, entities: map[string]Entity{}, touched: map[Ref]Entity{}, edges: map[string]Edge{}}
	for _, e := range f.Entities {
		b.entities[e.ID] = b.entity(e)
	}
	b.turns()
	b.links()
	b.shared()
	b.discussion()
	if b.err != nil {
		return Graph{}, b.err
	}
	b.graph.Edges = slices.Collect(maps.Values(b.edges))
	sortGraph(&b.graph)
	return b.graph, nil
}

// builder collects a graph; err is the first failure.
type builder struct {
	findings discussion.Findings
	entities map[string]Entity
	touched  map[Ref]Entity
	edges    map[string]Edge
	graph    Graph
	err      error
}

func (b *builder) node(label, id string, props map[string]any) {
	b.graph.Nodes = append(b.graph.Nodes, Node{label, b.id(id), props})
}

// edge adds an edge and marks its ends as touched. The fields say what tells it
// from others of its type between the same ends; HAS_TURN has none.
func (b *builder) edge(e Edge, fields ...string) {
	e.ID = edgeID(append([]string{b.findings.Discussion.ID, e.Type, e.From.Label, e.From.ID, e.To.Label, e.To.ID}, fields...)...)
	e.Props["discussion"] = b.findings.Discussion.ID
	if old, ok := b.edges[e.ID]; ok && len(fields) > 0 && old.Props["score"].(float64) >= e.Props["score"].(float64) {
		return
	}
	b.edges[e.ID] = e
	for _, ref := range []Ref{e.From, e.To} {
		if isShared(ref.Label) {
			b.touched[ref] = b.entities[ref.ID]
		}
	}
}

// found adds the edge of a finding.
func (b *builder) found(relation, kind string, from, to Ref, ev discussion.Evidence) {
	b.edge(Edge{Type: relation, From: from, To: to, Props: map[string]any{
		"turn": b.turn(ev.Turn).ID, "kind": b.text(kind), "rule": b.text(ev.Rule), "score": ev.Score,
		"quote": b.text(ev.Quote), "start_byte": int64(ev.Start), "end_byte": int64(ev.End),
	}}, strconv.Itoa(ev.Turn), strconv.Itoa(ev.Start), strconv.Itoa(ev.End), kind, ev.Rule)
}

func (b *builder) turn(index int) Ref {
	return Ref{LabelTurn, TurnID(b.findings.Discussion.ID, index)}
}

func (b *builder) ref(entity string) Ref { return b.entities[entity].Ref() }

func (b *builder) turns() {
	d := b.findings.Discussion
	for i, t := range d.Turns {
		b.node(LabelTurn, TurnID(d.ID, i), map[string]any{
			"name": "turn " + strconv.Itoa(i), "discussion": d.ID, "index": int64(i),
			"label": b.text(t.Label), "role": b.text(t.Role), "text": b.text(t.Text),
			"words": int64(len(strings.Fields(t.Text))), "line": int64(t.Line),
			"from_seconds": b.seconds(i, t.At.From), "to_seconds": b.seconds(i, t.At.To),
		})
		b.edge(Edge{Type: HasTurn, From: Ref{LabelDiscussion, d.ID}, To: b.turn(i), Props: map[string]any{}})
		if s := b.findings.Speakers[i]; s.Entity != discussion.Unknown {
			b.found(Spoke, s.Basis, b.ref(s.Entity), b.turn(i), s.Evidence)
		}
	}
}

func (b *builder) links() {
	for _, m := range b.findings.Mentions {
		b.found(Mentions, m.Kind, b.turn(m.Turn), b.ref(m.Entity), m.Evidence)
	}
	for _, l := range b.findings.Links {
		switch {
		case l.Relation == discussion.RepliesTo:
			b.found(RepliesTo, l.Kind, b.turn(l.Turn), b.turn(l.ToTurn), l.Evidence)
		case l.Relation == discussion.Engaged && l.From == discussion.Unknown:
			b.found(Engaged, l.Kind, b.turn(l.Turn), b.ref(l.To), l.Evidence)
		default:
			b.found(l.Relation, l.Kind, b.ref(l.From), b.ref(l.To), l.Evidence)
		}
	}
}

// entity turns a found entity into what the discussion says of its node.
func (b *builder) entity(e discussion.Entity) Entity {
	out := Entity{ID: b.id(e.ID), Label: labels[e.Kind], Name: b.text(e.Name), Basis: b.text(e.Basis)}
	for _, a := range e.Aliases {
		out.Aliases = append(out.Aliases, b.text(a))
	}
	if e.Kind == discussion.Organisation {
		out.Stakeholder = b.text(e.Group)
	}
	return Merge(out)
}

func (b *builder) shared() {
	for _, e := range b.touched {
		b.graph.Nodes = append(b.graph.Nodes, e.Node())
	}
}

func (b *builder) discussion() {
	d := b.findings.Discussion
	entities := slices.SortedFunc(maps.Values(b.touched), func(a, b Entity) int { return compareRefs(a.Ref(), b.Ref()) })
	contributions, err := encodeContributions(entities)
	if err != nil && b.err == nil {
		b.err = err
	}
	name := d.Title
	if name == "" {
		name = d.ID
	}
	b.node(LabelDiscussion, d.ID, map[string]any{
		"name": b.text(name), "title": b.text(d.Title), "event": b.text(d.Event), "date": b.text(d.Date),
		"source": b.text(d.Source), "format": b.text(d.Format), "digest": b.text(d.Digest),
		"turns": int64(len(d.Turns)), "contributions": contributions,
	})
}

func (b *builder) id(s string) string {
	if strings.Contains(s, "\x00") && b.err == nil {
		b.err = fmt.Errorf("the id %q has the character U+0000", s)
	}
	return b.text(s)
}

// text returns what every store keeps byte for byte.
func (b *builder) text(s string) string {
	if !utf8.ValidString(s) && b.err == nil {
		b.err = fmt.Errorf("%.80q is no UTF-8 text", s)
	}
	return strings.ReplaceAll(s, "\x00", " ")
}

func (b *builder) seconds(turn int, s float64) float64 {
	if (math.IsNaN(s) || math.IsInf(s, 0)) && b.err == nil {
		b.err = fmt.Errorf("the time of turn %d is no number", turn)
	}
	return s
}
