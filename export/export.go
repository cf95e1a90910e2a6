// Package export writes the graph, or a network made of it, for other tools.
//
// A writer visits the elements of a [Source], more than once where it must,
// and writes each as it comes; what it keeps meanwhile is stated with the
// format. What comes from transcripts is escaped. A character that a format
// cannot carry becomes U+FFFD, as bytes do that are no UTF-8.
package export

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"rapporteur/graph"
	"rapporteur/internal/nearest"
)

// Format is a form that other tools read. It writes either one file or several
// into a folder.
type Format struct {
	Name string
	Doc  string
	// Extension is that of the file, with its dot; empty for a folder.
	Extension string
	// Binary files are nothing for a terminal.
	Binary bool
	// Turns says that the format is made of what was said in turns, so that no
	// network can be written in it.
	Turns bool
	// Write writes the one file; nil where there are several.
	Write func(ctx context.Context, w io.Writer, s Source) error
	// WriteFolder writes several files; nil where there is one.
	WriteFolder func(ctx context.Context, create Folder, s Source) error
}

// Folder creates the file of a name in the folder that is written.
type Folder func(name string) (io.WriteCloser, error)

// ErrNoTurns is what Check wraps for a source that a format is not made for.
var ErrNoTurns = errors.New("it is made of what was said in turns, which a network has not")

// Check reports whether the format can carry the source.
func (f Format) Check(s Source) error {
	if f.Turns && !s.has(graph.LabelTurn) {
		return fmt.Errorf("the format %s cannot carry a network: %w", f.Name, ErrNoTurns)
	}
	return nil
}

// Formats are the export formats.
var Formats = []Format{graphML, gexf, dot, cytoscape, csvTables, neo4jImport, jsonLD, statements, xlsx}

// FindFormat returns the format of that name. An error names the nearest one.
func FindFormat(name string) (Format, error) {
	var names []string
	for _, f := range Formats {
		if f.Name == name {
			return f, nil
		}
		names = append(names, f.Name)
	}
	return Format{}, fmt.Errorf("there is no export format %q%s (there are %s)", name, nearest.Hint(name, names), strings.Join(names, ", "))
}
