package neo4j

import (
	"context"
	"errors"
	"fmt"

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
	session := s.session(ctx, mode, driver.FetchDefault)
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
