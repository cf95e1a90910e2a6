package queries

import "strings"

// expression reads operands with operators between them. Which binds closer
// does not matter here, nor what is given to which.
func (c *checker) expression() {
	for c.err == nil {
		for c.accept("NOT") || c.sign("+", "-") {
			continue
		}
		c.operand()
		if !c.operator() {
			return
		}
	}
}

// operator passes what stands between two operands.
func (c *checker) operator() bool {
	if c.peek(0).is("-") && c.peek(1).is(">") { // of a function of its own: x -> x + 1
		c.at += 2
		return true
	}
	return c.sign("+", "-", "*", "/", "%", "^", "=", "<>", "<", ">", "<=", ">=", "=~", "||") ||
		c.accept("AND") || c.accept("OR") || c.accept("XOR") || c.accept("IN") || c.accept("CONTAINS") ||
		c.accept("STARTS", "WITH") || c.accept("ENDS", "WITH")
}

// operand reads one operand with what is asked of it.
func (c *checker) operand() {
	named := false
	switch t := c.peek(0); {
	case t.kind == aNumber, t.kind == aText:
		c.at++
	case t.kind == aParameter:
		c.params[t.text] = true
		c.at++
	case t.is("("):
		c.group()
		c.chain()
	case t.is("["):
		c.list()
	case t.is("{"):
		c.fields()
	case t.kind == aName:
		c.at++
		named = true
	case c.accept("CASE"):
		c.nested(c.cases)
	case c.accept("TRUE"), c.accept("FALSE"), c.accept("NULL"):
	case c.subquery():
	case c.function():
	case t.kind == aWord && !c.misplaced():
		c.at++
		named = true
	default:
		c.unexpected("an expression is missing before")
	}
	c.questions(named)
}

// clauseWords begin the allowed clauses. They may be names all the same.
var clauseWords = set(`MATCH OPTIONAL WHERE WITH UNWIND RETURN ORDER SKIP OFFSET LIMIT UNION`)

// operatorWords may follow an operand.
var operatorWords = set(`AND OR XOR IN CONTAINS STARTS ENDS IS AS ASC ASCENDING DESC DESCENDING WHEN THEN ELSE END`)

// misplaced says whether the word is no name but a clause that begins where an
// expression is missing.
func (c *checker) misplaced() bool {
	next := c.peek(1)
	k := next.keyword()
	return clauseWords[c.peek(0).keyword()] && !clauseWords[k] && !operatorWords[k] &&
		(next.kind == aWord || next.kind == aName || next.kind == aNumber || next.kind == aText || next.kind == aParameter)
}

// questions reads what follows an operand: properties, indices, labels, what
// is taken of a map, IS NULL.
func (c *checker) questions(named bool) {
	for c.err == nil {
		switch t := c.peek(0); {
		case c.sign("."):
			c.name("the name of a property")
		case t.is("["):
			c.nested(c.index)
		case named && t.is(":"):
			c.labelled(false)
		case named && t.is("{"):
			c.fields()
		case c.accept("IS", "NOT", "NULL"), c.accept("IS", "NULL"):
		default:
			return
		}
	}
}

// index reads an index or a range in square brackets.
func (c *checker) index() {
	c.need("[")
	if !c.peek(0).is("..") {
		c.expression()
	}
	if c.sign("..") && !c.peek(0).is("]") {
		c.expression()
	}
	c.need("]")
}

// list reads a list, or one that is made from another or from a pattern.
func (c *checker) list() {
	c.nested(func() {
		c.need("[")
		c.arguments("]")
	})
}

// arguments reads expressions up to a closing bracket, with a condition and
// with what is made of each.
func (c *checker) arguments(end string) {
	for !c.peek(0).is(end) && c.err == nil {
		c.expression()
		if c.accept("AS") {
			c.typeName()
		}
		c.where()
		if c.sign("|") {
			c.expression()
		}
		if !c.sign(",") {
			break
		}
	}
	c.need(end)
}

// typeNames are those to which a value can be cast.
var typeNames = set(`BOOL BOOLEAN INT8 INT16 INT32 INT64 INT INTEGER INT128 UINT8 UINT16 UINT32 UINT64 FLOAT DOUBLE STRING DATE TIMESTAMP INTERVAL`)

// typeName reads a type, also of lists.
func (c *checker) typeName() {
	t := c.peek(0).keyword()
	if !typeNames[t] {
		c.unexpected("the name of a type is missing before")
		return
	}
	c.accept(t)
	for c.sign("[") {
		c.need("]")
	}
}

// fields reads a map, the properties of a pattern, or what is taken of a map.
func (c *checker) fields() {
	c.nested(func() {
		c.need("{")
		for !c.peek(0).is("}") && c.err == nil {
			switch {
			case c.sign("."):
				if !c.sign("*") {
					c.name("the name of a property")
				}
			case c.peek(0).kind == aText:
				c.at++
				c.need(":")
				c.expression()
			default:
				c.name("the name of a property")
				if c.sign(":") {
					c.expression()
				}
			}
			if !c.sign(",") {
				break
			}
		}
		c.need("}")
	})
}

// cases reads what follows CASE.
func (c *checker) cases() {
	if c.peek(0).keyword() != "WHEN" {
		c.expression()
	}
	for c.accept("WHEN") {
		for {
			c.expression()
			if !c.sign(",") {
				break
			}
		}
		if !c.accept("THEN") {
			c.unexpected("THEN is missing before")
		}
		c.expression()
	}
	if c.accept("ELSE") {
		c.expression()
	}
	if !c.accept("END") {
		c.unexpected("END is missing before")
	}
}

// subquery reads EXISTS, COUNT or COLLECT and the query in braces behind it.
func (c *checker) subquery() bool {
	kind := c.peek(0).keyword()
	if (kind != "EXISTS" && kind != "COUNT" && kind != "COLLECT") || !c.peek(1).is("{") {
		return false
	}
	c.accept(kind)
	c.nested(func() {
		c.need("{")
		if c.peek(0).is("(") || c.peek(1).is("=") {
			c.patterns()
			c.where()
		} else {
			c.query(kind == "COLLECT")
		}
		c.need("}")
	})
	return true
}

// function reads a call of a function. Each must be one of [functions].
func (c *checker) function() bool {
	parts := []string{c.peek(0).text}
	for c.peek(0).kind == aWord && c.peek(2*len(parts)-1).is(".") && c.peek(2*len(parts)).kind == aWord {
		parts = append(parts, c.peek(2*len(parts)).text)
	}
	end := 2*len(parts) - 1
	if c.peek(0).kind != aWord || !c.peek(end).is("(") {
		return false
	}
	f := strings.Join(parts, ".")
	switch {
	case refused[c.peek(0).keyword()] && end == 1:
		c.refuse()
		return true
	case !functions[lower(f)]:
		c.fail(c.peek(0), "the function %s is refused: a query may call those of the language that see nothing but the graph (docs/queries.md lists them)", clip(f))
		return true
	}
	for i := 0; i < end; i++ {
		c.tokens[c.at+i].as = c.peek(i).text
	}
	c.at += end
	c.nested(func() {
		c.need("(")
		_ = c.accept("DISTINCT")
		if c.sign("*") {
			c.need(")")
			return
		}
		c.arguments(")")
	})
	return true
}

// lower returns a text with the capitals of ASCII made small.
func lower(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'A' && r <= 'Z' {
			return r - 'A' + 'a'
		}
		return r
	}, s)
}
