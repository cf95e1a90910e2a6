package queries

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Parse reads a query with its header:
//
//	// The question that it answers.
//	// param NAME TYPE "DEFAULT" what it is for
//	// columns one, two, three
//	MATCH …
//	RETURN … ORDER BY …
//
// The word required in the place of "DEFAULT" declares a parameter that must be
// given, and one|other|third in that of TYPE one that is one of these. A line
//
//	// passage COLUMN from FIRST to LAST
//
// below the columns is a [Passage].
//
// The question may run over several lines and ends with a full stop or a
// question mark. The parameters must be those that the Cypher uses, the columns
// those that its last RETURN names, and an ORDER BY must follow that RETURN. An
// error names the file and the line.
func Parse(name, text string) (Query, error) {
	p := parser{query: Query{Name: name}}
	lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	for p.line < len(lines) && strings.HasPrefix(lines[p.line], "//") {
		p.line++
		if err := p.header(strings.TrimSpace(lines[p.line-1][len("//"):])); err != nil {
			return Query{}, p.fail(p.line, err)
		}
	}
	switch q := p.query; {
	case q.Question == "":
		return Query{}, p.fail(1, fmt.Errorf("the question that it answers is missing: begin with a comment that states it"))
	case !p.asked:
		return Query{}, p.fail(p.line, fmt.Errorf("the question %q does not end with a full stop or a question mark", q.Question))
	case len(q.Columns) == 0:
		return Query{}, p.fail(p.line, fmt.Errorf("the header states no columns"))
	}
	body := strings.Join(lines[p.line:], "\n")
	p.query.Cypher = strings.TrimSpace(body) + "\n"
	if line, err := p.check(body); err != nil {
		return Query{}, p.fail(p.line+line, err)
	}
	return p.query, nil
}

// parser holds what the header has said so far.
type parser struct {
	query Query
	asked bool // the question is complete
	line  int  // lines of the header that are read
	where []int
}

func (p *parser) fail(line int, err error) error {
	return fmt.Errorf("%s.cypher:%d: %w", p.query.Name, line, err)
}

// header reads one line of the header.
func (p *parser) header(s string) error {
	word, rest, _ := strings.Cut(s, " ")
	switch {
	case !p.asked && word != "param" && word != "columns" && word != "passage":
		p.query.Question = strings.TrimSpace(p.query.Question + " " + s)
		p.asked = strings.HasSuffix(s, ".") || strings.HasSuffix(s, "?")
		return nil
	case word == "param":
		param, err := parseParam(rest)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(p.query.Params, func(q Param) bool { return q.Name == param.Name }) {
			return fmt.Errorf("the parameter %q is declared twice", param.Name)
		}
		p.query.Params = append(p.query.Params, param)
		p.where = append(p.where, p.line)
		return nil
	case word == "columns":
		return p.columns(rest)
	case word == "passage":
		return p.passage(rest)
	}
	return fmt.Errorf("unknown word %q in the header: after the question there are only param, columns and passage", word)
}

func (p *parser) columns(s string) error {
	if p.query.Columns != nil {
		return fmt.Errorf("the columns are stated twice")
	}
	for c := range strings.SplitSeq(s, ",") {
		c = strings.TrimSpace(c)
		if !identifier.MatchString(c) {
			return fmt.Errorf("%q is no name of a column", c)
		}
		if slices.Contains(p.query.Columns, c) {
			return fmt.Errorf("the column %q is stated twice", c)
		}
		p.query.Columns = append(p.query.Columns, c)
	}
	return nil
}

func (p *parser) passage(s string) error {
	m := passageLine.FindStringSubmatch(s)
	if m == nil || !slices.Contains(p.query.Columns, m[1]) {
		return fmt.Errorf("a passage is declared below the columns as: passage COLUMN from FIRST to LAST (and once, where equal rows are to be one)")
	}
	p.query.Passage = Passage{m[1], m[2], m[3], m[4] != ""}
	return nil
}

var (
	passageLine = regexp.MustCompile(`^(\w+) from ([a-z]\w*) to ([a-z]\w*)( once)?$`)
	identifier  = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)
	paramLine   = regexp.MustCompile(`^(\S+)\s+(\S+)\s+(required|"(?:[^"\\]|\\.)*")\s+(\S.*)$`)
)

// parseParam reads what follows the word param.
func parseParam(s string) (Param, error) {
	m := paramLine.FindStringSubmatch(s)
	if m == nil {
		return Param{}, fmt.Errorf(`a parameter is declared as: param NAME TYPE "DEFAULT" what it is for (or the word required for a default)`)
	}
	p := Param{Name: m[1], Type: Type(m[2]), Required: m[3] == "required", Doc: m[4]}
	if !identifier.MatchString(p.Name) {
		return Param{}, fmt.Errorf("%q is no name of a parameter", p.Name)
	}
	if strings.Contains(m[2], "|") {
		p.Type, p.Choices = Choice, strings.Split(m[2], "|")
	}
	if !slices.Contains(types, p.Type) || (p.Type == Choice) != (p.Choices != nil) {
		return Param{}, fmt.Errorf("the parameter %q is of unknown type %q (there are %v, and one|other for a choice)", p.Name, m[2], types)
	}
	if p.Required {
		return p, nil
	}
	var err error
	if p.Default, err = strconv.Unquote(m[3]); err != nil {
		return Param{}, fmt.Errorf("the default %s of the parameter %q: %w", m[3], p.Name, err)
	}
	return p, p.checkDefault()
}

// checkDefault reports a default that no value of the parameter could be.
func (p Param) checkDefault() error {
	switch p.Type {
	case Number, Score:
		if _, err := strconv.ParseFloat(p.Default, 64); err != nil {
			return fmt.Errorf("the default %q of the parameter %q is no number", p.Default, p.Name)
		}
	case Choice:
		if !slices.Contains(p.Choices, p.Default) {
			return fmt.Errorf("the default %q of the parameter %q is none of %s", p.Default, p.Name, strings.Join(p.Choices, ", "))
		}
	}
	return nil
}

// check compares the Cypher with the header. The line of an error counts from
// the header's last line; those of the header are negative or zero.
func (p *parser) check(body string) (line int, err error) {
	code := mask(body)
	used := parameters(code)
	for _, u := range used {
		if !slices.ContainsFunc(p.query.Params, func(q Param) bool { return q.Name == u.name }) {
			return u.line, fmt.Errorf("the parameter $%s is not declared", u.name)
		}
	}
	for i, q := range p.query.Params {
		if !slices.ContainsFunc(used, func(u word) bool { return u.name == q.Name }) {
			return p.where[i] - p.line, fmt.Errorf("the parameter %q is declared but not used", q.Name)
		}
	}
	r, err := lastReturn(code)
	if err != nil {
		return r.line, err
	}
	if want := p.query.Returned(); !slices.Equal(r.columns, want) {
		return r.line, fmt.Errorf("RETURN names the columns %s, the header %s", strings.Join(r.columns, ", "), strings.Join(want, ", "))
	}
	return 0, nil
}
