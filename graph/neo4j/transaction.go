package neo4j

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// errInDoubt is wrapped when the answer to a commit was lost, so that what was
// to be written may be there or not.
var errInDoubt = errors.New("the server may have stored it or not")

// transaction runs Cypher within one transaction.
type transaction struct {
	tx driver.ExplicitTransaction
}

// run calls visit, which may be nil, for each record, and returns the summary.
func (t transaction) run(ctx context.Context, cypher string, params map[string]any, visit func(values []any) error) (driver.ResultSummary, error) {
	result, err := t.tx.Run(ctx, cypher, params)
	if err != nil {
		return nil, err
	}
	for visit != nil && result.Next(ctx) {
		if err := visit(result.Record().Values); err != nil {
			return nil, err
		}
	}
	return result.Consume(ctx)
}

// transact does the work in one transaction. The driver's own managed
// transactions count the time to retry from the beginning of the work, which
// leaves none for a long load, and do not repeat a commit in doubt: so they are
// begun here, by [retry].
func (s *Store) transact(ctx context.Context, mode driver.AccessMode, work func(transaction) error) error {
	session := s.session(ctx, mode)
	defer session.Close(ctx)
	tx, err := session.BeginTransaction(ctx)
	if err != nil {
		return err
	}
	if err := work(transaction{tx}); err != nil {
		_ = tx.Close(ctx) // what went wrong before says more
		return err
	}
	if err := tx.Commit(ctx); err != nil {
		if mode == driver.AccessModeWrite && lost(err) {
			err = fmt.Errorf("%w: %w", errInDoubt, err)
		}
		return err
	}
	return nil
}

// The pauses between attempts grow from the first to the last.
const (
	firstPause = 50 * time.Millisecond
	lastPause  = 2 * time.Second
)

// retry does the work until it succeeds, fails for a reason that stays, or the
// limit has passed since it first failed.
func retry(ctx context.Context, limit time.Duration, work func() error) error {
	var waited <-chan time.Time
	for pause := firstPause; ; pause = min(2*pause, lastPause) {
		err := work()
		switch {
		case err == nil:
			return nil
		case ctx.Err() != nil:
			return context.Cause(ctx)
		case outOfMemory(err):
			return fmt.Errorf("the server's limit of memory for a transaction is reached: load fewer discussions at a time, or give the server more (db.memory.transaction.max, dbms.memory.transaction.total.max, its heap): %w", err)
		case !lost(err) && !passing(err):
			return err
		}
		if waited == nil {
			waited = time.After(limit)
		}
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-waited:
			return fmt.Errorf("gave up %s after the first failure: %w", limit, err)
		case <-time.After(pause):
		}
	}
}

// lost says whether the server went away.
func lost(err error) bool {
	if _, ok := errors.AsType[*driver.ConnectivityError](err); ok {
		return true
	}
	if _, ok := errors.AsType[net.Error](err); ok {
		return true
	}
	return errors.Is(err, io.EOF)
}

// passing says whether the server itself calls an error transient: a deadlock,
// a database that is still starting.
func passing(err error) bool {
	e, ok := errors.AsType[*driver.Neo4jError](err)
	return ok && e.IsRetriable()
}

// outOfMemory tells the errors that the server calls transient and that come
// again with the same load.
func outOfMemory(err error) bool {
	e, ok := errors.AsType[*driver.Neo4jError](err)
	return ok && strings.Contains(e.Code, "OutOfMemory")
}
