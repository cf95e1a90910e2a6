//go:build cgo

package embedded_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	kuzu "github.com/kuzudb/go-kuzu"

	"rapporteur/graph"
	"rapporteur/graph/embedded"
)

// help is what the processes do that the tests start.
func help(args []string) error {
	exe, err := os.Executable()
	if err != nil {
		return err
	}
	s, err := embedded.Open(context.Background(), embedded.Options{Path: args[1], Probe: []string{exe}, Wait: time.Minute})
	if err != nil {
		return err
	}
	switch args[0] {
	case "load":
		return loadLarge(s, args[2])
	case "read":
		return hold(s)
	case "ask":
		return askAndWeigh(s, args[2], args[3])
	case "write":
		return holdWriting(args[1])
	case "rights":
		return loadAsNobody(args[1])
	case "log":
		return dieWithLog(args[1])
	}
	return errors.New("unknown " + args[0])
}

func loadLarge(s *embedded.Store, id string) error {
	g, err := graph.Build(large(id))
	if err != nil {
		return err
	}
	_, err = s.Load(context.Background(), g)
	return err
}

// loadAsNobody gives up the rights of the superuser, who may do anything.
func loadAsNobody(path string) error {
	if os.Geteuid() == 0 {
		if err := syscall.Setuid(65534); err != nil {
			return err
		}
	}
	s, err := embedded.Open(context.Background(), embedded.Options{Path: path})
	if err != nil {
		return err
	}
	if _, err := elements(context.Background(), s); err != nil {
		return fmt.Errorf("reading: %w", err)
	}
	return loadLarge(s, "large")
}

// hold keeps the file open for reading until the input ends.
func hold(s *embedded.Store) error {
	var once sync.Once
	return s.Snapshot(context.Background(), graph.Visitor{Node: func(graph.Node) error {
		once.Do(waitForEnd)
		return nil
	}})
}

func waitForEnd() {
	fmt.Println("ready")
	io.Copy(io.Discard, os.Stdin)
}

func engine(path string) (*kuzu.Database, *kuzu.Connection, error) {
	db, err := kuzu.OpenDatabase(path, kuzu.SystemConfig{BufferPoolSize: 256 << 20, MaxNumThreads: 2, EnableCompression: true, MaxDbSize: 16 << 30})
	if err != nil {
		return nil, nil, err
	}
	c, err := kuzu.OpenConnection(db)
	return db, c, err
}

// holdWriting keeps the file open for writing, as any program of the engine
// does.
func holdWriting(path string) error {
	db, c, err := engine(path)
	if err != nil {
		return err
	}
	defer db.Close()
	defer c.Close()
	waitForEnd()
	return nil
}

// dieWithLog commits and is killed before the log is moved into the file.
func dieWithLog(path string) error {
	_, c, err := engine(path)
	if err != nil {
		return err
	}
	r, err := c.Query("UNWIND range(1, 3000) AS i CREATE (:Concept {id: 'concept:' + CAST(i AS STRING), name: 'n', aliases: [], basis: 'b'})")
	if err != nil {
		return err
	}
	r.Close()
	return syscall.Kill(os.Getpid(), syscall.SIGKILL)
}

// start runs a helper until the test ends and waits until it holds the file.
func start(t *testing.T, args ...string) (cmd *exec.Cmd, stop func()) {
	t.Helper()
	cmd = exec.Command(self(t), append([]string{"helper"}, args...)...)
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	stop = sync.OnceFunc(func() {
		in.Close()
		if err := cmd.Wait(); err != nil {
			t.Error(err)
		}
	})
	t.Cleanup(stop)
	if line, _ := bufio.NewReader(out).ReadString('\n'); line != "ready\n" {
		t.Fatalf("the helper says %q", line)
	}
	return cmd, stop
}

func TestBusyFileNamesTheHolder(t *testing.T) {
	for _, kind := range []struct{ name, does string }{{"read", "is reading it or loading into it"}, {"write", "is writing to it"}} {
		t.Run(kind.name, func(t *testing.T) {
			o := options(t)
			o.Wait = 200 * time.Millisecond
			s := open(t, o)
			a := build(t, said("a", "1", "Norms"))
			load(t, s, a)
			cmd, stop := start(t, kind.name, o.Path)
			_, err := s.Load(t.Context(), a)
			wantError(t, err, fmt.Sprintf("process %d (%.15s)", cmd.Process.Pid, filepath.Base(cmd.Path)), kind.does, "200ms")
			_, err = elements(t.Context(), s)
			if kind.name == "write" {
				wantError(t, err, fmt.Sprintf("process %d", cmd.Process.Pid), kind.does)
			} else if err != nil {
				t.Errorf("two processes that read: %v", err)
			}
			stop()
			load(t, s, a)
		})
	}
}

func TestBusyFileIsTriedAgain(t *testing.T) {
	o := options(t)
	o.Wait = time.Minute
	s := open(t, o)
	load(t, s, build(t, said("a", "1", "Norms")))
	_, stop := start(t, "write", o.Path)
	loaded := make(chan error)
	go func() {
		_, err := s.Load(t.Context(), build(t, said("b", "1", "Norms")))
		loaded <- err
	}()
	stop()
	if err := <-loaded; err != nil {
		t.Error(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	_, stop = start(t, "write", o.Path)
	defer stop()
	cancel()
	if _, err := s.Query(ctx, "RETURN 1", nil); !errors.Is(err, context.Canceled) {
		t.Errorf("a wait that is cancelled: %v", err)
	}
}

// TestKilledLoads kills a loading process at random moments. Whenever that is,
// what was loaded before is there, and the repeated load completes.
func TestKilledLoads(t *testing.T) {
	undisturbed := newStore(t)
	a := build(t, said("a", "1", "Word1", "Trust"))
	load(t, undisturbed, a)
	before := snapshot(t, undisturbed)
	load(t, undisturbed, build(t, large("large")))
	after := snapshot(t, undisturbed)

	o := options(t)
	s := open(t, o)
	load(t, s, a)
	random := rand.New(rand.NewPCG(3, 4))
	finished := 0
	for n := range 12 {
		cmd := exec.Command(self(t), "helper", "load", o.Path, "large")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(random.IntN(800)) * time.Millisecond)
		cmd.Process.Kill()
		cmd.Wait()
		got := snapshot(t, s)
		if len(got.Nodes) == len(before.Nodes) {
			same(t, before, got)
			continue
		}
		finished++
		same(t, after, got)
		if err := s.Remove(t.Context(), "large"); err != nil {
			t.Fatal(err)
		}
		if t.Failed() {
			t.Fatalf("after kill %d", n)
		}
	}
	t.Logf("%d of 12 loads had finished", finished)
	load(t, s, build(t, large("large")))
	same(t, after, snapshot(t, s))
	onlyTheDatabase(t, o.Path)
}

// TestFirstLoadsAtOnce makes processes race for a file that is not there yet.
func TestFirstLoadsAtOnce(t *testing.T) {
	o := options(t)
	s := open(t, o)
	var all []*exec.Cmd
	for i := range 4 {
		cmd := exec.Command(self(t), "helper", "load", o.Path, fmt.Sprint("d", i))
		var out strings.Builder
		cmd.Stdout = &out
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		all = append(all, cmd)
	}
	for _, cmd := range all {
		if err := cmd.Wait(); err != nil {
			t.Errorf("%v: %v", err, cmd.Stdout)
		}
	}
	table, err := s.Query(t.Context(), "MATCH (d:Discussion) RETURN count(d)", nil)
	if err != nil || table.Rows[0][0] != int64(4) {
		t.Errorf("%v discussions of 4 (%v)", table.Rows, err)
	}
	onlyTheDatabase(t, o.Path)
}
