package discussion

import (
	"encoding/json"
	"fmt"
)

type jsonFindings struct {
	Discussion jsonDiscussion `json:"discussion"`
	Turns      []jsonTurn     `json:"turns"`
	Entities   []Entity       `json:"entities"`
	Mentions   []jsonMention  `json:"mentions"`
	Links      []jsonLink     `json:"links"`
}

type jsonDiscussion struct {
	ID     string `json:"id"`
	Title  string `json:"title"`
	Event  string `json:"event,omitempty"`
	Date   string `json:"date"`
	Source string `json:"source"`
	Format string `json:"format,omitempty"`
	Digest string `json:"digest"`
}

type jsonTurn struct {
	Index    int           `json:"index"`
	Label    string        `json:"label"`
	Role     string        `json:"role,omitempty"`
	Speaker  string        `json:"speaker"`
	Basis    string        `json:"basis"`
	Score    float64       `json:"score"`
	Evidence *jsonEvidence `json:"evidence,omitempty"`
	Line     int           `json:"line"`
	At       Interval      `json:"at,omitzero"`
	Text     string        `json:"text"`
}

// jsonEvidence is where the words stand that name a turn's speaker.
type jsonEvidence struct {
	Turn  int    `json:"turn"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Quote string `json:"quote"`
	Rule  string `json:"rule"`
}

type jsonMention struct {
	Entity string  `json:"entity"`
	Kind   string  `json:"kind"`
	Turn   int     `json:"turn"`
	Start  int     `json:"start"`
	End    int     `json:"end"`
	Text   string  `json:"text"`
	Rule   string  `json:"rule"`
	Score  float64 `json:"score"`
}

type jsonLink struct {
	Relation string  `json:"relation"`
	Kind     string  `json:"kind"`
	Turn     int     `json:"turn"`
	ToTurn   *int    `json:"to_turn,omitempty"`
	From     string  `json:"from,omitempty"`
	To       string  `json:"to,omitempty"`
	Start    int     `json:"start"`
	End      int     `json:"end"`
	Quote    string  `json:"quote"`
	Rule     string  `json:"rule"`
	Score    float64 `json:"score"`
}

// MarshalJSON writes the findings in the form that `rapporteur extract` prints.
func (f Findings) MarshalJSON() ([]byte, error) {
	d := f.Discussion
	out := jsonFindings{
		Discussion: jsonDiscussion{d.ID, d.Title, d.Event, d.Date, d.Source, d.Format, d.Digest},
		Turns:      make([]jsonTurn, len(d.Turns)),
		Entities:   make([]Entity, len(f.Entities)),
		Mentions:   make([]jsonMention, len(f.Mentions)),
		Links:      make([]jsonLink, len(f.Links)),
	}
	if len(f.Speakers) != len(d.Turns) {
		return nil, fmt.Errorf("findings of %q name %d speakers for %d turns", d.ID, len(f.Speakers), len(d.Turns))
	}
	for i, t := range d.Turns {
		s := f.Speakers[i]
		out.Turns[i] = jsonTurn{
			Index: t.Index, Label: t.Label, Role: t.Role, Speaker: s.Entity, Basis: s.Basis, Score: s.Score,
			Line: t.Line, At: t.At, Text: t.Text,
		}
		if s.Entity != Unknown {
			out.Turns[i].Evidence = &jsonEvidence{s.Span.Turn, s.Start, s.End, s.Quote, s.Rule}
		}
	}
	for i, e := range f.Entities {
		if e.Aliases == nil {
			e.Aliases = []string{}
		}
		out.Entities[i] = e
	}
	for i, m := range f.Mentions {
		out.Mentions[i] = jsonMention{m.Entity, m.Kind, m.Turn, m.Start, m.End, m.Quote, m.Rule, m.Score}
	}
	for i, l := range f.Links {
		out.Links[i] = jsonLink{
			Relation: l.Relation, Kind: l.Kind, Turn: l.Turn, From: l.From, To: l.To,
			Start: l.Start, End: l.End, Quote: l.Quote, Rule: l.Rule, Score: l.Score,
		}
		if l.Relation == RepliesTo {
			to := l.ToTurn
			out.Links[i].ToTurn = &to
		}
	}
	return json.Marshal(out)
}

// UnmarshalJSON reads what MarshalJSON writes. It does not check that the
// findings hold together; [Findings.Validate] does.
func (f *Findings) UnmarshalJSON(data []byte) error {
	var in jsonFindings
	if err := json.Unmarshal(data, &in); err != nil {
		return err
	}
	d := in.Discussion
	*f = Findings{Discussion: Discussion{ID: d.ID, Title: d.Title, Event: d.Event, Date: d.Date, Source: d.Source, Format: d.Format, Digest: d.Digest}}
	for i, t := range in.Turns {
		f.Discussion.Turns = append(f.Discussion.Turns, Turn{Index: t.Index, Label: t.Label, Role: t.Role, Text: t.Text, Line: t.Line, At: t.At})
		s := Speaker{Turn: i, Entity: t.Speaker, Basis: t.Basis, Evidence: Evidence{Span: Span{Turn: i}, Score: t.Score}}
		if e := t.Evidence; e != nil {
			s.Span = Span{e.Turn, e.Start, e.End}
			s.Quote, s.Rule = e.Quote, e.Rule
		}
		f.Speakers = append(f.Speakers, s)
	}
	f.Entities = in.Entities
	for _, m := range in.Mentions {
		f.Mentions = append(f.Mentions, Mention{m.Entity, m.Kind, Evidence{Span{m.Turn, m.Start, m.End}, m.Text, m.Rule, m.Score}})
	}
	for _, l := range in.Links {
		link := Link{Relation: l.Relation, Kind: l.Kind, From: l.From, To: l.To, Evidence: Evidence{Span{l.Turn, l.Start, l.End}, l.Quote, l.Rule, l.Score}}
		if l.ToTurn != nil {
			link.ToTurn = *l.ToTurn
		}
		f.Links = append(f.Links, link)
	}
	return nil
}
