package queries

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// The bounds of a query of a user's own.
const (
	mostBytes = 1 << 20
	mostDepth = 100 // of brackets and subqueries
)

// Allowed are the clauses that a query of a user's own may have.
const Allowed = "MATCH, OPTIONAL MATCH, WHERE, WITH, UNWIND, RETURN, ORDER BY, SKIP, LIMIT and UNION"

// Checked is a query of a user's own that can only read.
type Checked struct {
	// Cypher is what an engine is to be given. It means what was written, and
	// is made so that no engine can read it otherwise: every name stands in
	// backticks, so that what stands bare is a keyword or a function of the
	// allowed ones; comments are blanks; there is no backslash and no semicolon.
	Cypher string
	// Params are the names of the parameters that the query uses, sorted.
	// [Checked.Bind] makes of their values what the engine is to be given.
	Params []string
	// Columns are those of the result: the aliases, else the expressions as they
	// are written; nil where a star leaves them to the engine.
	Columns []string
	// Labels are the labels of nodes and types of edges that the query names.
	Labels []Label

	source string
	texts  map[string]any // texts that stand as parameters in Cypher
	places []offsets
	open   bool // a LIMIT may be added
}

// Label is a label in a query, or a type of edges; Edge says that it stands
// where only such a type can. The line and the column count from 1.
type Label struct {
	Name         string
	Edge         bool
	Line, Column int

	from int
}

// offsets are a place in the Cypher and the one in what was written.
type offsets struct{ out, in int }

// ReadOnly checks a query that a user wrote before any engine sees it. Only
// queries of the clauses of [Allowed] pass, with the subqueries EXISTS { },
// COUNT { } and COLLECT { } of such, and with functions that see nothing but
// their arguments and the graph. The error says what is refused, at which line
// and column, and what is allowed.
func ReadOnly(cypher string) (Checked, error) {
	switch {
	case len(cypher) > mostBytes:
		return Checked{}, fmt.Errorf("the query has %d bytes, and may have %d: give lists as parameters", len(cypher), mostBytes)
	case !utf8.ValidString(cypher):
		return Checked{}, fmt.Errorf("the query is not in UTF-8")
	}
	cypher = strings.TrimPrefix(cypher, "\uFEFF")
	tokens, err := lex(cypher)
	if err != nil {
		return Checked{}, err
	}
	if len(tokens) == 1 {
		return Checked{}, fmt.Errorf("the query is empty: write one such as MATCH (p:Person) RETURN p.name")
	}
	c := checker{s: cypher, tokens: tokens, params: map[string]bool{}}
	c.statement()
	if c.err != nil {
		return Checked{}, c.err
	}
	checked := Checked{Params: slices.Sorted(maps.Keys(c.params)), Columns: c.columns, Labels: c.labels, source: cypher, open: c.open}
	checked.locate()
	checked.write(tokens)
	return checked, nil
}

// locate finds the lines and columns of the labels, which stand in the order of
// the query.
func (c *Checked) locate() {
	line, column, at := 1, 1, 0
	for i, l := range c.Labels {
		lines, columns := place(c.source[at:l.from], l.from-at)
		if lines > 1 {
			column = 1
		}
		line, column, at = line+lines-1, column+columns-1, l.from
		c.Labels[i].Line, c.Labels[i].Column = line, column
	}
}

// Bind returns the values of parameters as the query's Cypher names them.
func (c Checked) Bind(values map[string]any) map[string]any {
	all := maps.Clone(c.texts)
	for _, name := range c.Params {
		all[parameterMark+name] = values[name]
	}
	return all
}

// AtMost returns the Cypher with a limit of its rows, where the query has none
// of its own and may take one.
func (c Checked) AtMost(rows int) string {
	if !c.open {
		return c.Cypher
	}
	return fmt.Sprintf("%s\nLIMIT %d", c.Cypher, rows)
}

// Place returns the line and the column, from 1, of what stands in the written
// query where the Cypher has this line and column. Lines and columns that the
// Cypher does not have are those of the query's end.
func (c Checked) Place(line, column int) (int, int) {
	out := 0
	for range line - 1 {
		i := strings.IndexByte(c.Cypher[out:], '\n')
		if i < 0 {
			return place(c.source, len(c.source))
		}
		out += i + 1
	}
	for range column - 1 {
		_, n := utf8.DecodeRuneInString(c.Cypher[out:])
		out += n
	}
	in := 0
	for _, o := range c.places {
		if o.out > out {
			break
		}
		in = o.in
	}
	return place(c.source, in)
}

// What stands before the names of parameters, those of the user and those that
// stand for texts.
const (
	parameterMark = "p_"
	textMark      = "t_"
)

// write puts the query together from its tokens.
func (c *Checked) write(tokens []token) {
	var b strings.Builder
	c.texts = map[string]any{}
	before := 0
	for _, t := range tokens {
		b.WriteString(gap(c.source[before:t.from]))
		before = t.to
		c.places = append(c.places, offsets{b.Len(), t.from})
		switch {
		case t.as != "":
			b.WriteString(t.as)
		case t.kind == aWord, t.kind == aName:
			b.WriteString("`" + t.text + "`")
		case t.kind == aParameter:
			b.WriteString("$" + parameterMark + t.text)
		case t.kind == aText:
			b.WriteString(c.literal(t.text))
		case t.is(";"):
		default:
			b.WriteString(t.text)
		}
	}
	c.Cypher = strings.TrimRight(b.String(), " \n")
}

// literal returns a text that both engines read the same, as a parameter where
// no such text can be written.
func (c *Checked) literal(s string) string {
	for _, mark := range []string{"'", `"`} {
		if !strings.Contains(s, mark) && !strings.ContainsAny(s, "\\\r\n") {
			return mark + s + mark
		}
	}
	name := fmt.Sprintf("%s%d", textMark, len(c.texts))
	c.texts[name] = s
	return "$" + name
}

// gap returns white space and comments as blanks and line ends.
func gap(s string) string {
	switch {
	case s == "":
		return ""
	case strings.Contains(s, "\n"):
		return strings.Repeat("\n", strings.Count(s, "\n"))
	}
	return " "
}
