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
	// ahead is what was read of a line and not used; cut says that the line goes
	// on and was not kept.
	ahead []byte
	cut   bool
	// longest is the size in bytes of the longest object that is read.
	longest int64
}

// usualDocument is the longest where nothing else is said: four times the
// longest transcript.
const usualDocument = 4 * usualSize

var (
	errNoObject = errors.New("not findings as JSON")
	errCutOff   = errors.New("not findings as JSON: it is cut off")
)

func newDocuments(in io.Reader, longest int64) *documents {
	return &documents{in: bufio.NewReaderSize(in, 1<<16), longest: longest}
}

func (d *documents) tooLong() error {
	return fmt.Errorf("longer than %s (one document holds one discussion; if this one does, allow more with --max-size)", amount(d.longest))
}

// next returns the next object; io.EOF when there is none.
func (d *documents) next() (document, error) {
	for {
		if err := d.fill(beginsObject); err != nil {
			return document{}, err
		}
		d.ahead = bytes.TrimLeft(d.ahead, jsonBlanks)
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

// jsonBlanks may stand between objects.
const jsonBlanks = " \t\r\n\ufeff"

// beginsObject reports whether the beginning of a line may be that of an object.
func beginsObject(begin []byte) bool {
	begin = bytes.TrimLeft(begin, jsonBlanks)
	return len(begin) > 0 && begin[0] == '{'
}

func anyLine([]byte) bool { return true }

// fill reads a line unless there is some of one left; the last one may lack
// its line break. Of a line that is too long, or not wanted as its beginning
// shows, no more than that is kept.
func (d *documents) fill(wanted func(begin []byte) bool) error {
	if len(d.ahead) > 0 {
		return nil
	}
	d.ahead, d.cut = nil, false
	for {
		piece, err := d.in.ReadSlice('\n')
		full := errors.Is(err, bufio.ErrBufferFull)
		if !d.cut {
			d.ahead = append(d.ahead, piece...)
			if d.cut = int64(len(d.ahead)) > d.longest || full && !wanted(d.ahead); d.cut {
				d.ahead = bytes.Clone(d.ahead[:min(len(d.ahead), 1<<10)])
			}
		}
		switch {
		case full:
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
		err := d.fill(beginsObject)
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
		if d.cut || int64(len(doc.data)+len(d.ahead)) > d.longest {
			d.ahead = nil
			return d.junk(doc.line, d.tooLong())
		}
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
					doc.take(d.ahead[:i+1])
					d.ahead = bytes.Clone(bytes.TrimLeft(d.ahead[i+1:], jsonBlanks))
					return doc, nil
				}
			}
		}
		if inText { // no text of JSON goes over the end of a line
			d.ahead = nil
			return d.junk(doc.line, errCutOff)
		}
		doc.take(d.ahead)
		d.ahead = nil
		err := d.fill(anyLine)
		switch {
		case err != nil && !errors.Is(err, io.EOF):
			return document{}, err
		case err != nil || d.ahead[0] == '{':
			return document{line: doc.line, err: errCutOff}, nil
		}
	}
}

// take adds a line, or its part, to the document. The first is not copied: it
// may be very long.
func (doc *document) take(part []byte) {
	if doc.data == nil {
		doc.data = part[:len(part):len(part)]
		return
	}
	doc.data = append(doc.data, part...)
}
