package main

import (
	"context"
	"errors"
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

// result is an input that was dealt with: its findings where it was built, the
// reason where it was not.
type result struct {
	input
	state    state
	findings discussion.Findings
	reason   error
}

// pipeline reads files and extracts from them, several at a time.
type pipeline struct {
	extractor *extract.Extractor
	format    string
	jobs      int
	// loaded is what needs no second reading; nil for nothing.
	loaded map[string]loaded
}

// newPipeline makes a pipeline of the settings, in which some rules do not run.
func (p *program) newPipeline(format string, without ...string) (*pipeline, error) {
	x, err := extract.New(extract.Options{
		Lexicons: p.settings.Lexicons, Same: p.settings.Persons.Same, Different: p.settings.Persons.Different,
		Without: without,
	})
	if err != nil {
		return nil, err
	}
	jobs := p.settings.Jobs
	if jobs == 0 {
		jobs = runtime.NumCPU()
	}
	return &pipeline{extractor: x, format: format, jobs: jobs}, nil
}

// run gives the results to visit, in the order of the inputs, one at a time.
// The first error of visit ends it, as the end of the context does.
func (l *pipeline) run(ctx context.Context, inputs []input, visit func(result) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	// Each input has a slot for its result. No more slots wait than keep the
	// workers busy, so that memory does not grow with the number of files.
	slots := make(chan chan result, l.jobs)
	workers := make(chan struct{}, l.jobs)
	go func() {
		defer close(slots)
		for _, in := range inputs {
			slot := make(chan result, 1)
			select {
			case slots <- slot:
			case <-ctx.Done():
				return
			}
			workers <- struct{}{}
			go func() {
				defer func() { <-workers }()
				slot <- l.one(ctx, in)
			}()
		}
	}()
	for slot := range slots {
		select {
		case r := <-slot:
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := visit(r); err != nil {
				return err
			}
		case <-ctx.Done():
			return ctx.Err() // a worker may wait for a pipe that says nothing
		}
	}
	return ctx.Err()
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
	data, err := readFile(in.path)
	if err != nil {
		return fail(unread(in.path, err))
	}
	digest := l.extractor.Digest(data, l.format, in.id)
	if before, ok := l.loaded[in.id]; ok && before == (loaded{in.source, digest}) {
		return result{input: in, state: unchanged}
	}
	d, err := discussion.Read(in.id, in.path, data, l.format)
	if err != nil {
		return fail(err)
	}
	d.Source, d.Digest = in.source, digest
	f, err := l.extractor.Run(ctx, d)
	if err != nil {
		return fail(err)
	}
	return result{input: in, findings: f}
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
