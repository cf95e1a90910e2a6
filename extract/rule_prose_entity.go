package extract

import (
	"slices"
	"strings"
)

// proseEntity finds organisations by the named entities of prose, which is
// asked only about names that nothing explains and that stand in the text
// several times as organisations do: as the owner of something, as a place to
// be at, as what does something. prose is one witness among these, for its
// labels are often wrong.
//
// It fires on "at Quillmark", "Quillmark has said" and "Quillmark's mills" in
// one discussion; it must not on a product or a person that comes as often.
var proseEntity = Rule{
	Name: "prose-entity",
	Doc:  "A name that the language model and the words around it take for an organisation.",
	Run:  findProseEntities,
}

const (
	scoreProse = 0.6
	// mostSentences is how many sentences prose reads for one name.
	mostSentences = 3
)

// candidate is a name that may be an organisation's.
type candidate struct {
	places []runPlace
	// at, does and owns count the places where it stands behind "at" and "by",
	// before a verb of saying and doing, and before a possessive.
	at, does, owns int
}

type runPlace struct {
	t *turn
	run
}

func findProseEntities(p *Pass) error {
	names, order := p.unexplained()
	for _, name := range order {
		c := names[name]
		if c.at == 0 || c.does+c.owns == 0 || c.at+c.does+c.owns < 3 {
			continue
		}
		seen, err := p.witnessed(name, c)
		if err != nil {
			return err
		}
		if !seen {
			continue
		}
		for _, at := range c.places {
			if p.free(at.t, at.i, at.j) {
				p.nameOrganisation(at.t, at.i, at.j, scoreProse)
			}
		}
	}
	return nil
}

// unexplained returns the names inside sentences that no rule has explained, and
// in the order of the text.
func (p *Pass) unexplained() (map[string]*candidate, []string) {
	names := map[string]*candidate{}
	var order []string
	for n := range p.turns {
		t := &p.turns[n]
		for _, r := range p.runs(t) {
			if t.tokens[r.i].first && r.j-r.i == 1 && t.tokens[r.i].end-t.tokens[r.i].start < 3 || !p.mayBeOrganisation(t, r, false) {
				continue
			}
			name := plainText(t, r.i, r.j)
			c := names[name]
			if c == nil {
				c = &candidate{}
				names[name], order = c, append(order, name)
			}
			c.note(t, r)
		}
	}
	return names, order
}

func (c *candidate) note(t *turn, r run) {
	c.places = append(c.places, runPlace{t, r})
	if r.i > 0 && atOrBy[t.tokens[r.i-1].lower] {
		c.at++
	}
	if r.j < len(t.tokens) && doesThings[t.tokens[r.j].lower] {
		c.does++
	}
	if r.j+1 < len(t.tokens) && t.tokens[r.j].end == t.tokens[r.j+1].start && t.tokens[r.j+1].lower == "s" {
		c.owns++
	}
}

var (
	atOrBy     = set("at by")
	doesThings = set(`said says announced announces launched launches released releases acquired acquires hired hires
		offers offered published publishes owns sells sold bought provides expects reported reports proposed`)
)

// witnessed tells whether prose takes the name for an entity in most of the
// sentences that it is asked about, of two at least.
func (p *Pass) witnessed(name string, c *candidate) (bool, error) {
	asked, yes := 0, 0
	for _, at := range c.places {
		if asked == mostSentences {
			break
		}
		from, to := at.t.widen(at.i, at.j)
		start, end := at.t.span(from, to)
		found, err := p.tagger.Entities(at.t.text[start:end])
		if err != nil {
			return false, err
		}
		asked++
		if slices.ContainsFunc(found, func(e string) bool { return strings.Contains(e, name) }) {
			yes++
		}
	}
	return yes > 1 || yes == 1 && asked == 1, nil
}
