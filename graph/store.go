package graph

import (
	"context"
	"errors"
)

// ErrNotFound is what Remove wraps when no such discussion is loaded.
var ErrNotFound = errors.New("no such discussion")

// ErrConflict is what Load wraps when a discussion of the same id but of
// another source is loaded.
var ErrConflict = errors.New("the id belongs to another source")

// Store keeps the graphs of many discussions as one.
//
// Load is idempotent: a discussion whose digest is the one stored is left
// alone, one with another digest is replaced whole, and one that is cut off at
// any point leaves what was there before. The node of an entity that several
// discussions share says what [Merge] makes of their contributions, so that
// any order of loading and removing gives equal graphs.
type Store interface {
	// Load loads discussions together, in one transaction, and says of each
	// what became of it. No two of them may have the same id.
	Load(ctx context.Context, graphs ...Graph) ([]Outcome, error)
	// Begin begins a load of many discussions, one after another, that need not
	// fit into memory together.
	Begin(ctx context.Context) (Loading, error)
	// Remove takes a discussion out, and the entities that only it had.
	Remove(ctx context.Context, discussion string) error
	// Query runs Cypher that reads, with bound parameters. Values are string,
	// int64, float64, bool, nil or []any of these.
	Query(ctx context.Context, cypher string, params map[string]any) (Table, error)
	// Snapshot visits every node, by label (in the order of NodeTypes) and id,
	// then every edge, by type (in the order of EdgeTypes) and id, without the
	// internal properties.
	Snapshot(ctx context.Context, v Visitor) error
	Asker
	Close() error
}

// Loading is a load in the making. It is for one goroutine, and one that is
// begun keeps other writers away for as long as the store needs that.
type Loading interface {
	// Add takes a discussion and says whether there is now so much that Commit
	// should follow.
	Add(ctx context.Context, g Graph) (full bool, err error)
	// Commit stores what was added since the last Commit and says what became
	// of each, in their order. A discussion whose id belongs to another source
	// is left out, and its result tells why; the others are stored. After an
	// error the results are those of the discussions that are stored all the
	// same, if any; what else was added is not stored, and the load is over.
	Commit(ctx context.Context) ([]Result, error)
	// Close ends the load and gives up what was not committed.
	Close() error
}

// Result is what became of a discussion that was added to a load. Err wraps
// [ErrConflict] or is nil.
type Result struct {
	ID      string
	Outcome Outcome
	Err     error
}

// Outcome is what loading did with one discussion.
type Outcome string

// The outcomes.
const (
	Created   Outcome = "created"
	Replaced  Outcome = "replaced"
	Unchanged Outcome = "unchanged"
)

// Visitor is called for the elements of a snapshot; an error ends it.
type Visitor struct {
	Node func(Node) error
	Edge func(Edge) error
}

// Table is the result of a query.
type Table struct {
	Columns []string
	Rows    [][]any
}
