package discussion

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// decode returns the text of a file as valid UTF-8 with \n as the only line
// end and without a byte order mark. It reads UTF-8, UTF-16 of either byte
// order, with a byte order mark or without, and Windows-1252. Bytes that are no
// character become U+FFFD, and so does NUL, which no store can keep.
func decode(data []byte) (string, error) {
	text, err := decodeBytes(data)
	if err != nil {
		return "", err
	}
	if strings.ContainsRune(text, '\r') {
		text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	}
	if strings.TrimFunc(text, blank) == "" {
		return "", ErrEmpty
	}
	return strings.ReplaceAll(text, "\x00", "\uFFFD"), nil
}

func decodeBytes(data []byte) (string, error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		return decodeUTF16(data[2:], unicode.LittleEndian)
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return decodeUTF16(data[2:], unicode.BigEndian)
	}
	if order, ok := guessUTF16(data); ok {
		return decodeUTF16(data, order)
	}
	if binary(data) {
		return "", ErrBinary
	}
	if utf8.Valid(data) {
		return string(data), nil
	}
	if multi, stray := countUTF8(data); multi > stray {
		return strings.ToValidUTF8(string(data), "\uFFFD"), nil
	}
	return decodeWith(charmap.Windows1252, data), nil
}

func decodeUTF16(data []byte, order unicode.Endianness) (string, error) {
	text := decodeWith(unicode.UTF16(order, unicode.IgnoreBOM), data)
	if binary([]byte(text)) {
		return "", ErrBinary
	}
	return text, nil
}

// decodeWith decodes with an encoding that has a character for every input, so
// that no error can come of it.
func decodeWith(e encoding.Encoding, data []byte) string {
	out, _ := e.NewDecoder().Bytes(data)
	return strings.ToValidUTF8(string(out), "\uFFFD")
}

// guessUTF16 finds the byte order of UTF-16 that has no mark from the NULs of
// its blanks, line ends and Latin letters, which stand on one side only.
func guessUTF16(data []byte) (unicode.Endianness, bool) {
	sample := data[:min(len(data), 1<<16)]
	var nul [2]int
	for i, b := range sample {
		if b == 0 {
			nul[i%2]++
		}
	}
	enough := max(1, len(sample)/100)
	switch {
	case len(data)%2 != 0 || nul[0] == nul[1]:
		return unicode.LittleEndian, false
	case nul[0] >= enough && nul[1]*50 <= nul[0]:
		return unicode.BigEndian, true
	case nul[1] >= enough && nul[0]*50 <= nul[1]:
		return unicode.LittleEndian, true
	}
	return unicode.LittleEndian, false
}

// binary reports whether more than one byte of a hundred is a control
// character that text does not have.
func binary(data []byte) bool { return controls(data)*100 > len(data) }

// controls counts the control characters that text does not have.
func controls(data []byte) int {
	n := 0
	for _, b := range data {
		if b < ' ' && (b < '\t' || b > '\r') || b == 0x7F {
			n++
		}
	}
	return n
}

// countUTF8 counts the characters of several bytes and the bytes that belong
// to no character.
func countUTF8(data []byte) (multi, stray int) {
	for len(data) > 0 {
		if data[0] < utf8.RuneSelf {
			data = data[1:]
			continue
		}
		r, size := utf8.DecodeRune(data)
		if r == utf8.RuneError && size == 1 {
			stray++
		} else {
			multi++
		}
		data = data[size:]
	}
	return multi, stray
}
