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
	longest := int64(usualDocument)
	cmd := &cobra.Command{
		Use:   "load [FILE…]",
		Short: "Load findings that extract wrote",
		Long: "Load reads findings as `rapporteur extract` writes them, from files or from standard input, checks that they\n" +
			"hold together and loads them. A file may hold any number of documents, one a line, or one over several lines.",
		Example: "  rapporteur load findings.jsonl\n  rapporteur extract transcripts/ | rapporteur load",
		RunE:    func(cmd *cobra.Command, args []string) error { return p.load(cmd.Context(), args, longest) },
	}
	cmd.Flags().Var(&size{value: &longest, least: 1}, "max-size", "refuse documents that are longer than this `size`")
	return cmd
}

func (p *program) load(ctx context.Context, files []string, longest int64) error {
	if len(files) == 0 {
		files = []string{"-"}
	}
	return p.withStore(ctx, func(s graph.Store) error {
		l := &loader{program: p, store: s, count: newSummary()}
		bad := 0
		err := l.run(ctx, func(add func(item) error) error {
			for _, f := range files {
				n, err := p.loadFile(ctx, f, longest, add)
				bad += n
				if err != nil {
					return err
				}
			}
			return nil
		})
		for _, refused := range l.refused {
			p.complain("%s", refused)
		}
		l.count.failed = bad + len(l.refused)
		if err != nil {
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

// loadFile gives the documents of a file to add; "-" is standard input. One
// that is no findings is named with its line and counted, and no part of it is
// loaded; the others are. When reading fails, what came before is loaded.
func (p *program) loadFile(ctx context.Context, file string, longest int64, add func(item) error) (bad int, err error) {
	name, in := "standard input", p.in
	if file != "-" {
		f, err := os.Open(file)
		if err != nil {
			return 0, fmt.Errorf("reading findings: %w", err)
		}
		defer f.Close()
		name, in = file, f
	}
	docs := newDocuments(patient{ctx, in}, longest)
	var failed error
	all := func(yield func(document) bool) {
		for {
			d, err := docs.next()
			if err != nil {
				if !errors.Is(err, io.EOF) {
					failed = fmt.Errorf("reading findings from %s: %w", name, err)
				}
				return
			}
			if !yield(d) {
				return
			}
		}
	}
	err = ordered(ctx, p.jobs(), all, readDocument, func(r loadable) error {
		if r.err != nil {
			bad++
			p.complain("%s:%d: %s", name, r.line, r.err)
			return nil
		}
		return add(r.item)
	})
	if err == nil {
		err = failed
	}
	return bad, err
}

// loadable is what was made of a document.
type loadable struct {
	item
	line int
	err  error
}

func readDocument(_ context.Context, d document) loadable {
	out := loadable{line: d.line, err: d.err}
	var f discussion.Findings
	if out.err == nil {
		if err := json.Unmarshal(d.data, &f); err != nil {
			out.err = fmt.Errorf("%w: %w", errNoObject, err)
		}
	}
	if out.err == nil {
		out.item, out.err = newItem(f)
	}
	return out
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
