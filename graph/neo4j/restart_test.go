package neo4j_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
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
	"rapporteur/graph/neo4j"
	"rapporteur/internal/need"
	"rapporteur/internal/neo4jtest"
)

// archive makes a folder of so many short transcripts, which differ in some
// words. A hundred of them are loaded in one transaction.
func archive(t testing.TB, n int) string {
	t.Helper()
	dir := t.TempDir()
	all, err := os.ReadFile(filepath.Join(need.Root(t), "testdata", "transcripts", "harbour-workshop.txt"))
	if err != nil {
		t.Fatal(err)
	}
	first, _, _ := strings.Cut(string(all), ">> Good morning.")
	for i := range n {
		text := strings.ReplaceAll(first, "harbour", fmt.Sprint("harbour ", i))
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("workshop-%03d.txt", i)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// command is a rapporteur that runs in the background.
type command struct {
	cmd           *exec.Cmd
	out, messages bytes.Buffer
	// feed is its standard input.
	feed io.WriteCloser
}

func start(t *testing.T, program string, environ []string, args ...string) *command {
	t.Helper()
	r := &command{cmd: exec.Command(program, args...)}
	r.cmd.Env = append(os.Environ(), environ...)
	r.cmd.Dir = t.TempDir()
	r.cmd.Stdout, r.cmd.Stderr = &r.out, &r.messages
	var err error
	if r.feed, err = r.cmd.StdinPipe(); err == nil {
		err = r.cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.cmd.Process.Kill() }) // an error says that it has ended
	return r
}

// end waits for the end and returns the exit code.
func (r *command) end(t *testing.T) int {
	t.Helper()
	err := r.cmd.Wait()
	if _, exited := errors.AsType[*exec.ExitError](err); err != nil && !exited {
		t.Fatal(err)
	}
	return r.cmd.ProcessState.ExitCode()
}

// says reports the texts that the messages lack.
func (r *command) says(t *testing.T, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if !strings.Contains(r.messages.String(), text) {
			t.Errorf("the messages do not say %q:\n%s", text, &r.messages)
		}
	}
}

// has waits until so many discussions are stored.
func has(t *testing.T, watch *neo4j.Store, least int64) {
	t.Helper()
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		table, err := watch.Query(t.Context(), "MATCH (d:Discussion) RETURN count(d) AS n", nil)
		if err != nil {
			t.Fatal(err)
		}
		if n, _ := table.Rows[0][0].(int64); n >= least {
			return
		}
	}
	t.Fatalf("%d discussions were not stored in time", least)
}

// buildInPeace is an archive, and what a build gives that nothing disturbs: the
// graph, and what it shows.
type buildInPeace struct {
	program, archive string
	want             graph.Graph
	shown            string
}

// TestProgramOutlastsOutages stops, kills and starts the server while the
// program builds and loads some hundred discussions.
func TestProgramOutlastsOutages(t *testing.T) {
	server := neo4jtest.Start(t)
	server.Own(t)
	b := buildInPeace{program: compiled(t, "./cmd/rapporteur"), archive: archive(t, 300)}
	r := start(t, b.program, settings(server), "build", b.archive)
	if code := r.end(t); code != 0 {
		t.Fatalf("ends with %d\n%s", code, &r.messages)
	}
	b.want, b.shown = snapshot(t, open(t, options(server))), r.out.String()
	t.Run("build, stopped", func(t *testing.T) { b.restart(t, (*neo4jtest.Server).Stop) })
	t.Run("build, killed", func(t *testing.T) { b.restart(t, (*neo4jtest.Server).Kill) })
	t.Run("extract and load", b.pipe)
	t.Run("given up", b.giveUp)
	t.Run("interrupted", b.interrupt)
}

// same reports a graph that is not that of a build in peace.
func (b buildInPeace) same(t *testing.T, watch *neo4j.Store) {
	t.Helper()
	if !reflect.DeepEqual(b.want, snapshot(t, watch)) {
		t.Error("the graph differs from that of a build that nothing disturbed")
	}
}

// underWay starts a build on an empty server, and returns when a part is stored.
func (b buildInPeace) underWay(t *testing.T, environ ...string) (*neo4jtest.Server, *neo4j.Store, *command) {
	t.Helper()
	server := neo4jtest.Start(t)
	watch := open(t, options(server))
	r := start(t, b.program, append(settings(server), environ...), "build", b.archive)
	has(t, watch, 1)
	return server, watch, r
}

// restart restarts the server in the middle: the build goes on by itself and
// ends as one in peace.
func (b buildInPeace) restart(t *testing.T, stop func(*neo4jtest.Server)) {
	server, watch, r := b.underWay(t)
	stop(server)
	time.Sleep(2 * time.Second) // an outage, and not a moment
	server.Again(t)
	if code := r.end(t); code != 0 {
		t.Errorf("ends with %d", code)
	}
	r.says(t, "Neo4j does not answer; waiting for it, up to 2m0s (", "Neo4j answers again\n")
	if diff := cmp.Diff(b.shown, r.out.String()); diff != "" {
		t.Errorf("what it shows, -in peace +restarted:\n%s", diff)
	}
	b.same(t, watch)
}

// pipe restarts the server under `extract | load`.
func (b buildInPeace) pipe(t *testing.T) {
	server := neo4jtest.Start(t)
	watch := open(t, options(server))
	x := start(t, b.program, nil, "extract", b.archive)
	if code := x.end(t); code != 0 {
		t.Fatalf("ends with %d\n%s", code, &x.messages)
	}
	r := start(t, b.program, settings(server), "load")
	feed := func(text []byte) {
		if _, err := r.feed.Write(text); err != nil {
			t.Error(err)
		}
	}
	half := x.out.Len() / 2
	feed(x.out.Next(half))
	has(t, watch, 1)
	server.Kill()
	go func() { // while the server is away
		feed(x.out.Bytes())
		r.feed.Close()
	}()
	time.Sleep(2 * time.Second)
	server.Again(t)
	if code := r.end(t); code != 0 {
		t.Errorf("ends with %d\n%s", code, &r.messages)
	}
	b.same(t, watch)
}

// giveUp does not start the server in time.
func (b buildInPeace) giveUp(t *testing.T) {
	server, watch, r := b.underWay(t, "RAPPORTEUR_NEO4J_WAIT=3s")
	server.Kill()
	b.goOn(t, server, watch, r, "rapporteur: loading into Neo4j: gave up 3s after the first failure, the server did not come back: ")
}

// interrupt has enough of waiting. A build that waited on would take the ten
// minutes after which the test is ended.
func (b buildInPeace) interrupt(t *testing.T) {
	server, watch, r := b.underWay(t, "RAPPORTEUR_NEO4J_WAIT=10m")
	server.Kill()
	time.Sleep(3 * time.Second) // it waits by now
	if err := r.cmd.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	b.goOn(t, server, watch, r, "rapporteur: interrupted: ")
}

// goOn sees a build end without its server and say so, and the same command
// complete it with the server.
func (b buildInPeace) goOn(t *testing.T, server *neo4jtest.Server, watch *neo4j.Store, r *command, says string) {
	if code := r.end(t); code != 1 {
		t.Errorf("ends with %d", code)
	}
	r.says(t, says, "discussions were loaded, and the same command goes on where this one ended\n")
	server.Again(t)
	r = start(t, b.program, settings(server), "build", b.archive)
	if code := r.end(t); code != 0 {
		t.Errorf("the repetition ends with %d\n%s", code, &r.messages)
	}
	if out := r.out.String(); !strings.Contains(out, " 0 replaced") || strings.Contains(out, " 0 unchanged") {
		t.Errorf("the repetition does not go on:\n%s", out)
	}
	b.same(t, watch)
}
