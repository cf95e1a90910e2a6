package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"rapporteur/config"
	"rapporteur/graph/neo4j"
	"rapporteur/internal/nearest"
)

// The exit codes.
const (
	done   = 0
	failed = 1
	misuse = 2
)

// program is one run of the command line.
type program struct {
	in      io.Reader
	out     *bufio.Writer
	err     io.Writer
	environ []string
	// screen and progress say where results and messages are seen.
	screen   screen
	progress bool

	configFile string
	quiet      bool
	settings   config.Settings
	// bom begins what is written as CSV with a byte order mark.
	bom    bool
	outage outage
	// running is set once the command line is understood.
	running bool
}

// usageError is a mistake in the command line that only a command can see.
type usageError struct{ error }

// run runs a command line and returns the exit code.
func run(ctx context.Context, args []string, in io.Reader, out, messages io.Writer, environ []string) int {
	p := &program{in: in, out: bufio.NewWriter(results{out}), err: &sequence{to: messages}, environ: environ}
	p.screen = screenOf(out, environ)
	p.progress = screenOf(messages, environ).terminal
	root := p.root()
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(p.out)
	root.SetErr(p.err)
	ran, err := root.ExecuteContextC(ctx)
	if flushed := p.out.Flush(); err == nil {
		err = flushed
	}
	return p.end(ctx, ran, err)
}

// end tells how the run ended and returns the exit code.
func (p *program) end(ctx context.Context, ran *cobra.Command, err error) int {
	var usage usageError
	var resume resumeError
	var write writeError
	switch {
	case err == nil:
		return done
	case errors.As(err, &write) && errors.Is(write, syscall.EPIPE):
		return done // whoever reads the results has had enough of them
	case errors.As(err, &resume):
	case ctx.Err() != nil:
		err = errors.New("interrupted")
	case errors.As(err, &usage) || !p.running:
		p.complain("%s (see %s --help)", hinted(ran, err), ran.CommandPath())
		return misuse
	}
	p.complain("%s", err)
	return failed
}

// results is where results are written; it tells its errors from others.
type results struct{ io.Writer }

func (r results) Write(b []byte) (int, error) {
	n, err := r.Writer.Write(b)
	if err != nil {
		err = writeError{err}
	}
	return n, err
}

// writeError is an error of writing results.
type writeError struct{ err error }

func (e writeError) Error() string {
	if isFull(e.err) {
		return fmt.Sprintf("writing the results: the disk that standard output goes to is full, make room and repeat it: %v", nameless(e.err))
	}
	return "writing the results: " + e.err.Error()
}

func (e writeError) Unwrap() error { return e.err }

// resumeError says how to go on after an interruption.
type resumeError struct {
	text string
	err  error
}

func (e resumeError) Error() string { return e.text }
func (e resumeError) Unwrap() error { return e.err }

// resumable adds to the error of a load that was interrupted, or whose server
// did not come back, that it can be repeated.
func resumable(ctx context.Context, err error, s *summary) error {
	why := "interrupted"
	if ctx.Err() == nil {
		if !errors.Is(err, neo4j.ErrOutage) {
			return err
		}
		why = err.Error()
	}
	n := counted(s.created+s.replaced, "discussion was", "discussions were")
	return resumeError{why + ": " + n + " loaded, and the same command goes on where this one ended", err}
}

// hinted is the error's text with the name that the user probably meant.
func hinted(ran *cobra.Command, err error) string {
	// Cobra puts its suggestion below the error.
	text, hint, found := strings.Cut(err.Error(), "\n\nDid you mean this?\n")
	if found {
		return text + "; did you mean " + strings.Join(strings.Fields(hint), " or ") + "?"
	}
	var unknown *pflag.NotExistError
	if errors.As(err, &unknown) {
		var names []string
		ran.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		if name := nearest.Name(unknown.GetSpecifiedName(), names); name != "" {
			return text + "; did you mean --" + name + "?"
		}
	}
	return text
}

// root makes the commands.
func (p *program) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "rapporteur COMMAND",
		Short: "Turns transcripts of discussions into a graph and answers questions about it",
		Long: "Rapporteur reads transcripts of discussions, finds who speaks, which people, organisations and concepts\n" +
			"are named and who replies to and engages with whom, keeps all of it with its evidence as a graph, and\n" +
			"answers prepared questions about it.",
		Example:           "  rapporteur build transcripts/\n  rapporteur report who-engaged-whom",
		Version:           version(),
		SilenceErrors:     true,
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		PersistentPreRunE: p.start,
	}
	root.SetVersionTemplate("rapporteur {{.Version}}\n")
	flags := root.PersistentFlags()
	flags.StringVar(&p.configFile, "config", "", "read the settings from `FILE` instead of "+config.FileName)
	flags.Var(&choice{value: new(string), names: config.Stores}, "store", "keep the graph in this `store`: embedded or neo4j (default embedded)")
	flags.String("db", "", "use the database `PATH` of the embedded store (default rapporteur.db)")
	flags.BoolVar(&p.quiet, "quiet", false, "write no messages but errors")
	root.AddCommand(
		p.buildCommand(), p.extractCommand(), p.loadCommand(), p.reportCommand(), p.queryCommand(), p.networkCommand(), p.exportCommand(), p.discussionsCommand(), p.removeCommand(),
		p.evaluateCommand(), p.configCommand(), p.versionCommand(), p.completionCommand(),
	)
	return root
}

// start reads the settings; it runs before a command, when the command line is
// understood.
func (p *program) start(cmd *cobra.Command, _ []string) error {
	p.running = true
	if cmd.Annotations[withoutSettings] != "" {
		return nil
	}
	s, err := config.Load(config.Options{File: p.configFile, Flags: cmd.Flags(), Environ: p.environ})
	if err != nil {
		return err
	}
	p.settings = s
	for _, w := range s.Warnings {
		p.say("%s", w)
	}
	return nil
}

// withoutSettings marks commands that work whatever the settings are.
const withoutSettings = "without settings"
