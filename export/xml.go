package export

import (
	"bufio"
	"encoding/xml"
	"io"
	"strings"
)

// escaped escapes a text for an element or a quoted attribute of XML 1.0. What
// XML forbids, and bytes that are no UTF-8, become U+FFFD; white space is
// written as references, so that no reader changes it.
func escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder takes all
	return b.String()
}

// failure is the first error of writing to w.
func failure(w *bufio.Writer) error {
	_, err := w.Write(nil)
	return err
}

// buffered returns a writer for many small parts.
func buffered(w io.Writer) *bufio.Writer { return bufio.NewWriterSize(w, 64<<10) }

// printableXML replaces what XML 1.0 forbids, and bytes that are no UTF-8, by
// U+FFFD (https://www.w3.org/TR/xml/#charsets).
func printableXML(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t', r == '\n', r == '\r', r >= ' ' && r <= 0xD7FF, r >= 0xE000 && r <= 0xFFFD, r >= 0x10000:
			return r
		}
		return '\uFFFD'
	}, s)
}
