//go:build !cgo

package embedded

import (
	"context"
	"errors"
	"io"

	"rapporteur/graph"
)

// Store is the embedded store, which this program was built without.
type Store struct{ graph.Store }

// Open fails: the engine needs cgo.
func Open(context.Context, Options) (*Store, error) {
	return nil, errors.New("this program was built without the embedded store: " +
		"build it with a C compiler and CGO_ENABLED=1, or use Neo4j with --store neo4j")
}

// Probe has nothing to do.
func Probe([]string, io.Reader, io.Writer) (code int, ok bool) { return 0, false }
