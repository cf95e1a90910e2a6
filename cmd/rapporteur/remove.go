package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/spf13/cobra"

	"rapporteur/graph"
	"rapporteur/internal/nearest"
)

func (p *program) removeCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "remove ID",
		Short:   "Remove a discussion, and what only it mentions",
		Long:    "Remove takes a discussion out of the graph, with the people, organisations and concepts that no other\ndiscussion has. `rapporteur discussions` lists the ids.",
		Example: "  rapporteur remove 2016/cyber-norms",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.withStore(cmd.Context(), func(s graph.Store) error { return p.remove(cmd.Context(), s, args[0]) })
		},
	}
}

func (p *program) remove(ctx context.Context, s graph.Store, id string) error {
	err := s.Remove(ctx, id)
	if errors.Is(err, graph.ErrNotFound) {
		all, listErr := listLoaded(ctx, s)
		if listErr != nil {
			return errors.Join(err, listErr)
		}
		return fmt.Errorf("%w%s", err, nearest.Hint(id, slices.Sorted(maps.Keys(all))))
	}
	if err != nil {
		return err
	}
	p.say("removed %s", id)
	return nil
}
