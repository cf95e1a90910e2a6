package main

import (
	"runtime/debug"
	"slices"
	"strings"
	"sync"
)

// Garbage is left lying until there is twice as much as what is in use, so that
// collecting it takes no processor from the workers, but not beyond so many bytes
// in all: memory is that of the discussions in hand, however long the run. Of a
// discussion that is large more are allowed, by its bytes.
const (
	garbagePercent = 200
	usualMemory    = 240 << 20
	largeInput     = 1 << 20
	memoryPerByte  = 48
)

// budget is the memory that a pipeline keeps to; nil where the user has set it.
type budget struct {
	sync.Mutex
	limit int64
}

// newBudget makes the budget, unless the environment says what the memory is.
func newBudget(environ []string) *budget {
	if slices.ContainsFunc(environ, func(v string) bool {
		return strings.HasPrefix(v, "GOGC=") || strings.HasPrefix(v, "GOMEMLIMIT=")
	}) {
		return nil
	}
	debug.SetGCPercent(garbagePercent)
	b := &budget{}
	b.raise(usualMemory)
	return b
}

// lend allows more for an input of so many bytes, until it is given back.
func (b *budget) lend(size int) (giveBack func()) {
	if b == nil || size < largeInput {
		return func() {}
	}
	more := int64(size) * memoryPerByte
	b.raise(more)
	return func() { b.raise(-more) }
}

func (b *budget) raise(more int64) {
	b.Lock()
	defer b.Unlock()
	b.limit += more
	debug.SetMemoryLimit(b.limit)
}
