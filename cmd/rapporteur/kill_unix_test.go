//go:build unix && cgo

package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
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

// cutOff is a way to fill a database that is ended again and again.
type cutOff struct {
	program, dir, db string
	// piped says that the findings of extract come through a pipe.
	piped bool
}

// start begins, with its messages going to said. What it returns ends it.
func (c cutOff) start(t *testing.T, said io.Writer) (end func(syscall.Signal), wait func() (*os.ProcessState, error)) {
	t.Helper()
	var all []*exec.Cmd
	if c.piped {
		extract := exec.Command(c.program, "extract", "--jobs", "1", c.dir)
		out, err := extract.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		load := exec.Command(c.program, "load", "--db", c.db)
		load.Stdin = out
		all = []*exec.Cmd{load, extract}
	} else {
		all = []*exec.Cmd{exec.Command(c.program, "build", "--db", c.db, c.dir)}
	}
	all[0].Stderr = said
	for _, cmd := range all {
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
	}
	end = func(signal syscall.Signal) {
		for _, cmd := range all { // a terminal signals to all of a pipe
			_ = cmd.Process.Signal(signal) // it may have ended
		}
	}
	wait = func() (*os.ProcessState, error) {
		err := all[0].Wait()
		for _, cmd := range all[1:] {
			_ = cmd.Wait()
		}
		return all[0].ProcessState, err
	}
	return end, wait
}

// reached waits until a file that the pattern matches stands in the folder in
// which the database is made, or the time is over, and then a little.
func (c cutOff) reached(pattern string, most, more time.Duration) {
	for end := time.Now().Add(most); pattern != "" && time.Now().Before(end); time.Sleep(2 * time.Millisecond) {
		if found, _ := filepath.Glob(c.db + ".load-*/" + pattern); len(found) > 0 {
			break
		}
	}
	time.Sleep(more)
}

// TestBuildsCutOff ends builds, loads of what extract writes and replacements of
// what is stored, by every signal that there is for it, while they extract and
// while the new database is made. Whatever is there then is whole, what was
// there stays, and the last build completes.
func TestBuildsCutOff(t *testing.T) {
	const discussions = 14
	program, first, changed := installed(t, "rapporteur"), archive(t, discussions), archive(t, discussions)
	change(t, changed)
	random := rand.New(rand.NewPCG(5, 6))
	for _, way := range []struct {
		name   string
		piped  bool
		before string
		rounds []int
	}{
		{"build", false, "", []int{0, 1, 2, 3, 4, 5, 6, 7, 8}},
		{"extract and load", true, "", []int{3, 4, 5, 6, 7, 8}},
		{"build of changed files", false, first, []int{3, 4, 5, 6, 7, 8}},
	} {
		t.Run(way.name, func(t *testing.T) {
			c := cutOff{program, changed, filepath.Join(t.TempDir(), "cut.db"), way.piped}
			old := map[string]graph.Graph{}
			if way.before != "" {
				whole(t, program, c.db, way.before)
				old, _ = stored(t, c.db)
			}
			undisturbed := filepath.Join(t.TempDir(), "whole.db")
			begin := time.Now()
			whole(t, program, undisturbed, changed)
			took := time.Since(begin)
			fresh, want := stored(t, undisturbed)
			count := len(old)
			for _, n := range way.rounds {
				signal := []syscall.Signal{syscall.SIGINT, syscall.SIGKILL, syscall.SIGTERM}[n%3]
				var said strings.Builder
				end, wait := c.start(t, &said)
				switch n / 3 {
				case 0: // while it extracts, or at its very start
					c.reached("", 0, time.Duration(random.Int64N(int64(took/2))))
				case 1: // while the first are spooled and others extracted
					c.reached("*.csv", took, time.Duration(random.Int64N(int64(took/4))))
				case 2: // while the new database is filled and takes the old one's place
					c.reached("*.new", 2*took, time.Duration(random.Int64N(int64(took/2))))
				}
				end(signal)
				state, err := wait()
				if err != nil && signal != syscall.SIGKILL && state.Exited() && !strings.Contains(said.String(), "the same command goes on") && !strings.Contains(said.String(), "interrupted") {
					t.Errorf("one that was ended by %v says %q (%v)", signal, said.String(), err)
				}
				now, _ := stored(t, c.db)
				done := 0
				for id, part := range now {
					if reflect.DeepEqual(fresh[id], part) { // cmp takes a hundred times as long
						done++
					} else if !reflect.DeepEqual(old[id], part) {
						t.Fatalf("%s after %v is neither the old nor the new:\n%s", id, signal, cmp.Diff(fresh[id], part))
					}
				}
				if len(now) < count {
					t.Fatalf("%d discussions after %v, and %d before", len(now), signal, count)
				}
				count = len(now)
				t.Logf("round %d, %v: %d of %d are there, %d of them new", n, signal, count, discussions, done)
				if done == discussions { // begin anew, so that there is something to cut off
					if err := os.Remove(c.db); err != nil {
						t.Fatal(err)
					}
					if count = len(old); way.before != "" {
						whole(t, program, c.db, way.before)
					}
				}
			}
			whole(t, program, c.db, changed)
			if _, got := stored(t, c.db); !reflect.DeepEqual(want, got) {
				t.Error("the graph differs from that of a build that nothing disturbed")
			}
			if left, _ := filepath.Glob(c.db + ".load-*"); len(left) > 0 {
				t.Errorf("%v is left", left)
			}
		})
	}
}

// change changes every second transcript of an archive.
func change(t *testing.T, dir string) {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for i, path := range all {
		if i%2 == 0 {
			continue
		}
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(strings.ReplaceAll(string(text), "cable", "pipeline")), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// whole builds an archive with nothing in its way.
func whole(t *testing.T, program, db, dir string) {
	t.Helper()
	if out, err := exec.Command(program, "build", "--db", db, dir).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}

// TestSecondInterruptEndsAtOnce interrupts builds once more while they load what
// was in hand.
func TestSecondInterruptEndsAtOnce(t *testing.T) {
	program, dir := installed(t, "rapporteur"), archive(t, 30)
	db := filepath.Join(t.TempDir(), "cut.db")
	c := cutOff{program: program, dir: dir, db: db}
	ended := 0
	for range 8 {
		said, to, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		end, wait := c.start(t, to)
		to.Close()
		c.reached("*.csv", time.Minute, 0)
		end(syscall.SIGINT)
		// It says so, and begins to load; nothing comes where it had ended before.
		_, _ = bufio.NewReader(said).ReadString('\n')
		end(syscall.SIGINT)
		state, _ := wait()
		said.Close()
		now, _ := stored(t, db)
		if status, ok := state.Sys().(syscall.WaitStatus); ok && status.Signaled() && status.Signal() == syscall.SIGINT {
			ended++
			if len(now) > 0 {
				t.Fatalf("%d discussions are there of a load that was ended", len(now))
			}
		}
		if err := os.Remove(db); err != nil && !errors.Is(err, os.ErrNotExist) {
			t.Fatal(err)
		}
		if ended == 3 {
			break
		}
	}
	if ended == 0 {
		t.Error("no build was ended by a second signal")
	}
	whole(t, program, db, dir)
	if left, _ := filepath.Glob(db + ".load-*"); len(left) > 0 {
		t.Errorf("%v is left", left)
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
	if want := fmt.Sprintf("process %d (rapporteur), which runs since "+time.Now().Format("2006-01-02 "), first.Process.Pid); err == nil || !strings.Contains(string(out), want) {
		t.Errorf("the second build does not name %s: %s (%v)", want, out, err)
	}
	in.Close()
	if err := first.Wait(); err != nil {
		t.Error(err)
	}
}
