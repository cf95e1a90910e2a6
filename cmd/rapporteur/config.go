package main

import (
	"github.com/spf13/cobra"

	"rapporteur/report"
)

func (p *program) configCommand() *cobra.Command {
	format := "table"
	cmd := &cobra.Command{
		Use:     "config",
		Short:   "Show the settings in force and where each comes from",
		Long:    "Config shows every setting with its value and where that comes from: a flag, the environment, the settings\nfile or the default. A flag goes before the environment, and that before the file. Secrets are not shown.",
		Example: "  rapporteur config\n  RAPPORTEUR_DB=talks.db rapporteur config -o json",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			r := report.Report{Name: "config", Question: "Which settings are in force?", Columns: []string{"key", "value", "origin"}}
			for _, e := range p.settings.Entries() {
				r.Rows = append(r.Rows, []any{e.Key, e.Value, e.Origin})
			}
			return p.write(r, format)
		},
	}
	p.addOutput(cmd.Flags(), &format)
	return cmd
}
