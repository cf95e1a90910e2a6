package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"rapporteur/config"
	"rapporteur/graph"
	"rapporteur/graph/embedded"
	"rapporteur/graph/neo4j"
)

// withStore opens the store that the settings name for the time of do.
func (p *program) withStore(ctx context.Context, do func(graph.Store) error) error {
	s, err := p.openStore(ctx)
	if err != nil {
		return err
	}
	err = do(s)
	if errors.Is(err, embedded.ErrNotBuilt) {
		err = fmt.Errorf("there is no database %s: rapporteur build makes one, --db names another", p.settings.DB)
	}
	if closed := s.Close(); err == nil && closed != nil {
		err = fmt.Errorf("closing the store: %w", closed)
	}
	return err
}

func (p *program) openStore(ctx context.Context) (graph.Store, error) {
	if p.settings.Store == config.Neo4j {
		n := p.settings.Neo4j
		return neo4j.Open(ctx, neo4j.Options{
			URI: n.URI, Username: n.Username, Password: neo4j.Secret(n.Password), Database: n.Database, CAFile: n.CAFile, Version: version(),
			RetryTime: n.Wait, Outage: p.outageOfNeo4j,
		})
	}
	var probe []string
	if self, err := os.Executable(); err == nil {
		probe = []string{self}
	}
	return embedded.Open(ctx, embedded.Options{Path: p.settings.DB, Probe: probe})
}

// loaded is what a store says of a discussion in it.
type loaded struct{ source, digest string }

// listLoaded returns the discussions in a store by their ids.
func listLoaded(ctx context.Context, s graph.Store) (map[string]loaded, error) {
	t, err := s.Query(ctx, "MATCH (d:Discussion) RETURN d.id AS id, d.source AS source, d.digest AS digest ORDER BY id", nil)
	if errors.Is(err, embedded.ErrNotBuilt) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("listing what is loaded: %w", err)
	}
	all := map[string]loaded{}
	for _, row := range t.Rows {
		var text [3]string
		for i := range text {
			text[i], _ = row[i].(string) // what is no text is not ours, and equals nothing
		}
		all[text[0]] = loaded{text[1], text[2]}
	}
	return all, nil
}
