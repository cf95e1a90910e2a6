//go:build cgo

package embedded_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rapporteur/graph"
	"rapporteur/graph/embedded"
)

var limits = graph.Limits{Time: time.Minute, Rows: 100, Memory: 256 << 20}

// endless are queries that no machine has the memory for.
var endless = []string{
	"UNWIND range(1, 1000000000) AS x UNWIND range(1, 1000000000) AS y RETURN x",
	"UNWIND range(1, 100000000) AS x RETURN count(x)",
	"UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y RETURN collect(x)",
	"UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y RETURN x, y ORDER BY y",
	"UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y RETURN count(DISTINCT x * 100000 + y)",
	"UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y WITH DISTINCT x, y RETURN count(*)",
	"RETURN repeat('rapporteur', 1000000000)",
	"RETURN lpad('x', 2000000000, 'y')",
	"RETURN range(1, 30000000)",
	"UNWIND range(1, 100) AS x RETURN range(1, 500000), x",
}

// askAndWeigh asks in a process of its own, and tells how it ended and how many
// bytes the process that it started had at most.
func askAndWeigh(s *embedded.Store, memory, cypher string) error {
	l := limits
	var err error
	if l.Memory, err = strconv.ParseInt(memory, 10, 64); err != nil {
		return err
	}
	_, err = s.Ask(context.Background(), cypher, nil, l)
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_CHILDREN, &usage); err != nil {
		return err
	}
	fmt.Printf("%d %v\n", usage.Maxrss<<10, err)
	return nil
}

func TestAskKeepsToItsMemory(t *testing.T) {
	o := options(t)
	load(t, open(t, o), build(t, said("a", "1", "Norms", "Trust")))
	for _, cypher := range endless {
		out, err := exec.Command(self(t), "helper", "ask", o.Path, strconv.FormatInt(limits.Memory, 10), cypher).CombinedOutput()
		peak, message, _ := strings.Cut(string(out), " ")
		n, parsed := strconv.ParseInt(peak, 10, 64)
		if err != nil || parsed != nil {
			t.Errorf("%s: %s (%v)", cypher, out, err)
			continue
		}
		if !strings.Contains(message, "needs more than 256 MiB of memory and was stopped") {
			t.Errorf("%s: %s", cypher, message)
		}
		const program = 96 << 20 // what it takes before it asks anything
		if n > limits.Memory+program {
			t.Errorf("%s: the process had %d MiB", cypher, n>>20)
		}
	}
}

// outside are statements that write, or that read what is not the graph. They
// never come so far: here it is seen that the process could not do them.
func outside(secret, target string) []string {
	return []string{
		"LOAD FROM '" + secret + "' RETURN *",
		"COPY (MATCH (n) RETURN n.id) TO '" + filepath.Join(target, "out.csv") + "'",
		"COPY (MATCH (n) RETURN n.id) TO 'out.csv'",
		"COPY (MATCH (n) RETURN n.id) TO '" + secret + "'",
		"ATTACH '" + secret + "' AS x (dbtype kuzu)",
		"LOAD EXTENSION '" + secret + "'",
		"CREATE (c:Concept {id: 'x'})",
		"MATCH (n) DETACH DELETE n",
		"MATCH (n:Concept) SET n.name = 'x'",
		"DROP TABLE MENTIONS",
		"CREATE NODE TABLE x (id INT64, PRIMARY KEY (id))",
		"IMPORT DATABASE '" + target + "'",
		"MATCH (n:Concept) RETURN n.id; CREATE (c:Concept {id: 'x'})",
		"CALL enable_default_hash_index = true; CHECKPOINT",
	}
}

// digests are those of all files below some folders.
func digests(t *testing.T, dirs ...string) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, dir := range dirs {
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				all[path] = "a folder"
				return err
			}
			data, err := os.ReadFile(path)
			all[path] = fmt.Sprintf("%x", sha256.Sum256(data))
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return all
}

func TestAskReachesNothingElse(t *testing.T) {
	o := options(t)
	s := open(t, o)
	load(t, s, build(t, said("a", "1", "Norms", "Trust")))
	here, target := t.TempDir(), t.TempDir()
	t.Chdir(here)
	t.Setenv("TMPDIR", target)
	secret := filepath.Join(target, "secret.csv")
	if err := os.WriteFile(secret, []byte("the secret\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Ask(t.Context(), "RETURN 1", nil, limits); err != nil {
		t.Fatal(err)
	}
	before := digests(t, here, target, filepath.Dir(o.Path))
	for _, cypher := range append(outside(secret, target), endless[:3]...) {
		got, err := s.Ask(t.Context(), cypher, nil, limits)
		if err == nil || strings.Contains(fmt.Sprint(got, err), "the secret") {
			t.Errorf("%s: %v, %v", cypher, got, err)
		}
	}
	if diff := cmp.Diff(before, digests(t, here, target, filepath.Dir(o.Path))); diff != "" {
		t.Errorf("files, -before +after:\n%s", diff)
	}
}

func TestAskSaysWhatIsWrong(t *testing.T) {
	o := options(t)
	s := open(t, o)
	_, err := s.Ask(t.Context(), "RETURN 1", nil, limits)
	if wantError(t, err, "there is no database"); !errors.Is(err, embedded.ErrNotBuilt) {
		t.Errorf("the error is not the one of a database that is not built: %v", err)
	}
	load(t, s, build(t, large("large")))
	for cypher, want := range map[string]string{
		"MATCH (c:Concept) RETURN c.nme": "Cannot find property nme",
		"MATCH (c:Concept RETURN c":      "line: 1, offset: 17",
	} {
		_, err := s.Ask(t.Context(), cypher, nil, limits)
		wantError(t, err, want)
		if strings.Contains(fmt.Sprint(err), "goroutine") {
			t.Errorf("the error has a stack trace: %v", err)
		}
	}
	unlimited := o
	unlimited.Probe = nil
	_, err = open(t, unlimited).Ask(t.Context(), "RETURN 1", nil, limits)
	wantError(t, err, "no program to run it in a process of its own")

	whole, err := os.ReadFile(o.Path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(o.Path, append(whole[:1<<14], bytes.Repeat([]byte{0xff}, len(whole)-1<<14)...), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = s.Ask(t.Context(), "RETURN 1", nil, limits)
	wantError(t, err, "damaged")
}

// TestAskEndsWithItsAsker kills a program that waits for an answer: the process
// that it started ends too, and no longer keeps the file from being changed.
func TestAskEndsWithItsAsker(t *testing.T) {
	o := options(t)
	s := open(t, o)
	load(t, s, build(t, said("a", "1", "Norms", "Trust")))
	cmd := exec.Command(self(t), "helper", "ask", o.Path, strconv.FormatInt(limits.Memory, 10),
		"UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y UNWIND range(1, 100000) AS z RETURN sum(x * y + z)")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	impatient := o
	impatient.Wait = time.Millisecond
	busy := false
	for range 1000 { // until the file is read, which nothing may change then
		err := open(t, impatient).Remove(t.Context(), "nothing")
		if busy = strings.Contains(fmt.Sprint(err), "busy"); busy {
			break
		}
		time.Sleep(time.Millisecond)
	}
	if !busy {
		t.Error("the file was never read")
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // it was killed
	load(t, s, build(t, said("c", "1", "Norms")))
}
