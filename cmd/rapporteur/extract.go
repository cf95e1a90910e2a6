package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"rapporteur/discussion"
)

func (p *program) extractCommand() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "extract PATH…",
		Short: "Read transcripts and write the findings as JSON, loading nothing",
		Long: "Extract reads files, or all files of folders, and writes what it finds: one indented document for one\n" +
			"discussion, one document a line for several. `rapporteur load` loads them.",
		Example: "  rapporteur extract meeting.txt\n  rapporteur extract transcripts/ > findings.jsonl",
		Args:    cobra.MinimumNArgs(1),
		RunE:    func(cmd *cobra.Command, args []string) error { return p.extract(cmd.Context(), args, format) },
	}
	cmd.Flags().Uint("jobs", 0, "read `N` files at a time (default one a processor)")
	addInputFormat(cmd.Flags(), &format)
	return cmd
}

// addInputFormat adds the flag --input-format.
func addInputFormat(f *pflag.FlagSet, value *string) {
	var names []string
	for _, format := range discussion.Formats {
		names = append(names, format.Name)
	}
	f.Var(&choice{value: value, names: names}, "input-format", "read the files as this `format` (default: the one that is recognised)")
}

func (p *program) extract(ctx context.Context, paths []string, format string) error {
	line, err := p.newPipeline(format)
	if err != nil {
		return err
	}
	inputs := p.find(paths)
	w := findingsWriter{program: p}
	bad := 0
	err = line.run(ctx, inputs, func(r result) error {
		switch r.state {
		case skipped:
			p.say("skipped: %s", r.reason)
		case broken:
			bad++
			p.complain("%s", r.reason)
		default:
			return w.write(r.findings)
		}
		return nil
	})
	if err == nil {
		err = w.end()
	}
	switch {
	case err != nil:
		return err
	case bad > 0:
		return fmt.Errorf("%s failed", counted(bad, "file", "files"))
	case w.written == 0:
		return errors.New("nothing to extract from: no transcript was found")
	}
	return nil
}

// findingsWriter writes documents, one a line, or one alone with indents. It
// keeps the first until it knows which.
type findingsWriter struct {
	*program
	first   []byte
	written int
}

func (w *findingsWriter) write(f discussion.Findings) error {
	data, err := json.Marshal(f)
	if err != nil {
		return fmt.Errorf("writing the findings of %s: %w", f.Discussion.Source, err)
	}
	w.written++
	if w.written == 1 {
		w.first = data
		return nil
	}
	if err := w.line(w.first); err != nil {
		return err
	}
	w.first = nil
	return w.line(data)
}

func (w *findingsWriter) line(data []byte) error {
	if len(data) == 0 {
		return nil
	}
	_, err := w.out.Write(append(data, '\n'))
	return err
}

// end writes a document that is alone.
func (w *findingsWriter) end() error {
	if w.first == nil {
		return nil
	}
	indented, err := json.MarshalIndent(json.RawMessage(w.first), "", "  ")
	if err != nil {
		return err
	}
	return w.line(indented)
}
