//go:build linux && cgo

package main

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"syscall"
	"testing"

	"rapporteur/internal/need"
)

// TestBuildOnFullDisk builds into databases on disks of several sizes, so that
// there is no room at different steps; the repeat with room completes.
func TestBuildOnFullDisk(t *testing.T) {
	program, small, large := installed(t, "rapporteur"), archive(t, 1), archive(t, 12)
	undisturbed := filepath.Join(t.TempDir(), "whole.db")
	whole(t, program, undisturbed, large)
	_, want := stored(t, undisturbed)
	for _, size := range []int{1, 4, 10, 18} {
		t.Run(fmt.Sprint(size, " MiB"), func(t *testing.T) {
			disk := need.Disk(t, size)
			db := filepath.Join(disk, "graph.db")
			sum := func() string {
				data, err := os.ReadFile(db)
				if err != nil && !errors.Is(err, os.ErrNotExist) {
					t.Fatal(err)
				}
				return fmt.Sprintf("%x", sha256.Sum256(data))
			}
			code, _, messages, _ := ran(t, nil, program, "build", "--db", db, small)
			parts, _ := stored(t, db)
			if begun := code == done; begun != (len(parts) == 1) {
				t.Errorf("the first build ends with %d and leaves %d discussions: %s", code, len(parts), messages)
			}
			before := sum()
			code, _, messages, _ = ran(t, nil, program, "build", "--db", db, large)
			if code != failed || !strings.Contains(messages, db) || !strings.Contains(messages, "disk is full") && !strings.Contains(messages, "is the disk full?") {
				t.Errorf("ends with %d: %s", code, messages)
			}
			if sum() != before {
				t.Error("the database has changed")
			}
			if left, err := os.ReadDir(disk); err != nil || len(left) > 2 {
				t.Errorf("%v is left (%v)", left, err)
			}
			if err := syscall.Mount("tmpfs", disk, "tmpfs", syscall.MS_REMOUNT, "size=200m"); err != nil {
				t.Fatal(err)
			}
			whole(t, program, db, large)
			if _, got := stored(t, db); !reflect.DeepEqual(want, got) {
				t.Error("the graph differs from that of a build with room")
			}
		})
	}
}

// TestResultsOnFullDisk has the results of commands written where there is no
// room.
func TestResultsOnFullDisk(t *testing.T) {
	program, dir := installed(t, "rapporteur"), archive(t, 2)
	db := filepath.Join(t.TempDir(), "graph.db")
	whole(t, program, db, dir)
	for _, args := range [][]string{
		{"extract", dir},
		{"extract", filepath.Join(dir, "workshop-00.txt")},
		{"build", "--db", db, "--force", dir},
		{"report", "--db", db, "speakers"},
		{"report", "--db", db, "-o", "csv", "who-engaged-whom"},
		{"query", "--db", db, "MATCH (n) RETURN n.id"},
		{"network", "--db", db, "person-engagement", "--format", "graphml"},
		{"export", "--db", db, "--format", "graphml"},
		{"discussions", "--db", db},
	} {
		full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
		if err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(program, args...)
		var messages strings.Builder
		cmd.Stdout, cmd.Stderr = full, &messages
		_ = cmd.Run() // the code tells
		full.Close()
		if code := cmd.ProcessState.ExitCode(); code != failed || !strings.HasSuffix(messages.String(), "rapporteur: writing the results: the disk that standard output goes to is full, make room and repeat it: no space left on device\n") {
			t.Errorf("%v ends with %d: %s", args, code, messages.String())
		}
	}
	disk := need.Disk(t, 1)
	kept := filepath.Join(disk, "kept")
	if err := os.WriteFile(kept, make([]byte, 900<<10), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, format := range []string{"graphml", "csv"} {
		path := filepath.Join(disk, format)
		code, _, messages, _ := ran(t, nil, program, "export", "--db", db, "--format", format, "--out", path)
		if want := "rapporteur: writing " + path + ": no space left on device: what was there before is unchanged; make room"; code != failed || !strings.HasPrefix(messages, want) {
			t.Errorf("an export ends with %d: %s", code, messages)
		}
		if left, err := os.ReadDir(disk); err != nil || len(left) != 1 {
			t.Errorf("%v is left of an export (%v)", left, err)
		}
	}
}
