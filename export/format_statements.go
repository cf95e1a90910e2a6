package export

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"rapporteur/graph"
)

// statements is the event list of the Discourse Network Analyzer
// (leifeld-lab/dna, Exporter.eventCSV): a statement for each mention of a
// concept in a turn whose speaker is known. A document is a turn, the coder is
// the rule that found the mention, positions are those of characters in the
// turn's text. The organisation is that of the speaker's surest affiliation in
// the discussion. Agreement is 1 or 0 where the words of an agreement or a
// disagreement of that turn hold the mention, and both do not; else it is
// empty. The time is the discussion's first day, plus the time of the turn in
// the recording where that is known.
//
// Unlike DNA, which replaces `;` and `"` in texts, it quotes them (RFC 4180).
// The mentions of concepts are held in memory, with what they refer to but for
// the texts of turns.
var statements = Format{
	Name:      "statements",
	Doc:       "event list in the columns of the Discourse Network Analyzer",
	Extension: ".csv",
	Turns:     true,
	Write:     writeStatements,
}

func writeStatements(ctx context.Context, w io.Writer, s Source) error {
	l := eventList{offsets: offsets{}, discussions: map[string]graph.Node{}, turns: map[string]*turn{}, names: map[graph.Ref]string{}, employer: map[[2]string]affiliation{}}
	if err := s.Snapshot(ctx, graph.Visitor{Node: l.node, Edge: l.edge}); err != nil {
		return err
	}
	slices.SortFunc(l.mentions, func(a, b mention) int {
		return cmp.Or(cmp.Compare(a.turn.discussion, b.turn.discussion), cmp.Compare(a.turn.index, b.turn.index),
			cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end), cmp.Compare(a.concept, b.concept), cmp.Compare(a.rule, b.rule))
	})
	out := buffered(w)
	out.WriteString(`"statement_id";"time";"person";"organisation";"concept";"agreement";"start_position";"stop_position";"text";"coder";` +
		`"document_id";"document_title";"document_author";"document_source";"document_section";"document_type"` + "\n")
	id, document := 0, 0
	var last *turn
	for _, m := range l.mentions {
		if m.turn.speaker == "" {
			continue
		}
		id++
		if m.turn != last {
			document++
			last = m.turn
		}
		fmt.Fprintln(out, l.line(m, id, document))
		if err := failure(out); err != nil {
			return err
		}
	}
	return out.Flush()
}

// eventList is what statements are made of.
type eventList struct {
	offsets     offsets
	discussions map[string]graph.Node
	turns       map[string]*turn
	names       map[graph.Ref]string
	// employer is the surest affiliation of a person in a discussion.
	employer map[[2]string]affiliation
	mentions []mention
}

type turn struct {
	id, discussion, name string
	index                int64
	seconds              float64
	speaker              string
	score                float64
	stances              []stance
}

// stance is where a turn agrees or disagrees, in bytes.
type stance struct {
	start, end int64
	agrees     bool
}

type mention struct {
	turn       *turn
	start, end int64
	quote      string
	concept    string
	rule       string
}

type affiliation struct {
	organisation string
	score        float64
}

func (l *eventList) node(n graph.Node) error {
	switch n.Label {
	case graph.LabelDiscussion:
		l.discussions[n.ID] = n
	case graph.LabelTurn:
		t := &turn{id: n.ID, discussion: text(n.Props, "discussion"), name: text(n.Props, "name")}
		t.index, _ = n.Props["index"].(int64)
		t.seconds, _ = n.Props["from_seconds"].(float64)
		l.turns[n.ID] = t
		l.offsets.add(n.ID, text(n.Props, "text"))
	default:
		l.names[graph.Ref{Label: n.Label, ID: n.ID}] = nodeLabel(n)
	}
	return nil
}

func (l *eventList) edge(e graph.Edge) error {
	t := l.turns[text(e.Props, "turn")]
	if t == nil {
		return nil
	}
	score, _ := e.Props["score"].(float64)
	start, _ := e.Props["start_byte"].(int64)
	end, _ := e.Props["end_byte"].(int64)
	switch e.Type {
	case graph.Spoke:
		if t.speaker == "" || score > t.score || score == t.score && e.From.ID < t.speaker {
			t.speaker, t.score = e.From.ID, score
		}
	case graph.Mentions:
		if e.To.Label == graph.LabelConcept {
			l.mentions = append(l.mentions, mention{t, start, end, text(e.Props, "quote"), e.To.ID, text(e.Props, "rule")})
		}
	case graph.Engaged, graph.RepliesTo:
		switch text(e.Props, "kind") {
		case "agrees", "agreement":
			t.stances = append(t.stances, stance{start, end, true})
		case "disagrees", "disagreement":
			t.stances = append(t.stances, stance{start, end, false})
		}
	case graph.AffiliatedWith:
		k := [2]string{t.discussion, e.From.ID}
		old, ok := l.employer[k]
		if !ok || score > old.score || score == old.score && e.To.ID < old.organisation {
			l.employer[k] = affiliation{e.To.ID, score}
		}
	}
	return nil
}

// agreement is 1, 0 or empty.
func (m mention) agreement() string {
	agrees, disagrees := false, false
	for _, s := range m.turn.stances {
		if s.start <= m.start && m.end <= s.end {
			agrees, disagrees = agrees || s.agrees, disagrees || !s.agrees
		}
	}
	switch {
	case agrees == disagrees:
		return ""
	case agrees:
		return "1"
	}
	return "0"
}

// line writes a statement.
func (l *eventList) line(m mention, id, document int) string {
	d := l.discussions[m.turn.discussion]
	person := l.names[graph.Ref{Label: graph.LabelPerson, ID: m.turn.speaker}]
	organisation := ""
	if a, ok := l.employer[[2]string{m.turn.discussion, m.turn.speaker}]; ok {
		organisation = l.names[graph.Ref{Label: graph.LabelOrganisation, ID: a.organisation}]
	}
	quoted := func(s string) string { return quotedCSV(plain(s)) }
	return strings.Join([]string{
		fmt.Sprint(id), moment(d, m.turn), quoted(person), quoted(organisation),
		quoted(l.names[graph.Ref{Label: graph.LabelConcept, ID: m.concept}]), m.agreement(),
		fmt.Sprint(l.offsets.characters(m.turn.id, m.start)), fmt.Sprint(l.offsets.characters(m.turn.id, m.end)), quoted(m.quote), quoted(m.rule),
		fmt.Sprint(document), quoted(nodeLabel(d)), quoted(person), quoted(text(d.Props, "source")), quoted(m.turn.name), quoted("turn"),
	}, ";")
}

// moment is when a turn was said, as DNA writes it; empty where the day is not
// known.
func moment(d graph.Node, t *turn) string {
	h := heldOn(d)
	begin, err := time.Parse(time.DateOnly, h.first)
	if err != nil {
		return ""
	}
	return begin.Add(time.Duration(t.seconds * float64(time.Second))).Format(time.DateTime)
}
