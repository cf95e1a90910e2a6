package neo4j_test

import (
	"reflect"
	"strings"
	"testing"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rapporteur/graph"
	"rapporteur/graph/neo4j"
	"rapporteur/internal/neo4jtest"
)

// routed reaches a proxy's address as one of a cluster, and the database by name.
func routed(server *neo4jtest.Server, p *proxy) neo4j.Options {
	o := options(server)
	o.URI = "neo4j" + strings.TrimPrefix(p.uri, "bolt")
	o.Database = "neo4j"
	return o
}

// TestLeadMoves has two addresses for one server, as if they were two members of
// a cluster: the first loses the lead in mid-load, hands out a routing table with
// the other from then on, and goes away. The Community server has no cluster; its
// routing tables are its own, but for the address in them.
func TestLeadMoves(t *testing.T) {
	server := neo4jtest.Start(t)
	first, second := startProxy(t, server.URL, true), startProxy(t, server.URL, true)
	s := open(t, routed(server, first))
	load(t, s, graph.Created, sample(t, "a", 5, 0))
	if n := second.commits.Load(); n > 0 {
		t.Fatalf("%d commits went to a member that does not lead", n)
	}

	first.lead(second)
	first.demoted.Store(true)
	load(t, s, graph.Created, sample(t, "b", 5, 1))
	if first.demoted.Load() || second.commits.Load() == 0 {
		t.Fatalf("a commit is yet to be refused: %v, commits at the new leader: %d", first.demoted.Load(), second.commits.Load())
	}
	first.close()
	if err := s.Remove(t.Context(), "a"); err != nil {
		t.Error(err)
	}
	if want := public(sample(t, "b", 5, 1)); !reflect.DeepEqual(want, snapshot(t, s)) {
		t.Error("the graph differs from that of an undisturbed load")
	}
}

// TestMemberGoesAway ends all connections to the member that leads, in the
// middle of a commit, while its address leads to another one.
func TestMemberGoesAway(t *testing.T) {
	for _, told := range []bool{true, false} {
		server := neo4jtest.Start(t)
		first, second := startProxy(t, server.URL, told), startProxy(t, server.URL, true)
		s := open(t, routed(server, first))
		load(t, s, graph.Created, sample(t, "a", 5, 0))
		first.lead(second)
		first.armed.Store(true)
		load(t, s, graph.Created, sample(t, "b", 5, 1))
		if first.armed.Load() || second.commits.Load() == 0 && !told {
			t.Fatalf("told=%v: a commit is yet to be cut off: %v, commits at the new leader: %d", told, first.armed.Load(), second.commits.Load())
		}
		want := public(sample(t, "b", 5, 1))
		if err := s.Remove(t.Context(), "a"); err != nil || !reflect.DeepEqual(want, snapshot(t, s)) {
			t.Errorf("told=%v: the graph differs from that of an undisturbed load (%v)", told, err)
		}
	}
}

// readMode is how Bolt asks for a member that only reads.
const readMode = "\x84mode\x81r"

// TestReportReadsWhatAnotherCommandLoaded sees a store that has just been opened
// ask for no state older than that of the leader: in a cluster the member that
// reads may lag behind.
func TestReportReadsWhatAnotherCommandLoaded(t *testing.T) {
	server := neo4jtest.Start(t)
	load(t, open(t, options(server)), graph.Created, sample(t, "a", 5, 0))
	latest := bookmark(t, server)

	p := startProxy(t, server.URL, true)
	p.record()
	s := open(t, routed(server, p))
	if sent := p.recorded(); !strings.Contains(sent, "RETURN 1") || strings.Contains(sent, readMode) {
		t.Errorf("the first contact is not with the leader:\n%q", sent)
	}
	p.record()
	if _, err := s.Query(t.Context(), "MATCH (d:Discussion) RETURN d.id", nil); err != nil {
		t.Fatal(err)
	}
	if sent := p.recorded(); !strings.Contains(sent, "bookmarks") || !strings.Contains(sent, latest) {
		t.Errorf("a report does not wait for %s:\n%q", latest, sent)
	}
}

// bookmark returns that of the server's latest state.
func bookmark(t *testing.T, server *neo4jtest.Server) string {
	t.Helper()
	d, err := driver.NewDriverWithContext(server.URL, driver.BasicAuth(server.Username, server.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close(t.Context())
	session := d.NewSession(t.Context(), driver.SessionConfig{})
	defer session.Close(t.Context())
	result, err := session.Run(t.Context(), "RETURN 1", nil)
	if err == nil {
		_, err = result.Consume(t.Context())
	}
	if err != nil {
		t.Fatal(err)
	}
	all := driver.BookmarksToRawValues(session.LastBookmarks())
	if len(all) != 1 {
		t.Fatalf("bookmarks %q", all)
	}
	return all[0]
}
