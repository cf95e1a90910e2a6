package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"rapporteur/graph"
)

// Value reads the value of a parameter of a query of a user's own. What is a
// number, true, false, null, a list or a text in double quotes in JSON is that;
// all else is a text as it stands.
func Value(s string) (any, error) {
	trimmed := strings.TrimSpace(s)
	decoder := json.NewDecoder(strings.NewReader(trimmed))
	decoder.UseNumber()
	var v any
	if decoder.Decode(&v) != nil {
		if strings.HasPrefix(trimmed, "[") || strings.HasPrefix(trimmed, `"`) {
			return nil, fmt.Errorf("%q begins as a list or a quoted text of JSON does, and is none", s)
		}
		return s, nil
	}
	if _, err := decoder.Token(); err != io.EOF {
		return s, nil // such as 2016-12-05
	}
	return parameter(v)
}

// parameter returns a value of JSON with the types that the stores take.
func parameter(v any) (any, error) {
	switch v := v.(type) {
	case json.Number:
		if n, err := v.Int64(); err == nil {
			return n, nil
		}
		f, err := v.Float64()
		if err != nil {
			return nil, fmt.Errorf("the number %s is too large", v)
		}
		return f, nil
	case []any:
		for i, e := range v {
			var err error
			if v[i], err = parameter(e); err != nil {
				return nil, err
			}
		}
	case map[string]any:
		return nil, fmt.Errorf("an object of JSON cannot be a parameter: give its parts as parameters of their own")
	}
	return v, nil
}

// Exact is a number that is shown with all its digits.
type Exact float64

// String writes the number as briefly as it can be read back.
func (e Exact) String() string {
	const least, most = 1e-6, 1e21
	if a := math.Abs(float64(e)); a != 0 && (a < least || a >= most) {
		return strconv.FormatFloat(float64(e), 'g', -1, 64)
	}
	return strconv.FormatFloat(float64(e), 'f', -1, 64)
}

// MarshalJSON writes null for what JSON has no number for.
func (e Exact) MarshalJSON() ([]byte, error) {
	if math.IsNaN(float64(e)) || math.IsInf(float64(e), 0) {
		return []byte("null"), nil
	}
	return json.Marshal(float64(e))
}

// Object is a cell of named values: a map, a node, an edge or a path.
type Object []Field

// Field is a value of an [Object].
type Field struct {
	Name  string
	Value any
}

// MarshalJSON writes an object with its fields in their order.
func (o Object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	encode := json.NewEncoder(&b)
	encode.SetEscapeHTML(false)
	b.WriteByte('{')
	for i, f := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := encode.Encode(f.Name); err != nil {
			return nil, err
		}
		b.Truncate(b.Len() - 1)
		b.WriteByte(':')
		if err := encode.Encode(f.Value); err != nil {
			return nil, err
		}
		b.Truncate(b.Len() - 1)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// String writes the object as JSON on one line.
func (o Object) String() string {
	data, err := o.MarshalJSON()
	if err != nil {
		return err.Error()
	}
	return string(data)
}

// cell returns a value of an answer as a report has it.
func cell(v any) any {
	switch v := v.(type) {
	case float64:
		return Exact(v)
	case []any:
		list := make([]any, len(v))
		for i, e := range v {
			list[i] = cell(e)
		}
		return list
	case map[string]any:
		o := Object{}
		for _, name := range slices.Sorted(maps.Keys(v)) {
			o = append(o, Field{name, cell(v[name])})
		}
		return o
	case graph.Node:
		return Object{{"label", v.Label}, {"id", v.ID}, {"properties", cell(v.Props)}}
	case graph.Edge:
		return Object{{"type", v.Type}, {"id", v.ID}, {"from", v.From.ID}, {"to", v.To.ID}, {"properties", cell(v.Props)}}
	case graph.Path:
		nodes, edges := make([]any, len(v.Nodes)), make([]any, len(v.Edges))
		for i, n := range v.Nodes {
			nodes[i] = cell(n)
		}
		for i, e := range v.Edges {
			edges[i] = cell(e)
		}
		return Object{{"nodes", nodes}, {"edges", edges}}
	}
	return v
}
