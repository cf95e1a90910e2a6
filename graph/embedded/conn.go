//go:build cgo

package embedded

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	kuzu "github.com/kuzudb/go-kuzu"
)

// conn is a connection of the engine.
type conn struct{ c *kuzu.Connection }

func connect(db *kuzu.Database) (*conn, error) {
	c, err := kuzu.OpenConnection(db)
	if err != nil {
		return &conn{c}, fmt.Errorf("connecting to the database engine: %w", err)
	}
	return &conn{c}, nil
}

func (c *conn) close() { c.c.Close() }

// run executes one statement with bound parameters, passes every row of the
// result to the visit, which may be nil, and returns the columns. The end of
// the context interrupts it.
func (c *conn) run(ctx context.Context, cypher string, params map[string]any, visit func([]any) error) ([]string, error) {
	return c.each(ctx, cypher, params, value, visit)
}

// count counts what a pattern matches.
func (c *conn) count(ctx context.Context, match string) (n int64, err error) {
	_, err = c.run(ctx, match+" RETURN count(*)", nil, func(row []any) error {
		n, _ = row[0].(int64)
		return nil
	})
	return n, err
}

// each does the same as run with another way to reduce what the engine returns. The
// columns are returned even where a visit fails.
func (c *conn) each(ctx context.Context, cypher string, params map[string]any, reduce func(any) (any, error), visit func([]any) error) ([]string, error) {
	cypher, bound, err := bind(cypher, params)
	if err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	stmt, err := c.c.Prepare(cypher)
	if err != nil {
		stmt.Close()
		return nil, explain(err)
	}
	defer stmt.Close()
	stop := c.interruptAtEnd(ctx)
	result, err := c.c.Execute(stmt, bound)
	stop()
	if err != nil {
		result.Close()
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, explain(err)
	}
	defer result.Close()
	columns := result.GetColumnNames()
	for result.HasNext() {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		row, err := next(result, reduce)
		if err != nil {
			return nil, err
		}
		if visit == nil {
			continue
		}
		if err := visit(row); err != nil {
			return columns, err
		}
	}
	return columns, nil
}

func next(result *kuzu.QueryResult, reduce func(any) (any, error)) ([]any, error) {
	tuple, err := result.Next()
	if err != nil {
		tuple.Close()
		return nil, err
	}
	defer tuple.Close()
	row, err := tuple.GetAsSlice()
	if err != nil {
		return nil, err
	}
	for i, v := range row {
		if row[i], err = reduce(v); err != nil {
			return nil, fmt.Errorf("column %q: %w", result.GetColumnNames()[i], err)
		}
	}
	return row, nil
}

// interruptAtEnd interrupts what runs when the context ends, until stop is
// called. The engine forgets an interruption that comes before the statement
// has begun, so it is repeated.
func (c *conn) interruptAtEnd(ctx context.Context) (stop func()) {
	if ctx.Done() == nil {
		return func() {}
	}
	over, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		select {
		case <-over:
			return
		case <-ctx.Done():
		}
		for {
			c.c.Interrupt()
			select {
			case <-over:
				return
			case <-time.After(10 * time.Millisecond):
			}
		}
	}()
	return func() { close(over); <-ended }
}

var errMemory = errors.New("the memory that the engine may use is too small for this")

// explain says what those messages of the engine mean that a user can do
// something about.
func explain(err error) error {
	text := err.Error()
	switch {
	case strings.Contains(text, "No space left on device"), strings.Contains(text, "File too large"), strings.Contains(text, "Disk quota exceeded"):
		return fmt.Errorf("the disk is full: make room and repeat it (%s)", text)
	case strings.Contains(text, "Invalid transaction type to rollback"):
		return fmt.Errorf("%w (%s)", errNotWritten, text)
	case strings.Contains(text, "Buffer manager exception"), strings.Contains(text, "bad_alloc"):
		return fmt.Errorf("%w (%s)", errMemory, text)
	case strings.Contains(text, "Interrupted"):
		return fmt.Errorf("interrupted: %s", text)
	}
	return errors.New(text)
}
