package need

import (
	"fmt"
	"syscall"
	"testing"
)

// Disk mounts a disk of so many MiB for the time of the test and returns its
// folder. It calls Missing where the rights do not allow that.
func Disk(t testing.TB, size int) string {
	t.Helper()
	disk := t.TempDir()
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, fmt.Sprintf("size=%dm", size)); err != nil {
		Missing(t, "needs the right to mount a small disk: %v", err)
	}
	t.Cleanup(func() {
		// A process may keep a file open in which it failed to write.
		if err := syscall.Unmount(disk, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return disk
}
