package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rapporteur/internal/nearest"
)

func (p *program) completionCommand() *cobra.Command {
	shells := []string{"bash", "fish", "powershell", "zsh"}
	return &cobra.Command{
		Use:         "completion SHELL",
		Short:       "Print a script that completes commands in a shell",
		Long:        "Completion prints a script for " + strings.Join(shells, ", ") + ". Load it where your shell reads its settings.",
		Example:     "  source <(rapporteur completion bash)\n  rapporteur completion zsh > ~/.zfunc/_rapporteur",
		ValidArgs:   shells,
		Annotations: map[string]string{withoutSettings: "yes"},
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return fmt.Errorf("name one shell of %s", strings.Join(shells, ", "))
			}
			if !slices.Contains(shells, args[0]) {
				return fmt.Errorf("unknown shell %q%s (there are %s)", args[0], nearest.Hint(args[0], shells), strings.Join(shells, ", "))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			switch root := cmd.Root(); args[0] {
			case "bash":
				return root.GenBashCompletionV2(p.out, true)
			case "fish":
				return root.GenFishCompletion(p.out, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(p.out)
			default:
				return root.GenZshCompletion(p.out)
			}
		},
	}
}
