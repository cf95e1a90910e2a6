// Package embedded keeps the graph in one file by means of the Kuzu engine,
// which is part of the program.
//
// A change makes a new file, which then takes the old one's place: one that is
// cut off, by a full disk or by kill -9, leaves the file as it was. Where nothing
// goes, the new file is a copy to which is added what comes. Those who read are
// never in the way of each other, and may go on while a change is made; only one
// process makes one, and it begins when nobody reads. It needs room for the file
// twice and for what is loaded.
//
// A large change is made by a process of its own, which takes with it the memory
// that the engine does not give back, and whatever else happens to the engine.
//
// Beside the file stand `<file>.checked`, which says in what state it was last
// known to be sound, and while a change is made `<file>.load-*`, which the next
// change takes away if the process was killed.
//
// The engine ends the whole process when it meets some kinds of damage. A file
// that is not in the state that was noted is therefore opened and read through
// in a process of its own first, once. That finds a file that is cut short,
// overwritten or of another kind, and pages at which the engine fails. It finds
// neither letters changed within a text, nor an index that is wrong but can be
// read, nor a page that goes bad without a trace in the file's size and time.
package embedded

import (
	"errors"
	"time"
)

// ErrNotBuilt is what reading wraps where there is no file yet.
var ErrNotBuilt = errors.New("nothing has been built there yet")

// Options say where the store is. Zero values stand for the defaults.
type Options struct {
	// Path is the file. It is made by the first load.
	Path string
	// BufferPool limits the engine's memory for a change, in bytes; by default
	// 224 MiB. A change for which that is too little gets more.
	BufferPool uint64
	// ReadPool limits it for queries, in bytes; by default 1 GiB. It is taken as
	// it is needed.
	ReadPool uint64
	// Threads are those of a change, by default 1: more make it no faster, and
	// each has its own memory.
	Threads int
	// Wait is how long a file that another process holds is tried again; by
	// default 5 s.
	Wait time.Duration
	// Probe is the command line of a program that hands its arguments to
	// [Probe] before anything else. Without it no file is examined and no large
	// change is made in a process of its own, and no query of a user's own is
	// run.
	Probe []string
}
