package discussion

import (
	"fmt"
	"strings"

	"rapporteur/internal/nearest"
)

// Format is one form in which discussions are written down.
type Format struct {
	// Name is the format's name in kebab-case, in the command line and the docs.
	Name string
	// Doc says in one sentence what the format looks like.
	Doc string
	// Detect reports whether a text is plainly of this format. It sees the
	// decoded text and never the name of the file.
	Detect func(text string) bool
	// Parse reads a text of this format: the title, the event, the date and the
	// turns with their labels, roles, lines and times. A text without a turn is
	// no error here.
	Parse func(text string) (Discussion, error)
}

// Formats are the input formats in the order in which they are tried: the
// first that knows a text reads it.
var Formats = []Format{
	webvtt,
	captions,
	names,
}

// formatNamed returns the format of that name.
func formatNamed(name string) (Format, error) {
	var all []string
	for _, f := range Formats {
		if f.Name == name {
			return f, nil
		}
		all = append(all, f.Name)
	}
	return Format{}, fmt.Errorf("there is no input format %q%s (the formats are %s)", name, nearest.Hint(name, all), strings.Join(all, ", "))
}

// recognise returns the first format that knows the text.
func recognise(text string) (Format, error) {
	for _, f := range Formats {
		if f.Detect(text) {
			return f, nil
		}
	}
	return Format{}, ErrNoFormat
}
