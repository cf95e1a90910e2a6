//go:build cgo && linux

package embedded_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"rapporteur/internal/need"
)

// TestFullDisk loads on disks of several sizes, so that there is no room at
// different steps.
func TestFullDisk(t *testing.T) {
	for _, size := range []int{3, 8, 12, 14, 16, 20, 24, 28, 34} {
		t.Run(fmt.Sprint(size, " MiB"), func(t *testing.T) {
			o := options(t)
			disk := need.Disk(t, size)
			o.Path = filepath.Join(disk, "graph.db")
			room := func() uint64 {
				var s syscall.Statfs_t
				if err := syscall.Statfs(disk, &s); err != nil {
					t.Fatal(err)
				}
				return s.Bfree
			}
			s := open(t, o)
			full := func(err error) bool {
				t.Helper()
				if err != nil && !strings.Contains(err.Error(), "disk is full") && !strings.Contains(err.Error(), "is the disk full?") {
					t.Errorf("the error does not say that the disk is full: %v", err)
				}
				return err != nil
			}
			if _, err := s.Load(t.Context(), build(t, said("a", "1", "Norms", "Trust"))); full(err) {
				return
			}
			before, left := snapshot(t, s), room()
			if _, err := s.Load(t.Context(), build(t, large("large"))); !full(err) {
				return
			}
			same(t, before, snapshot(t, s))
			onlyTheDatabase(t, o.Path)
			if room() < left {
				t.Errorf("%d blocks of the disk are free, and %d were before", room(), left)
			}
		})
	}
}
