package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"

	"github.com/spf13/cobra"

	"rapporteur/discussion"
)

func (p *program) extractCommand() *cobra.Command {
	var how reading
	var l list
	cmd := &cobra.Command{
		Use:   "extract PATH…",
		Short: "Read transcripts and write the findings as JSON, loading nothing",
		Long: "Extract reads files, or all files of folders, and writes what it finds: one indented document for one\n" +
			"discussion, one document a line for several. `rapporteur load` loads them.\n\n" +
			"With --files-from the paths come from a file or, for \"-\", from standard input, and each document is written\n" +
			"as a line as soon as it is there, in the order of the paths.",
		Example: "  rapporteur extract meeting.txt\n  rapporteur extract transcripts/ > findings.jsonl\n" +
			"  find transcripts -name '*.vtt' | rapporteur extract --files-from - --below transcripts | rapporteur load",
		Args: func(cmd *cobra.Command, args []string) error {
			if l.file == "" {
				return cobra.MinimumNArgs(1)(cmd, args)
			}
			return cobra.NoArgs(cmd, args)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case l.file != "":
				return p.extractList(cmd.Context(), &l, how)
			case l.null || l.below != "":
				return usageError{errors.New("--null and --below are about the paths of --files-from")}
			}
			return p.extract(cmd.Context(), args, how)
		},
	}
	f := cmd.Flags()
	f.Uint("jobs", 0, "read `N` files at a time (default one a processor)")
	how.addFlags(f)
	f.StringVar(&l.file, "files-from", "", "read the paths from `FILE`, one a line; - is standard input")
	f.BoolVar(&l.null, "null", false, "the paths of --files-from end with a NUL, as find -print0 writes them")
	f.StringVar(&l.below, "below", "", "make the ids of the paths of --files-from below this `FOLDER` (default: of the files' names)")
	return cmd
}

func (p *program) extract(ctx context.Context, paths []string, how reading) error {
	w := &findingsWriter{program: p}
	bad, err := p.extractAll(ctx, slices.Values(p.find(paths)), how, w.write)
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

// extractList extracts from the files of a list, which may be empty: a pipe
// need not know whether there is anything in it.
func (p *program) extractList(ctx context.Context, l *list, how reading) error {
	inputs, closer, err := l.inputs(ctx, p)
	if err != nil {
		return err
	}
	defer closer.Close()
	w := &findingsWriter{program: p}
	bad, err := p.extractAll(ctx, inputs, how, w.now)
	switch {
	case err != nil:
		return err
	case l.err != nil:
		return l.err
	case bad > 0:
		return fmt.Errorf("%s failed", counted(bad, "file", "files"))
	}
	return nil
}

// extractAll gives the findings of each input to write and returns how many
// inputs were bad.
func (p *program) extractAll(ctx context.Context, inputs iter.Seq[input], how reading, write func(document []byte) error) (bad int, err error) {
	line, err := p.newPipeline(how)
	if err != nil {
		return 0, err
	}
	line.make = makeDocument
	line.extractor.Prepare()
	err = line.run(ctx, inputs, func(r result) error {
		switch r.state {
		case skipped:
			p.say("skipped: %s", r.reason)
		case broken:
			bad++
			p.complain("%s", r.reason)
		default:
			return write(r.document)
		}
		return nil
	})
	return bad, err
}

// makeDocument writes the findings as JSON.
func makeDocument(f discussion.Findings, r *result) (err error) {
	if r.document, err = f.MarshalJSON(); err != nil { // json.Marshal would copy it all
		return fmt.Errorf("writing the findings of %s: %w", f.Discussion.Source, err)
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

func (w *findingsWriter) write(data []byte) error {
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

// now writes a document as a line and lets whoever reads have it.
func (w *findingsWriter) now(data []byte) error {
	if err := w.line(data); err != nil {
		return err
	}
	return w.out.Flush()
}

// end writes a document that is alone.
func (w *findingsWriter) end() error {
	if w.first == nil {
		return nil
	}
	var indented bytes.Buffer
	indented.Grow(2 * len(w.first))
	if err := json.Indent(&indented, w.first, "", "  "); err != nil {
		return err
	}
	w.first = nil
	indented.WriteByte('\n')
	_, err := w.out.Write(indented.Bytes())
	return err
}
