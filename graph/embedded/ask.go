//go:build cgo

package embedded

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strconv"
	"strings"
	"time"

	"rapporteur/graph"
)

// askCommand is the first argument of a process that runs a query.
const askCommand = "ask-database"

// Ask runs a query in a process of its own, which can open no file besides the
// database, which it has open for reading, can write to none, and has the memory
// and the time of the limits. The engine keeps to no limits itself: what it
// takes beyond them ends that process and not this one.
func (s *Store) Ask(ctx context.Context, cypher string, params map[string]any, l graph.Limits) (graph.Answer, error) {
	answer, err := s.ask(ctx, cypher, params, l)
	if err != nil {
		return graph.Answer{}, fmt.Errorf("querying %s: %w", s.opts.Path, err)
	}
	return answer, nil
}

func (s *Store) ask(ctx context.Context, cypher string, params map[string]any, l graph.Limits) (graph.Answer, error) {
	if len(s.opts.Probe) == 0 {
		return graph.Answer{}, errors.New("there is no program to run it in a process of its own")
	}
	lock, err := s.sound(ctx, false)
	if err != nil {
		return graph.Answer{}, err
	}
	lock.Close()
	limited, cancel := context.WithTimeoutCause(ctx, l.Time, l.OutOfTime())
	defer cancel()
	p, err := s.start(limited, request{cypher, taggedProps(params), l.Rows, l.RowBytes()}, l)
	if err != nil {
		return graph.Answer{}, err
	}
	answer, err := p.read(l)
	if !errors.Is(err, io.EOF) {
		cancel() // there is nothing more to wait for
	}
	ended := p.wait()
	switch {
	case ctx.Err() != nil:
		return graph.Answer{}, ctx.Err()
	case err == nil, errors.Is(err, graph.ErrLimit):
		return answer, err
	case errors.Is(context.Cause(limited), graph.ErrLimit):
		return graph.Answer{}, context.Cause(limited)
	case errors.Is(err, io.EOF):
		return graph.Answer{}, p.died(ended, l)
	}
	return graph.Answer{}, err
}

// process runs a query.
type process struct {
	cmd    *exec.Cmd
	in     io.Closer
	out    *bufio.Reader
	said   bytes.Buffer
	posted chan struct{}
}

// start starts the process and tells it what to do.
func (s *Store) start(ctx context.Context, r request, l graph.Limits) (*process, error) {
	line, err := json.Marshal(r)
	if err != nil {
		return nil, fmt.Errorf("passing on the query: %w", err)
	}
	p := &process{posted: make(chan struct{})}
	p.cmd = s.another(ctx, askCommand, s.path, strconv.FormatInt(l.Memory, 10), strconv.FormatInt(int64(l.Time/time.Second)+1, 10), strconv.Itoa(s.opts.Threads))
	p.cmd.Stderr = &last{b: &p.said}
	p.cmd.WaitDelay = time.Second
	in, err := p.cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := p.cmd.Start(); err != nil {
		return nil, fmt.Errorf("running the query in a process of its own: %w", err)
	}
	p.in, p.out = in, bufio.NewReaderSize(out, 1<<16)
	go func() {
		defer close(p.posted)
		_, _ = in.Write(append(line, '\n')) // a process that has ended is seen by its end
	}()
	return p, nil
}

// wait ends the process, unless it has ended, and says how it ended.
func (p *process) wait() error {
	err := p.cmd.Wait()
	p.in.Close()
	<-p.posted
	return err
}

// last keeps the end of what a process writes.
type last struct{ b *bytes.Buffer }

func (l *last) Write(data []byte) (int, error) {
	const most = 1 << 14
	if l.b.Len() > most {
		l.b.Reset()
	}
	l.b.Write(data[max(0, len(data)-most):])
	return len(data), nil
}

// read takes the answer. It keeps the rows as they came until the end, which
// says what the ends of the edges are called.
func (p *process) read(l graph.Limits) (graph.Answer, error) {
	var rows [][]any
	for room := l.RowBytes() + 1<<20; ; {
		line, err := p.line(room)
		if err != nil {
			return graph.Answer{}, err
		}
		if room -= int64(len(line)); room < 0 {
			return graph.Answer{}, l.OutOfMemory()
		}
		var m message
		decoder := json.NewDecoder(bytes.NewReader(line))
		decoder.UseNumber()
		if err := decoder.Decode(&m); err != nil {
			return graph.Answer{}, fmt.Errorf("%w: %w", errGarbled, err)
		}
		if m.End == nil {
			rows = append(rows, m.Row)
			continue
		}
		return m.End.answer(rows, l)
	}
}

// line reads a line of at most so many bytes.
func (p *process) line(room int64) ([]byte, error) {
	var all []byte
	for {
		part, err := p.out.ReadSlice('\n')
		all = append(all, part...)
		if !errors.Is(err, bufio.ErrBufferFull) || int64(len(all)) > room {
			if errors.Is(err, bufio.ErrBufferFull) {
				err = nil
			}
			if err != nil {
				err = fmt.Errorf("%w: %w", io.EOF, err)
			}
			return all, err
		}
	}
}

func (e end) answer(rows [][]any, l graph.Limits) (graph.Answer, error) {
	switch {
	case e.Limit:
		return graph.Answer{}, l.OutOfMemory()
	case e.Error != "":
		return graph.Answer{}, errors.New(e.Error)
	}
	answer := graph.Answer{Table: graph.Table{Columns: e.Columns, Rows: make([][]any, len(rows))}, Cut: e.Cut}
	for i, row := range rows {
		if len(row) != len(e.Columns) {
			return graph.Answer{}, errGarbled
		}
		for j, v := range row {
			var err error
			if row[j], err = untagged(v, e.Ends); err != nil {
				return graph.Answer{}, err
			}
		}
		answer.Rows[i] = row
	}
	return answer, nil
}

// died says why a process ended before its answer. Memory that is not to be had
// shows in many ways: the runtimes of both languages end the process.
func (p *process) died(err error, l graph.Limits) error {
	said := p.said.String()
	for _, sign := range []string{"bad_alloc", "out of memory", "cannot allocate", "failed to allocate", "pthread_create", "mmap"} {
		if strings.Contains(said, sign) {
			return l.OutOfMemory()
		}
	}
	exit, ended := errors.AsType[*exec.ExitError](err)
	if ended && exit.ExitCode() == outOfMemory || p.cmd.ProcessState != nil && peak(p.cmd.ProcessState) > l.Memory/2 {
		return l.OutOfMemory()
	}
	if err == nil {
		err = errors.New("no answer")
	}
	return fmt.Errorf("the engine failed on this query and ended its process (%w); the database is as it was: put the query otherwise", err)
}
