package discussion

import "bytes"

// HeadSize is the size in bytes of what [Head] judges, 1 MiB.
const HeadSize = 1 << 20

// Head judges a file that is longer than [HeadSize] by its beginning, so that
// one that is no transcript need be neither held nor read to its end. Its errors
// are those of [Read]; no error means that the rest has to be read. A transcript
// that says what it is in its second MiB only needs the format's name.
func Head(data []byte, format string) error {
	data = data[:len(data)&^1] // whole characters of UTF-16
	if controls(data)*10 > len(data) && !utf16Like(data) {
		return ErrBinary
	}
	if format != "" {
		return nil
	}
	if i := bytes.LastIndexByte(data, '\n'); i > 0 && !utf16Like(data) {
		data = data[:i+1]
	}
	text, err := decode(data)
	if err == nil {
		_, err = recognise(text)
	}
	return err
}

// utf16Like reports whether the text seems to have two bytes a character.
func utf16Like(data []byte) bool {
	_, ok := guessUTF16(data)
	return ok || bytes.HasPrefix(data, []byte("\xFF\xFE")) || bytes.HasPrefix(data, []byte("\xFE\xFF"))
}
