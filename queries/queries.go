// Package queries holds the prepared queries, one file each, that both graph
// engines run. The name of a file is the name of its query.
package queries

import (
	"embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"rapporteur/internal/nearest"
)

//go:embed *.cypher
var files embed.FS

// Query is a prepared query.
type Query struct {
	Name string
	// Question is the sentence that the query answers.
	Question string
	Params   []Param
	// Columns are the names of the report's columns, in their order.
	Columns []string
	// Passage says which column is a passage of a turn, if one is.
	Passage Passage
	// Cypher is the text below the header, for both engines.
	Cypher string
}

// Passage makes of the column that it names, in which the Cypher returns the
// text of a turn, the sentences in which something stands. First and Last are
// the columns of the byte offsets (half-open) of that; the Cypher returns them
// behind the others and no report shows them. Where they are null, the cell
// stays as it is. Once leaves out a row that says what the one before it says.
type Passage struct {
	Column, First, Last string
	Once                bool
}

// Returned are the names of the columns that the Cypher returns.
func (q Query) Returned() []string {
	if q.Passage == (Passage{}) {
		return q.Columns
	}
	return append(slices.Clone(q.Columns), q.Passage.First, q.Passage.Last)
}

// Param is a typed parameter of a query. Its value is always bound.
type Param struct {
	Name string
	Type Type
	// Choices are the values that a parameter of the type Choice may have.
	Choices []string
	// Required says that a value must be given; Default is then empty.
	Required bool
	Default  string
	Doc      string
}

// Form says what the parameter's values are and whether one must be given:
// "person", "person, required", "turns|words".
func (p Param) Form() string {
	form := string(p.Type)
	if p.Type == Choice {
		form = strings.Join(p.Choices, "|")
	}
	if p.Required {
		form += ", required"
	}
	return form
}

// Type is what a parameter names.
type Type string

// The types of parameters. An empty text stands for no condition; the word
// "unknown" stands, as a person, for a speaker whom nothing names, and as a
// group for people of no known one.
const (
	Person       Type = "person"
	Organisation Type = "organisation"
	Concept      Type = "concept"
	Discussion   Type = "discussion"
	Group        Type = "group"      // a stakeholder group
	Turn         Type = "turn"       // bound as the turn's id
	Engagement   Type = "engagement" // a kind of engagement
	Reply        Type = "reply"      // a kind of reply
	Link         Type = "link"       // a kind of engagement or of reply
	Choice       Type = "choice"     // one of the values stated, never empty
	Number       Type = "number"
	Score        Type = "score" // a number from 0 to 1
	// Date is a year, a month or a day, bound as the ISO 8601 text that begins
	// all dates in it: since it is `right(x.date, 10) >= $d`, until it is
	// `x.date < $d + '~'`.
	Date Type = "date"
	Text Type = "text"
)

var types = []Type{Person, Organisation, Concept, Discussion, Group, Turn, Engagement, Reply, Link, Choice, Number, Score, Date, Text}

// All returns the prepared queries, sorted by name. It fails only where a file
// of this folder does not parse, which a test rules out.
var All = sync.OnceValues(func() ([]Query, error) {
	entries, err := files.ReadDir(".")
	if err != nil {
		return nil, err
	}
	var all []Query
	for _, e := range entries {
		text, err := files.ReadFile(e.Name())
		if err != nil {
			return nil, err
		}
		q, err := Parse(strings.TrimSuffix(e.Name(), ".cypher"), string(text))
		if err != nil {
			return nil, err
		}
		all = append(all, q)
	}
	slices.SortFunc(all, func(a, b Query) int { return strings.Compare(a.Name, b.Name) })
	return all, nil
})

// Find returns the prepared query of that name. An error names the nearest one.
func Find(name string) (Query, error) {
	all, err := All()
	if err != nil {
		return Query{}, err
	}
	var names []string
	for _, q := range all {
		if q.Name == name {
			return q, nil
		}
		names = append(names, q.Name)
	}
	return Query{}, fmt.Errorf("there is no query %q%s (there are %s)", name, nearest.Hint(name, names), strings.Join(names, ", "))
}
