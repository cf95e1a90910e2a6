//go:build cgo

package embedded

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"syscall"
)

// confine keeps this process, from now on, from opening any file or connection,
// from writing to files, and from more memory and processor time than it is
// given. The address space that is taken already does not count: the engine
// reserves much that it does not use.
func confine(memory, seconds int64) error {
	m, err := openMeter()
	if err != nil {
		return err
	}
	defer m.Close()
	_, taken := m.read()
	return confineUnix(seconds, bound{"memory", syscall.RLIMIT_DATA, uint64(taken + memory)})
}

// meter tells how much memory this process has.
type meter struct{ *os.File }

func openMeter() (meter, error) {
	f, err := os.Open("/proc/self/statm")
	if err != nil {
		return meter{}, fmt.Errorf("seeing how much memory there is: %w", err)
	}
	return meter{f}, nil
}

// read returns how many bytes are resident, and how many of data are reserved,
// 0 where that cannot be seen.
func (m meter) read() (resident, data int64) {
	var line [200]byte
	n, err := m.ReadAt(line[:], 0)
	fields := strings.Fields(string(line[:n]))
	if err != nil && err != io.EOF || len(fields) < 6 {
		return 0, 0
	}
	pages := func(s string) int64 {
		n, err := strconv.ParseInt(s, 10, 64)
		if err != nil {
			return 0
		}
		return n * int64(os.Getpagesize())
	}
	return pages(fields[1]), pages(fields[5])
}

// peak is how many bytes a process that has ended had at most.
func peak(state *os.ProcessState) int64 {
	if usage, ok := state.SysUsage().(*syscall.Rusage); ok {
		return usage.Maxrss << 10
	}
	return 0
}
