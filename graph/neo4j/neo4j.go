// Package neo4j keeps the graph in a Neo4j server, 5 or newer.
//
// The store shares the five labels of [graph.NodeTypes] with whatever else is
// in its database, so give it a database of its own. It writes and deletes only
// nodes of its own ids, but a query sees all that is there.
//
// What is loaded together is one transaction, which the server holds in memory:
// some 6 KB an edge. Where its limit is reached (dbms.memory.transaction.total.max,
// by default seven tenths of its heap), load fewer discussions at a time or give
// the server more.
package neo4j

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"os"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/notifications"

	"rapporteur/graph"
)

// Options say how to reach a server.
type Options struct {
	// URI has the scheme bolt, or neo4j for one that routes to the members of a
	// cluster; +s is added for TLS, +ssc for TLS with any certificate. The port
	// is 7687 unless it names another.
	URI      string
	Username string
	Password Secret
	// Database is the database's name; empty for the user's home database.
	Database string
	// CAFile holds the certificates, in PEM, that are trusted with +s in place
	// of the system's.
	CAFile string
	// Version is the program's, for the server's log.
	Version string
	// RetryTime is how long an outage in mid-load is waited for; 0 for 2 minutes.
	RetryTime time.Duration
	// Outage, unless it is nil, is called when an outage is waited for and when it
	// is over, by the goroutine that waits.
	Outage func(Outage) `json:"-"`
}

// Outage is a time in which the server does not do what is asked of it and that
// is waited for.
type Outage struct {
	// Err says why; nil when the outage is over.
	Err error
	// Limit is how long it is waited for.
	Limit time.Duration
}

// ErrOutage is wrapped by the error of an outage that did not end in time. What
// was committed before is stored.
var ErrOutage = errors.New("the server did not come back")

const (
	// contactTime limits the first contact, and how long a reader waits for a
	// server that went away.
	contactTime = 5 * time.Second
	// retryTime is how long a writer waits.
	retryTime = 2 * time.Minute
)

// Store is a graph.Store in a Neo4j database. It may be used by several
// goroutines; those that write take turns, also with other processes.
type Store struct {
	driver    driver.DriverWithContext
	database  string
	bookmarks driver.BookmarkManager
	retryTime time.Duration
	outage    func(Outage)
	schema    schema
}

var _ graph.Store = (*Store)(nil)

// Open contacts the server. It fails within 5 seconds, with an error that says
// what is wrong: the URI, the address, TLS, the password, the database or the
// server's version.
func Open(ctx context.Context, o Options) (*Store, error) {
	ctx, cancel := context.WithTimeout(ctx, contactTime)
	defer cancel()
	address, err := parseURI(o.URI)
	if err != nil {
		return nil, fmt.Errorf("opening Neo4j: %w", err)
	}
	s, err := o.store()
	if err != nil {
		return nil, fmt.Errorf("opening Neo4j at %s: %w", address, err)
	}
	if err := s.contact(ctx, o, address); err != nil {
		_ = s.driver.Close(ctx) // what went wrong before says more
		if errors.Is(ctx.Err(), context.Canceled) {
			err = context.Cause(ctx)
		}
		return nil, fmt.Errorf("opening Neo4j at %s: %w", address, err)
	}
	return s, nil
}

// store makes the store without any contact.
func (o Options) store() (*Store, error) {
	trusted, err := o.trusted()
	if err != nil {
		return nil, err
	}
	d, err := driver.NewDriverWithContext(o.URI, driver.BasicAuth(o.Username, string(o.Password), ""), func(c *config.Config) {
		c.UserAgent = "rapporteur/" + o.Version
		c.SocketConnectTimeout = contactTime
		c.TelemetryDisabled = true
		c.NotificationsMinSeverity = notifications.DisabledLevel
		if trusted != nil {
			c.TlsConfig = &tls.Config{RootCAs: trusted, MinVersion: tls.VersionTLS12}
		}
	})
	if err != nil {
		return nil, err
	}
	s := &Store{
		driver:    d,
		database:  o.Database,
		bookmarks: driver.NewBookmarkManager(driver.BookmarkManagerConfig{}),
		retryTime: o.RetryTime,
		outage:    o.Outage,
	}
	if s.outage == nil {
		s.outage = func(Outage) {}
	}
	if s.retryTime == 0 {
		s.retryTime = retryTime
	}
	return s, nil
}

// trusted reads the CAFile; nil without one.
func (o Options) trusted() (*x509.CertPool, error) {
	if o.CAFile == "" {
		return nil, nil
	}
	pem, err := os.ReadFile(o.CAFile)
	if err != nil {
		return nil, fmt.Errorf("reading the trusted certificates: %w", err)
	}
	pool := x509.NewCertPool()
	if !pool.AppendCertsFromPEM(pem) {
		return nil, fmt.Errorf("%s holds no certificate in PEM", o.CAFile)
	}
	return pool, nil
}

// Close ends the connections to the server.
func (s *Store) Close() error {
	ctx, cancel := context.WithTimeout(context.Background(), contactTime)
	defer cancel()
	return s.driver.Close(ctx)
}

// session opens a session that sees what earlier ones of this store wrote. Of a
// result so many rows are under way at a time.
func (s *Store) session(ctx context.Context, mode driver.AccessMode, rows int) driver.SessionWithContext {
	return s.driver.NewSession(ctx, driver.SessionConfig{
		AccessMode:      mode,
		DatabaseName:    s.database,
		BookmarkManager: s.bookmarks,
		FetchSize:       rows,
	})
}
