//go:build unix && cgo

package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rapporteur/graph"
	"rapporteur/graph/embedded"
	"rapporteur/internal/need"
)

// archive makes a folder of so many transcripts.
func archive(t *testing.T, n int) string {
	t.Helper()
	dir := t.TempDir()
	text, err := os.ReadFile(filepath.Join(need.Root(t), "testdata", "transcripts", "harbour-workshop.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for i := range n {
		text := strings.ReplaceAll(string(text), "harbour", fmt.Sprint("harbour ", i))
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("workshop-%02d.txt", i)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// stored returns what a database holds: what belongs to each discussion, and
// all of it.
func stored(t *testing.T, path string) (parts map[string]graph.Graph, all graph.Graph) {
	t.Helper()
	parts = map[string]graph.Graph{}
	s, err := embedded.Open(t.Context(), embedded.Options{Path: path})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	err = s.Snapshot(t.Context(), graph.Visitor{
		Node: func(n graph.Node) error {
			all.Nodes = append(all.Nodes, n)
			id, _ := n.Props["discussion"].(string)
			if n.Label == graph.LabelDiscussion {
				id = n.ID
			}
			if id != "" {
				g := parts[id]
				g.Nodes = append(g.Nodes, n)
				parts[id] = g
			}
			return nil
		},
		Edge: func(e graph.Edge) error {
			all.Edges = append(all.Edges, e)
			g := parts[e.Props["discussion"].(string)]
			g.Edges = append(g.Edges, e)
			parts[e.Props["discussion"].(string)] = g
			return nil
		},
	})
	if err != nil && !errors.Is(err, embedded.ErrNotBuilt) {
		t.Fatal(err)
	}
	return parts, all
}

// TestBuildsCutOff ends builds at random moments, by every signal that there is
// for it. Whatever is there is whole, what was there stays, and the last build
// completes.
func TestBuildsCutOff(t *testing.T) {
	program, dir, db := installed(t, "rapporteur"), archive(t, 40), filepath.Join(t.TempDir(), "cut.db")
	undisturbed := filepath.Join(t.TempDir(), "whole.db")
	begin := time.Now()
	if out, err := exec.Command(program, "build", "--db", undisturbed, dir).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	took := time.Since(begin)
	parts, want := stored(t, undisturbed)

	random := rand.New(rand.NewPCG(5, 6))
	before := 0
	for n := range 9 {
		signal := []syscall.Signal{syscall.SIGINT, syscall.SIGKILL, syscall.SIGTERM}[n%3]
		build := exec.Command(program, "build", "--db", db, dir)
		var said strings.Builder
		build.Stderr = &said
		if err := build.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(random.Int64N(int64(took))))
		if err := build.Process.Signal(signal); err != nil {
			t.Fatal(err)
		}
		err := build.Wait()
		if err != nil && signal != syscall.SIGKILL && build.ProcessState.Exited() && !strings.Contains(said.String(), "the same command goes on") && !strings.Contains(said.String(), "interrupted") {
			t.Errorf("a build that was ended by %v says %q (%v)", signal, said.String(), err)
		}
		now, _ := stored(t, db)
		for id, part := range now {
			if diff := cmp.Diff(parts[id], part); diff != "" {
				t.Fatalf("%s after %v:\n%s", id, signal, diff)
			}
		}
		if len(now) < before {
			t.Fatalf("%d discussions after %v, and %d before", len(now), signal, before)
		}
		before = len(now)
	}
	t.Logf("%d of 40 discussions were built by builds that were cut off", before)
	if out, err := exec.Command(program, "build", "--db", db, dir).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if _, got := stored(t, db); !cmp.Equal(want, got) {
		t.Error("the graph differs from that of a build that nothing disturbed")
	}
}

// TestSecondBuildNamesTheFirst has two builds of one database at once.
func TestSecondBuildNamesTheFirst(t *testing.T) {
	program, db := installed(t, "rapporteur"), filepath.Join(t.TempDir(), "graph.db")
	dir := archive(t, 2)
	first := exec.Command(program, "load", "--db", db, "--config", os.DevNull)
	in, err := first.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	findings, err := exec.Command(program, "extract", dir).Output()
	if err != nil {
		t.Fatal(err)
	}
	if err := first.Start(); err != nil {
		t.Fatal(err)
	}
	// More than is handed to the store at once.
	for range 40 {
		if _, err := in.Write(findings); err != nil {
			t.Fatal(err)
		}
	}
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if found, _ := filepath.Glob(db + ".load-*/*.csv"); len(found) > 0 {
			break
		}
	}
	out, err := exec.Command(program, "build", "--db", db, dir).CombinedOutput()
	if want := fmt.Sprintf("process %d (rapporteur)", first.Process.Pid); err == nil || !strings.Contains(string(out), want) {
		t.Errorf("the second build does not name %s: %s (%v)", want, out, err)
	}
	in.Close()
	if err := first.Wait(); err != nil {
		t.Error(err)
	}
}
