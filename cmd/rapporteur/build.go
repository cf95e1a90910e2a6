package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"slices"

	"github.com/spf13/cobra"

	"rapporteur/graph"
)

// builder is a run of the command build.
type builder struct {
	*program
	dryRun, force bool
	reading       reading
	id            string

	count *summary
	// ids are the discussions that the run was about, and stored is how many
	// the store has then.
	ids      []string
	stored   int
	problems []error
	skipped  []error
	// unchanged counts discussions that were not built again.
	unchanged int
	bar       *bar
}

func (p *program) buildCommand() *cobra.Command {
	b := &builder{program: p, count: newSummary()}
	cmd := &cobra.Command{
		Use:   "build PATH…",
		Short: "Read transcripts and build the graph",
		Long: "Build reads files, or all files of folders, extracts from them and loads the graph. What is loaded already and\n" +
			"has not changed is left alone, so that a build that was cut off can be repeated.",
		Example: "  rapporteur build meeting.txt\n  rapporteur build --db talks.db --jobs 4 transcripts/\n  rapporteur build --id kick-off notes/2024-01-09.txt",
		Args:    cobra.MinimumNArgs(1),
		RunE:    func(cmd *cobra.Command, args []string) error { return b.run(cmd.Context(), args) },
	}
	f := cmd.Flags()
	f.BoolVar(&b.dryRun, "dry-run", false, "read and extract, but load nothing")
	f.BoolVar(&b.force, "force", false, "build what has not changed too")
	f.Uint("jobs", 0, "read `N` files at a time (default one a processor)")
	b.reading.addFlags(f)
	f.StringVar(&b.id, "id", "", "call the discussion `ID` (for one file)")
	return cmd
}

func (b *builder) run(ctx context.Context, paths []string) error {
	inputs, err := b.inputs(paths)
	if err != nil {
		return err
	}
	line, err := b.newPipeline(b.reading)
	if err != nil {
		return err
	}
	line.make = makeItem
	b.bar = b.newBar(len(inputs))
	defer b.bar.end()
	if b.dryRun {
		line.extractor.Prepare()
		if err := line.run(ctx, slices.Values(inputs), func(r result) error { return b.visit(r, b.dry) }); err != nil {
			return err
		}
		b.sum()
		return b.finish(ctx, nil)
	}
	return b.withStore(ctx, func(s graph.Store) error {
		err := b.load(ctx, line, inputs, s)
		b.sum()
		if err != nil {
			b.tell()
			return resumable(ctx, err, b.count)
		}
		return b.finish(ctx, s)
	})
}

// inputs finds the files, and gives the one its id where the user names it.
func (b *builder) inputs(paths []string) ([]input, error) {
	if b.id == "" {
		return b.find(paths), nil
	}
	if info, err := os.Stat(paths[0]); len(paths) > 1 || err == nil && info.IsDir() {
		return nil, usageError{errors.New("--id names the discussion of one file, and here are several or a folder")}
	}
	if printable(b.id) != b.id {
		return nil, usageError{fmt.Errorf("the id %q has characters that are not printable", b.id)}
	}
	inputs := b.find(paths)
	inputs[0].id = b.id
	return inputs, nil
}

// load runs the pipeline into a store.
func (b *builder) load(ctx context.Context, line *pipeline, inputs []input, s graph.Store) error {
	held, err := listLoaded(ctx, s)
	if err != nil {
		return err
	}
	if !b.force {
		line.loaded = held
	}
	if len(line.loaded) == 0 {
		line.extractor.Prepare()
	}
	l := &loader{program: b.program, store: s, count: b.count, force: b.force}
	err = l.run(ctx, func(add func(item) error) error {
		return line.run(ctx, slices.Values(inputs), func(r result) error { return b.visit(r, add) })
	})
	for _, refused := range l.refused {
		b.fail(refused)
	}
	b.ids = slices.Sorted(slices.Values(slices.Concat(b.ids, l.ids)))
	b.stored = len(held)
	for _, id := range l.ids {
		if _, before := held[id]; !before {
			b.stored++
		}
	}
	return err
}

// dry counts what a discussion holds, and no more.
func (b *builder) dry(i item) error {
	b.count.outcome(graph.Created)
	b.count.add(i.tally)
	return nil
}

// visit takes a result of the pipeline.
func (b *builder) visit(r result, load func(item) error) error {
	b.bar.step(r.turns)
	switch r.state {
	case skipped:
		b.skipped = append(b.skipped, r.reason)
	case unchanged:
		b.unchanged++
		b.ids = append(b.ids, r.id)
	case broken:
		b.fail(r.reason)
	default:
		return load(r.item)
	}
	return nil
}

// fail notes a file that could not be built.
func (b *builder) fail(err error) { b.problems = append(b.problems, err) }

// sum counts, when all has ended, what did not go through the store.
func (b *builder) sum() {
	b.count.failed += len(b.problems)
	b.count.skipped += len(b.skipped)
	b.count.unchanged += b.unchanged
}

// tell lists what was not built.
func (b *builder) tell() {
	b.bar.end()
	for _, err := range b.skipped {
		b.say("skipped: %s", err)
	}
	for _, err := range b.problems {
		b.complain("%s", err)
	}
}

// finish tells what was done: messages first, then summary and report.
func (b *builder) finish(ctx context.Context, s graph.Store) error {
	b.tell()
	b.summarise(b.count, b.dryRun)
	if s != nil && len(b.ids) > 0 {
		if b.count.created+b.count.replaced > 0 {
			debug.FreeOSMemory() // what reading and extracting needed
		}
		if err := b.reportBuilt(ctx, s, b.ids, b.stored); err != nil {
			return err
		}
	}
	switch {
	case b.count.failed > 0:
		return fmt.Errorf("%s failed", counted(b.count.failed, "file", "files"))
	case b.count.discussions() == 0:
		return errors.New("nothing to build: no transcript was found")
	}
	return nil
}
