//go:build cgo

package embedded

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"runtime/debug"
	"strconv"
	"syscall"
)

// fillCommand is the first argument of a process that fills a file.
const fillCommand = "fill-database"

// order is a statement for such a process, or the end of them.
type order struct {
	Cypher string `json:"cypher,omitempty"`
	Size   int64  `json:"size,omitempty"`
	End    bool   `json:"end,omitempty"`
}

// outcome is what became of it.
type outcome struct {
	Error     string `json:"error,omitempty"`
	Memory    bool   `json:"memory,omitempty"`    // it is errMemory
	Unwritten bool   `json:"unwritten,omitempty"` // it is errNotWritten
}

func outcomeOf(err error) outcome {
	if err == nil {
		return outcome{}
	}
	return outcome{err.Error(), errors.Is(err, errMemory), errors.Is(err, errNotWritten)}
}

// err returns the error again.
func (o outcome) err() error {
	switch {
	case o.Memory:
		return toldError{o.Error, errMemory}
	case o.Unwritten:
		return toldError{o.Error, errNotWritten}
	case o.Error != "":
		return errors.New(o.Error)
	}
	return nil
}

// toldError is an error of another process.
type toldError struct {
	text string
	is   error
}

func (e toldError) Error() string { return e.text }
func (e toldError) Unwrap() error { return e.is }

// fillApart does the same as fill in a process of its own. All memory that the
// engine took is free when that has ended, and nothing that happens to the engine
// happens to this process. When the context ends, that process is ended at once.
func (s *Store) fillApart(ctx context.Context, path string, pool uint64, do func(filler) error) error {
	running, cancel := context.WithCancel(ctx)
	defer cancel()
	a := &apart{cmd: s.another(running, fillCommand, path, strconv.FormatUint(pool, 10), strconv.Itoa(s.opts.Threads))}
	a.cmd.Stderr = &last{b: &a.said}
	in, err := a.cmd.StdinPipe()
	if err != nil {
		return err
	}
	out, err := a.cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := a.cmd.Start(); err != nil {
		return fmt.Errorf("filling the new file in a process of its own: %w", err)
	}
	a.orders, a.outcomes = json.NewEncoder(in), json.NewDecoder(out)
	if err = do(a); err == nil {
		err = a.send(order{End: true})
	}
	if err != nil {
		cancel() // there is nothing more to wait for
	}
	in.Close()
	ended := a.cmd.Wait()
	switch {
	case ctx.Err() != nil:
		err = ctx.Err()
	case errors.Is(err, errGone):
		err = a.died(ended)
	case err == nil:
		return nil
	}
	discard(path)
	return blame(path, err)
}

// apart is a filler that has another process do it.
type apart struct {
	cmd      *exec.Cmd
	orders   *json.Encoder
	outcomes *json.Decoder
	said     bytes.Buffer
}

func (a *apart) run(ctx context.Context, cypher string, size int64) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return a.send(order{Cypher: cypher, Size: size})
}

var errGone = errors.New("the process has ended")

func (a *apart) send(o order) error {
	if err := a.orders.Encode(o); err != nil {
		return fmt.Errorf("%w: %w", errGone, err)
	}
	var became outcome
	if err := a.outcomes.Decode(&became); err != nil {
		return fmt.Errorf("%w: %w", errGone, err)
	}
	return became.err()
}

// died says why the process ended before it should.
func (a *apart) died(ended error) error {
	if bytes.Contains(a.said.Bytes(), []byte("bad_alloc")) || bytes.Contains(a.said.Bytes(), []byte("out of memory")) {
		return fmt.Errorf("%w (%w)", errMemory, ended)
	}
	if ended == nil {
		ended = errors.New("no answer")
	}
	return fmt.Errorf("the process of the engine ended (%w): is the disk full? is there memory enough? the database is as it was, repeat it", ended)
}

// fillOrdered is the process that fillApart starts. It ends when the one who
// started it goes away.
func fillOrdered(args []string, in io.Reader, out io.Writer) (code int) {
	debug.SetTraceback("none")
	signal.Ignore(os.Interrupt, syscall.SIGTERM) // who started it gets them too, and ends this process
	pool, err := strconv.ParseUint(args[1], 10, 64)
	threads, bad := strconv.Atoi(args[2])
	if err != nil || bad != nil {
		return probeBad
	}
	s := &Store{path: args[0], opts: Options{Path: args[0], Threads: threads}}
	orders, gone, filled := make(chan order), make(chan struct{}), make(chan error, 1)
	go func() {
		defer close(gone)
		for lines := json.NewDecoder(in); ; {
			var o order
			if lines.Decode(&o) != nil {
				return
			}
			orders <- o
		}
	}()
	outcomes := json.NewEncoder(out)
	go func() {
		err := s.fill(context.Background(), args[0], pool, func(f filler) error { return follow(f, orders, outcomes) })
		filled <- outcomes.Encode(outcomeOf(err))
	}()
	select {
	case err = <-filled:
	case <-gone: // nobody wants the file any more
		err = errGone
	}
	if err != nil {
		return probeBad
	}
	return probeSound
}

// follow executes orders until the end of them.
func follow(f filler, orders <-chan order, outcomes *json.Encoder) error {
	for o := range orders {
		if o.End {
			break
		}
		if err := f.run(context.Background(), o.Cypher, o.Size); err != nil {
			return err
		}
		if err := outcomes.Encode(outcome{}); err != nil {
			return err
		}
	}
	return nil
}
