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

// The pauses between attempts grow from the first to the last.
const (
	firstPause = 50 * time.Millisecond
	lastPause  = 2 * time.Second
)

// quietTime is how long nothing is said of an outage: a deadlock and a change
// of the leader are over sooner.
const quietTime = time.Second

// patience is how long a reader waits for a server that went away: as long as
// a writer, once this store has begun to write.
func (s *Store) patience() time.Duration {
	s.schema.Lock()
	defer s.schema.Unlock()
	if s.schema.done {
		return s.retryTime
	}
	return contactTime
}

// retry does the work until it succeeds, fails for a reason that stays, or the
// limit has passed since it first failed.
func (s *Store) retry(ctx context.Context, limit time.Duration, work func() error) error {
	var ended, told <-chan time.Time
	said := false
	for pause := firstPause; ; pause = min(2*pause, lastPause) {
		err := work()
		if said && !lost(err) && !passing(err) && ctx.Err() == nil {
			s.outage(Outage{})
		}
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
		if ended == nil {
			ended, told = time.After(limit), time.After(quietTime)
		}
		for next := time.After(pause); next != nil; {
			select {
			case <-ctx.Done():
				return context.Cause(ctx)
			case <-ended:
				return fmt.Errorf("gave up %s after the first failure, %w: %w", limit, ErrOutage, err)
			case <-told:
				said = true
				s.outage(Outage{err, limit})
			case <-next:
				next = nil
			}
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

// lockStopped is what the driver makes of the transient error of a transaction
// that waits for its turn while the database stops.
const lockStopped = "Neo.ClientError.Transaction.LockClientStopped"

// passing says whether the server itself calls an error transient: a deadlock,
// a database that is still starting.
func passing(err error) bool {
	e, ok := errors.AsType[*driver.Neo4jError](err)
	return ok && (e.IsRetriable() || e.Code == lockStopped)
}

// outOfMemory tells the errors that the server calls transient and that come
// again with the same load.
func outOfMemory(err error) bool {
	e, ok := errors.AsType[*driver.Neo4jError](err)
	return ok && strings.Contains(e.Code, "OutOfMemory")
}
