package network

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rapporteur/discussion"
	"rapporteur/graph"
)

// memory is a source that holds the graphs of discussions that share nothing
// but their entities.
type memory []graph.Graph

func (m memory) Snapshot(_ context.Context, v graph.Visitor) error {
	seen := map[string]bool{}
	for _, g := range m {
		for _, n := range g.Nodes {
			if seen[n.ID] {
				continue
			}
			seen[n.ID] = true
			if err := v.Node(n); err != nil {
				return err
			}
		}
	}
	for _, g := range m {
		for _, e := range g.Edges {
			if err := v.Edge(e); err != nil {
				return err
			}
		}
	}
	return nil
}

// script reads discussions that are written in the form that
// testdata/networks/two-meetings.txtar explains, with two things more: a
// number behind "~" is a score, and "12-20s" at the head of a turn its time.
type script struct {
	t        testing.TB
	findings []discussion.Findings
	entities map[string]bool
	pending  [][]string
}

func parseScript(t testing.TB, text string) memory {
	t.Helper()
	s := &script{t: t}
	for line := range strings.Lines(text) {
		switch words := strings.Fields(line); {
		case len(words) == 0:
		case words[0] == "discussion":
			s.begin(words[1], append(words, "")[2])
		case words[0] == "affiliated":
			s.pending = append(s.pending, words[1:])
		default:
			s.turn(words)
		}
	}
	var m memory
	for _, f := range s.findings {
		g, err := graph.Build(f)
		if err != nil {
			t.Fatal(err)
		}
		m = append(m, g)
	}
	return m
}

func (s *script) begin(id, date string) {
	s.findings = append(s.findings, discussion.Findings{Discussion: discussion.Discussion{ID: id, Date: date, Source: id, Digest: "1"}})
	s.entities = map[string]bool{}
}

func (s *script) current() *discussion.Findings { return &s.findings[len(s.findings)-1] }

func (s *script) entity(kind, name string) string {
	id := kind + ":" + name
	if !s.entities[id] {
		s.entities[id] = true
		s.current().Entities = append(s.current().Entities, discussion.Entity{ID: id, Kind: kind, Name: name, Basis: "test"})
	}
	return id
}

func (s *script) turn(words []string) {
	f := s.current()
	i := len(f.Discussion.Turns)
	turn := discussion.Turn{Index: i, Text: strings.Join(words, " ")}
	if times, ok := strings.CutSuffix(words[0], "s"); ok && strings.Contains(times, "-") {
		from, to, _ := strings.Cut(times, "-")
		turn.At = discussion.Interval{From: s.number(from), To: s.number(to)}
		words = words[1:]
	}
	head, score := s.scored(strings.TrimSuffix(words[0], ":"))
	name, role, _ := strings.Cut(strings.TrimSuffix(head, ")"), "(")
	turn.Role = role
	ev := discussion.Evidence{Span: discussion.Span{Turn: i}, Rule: "label", Score: score}
	speaker := discussion.Speaker{Turn: i, Entity: discussion.Unknown}
	if name != "?" {
		turn.Label = name
		ev.Quote = name
		speaker = discussion.Speaker{Turn: i, Entity: s.entity(discussion.Person, name), Basis: "label", Evidence: ev}
	}
	f.Discussion.Turns = append(f.Discussion.Turns, turn)
	f.Speakers = append(f.Speakers, speaker)
	at := strings.Index(turn.Text, ":") + 1
	for _, w := range words[1:] {
		at += strings.Index(turn.Text[at:], w)
		s.found(w, speaker.Entity, discussion.Evidence{Span: discussion.Span{Turn: i, Start: at, End: at + len(w)}, Quote: w, Rule: "test"})
		at += len(w)
	}
	s.affiliate(turn.Text)
}

// affiliate puts what stands between discussion and turns into the first turn.
func (s *script) affiliate(text string) {
	for _, words := range s.pending {
		for _, o := range words[1:] {
			o, score := s.scored(o)
			ev := discussion.Evidence{Span: discussion.Span{End: len(text)}, Quote: text, Rule: "test", Score: score}
			s.current().Links = append(s.current().Links, discussion.Link{
				Relation: discussion.AffiliatedWith, From: s.entity(discussion.Person, words[0]), To: s.entity(discussion.Organisation, o), Evidence: ev,
			})
		}
	}
	s.pending = nil
}

func (s *script) found(word, speaker string, ev discussion.Evidence) {
	f := s.current()
	word, ev.Score = s.scored(word)
	kind, to, linked := strings.Cut(word, ">")
	turn, reply, _ := strings.Cut(to, "=")
	switch {
	case !linked:
		f.Mentions = append(f.Mentions, discussion.Mention{Entity: s.entity(discussion.Concept, word), Kind: discussion.Concept, Evidence: ev})
	case kind == "reply":
		f.Links = append(f.Links, discussion.Link{Relation: discussion.RepliesTo, Kind: reply, ToTurn: int(s.number(turn)), Evidence: ev})
	default:
		f.Links = append(f.Links, discussion.Link{Relation: discussion.Engaged, Kind: kind, From: speaker, To: s.entity(discussion.Person, to), Evidence: ev})
	}
}

func (s *script) scored(word string) (string, float64) {
	word, score, ok := strings.Cut(word, "~")
	if !ok {
		return word, 1
	}
	return word, s.number(score)
}

func (s *script) number(text string) float64 {
	f, err := strconv.ParseFloat(text, 64)
	if err != nil {
		s.t.Fatal(err)
	}
	return f
}

// make projects the network that words name, as they stand behind `rapporteur
// network`.
func makeNetwork(t testing.TB, s Source, words string) Network {
	t.Helper()
	name, rest, _ := strings.Cut(words, " ")
	k, err := FindKind(name)
	if err != nil {
		t.Fatal(err)
	}
	values := map[string]string{}
	for _, p := range strings.Fields(rest) {
		name, value, _ := strings.Cut(p, "=")
		values[name] = value
	}
	o, err := k.Options(values)
	if err != nil {
		t.Fatal(err)
	}
	n, err := Project(t.Context(), s, k, o)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// written writes the edges of a network, sorted by names, and what is left out.
func written(n Network) string {
	var lines []string
	for _, e := range n.Edges {
		weight := strconv.FormatFloat(e.Weight, 'f', 6, 64)
		weight = strings.TrimRight(strings.TrimRight(weight, "0"), ".")
		lines = append(lines, fmt.Sprintf("%s %s %s %d\n", n.Nodes[e.From].Name, n.Nodes[e.To].Name, weight, e.Count))
	}
	slices.Sort(lines)
	return strings.Join(lines, "") + strings.TrimRight("left: "+writtenLeft(n.Left), " ") + "\n"
}

func writtenLeft(l Left) string {
	var parts []string
	add := func(n int, format string, args ...any) {
		if n > 0 {
			parts = append(parts, fmt.Sprintf(format, args...))
		}
	}
	add(l.Unknown, "%s", some(l.Unknown, "unknown turn"))
	add(l.UnknownActs, "%s", some(l.UnknownActs, "act"))
	add(l.Unaffiliated, "%s of no organisation with %s", strings.Replace(some(l.Unaffiliated, "person"), "persons", "people", 1), some(l.UnaffiliatedActs, "act"))
	add(l.Within, "%d within", l.Within)
	add(l.Self, "%d of themselves", l.Self)
	add(l.Undated, "%d undated", l.Undated)
	add(l.Untimed, "%d untimed", l.Untimed)
	add(l.Weak, "%d weak", l.Weak)
	add(len(l.Moderators), "moderator %s", strings.Join(l.Moderators, " "))
	return strings.Join(parts, ", ")
}

func some(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
