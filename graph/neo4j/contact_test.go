package neo4j_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"log/slog"
	"net"
	"net/http/httptest"
	"strings"
	"testing"

	"rapporteur/graph/neo4j"
	"rapporteur/internal/neo4jtest"
)

const password = "correct horse %zz"

// refused opens a store, which must fail with an error that holds the texts and
// not the password.
func refused(t *testing.T, o neo4j.Options, texts ...string) {
	t.Helper()
	s, err := neo4j.Open(t.Context(), o)
	if err == nil {
		s.Close()
		t.Fatalf("%s was opened", o.URI)
	}
	for _, text := range texts {
		if !strings.Contains(err.Error(), text) {
			t.Errorf("the error does not say %q: %v", text, err)
		}
	}
	if strings.Contains(err.Error(), string(o.Password)) {
		t.Errorf("the error shows the password: %v", err)
	}
}

func TestOpenRefusesURI(t *testing.T) {
	for uri, text := range map[string]string{
		"":                                       "should look like neo4j://localhost:7687",
		"localhost:7687":                         "should look like neo4j://localhost:7687",
		"http://localhost:7474":                  "one of the schemes neo4j, neo4j+s, neo4j+ssc, bolt, bolt+s, bolt+ssc",
		"neo4j://":                               "should look like neo4j://localhost:7687",
		"neo4j://local host":                     "should look like neo4j://localhost:7687",
		"neo4j://neo4j:" + password + "@h:7687":  "must not hold a username or password",
		"neo4j://neo4j:correct%20horse@h:7687":   "must not hold a username or password",
		"bolt://localhost:7687?policy=something": "Routing context is not supported",
	} {
		refused(t, neo4j.Options{URI: uri, Username: "neo4j", Password: password}, text)
	}
}

func TestOpenWithoutServer(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := l.Addr().String()
	l.Close()
	for _, scheme := range []string{"bolt", "neo4j", "bolt+s", "neo4j+ssc"} {
		refused(t, neo4j.Options{URI: scheme + "://" + address, Username: "neo4j", Password: password}, address, "no server answers")
	}
}

func TestOpenCancelled(t *testing.T) {
	o := options(neo4jtest.Start(t))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := neo4j.Open(ctx, o); !errors.Is(err, context.Canceled) {
		t.Errorf("the error of a contact that is cancelled: %v", err)
	}
}

// A server that takes the connection and says nothing ends the test's patience
// after the 5 seconds that the first contact may take.
func TestOpenSilentServer(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	refused(t, neo4j.Options{URI: "bolt://" + l.Addr().String(), Username: "neo4j", Password: password}, "gave no answer in time")
}

func TestOpenWithTLSWhereThereIsNone(t *testing.T) {
	web := httptest.NewServer(nil)
	defer web.Close()
	address := web.Listener.Addr().String()
	for _, scheme := range []string{"bolt+s", "neo4j+ssc"} {
		refused(t, neo4j.Options{URI: scheme + "://" + address, Username: "neo4j", Password: password}, address, "does not speak TLS")
	}
}

func TestOpenWithoutTLSWhereItIsWanted(t *testing.T) {
	web := httptest.NewUnstartedServer(nil)
	web.Config.ErrorLog = log.New(io.Discard, "", 0)
	web.StartTLS()
	defer web.Close()
	address := web.Listener.Addr().String()
	for _, scheme := range []string{"bolt", "neo4j"} {
		refused(t, neo4j.Options{URI: scheme + "://" + address, Username: "neo4j", Password: password}, address, "it may want TLS")
	}
}

func TestOpenWrongPasswordOrDatabase(t *testing.T) {
	o := options(neo4jtest.Start(t))
	for _, scheme := range []string{"bolt", "neo4j"} {
		o.URI = scheme + o.URI[strings.Index(o.URI, "://"):]
		wrong := o
		wrong.Username, wrong.Password = "somebody", password
		refused(t, wrong, `refuses the password of user "somebody"`)
		other := o
		other.Database = "elsewhere"
		refused(t, other, `no database "elsewhere"`, `"neo4j"`)
	}
	o.Database = "system"
	refused(t, o, "holds no graph")
}

func TestOpenWithTLS(t *testing.T) {
	server := neo4jtest.Start(t)
	server.Own(t)
	o := options(server)
	for _, scheme := range []string{"bolt", "neo4j"} {
		address := o.URI[strings.Index(o.URI, "://"):]
		o.CAFile, o.URI = "", scheme+"+s"+address
		refused(t, o, "certificate is not trusted")
		o.CAFile = "contact_test.go"
		refused(t, o, "contact_test.go holds no certificate")
		o.CAFile = "absent.pem"
		refused(t, o, "absent.pem")
		o.CAFile = server.CAFile
		counts(t, open(t, o))
		o.CAFile, o.URI = "", scheme+"+ssc"+address
		counts(t, open(t, o))
	}
}

func TestOptionsHideThePassword(t *testing.T) {
	o := neo4j.Options{URI: "neo4j://localhost", Username: "neo4j", Password: password}
	var out bytes.Buffer
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
		fmt.Fprintf(&out, verb+"\n"+verb+"\n", o, o.Password)
	}
	for _, h := range []slog.Handler{slog.NewTextHandler(&out, nil), slog.NewJSONHandler(&out, nil)} {
		slog.New(h).Info("options", "options", o, "password", o.Password)
	}
	if err := json.NewEncoder(&out).Encode(o); err != nil {
		t.Fatal(err)
	}
	for _, shown := range []string{password, fmt.Sprintf("%x", password)} {
		if strings.Contains(out.String(), shown) {
			t.Errorf("the password is shown:\n%s", out.String())
		}
	}
	if !strings.Contains(out.String(), "neo4j://localhost") {
		t.Errorf("nothing is shown:\n%s", out.String())
	}
}
