package main

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func (p *program) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:         "version",
		Short:       "Print the version",
		Example:     "  rapporteur version",
		Args:        cobra.NoArgs,
		Annotations: map[string]string{withoutSettings: "yes"},
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintf(p.out, "rapporteur %s\n", version())
			return err
		},
	}
}

// version is that of the module, and the commit where the build knows it.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "unknown"
	}
	v := info.Main.Version
	if v != "(devel)" {
		return v
	}
	v = "devel"
	const short = 12
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			v += " " + s.Value[:min(len(s.Value), short)]
		}
		if s.Key == "vcs.modified" && s.Value == "true" {
			v += " with changes"
		}
	}
	return v
}
