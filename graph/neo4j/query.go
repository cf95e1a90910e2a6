package neo4j

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rapporteur/graph"
)

// Query runs Cypher in a session in which the server refuses to write. Of
// a node or an edge in the result its id is shown, of a path the ids along it,
// of a map its JSON, of a date, a time or a place the driver's text.
func (s *Store) Query(ctx context.Context, cypher string, params map[string]any) (graph.Table, error) {
	var table graph.Table
	err := s.retry(ctx, s.patience(), func() error {
		var err error
		table, err = s.table(ctx, cypher, params)
		return err
	})
	if e, ok := errors.AsType[*driver.Neo4jError](err); ok && e.Code == "Neo.ClientError.Statement.AccessMode" {
		return graph.Table{}, fmt.Errorf("a query may only read: %w", err)
	}
	if err != nil {
		return graph.Table{}, fmt.Errorf("querying Neo4j: %w", err)
	}
	return table, nil
}

// table collects what a query returns. The query is a transaction by itself and
// its rows come at once: it is sent in one message and answered in one, where
// to begin, to fetch and to commit are one more each.
func (s *Store) table(ctx context.Context, cypher string, params map[string]any) (graph.Table, error) {
	session := s.session(ctx, driver.AccessModeRead, driver.FetchAll)
	defer session.Close(ctx)
	result, err := session.Run(ctx, cypher, params)
	if err != nil {
		return graph.Table{}, err
	}
	columns, err := result.Keys()
	if err != nil {
		return graph.Table{}, err
	}
	table := graph.Table{Columns: columns}
	for result.Next(ctx) {
		row := make([]any, len(columns))
		for i, v := range result.Record().Values {
			if row[i], err = value(v); err != nil {
				return graph.Table{}, fmt.Errorf("column %q: %w", columns[i], err)
			}
		}
		table.Rows = append(table.Rows, row)
	}
	return table, result.Err()
}

// value reduces what the driver returns to what a table holds.
func value(v any) (any, error) {
	switch v := v.(type) {
	case nil, string, int64, float64, bool:
		return v, nil
	case []any:
		return values(v)
	case driver.Node:
		return identity(v.Props, v.ElementId), nil
	case driver.Relationship:
		return identity(v.Props, v.ElementId), nil
	case driver.Path:
		return along(v), nil
	case map[string]any:
		return object(v)
	case fmt.Stringer:
		return v.String(), nil
	}
	return nil, fmt.Errorf("a value of the type %T has no place in a table", v)
}

func values(list []any) ([]any, error) {
	all := make([]any, len(list))
	for i, e := range list {
		var err error
		if all[i], err = value(e); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// identity returns the id of an element, the server's own where it has none.
func identity(props map[string]any, element string) string {
	if id, ok := props["id"].(string); ok {
		return id
	}
	return element
}

// along returns the ids of nodes and edges in turn.
func along(p driver.Path) []any {
	var all []any
	for i, n := range p.Nodes {
		if i > 0 {
			r := p.Relationships[i-1]
			all = append(all, identity(r.Props, r.ElementId))
		}
		all = append(all, identity(n.Props, n.ElementId))
	}
	return all
}

func object(m map[string]any) (string, error) {
	plain := map[string]any{}
	for k, e := range m {
		var err error
		if plain[k], err = value(e); err != nil {
			return "", err
		}
	}
	text, err := json.Marshal(plain)
	return string(text), err
}
