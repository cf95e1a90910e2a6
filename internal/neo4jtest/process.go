package neo4jtest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"syscall"
	"time"
)

// startLimit is how long a server may take to answer. It takes 4 to 8 s where
// nothing else runs.
const startLimit = time.Minute

// process is a server's process and its folder.
type process struct {
	jars   string
	folder string
	cmd    *exec.Cmd
	ended  chan struct{}
}

// launch starts a server with a new folder, a free port and a password. Before
// it starts, prepare may fill its folder.
func launch(ctx context.Context, jars string, prepare func(*process) error) (_ *Server, err error) {
	folder, err := os.MkdirTemp("", "rapporteur-neo4j-")
	if err != nil {
		return nil, err
	}
	p := &process{jars: jars, folder: folder}
	defer func() {
		if err != nil {
			p.kill()
			err = errors.Join(err, os.RemoveAll(folder))
		}
	}()
	address, err := freeAddress()
	if err != nil {
		return nil, err
	}
	s := &Server{URL: "bolt://" + address, Username: "neo4j", Password: "neo4j", process: p}
	if s.CAFile, err = writeCertificate(folder); err != nil {
		return nil, err
	}
	if err := writeConfig(folder, address); err != nil {
		return nil, err
	}
	if err := prepare(p); err != nil {
		return nil, err
	}
	if err := p.start(); err != nil {
		return nil, err
	}
	return s, s.setPassword(ctx, "a password: für Tests")
}

// setPassword waits for the server and replaces the first password, with which
// nothing else can be done.
func (s *Server) setPassword(ctx context.Context, password string) error {
	if err := s.connect(); err != nil {
		return err
	}
	if err := s.ready(ctx, "system", "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO '"+password+"'"); err != nil {
		return err
	}
	if err := s.driver.Close(ctx); err != nil {
		return err
	}
	s.Password = password
	if err := s.connect(); err != nil {
		return err
	}
	return s.ready(ctx, home, "RETURN 1")
}

// ready waits until the server has carried a statement out.
func (s *Server) ready(ctx context.Context, database, statement string) error {
	ctx, cancel := context.WithTimeout(ctx, startLimit)
	defer cancel()
	for {
		err := s.each(ctx, database, statement)
		if err == nil {
			return nil
		}
		select {
		case <-s.process.ended:
			return fmt.Errorf("the Neo4j server ended: %s", s.process.lastWords())
		case <-ctx.Done():
			return fmt.Errorf("the Neo4j server does not answer: %w\n%s", err, s.process.lastWords())
		case <-time.After(100 * time.Millisecond):
		}
	}
}

// start starts the process. It is ended with the test binary where the system
// can do that.
func (p *process) start() error {
	cmd := exec.Command("java", p.java("org.neo4j.server.CommunityEntryPoint",
		"--home-dir="+p.folder, "--config-dir="+filepath.Join(p.folder, "conf"))...)
	cmd.SysProcAttr = attributes()
	out, err := os.Create(filepath.Join(p.folder, "output.txt"))
	if err != nil {
		return err
	}
	cmd.Stdout, cmd.Stderr = out, out
	started, ended := make(chan error), make(chan struct{})
	go func() {
		// The system ends the process with the thread that started it.
		runtime.LockOSThread()
		started <- cmd.Start()
		_ = cmd.Wait()
		out.Close()
		close(ended)
	}()
	if err := <-started; err != nil {
		return fmt.Errorf("starting java: %w", err)
	}
	p.cmd, p.ended = cmd, ended
	return nil
}

// java returns the arguments of java that run a class of the jars.
func (p *process) java(class string, args ...string) []string {
	all := []string{"-Xms256m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8"}
	for _, name := range []string{"java.nio", "java.io", "sun.nio.ch", "java.lang"} {
		all = append(all, "--add-opens=java.base/"+name+"=ALL-UNNAMED")
	}
	return append(append(all, "-cp", filepath.Join(p.jars, "*"), class), args...)
}

// kill ends the process, if it runs, and waits for its end.
func (p *process) kill() {
	if p.cmd == nil {
		return
	}
	_ = p.cmd.Process.Kill() // an error says that it has ended
	<-p.ended
}

// stop asks the process to end and waits until it has.
func (p *process) stop() {
	_ = p.cmd.Process.Signal(syscall.SIGTERM) // an error says that it has ended
	<-p.ended
}

// lastWords returns the end of what the server wrote.
func (p *process) lastWords() []byte {
	var all []byte
	for _, name := range []string{"output.txt", filepath.Join("logs", "neo4j.log")} {
		text, err := os.ReadFile(filepath.Join(p.folder, name))
		if err == nil {
			all = append(all, text...)
		}
	}
	return bytes.TrimSpace(all[max(0, len(all)-4000):])
}

// freeAddress returns a loopback address on which nothing listens.
func freeAddress() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer l.Close()
	return l.Addr().String(), nil
}
