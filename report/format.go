package report

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"rapporteur/internal/nearest"
)

// Format is a way of writing reports.
type Format struct {
	Name string
	Doc  string
	// Write writes a whole report. What comes from transcripts is escaped.
	Write func(w io.Writer, r Report, o Options) error
}

// Options are what a writer knows of the place it writes to; each format takes
// what concerns it.
type Options struct {
	// Width is how many columns of characters a line may have, 0 for any number.
	Width int
	// Color lets a table have a coloured header.
	Color bool
	// BOM begins a CSV with a byte order mark, which some spreadsheets need to
	// read UTF-8.
	BOM bool
}

// Formats are the report formats.
var Formats = []Format{
	{"table", "columns for reading, as wide as the terminal", writeTable},
	{"csv", "comma-separated values for spreadsheets", writeCSV},
	{"json", "an array of objects, one a row", writeJSON},
	{"markdown", "a table for a document", writeMarkdown},
	{"html", "a page of its own, to print or to send", writeHTML},
}

// FindFormat returns the format of that name. An error names the nearest one.
func FindFormat(name string) (Format, error) {
	var names []string
	for _, f := range Formats {
		if f.Name == name {
			return f, nil
		}
		names = append(names, f.Name)
	}
	return Format{}, fmt.Errorf("there is no report format %q%s (there are %s)", name, nearest.Hint(name, names), strings.Join(names, ", "))
}

// noRows stands where an empty report has no table.
const noRows = "no rows"

// conditions says what a report was asked for besides its question.
func conditions(r Report) string {
	var all []string
	for _, g := range r.Given {
		all = append(all, g.Param+" = "+g.Value)
	}
	return strings.Join(all, ", ")
}

// text writes a cell, the elements of a list with sep between them.
func text(v any, sep string) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case float64:
		return strconv.FormatFloat(round(v), 'f', -1, 64)
	case []any:
		return strings.Join(items(v), sep)
	}
	return fmt.Sprint(v)
}

// items returns the elements of a list as texts, another cell as a list of one.
func items(v any) []string {
	list, ok := v.([]any)
	if !ok {
		return []string{text(v, "")}
	}
	out := make([]string, len(list))
	for i, e := range list {
		out[i] = text(e, ", ")
	}
	return out
}

// round rounds to three decimals; what is too large to have any stays.
func round(f float64) float64 {
	const large = 1e12
	if math.IsNaN(f) || math.Abs(f) > large {
		return f
	}
	return math.Round(f*1000)/1000 + 0 // + 0 makes a zero of -0
}

// numeric says of each column whether it holds numbers alone.
func numeric(r Report) []bool {
	out := make([]bool, len(r.Columns))
	for i := range out {
		numbers := 0
		others := slices.ContainsFunc(r.Rows, func(row []any) bool {
			switch row[i].(type) {
			case int64, float64, Exact:
				numbers++
				return false
			}
			return row[i] != nil
		})
		out[i] = numbers > 0 && !others
	}
	return out
}

// visible replaces what would act on a terminal, or show a text other than it
// is, with characters that show it: controls, marks of direction, invisible
// characters that join nothing. A line end becomes newline.
func visible(s, newline string) string {
	var b strings.Builder
	s = strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\r\n", "\n")
	for _, r := range s {
		switch {
		case r == '\n' || r == '\u2028' || r == '\u2029':
			b.WriteString(newline)
		case r < ' ':
			b.WriteRune('\u2400' + r)
		case r == 0x7F:
			b.WriteRune('\u2421')
		case r == '\u200C' || r == '\u200D': // joiners, which scripts and emoji need
			b.WriteRune(r)
		case unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r):
			b.WriteRune('\uFFFD')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
