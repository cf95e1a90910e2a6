package neo4j_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"reflect"
	"strings"
	"testing"
	"time"

	"rapporteur/graph"
	"rapporteur/graph/neo4j"
	"rapporteur/internal/neo4jtest"
)

// bigTurns make a load of some 10,000 edges, which takes the better part of a second.
const bigTurns = 1200

// undisturbed returns what the server holds after two loads in which nothing
// happens, and after the first of them.
func undisturbed(t *testing.T) (first, both graph.Graph) {
	t.Helper()
	s := empty(t)
	load(t, s, graph.Created, sample(t, "a", 10, 0))
	first = snapshot(t, s)
	load(t, s, graph.Created, sample(t, "big", bigTurns, 0))
	return first, snapshot(t, s)
}

// inMidLoad waits until a transaction creates edges.
func inMidLoad(t *testing.T, watch *neo4j.Store) {
	t.Helper()
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		table, err := watch.Query(t.Context(), "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS 'CREATE (a)-['", nil)
		if err != nil {
			t.Fatal(err)
		}
		if len(table.Rows) > 0 {
			return
		}
	}
	t.Fatal("no load was seen")
}

type outcome struct {
	outcomes []graph.Outcome
	err      error
}

// startLoad loads the big discussion in the background.
func startLoad(t *testing.T, s *neo4j.Store) <-chan outcome {
	t.Helper()
	done := make(chan outcome, 1)
	g := sample(t, "big", bigTurns, 0)
	go func() {
		o, err := s.Load(t.Context(), g)
		done <- outcome{o, err}
	}()
	return done
}

func TestLoadOutlastsAnOutage(t *testing.T) {
	neo4jtest.Start(t).Own(t)
	_, want := undisturbed(t)
	server := neo4jtest.Start(t)
	s := open(t, options(server))
	load(t, s, graph.Created, sample(t, "a", 10, 0))
	done := startLoad(t, s)
	inMidLoad(t, s)
	server.Kill()
	server.Again(t)
	got := <-done
	if got.err != nil || got.outcomes[0] != graph.Created {
		t.Fatalf("the load across an outage ended with %v, %v", got.outcomes, got.err)
	}
	if !reflect.DeepEqual(want, snapshot(t, s)) {
		t.Error("the graph differs from that of a load without an outage")
	}
}

func TestLoadGivesUpAndLeavesTheEarlierState(t *testing.T) {
	server := neo4jtest.Start(t)
	server.Own(t)
	o := options(server)
	o.RetryTime = time.Second
	s := open(t, o)
	load(t, s, graph.Created, sample(t, "a", 10, 0), sample(t, "big", 20, 1))
	want := snapshot(t, s)
	done := startLoad(t, s)
	inMidLoad(t, s)
	server.Kill()
	if got := <-done; got.err == nil || !strings.Contains(got.err.Error(), "gave up 1s after") {
		t.Errorf("a load without a server ended with %v, %v", got.outcomes, got.err)
	}
	server.Again(t)
	if !reflect.DeepEqual(want, snapshot(t, s)) {
		t.Error("the earlier state does not hold")
	}
}

// The variables by which the test binary is told to load and nothing else.
const (
	childURI      = "RAPPORTEUR_TEST_CHILD_URI"
	childUsername = "RAPPORTEUR_TEST_CHILD_USERNAME"
	childPassword = "RAPPORTEUR_TEST_CHILD_PASSWORD"
)

// loadAsChild is what the child process does.
func loadAsChild() error {
	ctx := context.Background()
	s, err := neo4j.Open(ctx, neo4j.Options{URI: os.Getenv(childURI), Username: os.Getenv(childUsername), Password: neo4j.Secret(os.Getenv(childPassword))})
	if err != nil {
		return err
	}
	g, err := graph.Build(findings("big", bigTurns, 0))
	if err != nil {
		return err
	}
	_, err = s.Load(ctx, g)
	return err
}

func TestLoadAfterAKilledLoader(t *testing.T) {
	first, want := undisturbed(t)
	server := neo4jtest.Start(t)
	s := open(t, options(server))
	load(t, s, graph.Created, sample(t, "a", 10, 0))
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), childURI+"="+server.URL, childUsername+"="+server.Username, childPassword+"="+server.Password)
	child.Stderr = os.Stderr
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	inMidLoad(t, s)
	if err := child.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if err := child.Wait(); err == nil {
		t.Fatal("the loader ended before it was killed")
	}
	if !reflect.DeepEqual(first, snapshot(t, s)) {
		t.Error("the killed loader left something")
	}
	load(t, s, graph.Created, sample(t, "big", bigTurns, 0))
	if !reflect.DeepEqual(want, snapshot(t, s)) {
		t.Error("the graph differs from that of an undisturbed load")
	}
}

// The answer to a commit is lost, after the server has carried it out or
// before it was told: either way the outcome is that of an undisturbed load.
func TestCommitInDoubt(t *testing.T) {
	for _, told := range []bool{true, false} {
		t.Run(fmt.Sprintf("told=%v", told), func(t *testing.T) {
			o := options(neo4jtest.Start(t))
			p := startProxy(t, o.URI, told)
			o.URI = p.uri
			s := open(t, o)
			load(t, s, graph.Created, sample(t, "a", 5, 0))

			p.armed.Store(true)
			load(t, s, graph.Created, sample(t, "b", 5, 1))
			if p.armed.Swap(true) {
				t.Fatal("no commit was cut off")
			}
			if err := s.Remove(t.Context(), "a"); err != nil {
				t.Error(err)
			}
			if p.armed.Load() {
				t.Fatal("no commit was cut off")
			}
			if want := public(sample(t, "b", 5, 1)); !reflect.DeepEqual(want, snapshot(t, s)) {
				t.Error("the graph differs from that of an undisturbed load")
			}
		})
	}
}

// The member of a cluster that was to commit has lost the lead, is about to
// stop or has no time now: the transaction is done anew.
func TestCommitRefusedForNow(t *testing.T) {
	for _, code := range []string{
		notALeader,
		"Neo.ClientError.General.ForbiddenOnReadOnlyDatabase",
		"Neo.ClientError.Security.AuthorizationExpired",
		"Neo.TransientError.General.DatabaseUnavailable",
		"Neo.TransientError.Cluster.ReplicationFailure",
		"Neo.TransientError.Transaction.DeadlockDetected",
		"Neo.TransientError.Transaction.LeaseExpired",
		"Neo.TransientError.Transaction.LockClientStopped",
		"Neo.TransientError.Transaction.BookmarkTimeout",
	} {
		t.Run(code, func(t *testing.T) {
			o := options(neo4jtest.Start(t))
			p := startProxy(t, o.URI, true)
			p.code, o.URI = code, p.uri
			s := open(t, o)
			load(t, s, graph.Created, sample(t, "a", 5, 0))
			p.demoted.Store(true)
			load(t, s, graph.Created, sample(t, "b", 5, 1))
			if p.demoted.Swap(true) {
				t.Fatal("no commit was refused")
			}
			if err := s.Remove(t.Context(), "a"); err != nil {
				t.Error(err)
			}
			if want := public(sample(t, "b", 5, 1)); !reflect.DeepEqual(want, snapshot(t, s)) {
				t.Error("the graph differs from that of an undisturbed load")
			}
		})
	}
}

// A refusal for good is not tried again.
func TestCommitRefusedForGood(t *testing.T) {
	o := options(neo4jtest.Start(t))
	p := startProxy(t, o.URI, true)
	p.code, o.URI = "Neo.ClientError.Transaction.TransactionHookFailed", p.uri
	s := open(t, o)
	load(t, s, graph.Created, sample(t, "a", 5, 0))
	p.demoted.Store(true)
	if _, err := s.Load(t.Context(), sample(t, "b", 5, 1)); err == nil || !strings.Contains(err.Error(), "TransactionHookFailed") {
		t.Errorf("a load that is refused ends with %v", err)
	}
	if want := public(sample(t, "a", 5, 0)); !reflect.DeepEqual(want, snapshot(t, s)) {
		t.Error("the earlier state does not hold")
	}
}
