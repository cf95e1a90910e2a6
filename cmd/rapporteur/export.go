package main

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/spf13/cobra"

	"rapporteur/export"
	"rapporteur/graph"
	"rapporteur/internal/nearest"
)

func (p *program) exportCommand() *cobra.Command {
	e := exporter{output: output{program: p}}
	cmd := &cobra.Command{
		Use:   "export --format FORMAT",
		Short: "Write the graph for another tool",
		Long: "Export writes the whole graph, or one discussion of it, in a form that other tools open. docs/exports.md says\n" +
			"which tool opens which format, and what each can carry.",
		Example: "  rapporteur export --format graphml --out graph.graphml\n  rapporteur export --format csv --out tables/\n" +
			"  rapporteur export --format dot --min-score 0.8 | dot -Tsvg > graph.svg",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return e.run(cmd.Context()) },
	}
	f := cmd.Flags()
	e.flags(f)
	f.Float64Var(&e.score, "min-score", 0, "only findings whose rule is at least this sure, from 0 to 1")
	f.StringVar(&e.discussion, "discussion", "", "only the discussion of this `ID`")
	return cmd
}

// exporter is a run of the command export.
type exporter struct {
	output
	score      float64
	discussion string
}

func (e *exporter) run(ctx context.Context) error {
	if !(e.score >= 0 && e.score <= 1) {
		return usageError{fmt.Errorf("--min-score is %v and must be from 0 to 1", e.score)}
	}
	format, err := e.chosen()
	if err != nil {
		return err
	}
	return e.withStore(ctx, func(s graph.Store) error {
		source := export.FromStore(s)
		if e.discussion != "" {
			if source, err = e.one(ctx, s, source); err != nil {
				return err
			}
		}
		if e.score > 0 {
			source = source.Surer(e.score)
		}
		return e.write(ctx, format, source)
	})
}

// one cuts the source down to the discussion that the user named.
func (e *exporter) one(ctx context.Context, s graph.Store, source export.Source) (export.Source, error) {
	all, err := listLoaded(ctx, s)
	if err != nil {
		return source, err
	}
	if _, ok := all[e.discussion]; !ok {
		names := slices.Sorted(maps.Keys(all))
		return source, fmt.Errorf("there is no discussion %q%s (rapporteur discussions lists them)", e.discussion, nearest.Hint(e.discussion, names))
	}
	source.Title = e.discussion
	return source.Of(ctx, e.discussion)
}
