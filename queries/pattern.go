package queries

// patterns reads the patterns of a MATCH.
func (c *checker) patterns() {
	for c.err == nil {
		if k := c.peek(0).kind; (k == aWord || k == aName) && c.peek(1).is("=") {
			c.at += 2
		}
		c.selector()
		if !c.function() { // shortestPath(…)
			c.path()
		}
		if !c.sign(",") {
			return
		}
	}
}

// selector reads which of the paths are wanted.
func (c *checker) selector() {
	switch {
	case c.accept("ALL", "SHORTEST"), c.accept("ANY", "SHORTEST"), c.accept("ANY"):
	case c.accept("SHORTEST"):
		if c.peek(0).kind == aNumber {
			c.at++
		}
		_ = c.accept("GROUPS")
	}
}

// path reads a node or a group and all that is chained to it.
func (c *checker) path() {
	for n := 0; c.err == nil; n++ {
		if n > 0 && !c.peek(0).is("(") {
			return
		}
		c.group()
		c.times()
		c.chain()
	}
}

// group reads what stands in round brackets: a node of a pattern, a pattern, or
// an expression.
func (c *checker) group() {
	c.nested(func() {
		c.need("(")
		if t := c.peek(0); !t.is(")", ":", "{") && t.keyword() != "WHERE" {
			c.expression()
			for c.sign(",") { // of a function of its own: (x, y) -> x + y
				c.expression()
			}
		}
		if c.peek(0).is(":") {
			c.labelled(false)
		}
		if c.peek(0).is("{") {
			c.fields()
		}
		c.where()
		c.need(")")
	})
}

// chain reads edges and the nodes at their ends.
func (c *checker) chain() {
	for c.edge() && c.err == nil {
		c.times()
		c.group()
		c.times()
	}
}

// edge reads one edge: --, -[…]-, with or without an arrowhead.
func (c *checker) edge() bool {
	dash := 0
	if c.peek(0).is("<") {
		dash = 1
	}
	if !c.peek(dash).is("-") || !(c.peek(dash+1).is("[") && c.closes(c.at+dash+1) || c.plain(dash)) {
		return false
	}
	c.at += dash + 1
	if c.peek(0).is("[") {
		c.nested(c.detail)
	}
	c.need("-")
	_ = c.sign(">")
	return true
}

// plain says whether two dashes and a bracket are an edge without details.
func (c *checker) plain(dash int) bool {
	if !c.peek(dash + 1).is("-") {
		return false
	}
	next := c.peek(dash + 2)
	if next.is(">") {
		next = c.peek(dash + 3)
	}
	return next.is("(", "+", "*", "{")
}

// closes says whether a dash follows the bracket that closes this one, as it
// does in an edge and not behind a list.
func (c *checker) closes(at int) bool {
	depth := 0
	for i := at; i < len(c.tokens); i++ {
		switch t := c.tokens[i]; {
		case t.is("[", "(", "{"):
			depth++
		case t.is("]", ")", "}"):
			if depth--; depth == 0 {
				return i+1 < len(c.tokens) && c.tokens[i+1].is("-")
			}
		}
	}
	return false
}

// detail reads what stands in the square brackets of an edge.
func (c *checker) detail() {
	c.need("[")
	if k := c.peek(0).kind; (k == aWord || k == aName) && c.peek(0).keyword() != "WHERE" {
		c.at++
	}
	if c.peek(0).is(":") {
		c.labelled(true)
	}
	if c.sign("*") {
		_ = c.accept("ALL", "SHORTEST") || c.accept("SHORTEST") || c.accept("TRAIL") || c.accept("ACYCLIC")
		if c.peek(0).kind == aNumber {
			c.at++
		}
		if c.sign("..") && c.peek(0).kind == aNumber {
			c.at++
		}
	}
	if c.peek(0).is("{") {
		c.fields()
	}
	c.where()
	c.need("]")
}

// times reads how often a part of a path comes: +, *, {1,3}.
func (c *checker) times() {
	if c.sign("+", "*") || !c.peek(0).is("{") {
		return
	}
	c.need("{")
	for c.peek(0).kind == aNumber || c.peek(0).is(",") {
		c.at++
	}
	c.need("}")
}

// labelled reads labels or types behind a colon: A, A|B, A&!B, (A|B)&C, %. In
// an edge they are types.
func (c *checker) labelled(edge bool) {
	c.need(":")
	c.labelNames(edge)
}

func (c *checker) labelNames(edge bool) {
	for c.err == nil {
		for c.sign("!") {
			continue
		}
		switch at := c.peek(0); {
		case c.sign("%"):
		case at.is("("):
			c.nested(func() {
				c.need("(")
				c.labelNames(edge)
				c.need(")")
			})
		default:
			c.labels = append(c.labels, Label{Name: c.name("a label"), Edge: edge, from: at.from})
		}
		if !c.sign("|", "&", ":") {
			return
		}
		_ = c.sign(":") // A|:B
	}
}
