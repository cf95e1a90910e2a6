// Package neo4jtest gives tests a real Neo4j.
//
// It is the one that NEO4J_TEST_URL, NEO4J_TEST_USERNAME and
// NEO4J_TEST_PASSWORD name, which must be empty; else one that the test run
// starts itself on free ports of the loopback interface, from the jars of the
// Community server on Maven Central. That takes `java` (17 or newer) and `mvn`;
// where they are absent, the test is skipped.
//
// Community has one database and go test runs packages side by side: all tests
// that need a given server stand in one package, and do not run in parallel.
package neo4jtest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"sync"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rapporteur/internal/need"
)

// Server is a running Neo4j.
type Server struct {
	// URL has the scheme bolt.
	URL      string
	Username string
	Password string
	// CAFile is the certificate, in PEM, to trust for a contact with TLS; empty
	// for a server that was given. One started here takes both kinds.
	CAFile string

	driver  neo4j.DriverWithContext
	process *process // nil for a server that was given
}

var shared struct {
	sync.Mutex
	server *Server
	err    error
}

// errAbsent is wrapped by the error for a tool that is not installed.
var errAbsent = errors.New("not found")

// Main runs the tests of a package and then ends the server that [Start]
// started. It is the last call of a TestMain and does not return.
func Main(m *testing.M) {
	code := m.Run()
	if s := shared.server; s != nil {
		if err := s.close(); err != nil {
			fmt.Fprintln(os.Stderr, "ending Neo4j:", err)
			code = 1
		}
	}
	os.Exit(code)
}

// Start returns the server of this test process, empty. It starts it at the
// first call. The package's TestMain must call [Main].
func Start(t testing.TB) *Server {
	t.Helper()
	shared.Lock()
	defer shared.Unlock()
	if shared.server == nil && shared.err == nil {
		shared.server, shared.err = open(t.Context())
	}
	switch {
	case errors.Is(shared.err, errAbsent):
		need.Missing(t, "needs a Neo4j: set NEO4J_TEST_URL, or install java and mvn: %v", shared.err)
	case shared.err != nil:
		t.Fatalf("no Neo4j: %v", shared.err)
	}
	if err := shared.server.Reset(t.Context()); err != nil {
		t.Fatal(err)
	}
	return shared.server
}

// open finds the server that was given, or starts one.
func open(ctx context.Context) (*Server, error) {
	if url := os.Getenv("NEO4J_TEST_URL"); url != "" {
		return given(ctx, url, os.Getenv("NEO4J_TEST_USERNAME"), os.Getenv("NEO4J_TEST_PASSWORD"))
	}
	jars, err := installed(ctx)
	if err != nil {
		return nil, err
	}
	return launch(ctx, jars, func(*process) error { return nil })
}

// installed returns the folder of the server's jars.
func installed(ctx context.Context) (string, error) {
	for _, tool := range []string{"java", "mvn"} {
		if _, err := exec.LookPath(tool); err != nil {
			return "", fmt.Errorf("%s: %w", tool, errAbsent)
		}
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	return Download(ctx, cache)
}

// given connects to a server that the tests may fill, and refuses one that
// holds anything.
func given(ctx context.Context, url, username, password string) (*Server, error) {
	s := &Server{URL: url, Username: username, Password: password}
	if err := s.connect(); err != nil {
		return nil, fmt.Errorf("NEO4J_TEST_URL: %w", err)
	}
	ctx, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	for _, count := range []string{"MATCH (n) RETURN count(n)", "SHOW CONSTRAINTS YIELD name RETURN count(name)"} {
		n, err := neo4j.ExecuteQuery(ctx, s.driver, count, nil, neo4j.EagerResultTransformer)
		if err != nil {
			return nil, fmt.Errorf("NEO4J_TEST_URL: %w", err)
		}
		if n.Records[0].Values[0] != int64(0) {
			return nil, fmt.Errorf("the Neo4j at NEO4J_TEST_URL is not empty (%s is %v): the tests would delete what it holds; give them one of their own", count, n.Records[0].Values[0])
		}
	}
	return s, nil
}

// Reset deletes every edge and node, edges first: a node may have more of them
// than fit into a transaction.
func (s *Server) Reset(ctx context.Context) error {
	err := s.each(ctx, home,
		"MATCH ()-[r]->() CALL { WITH r DELETE r } IN TRANSACTIONS OF 10000 ROWS",
		"MATCH (n) CALL { WITH n DELETE n } IN TRANSACTIONS OF 10000 ROWS")
	if err != nil {
		return fmt.Errorf("emptying the test database: %w", err)
	}
	return nil
}

// home is the name that stands for the user's own database.
const home = ""

// each runs statements that stand in no transaction of the client's.
func (s *Server) each(ctx context.Context, database string, statements ...string) error {
	session := s.driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: database})
	defer session.Close(ctx)
	for _, statement := range statements {
		result, err := session.Run(ctx, statement, nil)
		if err != nil {
			return err
		}
		if _, err := result.Consume(ctx); err != nil {
			return err
		}
	}
	return nil
}

// Own ends the test where the server was given, and so is not the tests' own to
// end or to set up.
func (s *Server) Own(t testing.TB) {
	t.Helper()
	if s.process == nil {
		need.Missing(t, "needs a server of its own: unset NEO4J_TEST_URL")
	}
}

// Kill ends the process of an own server at once, as a crash does, and leaves
// its data. A test that calls it starts the server again before it ends.
func (s *Server) Kill() {
	s.process.kill()
}

// Stop ends the process of an own server as an administrator does, which ends
// what is under way there. A test that calls it starts the server again before it
// ends.
func (s *Server) Stop() {
	s.process.stop()
}

// Again starts a server that has ended, with the same data and address.
func (s *Server) Again(t testing.TB) {
	t.Helper()
	if err := s.process.start(); err != nil {
		t.Fatal(err)
	}
	if err := s.ready(context.WithoutCancel(t.Context()), home, "RETURN 1"); err != nil {
		t.Fatal(err)
	}
}

// connect makes the driver for the server's own housekeeping, anew.
func (s *Server) connect() error {
	d, err := neo4j.NewDriverWithContext(s.URL, neo4j.BasicAuth(s.Username, s.Password, ""))
	if err != nil {
		return err
	}
	s.driver = d
	return nil
}

// close leaves a server that was given empty, and ends and removes the other.
func (s *Server) close() error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	defer s.driver.Close(ctx)
	if s.process != nil {
		s.process.kill()
		return os.RemoveAll(s.process.folder)
	}
	if err := s.Reset(ctx); err != nil {
		return err
	}
	for _, kind := range []string{"CONSTRAINT", "INDEX"} {
		if err := s.dropAll(ctx, kind); err != nil {
			return err
		}
	}
	return nil
}

// dropAll drops the constraints or the indices that the tests created. The
// lookup indices of a new database stay.
func (s *Server) dropAll(ctx context.Context, kind string) error {
	list := "SHOW CONSTRAINTS YIELD name"
	if kind == "INDEX" {
		list = "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP'"
	}
	names, err := neo4j.ExecuteQuery(ctx, s.driver, list, nil, neo4j.EagerResultTransformer)
	if err != nil {
		return err
	}
	for _, r := range names.Records {
		if err := s.each(ctx, home, fmt.Sprintf("DROP %s `%s`", kind, r.Values[0])); err != nil {
			return err
		}
	}
	return nil
}

// Run runs a statement that sets the scene of a test.
func (s *Server) Run(t testing.TB, statement string) {
	t.Helper()
	if err := s.each(t.Context(), home, statement); err != nil {
		t.Fatal(err)
	}
}
