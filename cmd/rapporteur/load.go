package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"rapporteur/discussion"
	"rapporteur/graph"
)

func (p *program) loadCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "load [FILE…]",
		Short: "Load findings that extract wrote",
		Long: "Load reads findings as `rapporteur extract` writes them, from files or from standard input, checks that they\n" +
			"hold together and loads them. A file may hold any number of documents.",
		Example: "  rapporteur load findings.jsonl\n  rapporteur extract transcripts/ | rapporteur load",
		RunE:    func(cmd *cobra.Command, args []string) error { return p.load(cmd.Context(), args) },
	}
}

func (p *program) load(ctx context.Context, files []string) error {
	if len(files) == 0 {
		files = []string{"-"}
	}
	return p.withStore(ctx, func(s graph.Store) error {
		l := &loader{store: s, count: newSummary()}
		l.refused = func(err error) {
			l.count.failed++
			p.complain("%s", err)
		}
		for _, f := range files {
			if err := p.loadFile(ctx, l, f); err != nil {
				return resumable(ctx, err, l.count)
			}
		}
		if err := l.flush(ctx); err != nil {
			return resumable(ctx, err, l.count)
		}
		if l.count.discussions()+l.count.failed == 0 {
			return errors.New("nothing to load: there are no findings in the input")
		}
		p.summarise(l.count, false)
		if l.count.failed > 0 {
			return fmt.Errorf("%s failed", counted(l.count.failed, "document", "documents"))
		}
		return nil
	})
}

// loadFile loads the documents of a file; "-" is standard input. What was read
// before a mistake is loaded.
func (p *program) loadFile(ctx context.Context, l *loader, file string) error {
	name, in := "standard input", p.in
	if file != "-" {
		f, err := os.Open(file)
		if err != nil {
			return fmt.Errorf("reading findings: %w", err)
		}
		defer f.Close()
		name, in = file, f
	}
	dec := json.NewDecoder(patient{ctx, in})
	for n := 1; ; n++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		var f discussion.Findings
		err := dec.Decode(&f)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return errors.Join(fmt.Errorf("document %d of %s is not findings as JSON: %w", n, name, err), l.flush(ctx))
		}
		if err := f.Validate(); err != nil {
			l.refused(fmt.Errorf("document %d of %s (%q): %w", n, name, f.Discussion.ID, err))
			continue
		}
		if err := l.add(ctx, f); err != nil {
			return err
		}
	}
}

// patient reads from a file that may keep its reader waiting, such as a
// terminal or a pipe, until the context ends.
type patient struct {
	ctx context.Context
	in  io.Reader
}

// Read is that of an io.Reader; what comes after the context's end is lost.
func (p patient) Read(b []byte) (int, error) {
	type read struct {
		n   int
		err error
	}
	got := make(chan read, 1)
	own := make([]byte, len(b))
	go func() {
		n, err := p.in.Read(own)
		got <- read{n, err}
	}()
	select {
	case r := <-got:
		return copy(b, own[:r.n]), r.err
	case <-p.ctx.Done():
		return 0, p.ctx.Err()
	}
}
