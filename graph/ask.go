package graph

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// Asker runs queries that a user wrote.
//
// Ask runs Cypher that only reads, within limits that hold whatever the query
// is: what runs out of time or memory is ended, with an error that wraps
// [ErrLimit], and rows beyond the limit are left out. Whoever calls it has
// checked that the query only reads; an Asker makes sure of that once more, as
// far as its engine can.
//
// Parameters are as those of [Store.Query]. The values of the result are string,
// int64, float64, bool, nil, [Node], [Edge], [Path], and []any and
// map[string]any of these. Nodes and edges have the properties that are set,
// without the internal ones; the ends of an edge have an id and no label.
type Asker interface {
	Ask(ctx context.Context, cypher string, params map[string]any, l Limits) (Answer, error)
}

// Limits bound a query that a user wrote; each is more than zero.
type Limits struct {
	// Time is how long it may run.
	Time time.Duration
	// Rows is how many rows are taken from it.
	Rows int
	// Memory is how many bytes it may take on this machine, those of its rows
	// among them.
	Memory int64
}

// Answer is the result of such a query.
type Answer struct {
	Table
	// Cut says that there are more rows than the limit.
	Cut bool
}

// Path is a path in a result.
type Path struct {
	Nodes []Node
	Edges []Edge
}

// ErrLimit is what Ask wraps when a query has reached a limit.
var ErrLimit = errors.New("stopped at a limit")

// OutOfTime is the error of the limit of time.
func (l Limits) OutOfTime() error {
	return limitError(fmt.Sprintf("the query ran for %v and was stopped: ask for less, or give it more with --timeout", l.Time))
}

// OutOfMemory is the error of the limit of memory.
func (l Limits) OutOfMemory() error {
	return limitError(fmt.Sprintf("the query needs more than %s of memory and was stopped: ask for less, or give it more with --memory", size(l.Memory)))
}

// RowBytes is how many bytes the rows may take as they come from an engine: in
// this program they take several times as many.
func (l Limits) RowBytes() int64 { return l.Memory / 16 }

type limitError string

func (e limitError) Error() string { return string(e) }
func (e limitError) Unwrap() error { return ErrLimit }

// size writes a number of bytes as it was probably given.
func size(n int64) string {
	switch {
	case n%(1<<30) == 0:
		return fmt.Sprintf("%d GiB", n>>30)
	case n%(1<<20) == 0:
		return fmt.Sprintf("%d MiB", n>>20)
	}
	return fmt.Sprintf("%d bytes", n)
}

// Properties returns those of the properties of a node or an edge that a result
// shows: not the id, which has a place of its own, nor what is not set or is
// internal.
func Properties(label string, props map[string]any) map[string]any {
	shown := map[string]any{}
	for name, v := range props {
		if v != nil && name != "id" && !internal(label, name) {
			shown[name] = v
		}
	}
	return shown
}

func internal(label, name string) bool {
	for _, t := range NodeTypes {
		for _, p := range t.Props {
			if t.Label == label && p.Name == name {
				return p.Internal
			}
		}
	}
	return false
}
