package neo4j

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rapporteur/graph"
)

// schema makes sure, once, that nodes have ids of their own and that ids and
// discussions are found by an index.
type schema struct {
	sync.Mutex
	done bool
}

// wanted returns what the schema consists of: the statement of each constraint
// and index by its name.
func wanted() map[string]string {
	all := map[string]string{}
	for _, i := range graph.Indices(graph.NodeTypes, graph.EdgeTypes) {
		all[i.Name] = i.Statement()
	}
	return all
}

// ensureSchema creates what is missing and waits until it is in use.
func (s *Store) ensureSchema(ctx context.Context) error {
	s.schema.Lock()
	defer s.schema.Unlock()
	if s.schema.done {
		return nil
	}
	err := s.retry(ctx, s.retryTime, func() error {
		missing := wanted()
		if err := s.transact(ctx, driver.AccessModeRead, func(t transaction) error { return dropPresent(ctx, t, missing) }); err != nil {
			return err
		}
		if len(missing) == 0 {
			return nil
		}
		return s.createSchema(ctx, missing)
	})
	if err != nil {
		return fmt.Errorf("creating the constraints: %w", explainSchema(err))
	}
	s.schema.done = true
	return nil
}

// dropPresent takes away what is there and in use. An index of its name
// belongs to each constraint.
func dropPresent(ctx context.Context, t transaction, missing map[string]string) error {
	_, err := t.run(ctx, "SHOW INDEXES YIELD name, state WHERE state = 'ONLINE' RETURN name", nil, func(values []any) error {
		delete(missing, values[0].(string))
		return nil
	})
	return err
}

func (s *Store) createSchema(ctx context.Context, missing map[string]string) error {
	err := s.transact(ctx, driver.AccessModeWrite, func(t transaction) error {
		for _, statement := range missing {
			if _, err := t.run(ctx, statement, nil, nil); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return s.transact(ctx, driver.AccessModeRead, func(t transaction) error {
		_, err := t.run(ctx, "CALL db.awaitIndexes(600)", nil, nil)
		return err
	})
}

func explainSchema(err error) error {
	if e, ok := errors.AsType[*driver.Neo4jError](err); ok && strings.HasPrefix(e.Code, "Neo.ClientError.Schema.") {
		return fmt.Errorf("the database holds what another program stored under the same labels: name a database of its own: %w", err)
	}
	return err
}
