package queries

import (
	"fmt"
	"slices"
	"strings"
)

// checker reads the tokens of a query by the grammar of what is allowed. It
// marks keywords and functions, so that every other word is a name. After the
// first mistake it sees the end alone.
type checker struct {
	s      string
	tokens []token
	at     int
	depth  int
	err    error

	params  map[string]bool
	labels  []Label
	columns []string
	open    bool
}

// peek returns the token that is n further.
func (c *checker) peek(n int) token {
	if c.err != nil || c.at+n >= len(c.tokens) {
		return c.tokens[len(c.tokens)-1]
	}
	return c.tokens[c.at+n]
}

func (c *checker) fail(t token, format string, args ...any) {
	if c.err == nil {
		line, column := place(c.s, t.from)
		c.err = mistake{line, column, fmt.Sprintf(format, args...)}
	}
}

// keyword returns a bare word in capitals. Only ASCII makes keywords: in
// Unicode other letters have the same capitals.
func (t token) keyword() string {
	if t.kind != aWord {
		return ""
	}
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' {
			return r - 'a' + 'A'
		}
		return r
	}, t.text)
}

// accept passes these keywords if they come next.
func (c *checker) accept(words ...string) bool {
	for i, w := range words {
		if c.peek(i).keyword() != w {
			return false
		}
	}
	for i, w := range words {
		c.tokens[c.at+i].as = w
	}
	c.at += len(words)
	return true
}

// sign passes one of these signs if it comes next.
func (c *checker) sign(signs ...string) bool {
	if !c.peek(0).is(signs...) {
		return false
	}
	c.at++
	return true
}

// need passes the sign, which must come next.
func (c *checker) need(sign string) {
	if !c.sign(sign) {
		c.unexpected("“" + sign + "” is missing before")
	}
}

// name passes a name, bare or in backticks, and returns it.
func (c *checker) name(what string) string {
	t := c.peek(0)
	if t.kind != aWord && t.kind != aName {
		c.unexpected(what + " is missing before")
		return ""
	}
	c.at++
	return t.text
}

// unexpected fails at the next token; a clause that is refused is named as such.
func (c *checker) unexpected(what string) {
	t := c.peek(0)
	switch {
	case refused[t.keyword()]:
		c.refuse()
	case t.kind == atEnd:
		c.fail(t, "%s the end of the query", what)
	default:
		c.fail(t, "%s %q", what, clip(c.s[t.from:t.to]))
	}
}

// refused are the words that begin what either engine can do and a query of a
// user's own may not. They stand here for messages: what is not allowed is
// refused, whether it is listed or not.
var refused = set(`ALTER ANALYZE ATTACH BEGIN CALL CHECKPOINT COMMENT COMMIT COPY CREATE CYPHER DEALLOCATE DELETE DENY DETACH
	DROP DRYRUN ENABLE EXPLAIN EXPORT EXTENSION FILTER FINISH FOREACH GRANT IMPORT INSERT INSTALL LET LOAD MACRO MERGE NEXT
	NODETACH PROFILE PROJECT REALLOCATE REMOVE RENAME REVOKE ROLLBACK SET SHOW START STOP TERMINATE UNINSTALL UPDATE USE USING YIELD`)

// followers are the second words of statements that have a name of two words.
var followers = set(`CSV FROM DATABASE DELETE TABLE EXTENSION TRANSACTION INDEX CONSTRAINT USER NODE REL DATABASES`)

func set(words string) map[string]bool {
	all := map[string]bool{}
	for _, w := range strings.Fields(words) {
		all[w] = true
	}
	return all
}

// refuse fails at the word that comes next, which begins no allowed clause.
func (c *checker) refuse() {
	if c.peek(0).keyword() == "OPTIONAL" && refused[c.peek(1).keyword()] {
		c.at++
	}
	t := c.peek(0)
	if t.kind != aWord {
		c.unexpected("a clause is missing before")
		return
	}
	what := clip(t.keyword())
	if next := c.peek(1).keyword(); followers[next] {
		what += " " + next
	}
	switch k := t.keyword(); {
	case refused[k]:
		c.fail(t, "%s is refused: a query may only read, with the clauses %s", what, Allowed)
	case clauseWords[k]:
		c.fail(t, "%s may not stand here: RETURN ends a query, WHERE follows MATCH or WITH, and ORDER BY, SKIP and LIMIT follow RETURN or WITH in this order", what)
	default:
		c.fail(t, "%q is no clause that is allowed: there are %s", clip(t.text), Allowed)
	}
}

// statement reads the whole query.
func (c *checker) statement() {
	c.query(true)
	if c.sign(";") {
		if t := c.peek(0); t.kind != atEnd {
			c.fail(t, "a second statement (%s) is refused: a query is one, with the clauses %s", clip(c.s[t.from:t.to]), Allowed)
		}
		return
	}
	if c.err == nil && c.peek(0).kind != atEnd {
		c.refuse()
	}
}

// query reads clauses up to the last RETURN, and those behind each UNION. A
// subquery of EXISTS or COUNT needs none.
func (c *checker) query(returns bool) {
	top := c.depth == 0
	unions := 0
	for {
		columns, limited := c.part(returns)
		if top && unions == 0 {
			c.columns = columns
		}
		if !c.accept("UNION") {
			if top {
				c.open = unions == 0 && !limited
			}
			return
		}
		unions++
		_ = c.accept("ALL") || c.accept("DISTINCT")
	}
}

// part reads the clauses of a query without UNION. It returns the columns and
// whether their rows have a LIMIT.
func (c *checker) part(returns bool) (columns []string, limited bool) {
	for n := 0; c.err == nil; n++ {
		switch {
		case c.accept("MATCH"), c.accept("OPTIONAL", "MATCH"):
			c.patterns()
			c.where()
		case c.accept("UNWIND"):
			c.expression()
			if !c.accept("AS") {
				c.unexpected("AS and a name are missing before")
			}
			c.name("a name")
		case c.accept("WITH"):
			c.projection()
			c.tail()
			c.where()
		case c.accept("RETURN"):
			columns = c.projection()
			return columns, c.tail()
		case n > 0 && !returns && c.peek(0).is("}"):
			return nil, false
		case n > 0 && (c.peek(0).kind == atEnd || c.peek(0).is(";", "}")):
			c.unexpected("RETURN is missing before")
		default:
			c.refuse()
		}
	}
	return nil, false
}

func (c *checker) where() {
	if c.accept("WHERE") {
		c.expression()
	}
}

// projection reads what WITH and RETURN give and returns its columns, nil where
// there is a star.
func (c *checker) projection() []string {
	_ = c.accept("DISTINCT")
	columns := []string{}
	for {
		if c.sign("*") {
			columns = nil
		} else if column := c.item(); columns != nil {
			columns = append(columns, column)
		}
		if !c.sign(",") {
			return columns
		}
	}
}

// item reads an expression with or without an alias, and returns the column.
func (c *checker) item() string {
	from := c.at
	c.expression()
	if c.err != nil {
		return ""
	}
	to := c.at
	if c.accept("AS") {
		return c.name("a name")
	}
	if to == from+1 && c.tokens[from].kind == aName {
		return c.tokens[from].text
	}
	var b strings.Builder
	for i, t := range c.tokens[from:to] {
		if i > 0 && t.from > c.tokens[from+i-1].to {
			b.WriteByte(' ')
		}
		b.WriteString(c.s[t.from:t.to])
	}
	return b.String()
}

// tail reads ORDER BY, SKIP and LIMIT and says whether there is a LIMIT.
func (c *checker) tail() (limited bool) {
	if c.accept("ORDER", "BY") {
		for {
			c.expression()
			_ = slices.ContainsFunc([]string{"ASC", "ASCENDING", "DESC", "DESCENDING"}, func(w string) bool { return c.accept(w) })
			if !c.sign(",") {
				break
			}
		}
	}
	if c.accept("SKIP") || c.accept("OFFSET") {
		c.expression()
	}
	if limited = c.accept("LIMIT"); limited {
		c.expression()
	}
	return limited
}

// nested reads something that stands in brackets.
func (c *checker) nested(read func()) {
	c.depth++
	defer func() { c.depth-- }()
	if c.depth > mostDepth {
		c.fail(c.peek(0), "the brackets are nested more than %d deep", mostDepth)
		return
	}
	read()
}
