package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
)

// document is a JSON object of a file and the line, from 1, on which it begins.
// Err is why it is none.
type document struct {
	line int
	data []byte
	err  error
}

// documents reads JSON objects from a stream: one a line, or one over several
// lines. An object that begins at the head of a line ends whatever came before
// it, so that one that is cut off spoils no other.
type documents struct {
	in   *bufio.Reader
	line int
	// ahead is what was read of a line and not used.
	ahead []byte
}

// longestDocument is the size in bytes of the longest object that is read: four
// times that of the longest transcript.
const longestDocument = 1 << 30

var (
	errNoObject = errors.New("not findings as JSON")
	errCutOff   = errors.New("not findings as JSON: it is cut off")
	errTooLong  = fmt.Errorf("not findings as JSON: longer than %d MiB", longestDocument>>20)
)

func newDocuments(in io.Reader) *documents {
	return &documents{in: bufio.NewReaderSize(in, 1<<16)}
}

// next returns the next object; io.EOF when there is none.
func (d *documents) next() (document, error) {
	for {
		if err := d.fill(); err != nil {
			return document{}, err
		}
		d.ahead = bytes.TrimLeft(d.ahead, " \t\r\n\ufeff")
		switch {
		case len(d.ahead) == 0:
		case d.ahead[0] == '{':
			return d.object()
		default:
			d.ahead = nil
			return d.junk(d.line, errNoObject)
		}
	}
}

// fill reads a line unless there is some of one left; the last one may lack
// its line break.
func (d *documents) fill() error {
	if len(d.ahead) > 0 {
		return nil
	}
	d.ahead = d.ahead[:0]
	for {
		piece, err := d.in.ReadSlice('\n')
		d.ahead = append(d.ahead, piece...)
		switch {
		case len(d.ahead) > longestDocument:
			return fmt.Errorf("line %d: %w", d.line+1, errTooLong)
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err == nil, errors.Is(err, io.EOF) && len(d.ahead) > 0:
			d.line++
			return nil
		}
		return err
	}
}

// junk passes over what is no object, up to a line that begins one.
func (d *documents) junk(line int, why error) (document, error) {
	for {
		err := d.fill()
		if errors.Is(err, io.EOF) || err == nil && d.line > line && d.ahead[0] == '{' {
			return document{line: line, err: why}, nil
		}
		if err != nil {
			return document{}, err
		}
		d.ahead = nil
	}
}

// object reads the object at whose beginning the stream stands.
func (d *documents) object() (document, error) {
	doc := document{line: d.line}
	depth, inText := 0, false
	for {
		for i := 0; i < len(d.ahead); i++ {
			switch c := d.ahead[i]; {
			case inText && c == '\\':
				i++
			case c == '"':
				inText = !inText
			case inText:
			case c == '{' || c == '[':
				depth++
			case c == '}' || c == ']':
				depth--
				if depth == 0 {
					doc.data = append(doc.data, d.ahead[:i+1]...)
					d.ahead = d.ahead[i+1:]
					return doc, nil
				}
			}
		}
		if inText { // no text of JSON goes over the end of a line
			d.ahead = nil
			return d.junk(doc.line, errCutOff)
		}
		doc.data = append(doc.data, d.ahead...)
		d.ahead = nil
		if len(doc.data) > longestDocument {
			return document{}, fmt.Errorf("line %d: %w", doc.line, errTooLong)
		}
		err := d.fill()
		switch {
		case err != nil && !errors.Is(err, io.EOF):
			return document{}, err
		case err != nil || d.ahead[0] == '{':
			return document{line: doc.line, err: errCutOff}, nil
		}
	}
}
