package neo4j_test

import (
	"bytes"
	"io"
	"net"
	"strings"
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
	// demoted has the next commit answered as by a member of a cluster that no
	// longer leads, and not carried out.
	demoted atomic.Bool
}

// notALeader is that answer in Bolt: FAILURE with the code under its names of
// all versions.
func notALeader() []byte {
	text := func(s string) string { return "\xD0" + string(rune(len(s))) + s }
	code := text("Neo.ClientError.Cluster.NotALeader")
	message := "\xB1\x7F\xA5" + text("code") + code + text("neo4j_code") + code + text("message") + text("no longer the leader") +
		text("gql_status") + text("50N42") + text("description") + text("no longer the leader")
	return append(append([]byte{0, byte(len(message))}, message...), 0, 0)
}

func startProxy(t *testing.T, uri string, told bool) *proxy {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	p := &proxy{uri: "bolt://" + l.Addr().String(), server: strings.TrimPrefix(uri, "bolt://"), told: told}
	go func() {
		for {
			client, err := l.Accept()
			if err != nil {
				return
			}
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
			if _, err := client.Write(buffer[:n]); err != nil {
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
			if _, err := client.Write(notALeader()); err != nil {
				return
			}
			continue
		}
		commit := bytes.Contains(buffer[:n], commitMessage) && p.armed.CompareAndSwap(true, false)
		if commit && !p.told {
			return
		}
		mute.Store(commit)
		if _, err := io.Copy(server, bytes.NewReader(buffer[:n])); err != nil {
			return
		}
		if commit {
			<-answered
			return
		}
	}
}
