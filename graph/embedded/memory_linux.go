//go:build cgo

package embedded

/*
#include <stdlib.h>
#include <malloc.h>

// With many arenas the allocator keeps several times of what the engine uses.
static void few_arenas(void) {
#ifdef __GLIBC__
	mallopt(M_ARENA_MAX, 2);
	mallopt(M_MMAP_THRESHOLD, 1 << 20);
#endif
}

static void give_back(void) {
#ifdef __GLIBC__
	malloc_trim(0);
#endif
}
*/
import "C"

import "sync"

// sparing has the system's allocator, from which the engine takes what its
// buffers do not hold, keep less for later.
var sparing = sync.OnceFunc(func() { C.few_arenas() })

// giveBack returns to the system what the engine has given up.
func giveBack() { C.give_back() }
