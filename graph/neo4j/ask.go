package neo4j

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rapporteur/graph"
)

// graceTime is how much longer the server is waited for than the limit of time,
// at which it ends a query itself.
const graceTime = time.Second

// Ask runs a query in a transaction in which the server refuses to write and
// which it ends after the limit of time. What the query takes of the server's
// memory is for the server to limit (db.memory.transaction.max); the limit here
// bounds what the rows take in this program.
func (s *Store) Ask(ctx context.Context, cypher string, params map[string]any, l graph.Limits) (graph.Answer, error) {
	limited, cancel := context.WithTimeoutCause(ctx, l.Time+graceTime, l.OutOfTime())
	defer cancel()
	var a asked
	err := s.retry(limited, contactTime, func() error {
		a = asked{limits: l, ends: map[string]string{}}
		return s.ask(limited, cypher, params, &a)
	})
	e, fromServer := errors.AsType[*driver.Neo4jError](err)
	switch {
	case err == nil:
		return a.Answer, nil
	case ctx.Err() != nil:
		return graph.Answer{}, context.Cause(ctx)
	case limited.Err() != nil, fromServer && strings.Contains(e.Code, "TransactionTimedOut"):
		err = l.OutOfTime()
	case fromServer && e.Code == "Neo.ClientError.Statement.AccessMode":
		err = fmt.Errorf("a query may only read: %w", err)
	case fromServer && outOfMemory(err):
		err = fmt.Errorf("%w: the query needs more memory than the server gives to one: ask for less (%s)", graph.ErrLimit, e.Code)
	case fromServer && strings.HasPrefix(e.Code, "Neo.ClientError."):
		err = errors.New(e.Msg)
	}
	return graph.Answer{}, fmt.Errorf("querying Neo4j: %w", err)
}

// asked is an answer that is being taken.
type asked struct {
	graph.Answer
	limits graph.Limits
	bytes  int64
	// ends are the ids of the nodes at the ends of edges, by the server's own.
	ends map[string]string
}

// ask takes the rows, and then looks up what the ends of their edges are called.
func (s *Store) ask(ctx context.Context, cypher string, params map[string]any, a *asked) error {
	if err := s.rows(ctx, cypher, params, a); err != nil {
		return err
	}
	if len(a.ends) == 0 {
		return nil
	}
	err := s.transact(ctx, driver.AccessModeRead, func(t transaction) error {
		own := slices.Sorted(maps.Keys(a.ends))
		_, err := t.run(ctx, "MATCH (n) WHERE elementId(n) IN $own RETURN elementId(n), n.id", map[string]any{"own": own}, func(v []any) error {
			if id, ok := v[1].(string); ok {
				a.ends[v[0].(string)] = id
			}
			return nil
		})
		return err
	})
	if err != nil {
		return err
	}
	for _, row := range a.Rows {
		for i, v := range row {
			row[i] = named(v, a.ends)
		}
	}
	return nil
}

// rows takes rows until there are no more or a limit is reached. The connection
// is then given up: that ends the query on the server.
func (s *Store) rows(ctx context.Context, cypher string, params map[string]any, a *asked) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	const batch = 100 // rows that are under way at a time
	session := s.session(ctx, driver.AccessModeRead, batch)
	defer session.Close(ctx)
	taken := watch(a.limits.RowBytes(), func() { stop(a.limits.OutOfMemory()) })
	defer taken.end()
	err := a.take(ctx, session, cypher, params, taken)
	if errors.Is(context.Cause(ctx), graph.ErrLimit) {
		err = context.Cause(ctx)
	}
	if err != nil || a.Cut {
		stop(nil)
	}
	return err
}

func (a *asked) take(ctx context.Context, session driver.SessionWithContext, cypher string, params map[string]any, taken *watcher) error {
	result, err := session.Run(ctx, cypher, params, driver.WithTxTimeout(a.limits.Time))
	if err != nil {
		return err
	}
	if a.Columns, err = result.Keys(); err != nil {
		return err
	}
	for result.Next(ctx) {
		if len(a.Rows) == a.limits.Rows {
			a.Cut = true
			return nil
		}
		row := make([]any, len(a.Columns))
		for i, v := range result.Record().Values {
			if row[i], err = a.whole(v); err != nil {
				return fmt.Errorf("column %q: %w", a.Columns[i], err)
			}
		}
		a.Rows = append(a.Rows, row)
		if a.bytes > a.limits.RowBytes() {
			return a.limits.OutOfMemory()
		}
		taken.rows.Store(a.bytes)
	}
	return result.Err()
}
