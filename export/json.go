package export

import (
	"bufio"
	"bytes"
	"encoding/json"
	"math"
)

// object is a JSON object in the making, whose members keep their order.
// Marshal escapes what HTML gives a meaning, so that it can stand in a page, and
// makes U+FFFD of bytes that are no UTF-8.
type object struct {
	bytes.Buffer
	err error
}

// set adds a member. A number that JSON has not is null.
func (o *object) set(name string, value any) {
	if f, ok := value.(float64); ok && (math.IsNaN(f) || math.IsInf(f, 0)) {
		value = nil
	}
	if o.Len() == 0 {
		o.WriteByte('{')
	} else {
		o.WriteString(", ")
	}
	o.value(name)
	o.WriteString(": ")
	o.value(value)
}

func (o *object) value(v any) {
	if inner, ok := v.(*object); ok {
		o.Write(inner.end())
		return
	}
	data, err := json.Marshal(v)
	if err != nil && o.err == nil {
		o.err = err
	}
	o.Write(data)
}

// end returns the object's text.
func (o *object) end() []byte {
	if o.Len() == 0 {
		o.WriteByte('{')
	}
	o.WriteByte('}')
	return o.Bytes()
}

// array writes the elements of a JSON array, one a line.
type array struct {
	*bufio.Writer
	written int
}

func (a *array) add(o *object) error {
	if a.written > 0 {
		a.WriteByte(',')
	}
	a.written++
	a.WriteByte('\n')
	a.Write(o.end())
	if o.err != nil {
		return o.err
	}
	return failure(a.Writer)
}
