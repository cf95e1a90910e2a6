package neo4j_test

import (
	"bytes"
	"io"
	"net"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

// commitMessage is how Bolt sends COMMIT: a chunk of 2 bytes, and its end.
var commitMessage = []byte{0x00, 0x02, 0xB0, 0x12, 0x00, 0x00}

// proxy stands between a store and the server. When it is armed, it ends the
// store's connection at the next commit: after the server's answer, which it
// keeps, where the server is told of the commit at all.
type proxy struct {
	uri    string
	server string
	told   bool
	armed  atomic.Bool
	// demoted has the next commit refused with the code, as by a member of a
	// cluster that no longer leads, and not carried out.
	demoted atomic.Bool
	code    string
	// leader is the address that stands in routing tables for the proxy's own.
	leader atomic.Pointer[string]
	// commits counts those that the server was told of.
	commits atomic.Int64

	mu       sync.Mutex
	listener net.Listener
	conns    []net.Conn
	sent     *bytes.Buffer // nil where nothing is recorded
}

// address is where the proxy listens. Those of two proxies are of one length.
func (p *proxy) address() string { return strings.TrimPrefix(p.uri, "bolt://") }

// lead has the server's routing tables name another proxy.
func (p *proxy) lead(other *proxy) {
	address := other.address()
	p.leader.Store(&address)
}

// close ends the connections, and takes no more.
func (p *proxy) close() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.listener.Close()
	for _, c := range p.conns {
		c.Close()
	}
}

// record begins to note what is sent to the server.
func (p *proxy) record() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.sent = &bytes.Buffer{}
}

func (p *proxy) recorded() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.sent.String()
}

// note records what is sent.
func (p *proxy) note(b []byte) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.sent != nil {
		p.sent.Write(b)
	}
}

// notALeader is the code of a member that has lost the lead.
const notALeader = "Neo.ClientError.Cluster.NotALeader"

// refusal is an answer in Bolt: FAILURE with the code under its names of all
// versions.
func refusal(code string) []byte {
	text := func(s string) string { return "\xD0" + string(rune(len(s))) + s }
	message := "\xB1\x7F\xA5" + text("code") + text(code) + text("neo4j_code") + text(code) + text("message") + text("refused") +
		text("gql_status") + text("50N42") + text("description") + text("refused")
	return append(append([]byte{0, byte(len(message))}, message...), 0, 0)
}

func startProxy(t *testing.T, uri string, told bool) *proxy {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p := &proxy{uri: "bolt://" + l.Addr().String(), server: strings.TrimPrefix(uri, "bolt://"), told: told, code: notALeader, listener: l}
	t.Cleanup(p.close)
	go func() {
		for {
			client, err := l.Accept()
			if err != nil {
				return
			}
			p.mu.Lock()
			p.conns = append(p.conns, client)
			p.mu.Unlock()
			go p.serve(client)
		}
	}()
	return p
}

func (p *proxy) serve(client net.Conn) {
	defer client.Close()
	server, err := net.Dial("tcp", p.server)
	if err != nil {
		return
	}
	defer server.Close()
	var mute atomic.Bool
	answered := make(chan struct{}, 1)
	go func() {
		defer client.Close()
		buffer := make([]byte, 64<<10)
		for {
			n, err := server.Read(buffer)
			if err != nil {
				return
			}
			if mute.Load() {
				answered <- struct{}{}
				return
			}
			answer := buffer[:n]
			if leader := p.leader.Load(); leader != nil {
				answer = bytes.ReplaceAll(answer, []byte(p.address()), []byte(*leader))
			}
			if _, err := client.Write(answer); err != nil {
				return
			}
		}
	}()
	buffer := make([]byte, 64<<10)
	for {
		n, err := client.Read(buffer)
		if err != nil {
			return
		}
		if bytes.Contains(buffer[:n], commitMessage) && p.demoted.CompareAndSwap(true, false) {
			if _, err := client.Write(refusal(p.code)); err != nil {
				return
			}
			continue
		}
		commit := bytes.Contains(buffer[:n], commitMessage) && p.armed.CompareAndSwap(true, false)
		if commit && !p.told {
			return
		}
		mute.Store(commit)
		p.note(buffer[:n])
		if bytes.Contains(buffer[:n], commitMessage) {
			p.commits.Add(1)
		}
		if _, err := io.Copy(server, bytes.NewReader(buffer[:n])); err != nil {
			return
		}
		if commit {
			<-answered
			return
		}
	}
}
