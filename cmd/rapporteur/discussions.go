package main

import (
	"github.com/spf13/cobra"

	"rapporteur/graph"
	"rapporteur/queries"
	"rapporteur/report"
)

func (p *program) discussionsCommand() *cobra.Command {
	format := "table"
	cmd := &cobra.Command{
		Use:     "discussions",
		Short:   "List the discussions that are loaded",
		Example: "  rapporteur discussions\n  rapporteur discussions -o json",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			q, err := queries.Find("discussions")
			if err != nil {
				return err
			}
			return p.withStore(cmd.Context(), func(s graph.Store) error {
				r, err := report.Run(cmd.Context(), s, q, nil)
				if err != nil {
					return err
				}
				return p.write(r, format)
			})
		},
	}
	p.addOutput(cmd.Flags(), &format)
	return cmd
}
