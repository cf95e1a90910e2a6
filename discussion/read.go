package discussion

import (
	"errors"
	"fmt"
	"path"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// MaxSize is the size in bytes of the longest file that is read, 256 MiB.
const MaxSize = 256 << 20

// MaxTurns is the most turns that a discussion may have: those of three weeks
// in which somebody else speaks every seven seconds. What is found of one takes
// some KiB of memory for each.
const MaxTurns = 250_000

// What [Read] reports. A folder's files that are of no format are skipped;
// ErrBinary and ErrEmpty are kinds of ErrNoFormat for [errors.Is].
var (
	ErrNoFormat = errors.New("no recognised transcript format (if it is one, name its format with --input-format)")
	ErrBinary   = error(errorKind{"binary data, not text (save the transcript as plain text)", ErrNoFormat})
	ErrEmpty    = error(errorKind{"the file is empty", ErrNoFormat})
	ErrNoTurns  = errors.New("no turn of a discussion in it (check that the format is the right one)")
	ErrTooLong  = errors.New("longer than 256 MiB (split it into one file a discussion)")
	ErrTooMany  = fmt.Errorf("more than %d turns (split it into one file a discussion)", MaxTurns)
)

// errorKind is an error that is also another, more general one.
type errorKind struct {
	text string
	of   error
}

func (k errorKind) Error() string { return k.text }
func (k errorKind) Unwrap() error { return k.of }

// Read reads a transcript from the bytes of a file: it decodes them, knows the
// format by the content or takes the one that is named, and numbers the turns
// from 0. The text of a turn is valid UTF-8 with \n as line end. Source is the
// path that errors and findings name, and id what the discussion is called;
// see [ID].
func Read(id, source string, data []byte, format string) (Discussion, error) {
	d, err := read(data, format)
	if err != nil {
		return Discussion{}, fmt.Errorf("reading %s: %w", source, err)
	}
	d.ID, d.Source = id, source
	for i := range d.Turns {
		d.Turns[i].Index = i
	}
	return d, nil
}

func read(data []byte, format string) (Discussion, error) {
	var f Format
	var err error
	if format != "" {
		if f, err = formatNamed(format); err != nil {
			return Discussion{}, err
		}
	}
	if len(data) > MaxSize {
		return Discussion{}, ErrTooLong
	}
	text, err := decode(data)
	if err != nil {
		return Discussion{}, err
	}
	if format == "" {
		if f, err = recognise(text); err != nil {
			return Discussion{}, err
		}
	}
	d, err := f.Parse(text)
	if err != nil {
		return Discussion{}, fmt.Errorf("as %s: %w", f.Name, err)
	}
	if len(d.Turns) == 0 {
		return Discussion{}, fmt.Errorf("as %s: %w", f.Name, ErrNoTurns)
	}
	if len(d.Turns) > MaxTurns {
		return Discussion{}, fmt.Errorf("as %s: %w", f.Name, ErrTooMany)
	}
	d.Format = f.Name
	return d, nil
}

// ID makes a discussion's id from the slash-separated path of its file below
// the folder that was given: the path without the extension, in Unicode's
// composed form, with letters, digits, "-", "_" and "." kept and each run of
// other characters made one "-".
func ID(file string) string {
	file = strings.TrimPrefix(path.Clean("/"+file), "/")
	if ext := path.Ext(file); extension(ext) && ext != path.Base(file) {
		file = strings.TrimSuffix(file, ext)
	}
	var b strings.Builder
	last := '/'
	for _, r := range norm.NFC.String(file) {
		if !unicode.In(r, unicode.L, unicode.M, unicode.Nd) && !strings.ContainsRune("-_./", r) || r == unicode.ReplacementChar {
			if last == '-' {
				continue
			}
			r = '-'
		}
		b.WriteRune(r)
		last = r
	}
	return b.String()
}

// extension reports whether the end of a name, its dot included, says what
// kind of file it is: ".txt" and ".mp4" do, the year in "igf.2016" does not.
func extension(ext string) bool {
	if len(ext) < 2 || len(ext) > 9 {
		return false
	}
	letters := false
	for _, r := range ext[1:] {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return false
		}
		letters = letters || unicode.IsLetter(r)
	}
	return letters
}
