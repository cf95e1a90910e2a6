package main

import (
	"context"
	"iter"
)

// ordered does the work on each input, several at a time, and gives the results
// to visit in the order of the inputs, one at a time. The first error of visit
// ends it, as the end of the context does; what was finished before that, in
// their order, is still visited. No more results wait than keep the workers
// busy, so that memory does not grow with the number of inputs.
func ordered[T, R any](ctx context.Context, workers int, inputs iter.Seq[T], work func(context.Context, T) R, visit func(R) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	slots := make(chan chan R, workers) // one for the result of each input
	busy := make(chan struct{}, workers)
	go func() {
		defer close(slots)
		for in := range inputs {
			slot := make(chan R, 1)
			select {
			case slots <- slot:
			case <-ctx.Done():
				return
			}
			busy <- struct{}{}
			go func() {
				defer func() { <-busy }()
				if r := work(ctx, in); ctx.Err() == nil { // else it may be half done
					slot <- r
				}
			}()
		}
	}()
	for slot := range slots {
		var r R
		select {
		case r = <-slot:
		case <-ctx.Done():
			select {
			case r = <-slot:
			default:
				return ctx.Err() // a worker may wait for a pipe that says nothing
			}
		}
		if err := visit(r); err != nil {
			return err
		}
	}
	return ctx.Err()
}
