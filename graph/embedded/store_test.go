//go:build cgo

package embedded_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"rapporteur/graph"
	"rapporteur/graph/embedded"
)

func TestLoadReplaceRemove(t *testing.T) {
	o := options(t)
	s := open(t, o)
	a, b := build(t, said("a", "1", "Norms are", "Trust is", "norms")), build(t, said("b", "1", "NORMS", "More", "Norms"))
	changed := build(t, said("a", "2", "Norms were", "Law"))

	if got := load(t, s, a, b); !slices.Equal(got, []graph.Outcome{graph.Created, graph.Created}) {
		t.Errorf("the first load: %v", got)
	}
	both := snapshot(t, s)
	if got := load(t, s, b, a); !slices.Equal(got, []graph.Outcome{graph.Unchanged, graph.Unchanged}) {
		t.Errorf("the second load: %v", got)
	}
	same(t, both, snapshot(t, s))

	other := newStore(t)
	load(t, other, b)
	onlyB := snapshot(t, other)
	load(t, other, a)
	same(t, both, snapshot(t, other))

	if got := load(t, s, changed); !slices.Equal(got, []graph.Outcome{graph.Replaced}) {
		t.Errorf("the changed one: %v", got)
	}
	load(t, s, a)
	same(t, both, snapshot(t, s))
	if err := s.Remove(t.Context(), "a"); err != nil {
		t.Fatal(err)
	}
	same(t, onlyB, snapshot(t, s))
	if err := s.Remove(t.Context(), "a"); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("removing what is not there: %v", err)
	}
	conflict := said("b", "1", "x")
	conflict.Discussion.Source = "elsewhere/b.txt"
	if _, err := s.Load(t.Context(), build(t, conflict)); !errors.Is(err, graph.ErrConflict) {
		t.Errorf("another source: %v", err)
	}
	same(t, onlyB, snapshot(t, s))
	onlyTheDatabase(t, o.Path)
}

// hostile is what breaks a CSV file, a query or a list.
var hostile = []string{
	"", " ", " lead", "trail ", "\ttab\t", "a,b", `"`, `""`, `"q"`, `q"q`, "'", "''", `\`, `\\`, `\"`, `a\`, `\N`, `\N\N`, `\N 0`, `\N 1`, `\n`,
	"nl\nnl", "\n", "\r", "\r\n", "crlf\r\nx", "NULL", "null", "[]", "[a,b]", "[", "]", "{", "{a: 1}", "a;b", "a|b", "#c",
	"\u2011", "\U0001F600", "e\u0301 \u00e9", "\ufeffbom", "\u2028", "\x01\x1a\x1f\x7f", "\x1f", "\ue000",
	"'); MATCH (n) DETACH DELETE n; //", "$last", "<b>&amp;", "%s%d", "0", "-1", "1e9", "true", strings.Repeat("long\n\"", 200_000),
}

func TestTextsComeBackByteForByte(t *testing.T) {
	s := newStore(t)
	f := said("rooms/it's", "1", hostile...)
	f.Discussion.Title, f.Discussion.Event = hostile[9], hostile[18]
	f.Entities[0].Aliases = hostile
	g := build(t, f)
	load(t, s, g)
	for i := range g.Nodes {
		delete(g.Nodes[i].Props, "contributions")
	}
	same(t, g, snapshot(t, s))

	// A second discussion changes shared nodes, which goes another way.
	more := said("z", "1", hostile[:5]...)
	more.Entities[0].Aliases = []string{"one more"}
	load(t, s, build(t, more))
	if err := s.Remove(t.Context(), "z"); err != nil {
		t.Fatal(err)
	}
	same(t, g, snapshot(t, s))
}

func TestOrderIsThatOfCodePoints(t *testing.T) {
	s := newStore(t)
	f := said("d", "1", "\uff21 x", "\U0001F600 x", "é x", "z x", "\u4e2d x")
	load(t, s, build(t, f))
	g := snapshot(t, s)
	if !slices.IsSortedFunc(g.Nodes, func(a, b graph.Node) int {
		if a.Label != b.Label {
			return 0
		}
		return strings.Compare(a.ID, b.ID)
	}) {
		t.Error("the nodes are not sorted by the code points of their ids")
	}
}

func TestNothingBuiltYet(t *testing.T) {
	s := newStore(t)
	_, err := s.Query(t.Context(), "RETURN 1", nil)
	if !errors.Is(err, embedded.ErrNotBuilt) {
		t.Errorf("a query: %v", err)
	}
	wantError(t, err, "rapporteur build", "graph.db")
	if _, err := elements(t.Context(), s); !errors.Is(err, embedded.ErrNotBuilt) {
		t.Errorf("a snapshot: %v", err)
	}
	if err := s.Remove(t.Context(), "a"); !errors.Is(err, embedded.ErrNotBuilt) || !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("removing: %v", err)
	}
}

func TestOpenNeedsAFolderAndAFile(t *testing.T) {
	dir := t.TempDir()
	_, err := embedded.Open(t.Context(), embedded.Options{Path: filepath.Join(dir, "missing", "graph.db")})
	wantError(t, err, "missing", "make it first")
	_, err = embedded.Open(t.Context(), embedded.Options{Path: dir})
	wantError(t, err, "no ordinary file")
	_, err = embedded.Open(t.Context(), embedded.Options{})
	wantError(t, err, "no path")
}

func TestRights(t *testing.T) {
	o := options(t)
	s := open(t, o)
	load(t, s, build(t, said("a", "1", "Norms")))
	if err := os.Chmod(o.Path, 0o444); err != nil {
		t.Fatal(err)
	}
	for dir := filepath.Dir(o.Path); strings.Contains(dir, t.Name()); dir = filepath.Dir(dir) {
		if err := os.Chmod(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	out, err := exec.Command(self(t), "helper", "rights", o.Path).CombinedOutput()
	if err == nil || !strings.Contains(string(out), "rights") {
		t.Errorf("loading without the right to write says: %s (%v)", out, err)
	}
}

func TestReadersShareTheFile(t *testing.T) {
	s := newStore(t)
	load(t, s, build(t, said("a", "1", "Norms", "Trust")))
	visits := 0
	err := s.Snapshot(t.Context(), graph.Visitor{Node: func(graph.Node) error {
		visits++
		_, err := s.Query(t.Context(), "MATCH (n) RETURN count(n)", nil)
		return err
	}})
	if err != nil || visits == 0 {
		t.Errorf("a query within a snapshot, after %d visits: %v", visits, err)
	}
	stop := errors.New("stop")
	if err := s.Snapshot(t.Context(), graph.Visitor{Edge: func(graph.Edge) error { return stop }}); !errors.Is(err, stop) {
		t.Errorf("a visitor's error: %v", err)
	}
	load(t, s, build(t, said("b", "1", "Norms")))
}

func TestManyAtOnce(t *testing.T) {
	o := options(t)
	o.Wait = time.Minute
	s, other := open(t, o), open(t, o)
	load(t, s, build(t, said("a", "1", "Norms", "Trust")))
	var tasks sync.WaitGroup
	for i := range 3 {
		g := build(t, said(fmt.Sprint("b", i), "1", "Norms"))
		tasks.Go(func() {
			if _, err := other.Load(t.Context(), g); err != nil {
				t.Error(err)
			}
		})
		tasks.Go(func() {
			for range 10 {
				if _, err := s.Query(t.Context(), "MATCH (n) RETURN count(n)", nil); err != nil {
					t.Error(err)
				}
			}
		})
	}
	tasks.Wait()
	table, err := s.Query(t.Context(), "MATCH (d:Discussion) RETURN count(d)", nil)
	if err != nil || table.Rows[0][0] != int64(4) {
		t.Errorf("%v discussions of 4 (%v)", table.Rows, err)
	}
}

func TestSnapshotHasPages(t *testing.T) {
	s := newStore(t)
	texts := make([]string, 20_001)
	g := build(t, said("long", "1", texts...))
	load(t, s, g)
	for i := range g.Nodes {
		delete(g.Nodes[i].Props, "contributions")
	}
	same(t, g, snapshot(t, s))
}

func TestFailedLoadLeavesTheEarlierState(t *testing.T) {
	o := options(t)
	s := open(t, o)
	load(t, s, build(t, said("a", "1", "Norms", "Trust")))
	before := snapshot(t, s)
	edge, node := build(t, said("b", "1", "Norms", "More")), build(t, said("b", "1", "Norms", "More"))
	edge.Edges[len(edge.Edges)-1].To.ID = "person:missing"
	node.Nodes = append(node.Nodes, node.Nodes[1])
	for range 3 {
		_, err := s.Load(t.Context(), edge)
		wantError(t, err, "edges of the type", "person:missing")
		_, err = s.Load(t.Context(), node)
		wantError(t, err, "nodes of the label Turn", node.Nodes[1].ID)
		same(t, before, snapshot(t, s))
	}
	onlyTheDatabase(t, o.Path)
	load(t, s, build(t, said("b", "1", "Norms", "More")))
	other := newStore(t)
	load(t, other, build(t, said("b", "1", "Norms", "More")), build(t, said("a", "1", "Norms", "Trust")))
	same(t, snapshot(t, other), snapshot(t, s))
}

func TestCancelledLoadLeavesTheEarlierState(t *testing.T) {
	o := options(t)
	s := open(t, o)
	load(t, s, build(t, said("a", "1", "Norms", "Trust")))
	before := snapshot(t, s)
	large := build(t, large("large"))
	for n := 1; ; n += 7 {
		ctx := &countdown{Context: t.Context(), left: n, done: make(chan struct{})}
		if _, err := s.Load(ctx, large); err == nil {
			break
		} else if !errors.Is(err, context.Canceled) {
			t.Fatalf("cut off after %d looks at the context: %v", n, err)
		}
		same(t, before, snapshot(t, s))
		onlyTheDatabase(t, o.Path)
	}
	if got := snapshot(t, s); len(got.Nodes) <= len(before.Nodes) {
		t.Errorf("%d nodes after a load that was not cut off", len(got.Nodes))
	}
}

// countdown is cancelled when it was looked at so many times.
type countdown struct {
	context.Context
	left int
	done chan struct{}
}

func (c *countdown) Err() error {
	if c.left == 0 {
		close(c.done)
	}
	if c.left--; c.left < 0 {
		return context.Canceled
	}
	return nil
}

func (c *countdown) Done() <-chan struct{} { return c.done }

// TestManyChanges loads, replaces and removes at random, and compares with a
// store that was given what is left at once. The engine's own way of deleting
// fails it.
func TestManyChanges(t *testing.T) {
	for seed := range uint64(2) {
		random := rand.New(rand.NewPCG(seed, 1))
		s, loaded := newStore(t), map[string]graph.Graph{}
		for step := range 12 {
			id := fmt.Sprint("d", random.IntN(5))
			if _, ok := loaded[id]; ok && random.IntN(2) == 0 {
				if err := s.Remove(t.Context(), id); err != nil {
					t.Fatal(err)
				}
				delete(loaded, id)
				continue
			}
			texts := make([]string, []int{1, 2, 10, 100, 1000}[random.IntN(5)])
			for i := range texts {
				texts[i] = fmt.Sprintf("Word%d %d", random.IntN(300), random.Int())
			}
			loaded[id] = build(t, said(id, fmt.Sprint(step), texts...))
			load(t, s, loaded[id])
		}
		fresh := newStore(t)
		load(t, fresh, slices.Collect(maps.Values(loaded))...)
		same(t, snapshot(t, fresh), snapshot(t, s))
		counts, err := s.Query(t.Context(), "MATCH (a)-[r]->(b) WITH count(r) AS forward MATCH (b)<-[r]-(a) RETURN forward, count(r)", nil)
		if err != nil || counts.Rows[0][0] != counts.Rows[0][1] {
			t.Errorf("edges forward and backward: %v (%v)", counts.Rows, err)
		}
	}
}

// TestLittleMemory gives the engine less than a change needs.
func TestLittleMemory(t *testing.T) {
	o := options(t)
	s := open(t, o)
	o.Path, o.BufferPool = filepath.Join(filepath.Dir(o.Path), "little.db"), 16<<20
	little := open(t, o)
	graphs := []graph.Graph{build(t, large("one")), build(t, large("two")), build(t, large("three"))}
	load(t, s, graphs...)
	load(t, little, graphs...)
	same(t, snapshot(t, s), snapshot(t, open(t, embedded.Options{Path: o.Path})))
}
