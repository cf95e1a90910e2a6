//go:build cgo

package embedded

import (
	"os"
	"syscall"
)

// confine keeps this process, from now on, from opening any file or connection,
// from writing to files, and from more processor time than it is given. Its
// memory is watched.
func confine(_, seconds int64) error { return confineUnix(seconds) }

// meter tells how much memory this process has.
type meter struct{}

func openMeter() (meter, error) { return meter{}, nil }

// Close does nothing.
func (meter) Close() error { return nil }

// read returns how many bytes were resident at most.
func (meter) read() (resident, data int64) {
	var usage syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &usage) != nil {
		return 0, 0
	}
	return usage.Maxrss, 0
}

// peak is how many bytes a process that has ended had at most.
func peak(state *os.ProcessState) int64 {
	if usage, ok := state.SysUsage().(*syscall.Rusage); ok {
		return usage.Maxrss
	}
	return 0
}
