//go:build cgo && (linux || darwin)

package embedded

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// lockFile opens the file and locks it as the engine does, for writing or for
// reading. The engine takes its lock only after it has touched the files beside
// it, and says not why it failed. The lock is this process's: the engine's own
// takes its place, and it goes with the first of the handles that is closed. It
// returns a busyError where another process holds the file.
func lockFile(path string, write bool) (*os.File, error) {
	flag := os.O_RDONLY
	if write {
		flag = os.O_RDWR
	}
	f, err := os.OpenFile(path, flag, 0)
	if err != nil {
		return nil, err
	}
	kind := int16(syscall.F_RDLCK)
	if write {
		kind = syscall.F_WRLCK
	}
	lock := syscall.Flock_t{Type: kind}
	err = syscall.FcntlFlock(f.Fd(), syscall.F_SETLK, &lock)
	if err == nil {
		return f, nil
	}
	defer f.Close()
	if errors.Is(err, syscall.EAGAIN) || errors.Is(err, syscall.EACCES) {
		return nil, busyError{holder(f, kind)}
	}
	return nil, fmt.Errorf("locking it: %w", err)
}

// holder says who holds a lock that stands in the way of one of the kind.
func holder(f *os.File, kind int16) string {
	lock := syscall.Flock_t{Type: kind}
	err := syscall.FcntlFlock(f.Fd(), syscall.F_GETLK, &lock)
	if err != nil || lock.Type == syscall.F_UNLCK || lock.Pid <= 0 {
		return "another process uses it"
	}
	who := fmt.Sprintf("process %d", lock.Pid)
	if name, err := os.ReadFile(fmt.Sprintf("/proc/%d/comm", lock.Pid)); err == nil {
		who += fmt.Sprintf(" (%s)", strings.TrimSpace(string(name)))
	}
	if begun, ok := begunAt(int(lock.Pid)); ok {
		who += ", which runs since " + begun.Format("2006-01-02 15:04:05 MST") + ","
	}
	if lock.Type == syscall.F_RDLCK {
		return who + " is reading it or loading into it"
	}
	return who + " is writing to it"
}

// begunAt is when a process began, where the system tells.
func begunAt(pid int) (time.Time, bool) {
	own, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return time.Time{}, false
	}
	// The name of the program, in brackets, may hold anything; the 22nd field
	// is the time since the system's start, and the 3rd comes after the name.
	_, rest, _ := strings.Cut(string(own[max(0, bytes.LastIndexByte(own, ')')):]), " ")
	fields := strings.Fields(rest)
	all, err := os.ReadFile("/proc/stat")
	if err != nil || len(fields) < 20 {
		return time.Time{}, false
	}
	_, boot, _ := strings.Cut(string(all), "\nbtime ")
	boot, _, _ = strings.Cut(boot, "\n")
	start, err := strconv.ParseInt(boot, 10, 64)
	ticks, wrong := strconv.ParseInt(fields[19], 10, 64)
	return time.Unix(start+ticks/ticksPerSecond, 0), err == nil && wrong == nil
}

// ticksPerSecond is the unit of times that Linux tells programs, on every
// platform.
const ticksPerSecond = 100
