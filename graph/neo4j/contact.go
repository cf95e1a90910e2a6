package neo4j

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/url"
	"slices"
	"strings"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

var schemes = []string{"neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"}

// parseURI returns the host and port. Its errors show no part of the URI that
// might be a password.
func parseURI(uri string) (address string, err error) {
	u, err := url.Parse(uri)
	switch {
	case err != nil && strings.Contains(uri, "@"), err == nil && u.User != nil:
		return "", errors.New("the URI must not hold a username or password: set them apart from it")
	case err != nil:
		return "", fmt.Errorf("reading the URI, which should look like neo4j://localhost:7687: %w", err)
	case !slices.Contains(schemes, u.Scheme) || u.Hostname() == "":
		return "", fmt.Errorf("the URI %q should look like neo4j://localhost:7687, with one of the schemes %s", uri, strings.Join(schemes, ", "))
	}
	port := u.Port()
	if port == "" {
		port = "7687"
	}
	return net.JoinHostPort(u.Hostname(), port), nil
}

// contact finds out whether the store can be used.
func (s *Store) contact(ctx context.Context, o Options, address string) error {
	if s.database == "system" {
		return errors.New(`the database "system" holds no graph: name another`)
	}
	conn, err := (&net.Dialer{}).DialContext(ctx, "tcp", address)
	if err != nil {
		return fmt.Errorf("no server answers: is it running, and is the address right? %w", err)
	}
	conn.Close()
	server, err := s.greet(ctx)
	if err != nil {
		return s.explainContact(ctx, o, err)
	}
	return checkVersion(server)
}

// greet runs the simplest query and returns the server's name and version. It
// asks the leader of a cluster, where one answers, and so has the bookmark of
// the latest state: what is read afterwards, of any member, is no older than
// what another command has written.
func (s *Store) greet(ctx context.Context) (string, error) {
	leading, cancel := context.WithTimeout(ctx, contactTime/2)
	defer cancel()
	server, err := s.greetAs(leading, driver.AccessModeWrite)
	if err != nil && ctx.Err() == nil && (leading.Err() != nil || lost(err) || passing(err)) {
		return s.greetAs(ctx, driver.AccessModeRead)
	}
	return server, err
}

func (s *Store) greetAs(ctx context.Context, mode driver.AccessMode) (string, error) {
	session := s.session(ctx, mode, driver.FetchDefault)
	defer session.Close(ctx)
	result, err := session.Run(ctx, "RETURN 1", nil)
	if err != nil {
		return "", err
	}
	summary, err := result.Consume(ctx)
	if err != nil {
		return "", err
	}
	return summary.Server().Agent(), nil
}

// explainContact says what an error of the first contact means.
func (s *Store) explainContact(ctx context.Context, o Options, err error) error {
	secure := strings.Contains(o.URI, "+s")
	if e, ok := errors.AsType[*driver.Neo4jError](err); ok {
		switch e.Code {
		case "Neo.ClientError.Security.Unauthorized":
			return fmt.Errorf("the server refuses the password of user %q: %w", o.Username, err)
		case "Neo.ClientError.Security.AuthenticationRateLimit":
			return fmt.Errorf("the server refuses user %q for some seconds, after several wrong passwords: %w", o.Username, err)
		case "Neo.ClientError.Security.CredentialsExpired":
			return fmt.Errorf("user %q must change the first password before anything else (ALTER CURRENT USER SET PASSWORD …): %w", o.Username, err)
		case "Neo.ClientError.Database.DatabaseNotFound":
			return fmt.Errorf("the server has no database %q%s: %w", o.Database, s.databases(ctx), err)
		}
		return err
	}
	text := err.Error()
	switch {
	case ctx.Err() != nil:
		return fmt.Errorf("the server took the connection but gave no answer in time: is this the port for Bolt, and does it speak TLS as the URI says? %w", err)
	case secure && (strings.Contains(text, "x509:") || strings.Contains(text, "certificate")):
		return fmt.Errorf("the server's certificate is not trusted: name its authority's file, or use the scheme with +ssc: %w", err)
	case secure && strings.Contains(strings.ToLower(text), "tls"):
		return fmt.Errorf("the server does not speak TLS on this port: use a scheme without +s, or the port for Bolt: %w", err)
	case !secure && lost(err) && !strings.Contains(text, "dial"):
		return fmt.Errorf("the server ended the talk: it may want TLS (a scheme with +s), or this is not the port for Bolt: %w", err)
	}
	return err
}

// databases lists those that the user may see; empty where that is not told.
func (s *Store) databases(ctx context.Context) string {
	session := s.driver.NewSession(ctx, driver.SessionConfig{DatabaseName: "system", AccessMode: driver.AccessModeRead})
	defer session.Close(ctx)
	result, err := session.Run(ctx, "SHOW DATABASES YIELD name WHERE name <> 'system' RETURN DISTINCT name ORDER BY name", nil)
	if err != nil {
		return ""
	}
	records, err := result.Collect(ctx)
	if err != nil || len(records) == 0 {
		return ""
	}
	var names []string
	for _, r := range records {
		names = append(names, fmt.Sprintf("%q", r.Values[0]))
	}
	return ", but " + strings.Join(names, ", ")
}

// checkVersion refuses what is no Neo4j, or an old one.
func checkVersion(agent string) error {
	version, ok := strings.CutPrefix(agent, "Neo4j/")
	if !ok {
		return fmt.Errorf("the server is %q and not a Neo4j", agent)
	}
	var major int
	if _, err := fmt.Sscanf(version, "%d.", &major); err != nil || major < 5 {
		return fmt.Errorf("the server is Neo4j %s; version 5 or newer is needed", version)
	}
	return nil
}
