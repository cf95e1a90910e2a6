//go:build cgo && (linux || darwin)

package embedded

import (
	"fmt"
	"os/signal"
	"syscall"
)

// bound is a limit of the system.
type bound struct {
	what  string
	which int
	most  uint64
}

// confineUnix sets the limits that every Unix has, and more.
func confineUnix(seconds int64, more ...bound) error {
	signal.Ignore(syscall.SIGXFSZ) // so that writing fails, and does not end the process
	const processors = 64          // whose seconds all count; the clock itself is watched by who asks
	for _, b := range append(more,
		bound{"files written", syscall.RLIMIT_FSIZE, 0},
		bound{"memory images", syscall.RLIMIT_CORE, 0},
		bound{"processor time", syscall.RLIMIT_CPU, uint64(seconds * processors)},
		bound{"open files", syscall.RLIMIT_NOFILE, 0},
	) {
		var now syscall.Rlimit
		err := syscall.Getrlimit(b.which, &now)
		if err == nil {
			most := min(b.most, now.Max) // which may not be raised
			err = syscall.Setrlimit(b.which, &syscall.Rlimit{Cur: most, Max: most})
		}
		if err != nil {
			return fmt.Errorf("limiting the %s of the process that runs the query: %w", b.what, err)
		}
	}
	return nil
}
