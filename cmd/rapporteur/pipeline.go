package main

import (
	"context"
	"errors"
	"iter"
	"runtime"

	"rapporteur/discussion"
	"rapporteur/extract"
)

// state is what became of an input.
type state int

const (
	built state = iota
	skipped
	unchanged
	broken
)

// result is an input that was dealt with: what the pipeline made of its findings
// where it was built, the reason where it was not.
type result struct {
	input
	state    state
	turns    int
	item            // what there is to load of it
	document []byte // its findings as JSON
	reason   error
}

// pipeline reads files and extracts from them, several at a time.
type pipeline struct {
	extractor *extract.Extractor
	reading   reading
	jobs      int
	memory    *budget
	// make makes of the findings what is wanted of them, as part of the work that
	// is done several at a time.
	make func(discussion.Findings, *result) error
	// loaded is what needs no second reading; nil for nothing.
	loaded map[string]loaded
}

// newPipeline makes a pipeline of the settings, in which some rules do not run.
func (p *program) newPipeline(how reading, without ...string) (*pipeline, error) {
	x, err := extract.New(extract.Options{
		Lexicons: p.settings.Lexicons, Same: p.settings.Persons.Same, Different: p.settings.Persons.Different,
		Without: without,
	})
	if err != nil {
		return nil, err
	}
	return &pipeline{extractor: x, reading: how, jobs: p.jobs(), memory: newBudget(p.environ)}, nil
}

// jobs is how many inputs are dealt with at a time.
func (p *program) jobs() int {
	if p.settings.Jobs > 0 {
		return p.settings.Jobs
	}
	return runtime.NumCPU()
}

// run gives the results to visit, in the order of the inputs, one at a time.
// The first error of visit ends it, as the end of the context does.
func (l *pipeline) run(ctx context.Context, inputs iter.Seq[input], visit func(result) error) error {
	return ordered(ctx, l.jobs, inputs, l.one, visit)
}

// one deals with one input.
func (l *pipeline) one(ctx context.Context, in input) result {
	fail := func(err error) result {
		if skips(in, err) {
			return result{input: in, state: skipped, reason: err}
		}
		return result{input: in, state: broken, reason: err}
	}
	if in.err != nil {
		return fail(in.err)
	}
	data, err := l.reading.readFile(ctx, in.path)
	if err != nil {
		return fail(unread(in.path, err))
	}
	defer l.memory.lend(len(data))()
	digest := l.extractor.Digest(data, l.reading.format, in.id)
	if before, ok := l.loaded[in.id]; ok && before == (loaded{in.source, digest}) {
		return result{input: in, state: unchanged}
	}
	d, err := discussion.Read(in.id, in.path, data, l.reading.format)
	if err != nil {
		return fail(err)
	}
	d.Source, d.Digest = in.source, digest
	f, err := l.extractor.Run(ctx, d)
	if err != nil {
		return fail(err)
	}
	r := result{input: in, turns: len(f.Discussion.Turns)}
	if err := l.make(f, &r); err != nil {
		return fail(err)
	}
	return r
}

// skips reports whether the error says that the file is simply no transcript:
// a folder may hold such, and they are no failure. An empty file may have been
// one, and data that the user named is a mistake.
func skips(in input, err error) bool {
	switch {
	case errors.Is(err, discussion.ErrEmpty):
		return false
	case errors.Is(err, discussion.ErrBinary):
		return !in.named
	}
	return errors.Is(err, discussion.ErrNoFormat)
}
