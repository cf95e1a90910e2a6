//go:build cgo

package embedded

/*
#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>

// The engine frees and takes memory all the time. Left alone the C library gives
// it back to the system and takes it again, half of the page faults of a small
// load, and holds an area for each of the engine's threads. This has to be said
// before the first thread starts.
__attribute__((constructor)) static void rapporteur_keep_memory(void) {
	mallopt(M_ARENA_MAX, 1);
	mallopt(M_TRIM_THRESHOLD, 128 << 20);
	mallopt(M_MMAP_THRESHOLD, 4 << 20);
}
#endif

static void rapporteur_give_back(void) {
#ifdef __GLIBC__
	malloc_trim(0);
#endif
}
*/
import "C"

// giveBack returns to the system what the engine has given up.
func giveBack() { C.rapporteur_give_back() }
