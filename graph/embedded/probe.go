//go:build cgo

package embedded

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"time"

	"rapporteur/graph"
)

// probeCommand is the first argument of a process that inspects a database, and
// the codes are how it ends.
const (
	probeCommand = "inspect-database"

	probeSound = 0
	probeBad   = 10
	probeBusy  = 11
)

// probeTime is how long an inspection of the file may take: ten times and more
// of what a sound one takes. Damage can send the engine round in circles.
func (s *Store) probeTime() time.Duration {
	const start, perMiB = 10 * time.Second, time.Second
	info, err := os.Stat(s.path)
	if err != nil {
		return start
	}
	return start + time.Duration(info.Size()>>20)*perMiB
}

// Probe inspects a database, runs a query that a user wrote, or fills a new
// database, when the arguments ask for it, which are those of [Options.Probe] without the program
// and with more appended; ok says that they do. The process then ends with the
// code, having written why, or the rows, on out.
func Probe(args []string, in io.Reader, out io.Writer) (code int, ok bool) {
	if len(args) == 5 && args[0] == askCommand {
		return answer(args[1:], in, out), true
	}
	if len(args) == 4 && args[0] == fillCommand {
		return fillOrdered(args[1:], in, out), true
	}
	if len(args) != 4 || args[0] != probeCommand {
		return 0, false
	}
	s := Store{path: args[1]}
	var err error
	if s.opts.BufferPool, err = strconv.ParseUint(args[2], 10, 64); err == nil {
		s.opts.Threads, err = strconv.Atoi(args[3])
	}
	if err == nil {
		err = s.inspect(context.Background())
	}
	if err == nil {
		return probeSound, true
	}
	fmt.Fprint(out, err)
	if _, busy := errors.AsType[busyError](err); busy {
		return probeBusy, true
	}
	return probeBad, true
}

// probe inspects the file in a process of its own, if there is a command for
// one, and else in this process.
func (s *Store) probe(ctx context.Context) error {
	if len(s.opts.Probe) == 0 {
		return s.inspect(ctx)
	}
	limited, cancel := context.WithTimeout(ctx, s.probeTime())
	defer cancel()
	cmd := s.another(limited, probeCommand, s.path, strconv.FormatUint(s.opts.BufferPool, 10), strconv.Itoa(s.opts.Threads))
	var out bytes.Buffer
	cmd.Stdout = &out
	err := cmd.Run()
	said := out.String()
	exit, ended := errors.AsType[*exec.ExitError](err)
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err == nil:
		return s.noteSound()
	case !ended:
		return fmt.Errorf("examining the database in a process of its own: %w", err)
	case exit.ExitCode() == probeBusy:
		return busyError{said}
	case exit.ExitCode() == probeBad && !strings.Contains(said, errDamaged.Error()):
		return errors.New(said)
	}
	return errDamaged
}

// another returns the command of a process of its own, in which [Probe] does what
// the arguments say. There must be a program for one.
func (s *Store) another(ctx context.Context, args ...string) *exec.Cmd {
	return exec.CommandContext(ctx, s.opts.Probe[0], slices.Concat(s.opts.Probe[1:], args)...)
}

// noteSound remembers a file that a probe found to be sound.
func (s *Store) noteSound() error {
	f, err := lockFile(s.path, false)
	if err != nil {
		return err
	}
	defer f.Close()
	return s.remember(f)
}

// inspect opens the file, which brings in what a log holds that was left beside
// it, and reads all of it.
func (s *Store) inspect(ctx context.Context) error {
	write := s.unfinished()
	lock, err := lockFile(s.path, write)
	if errors.Is(err, fs.ErrPermission) && write {
		return fmt.Errorf("a program that wrote to it was cut off, and the rights to the file do not allow to repair that: %w", err)
	}
	if err != nil {
		return err
	}
	defer lock.Close()
	db, err := s.openEngine(s.path, !write, s.opts.BufferPool)
	if err != nil {
		return err
	}
	err = func() error {
		c, err := connect(db)
		if err != nil {
			return err
		}
		defer c.close()
		return readThrough(ctx, c)
	}()
	db.Close()
	if err == nil && s.unfinished() {
		return errors.New("a program that wrote to it was cut off, which cannot be repaired, for the engine cannot write the file: is the disk full?")
	}
	return err
}

// readThrough reads every column of every table.
func readThrough(ctx context.Context, c *conn) error {
	read := func(pattern string, props []graph.Property) error {
		sums := []string{"count(*)", "sum(size(e.`id`))"}
		for _, p := range props {
			if p.Type == graph.Int || p.Type == graph.Float {
				sums = append(sums, fmt.Sprintf("sum(e.`%s`)", p.Name))
			} else {
				sums = append(sums, fmt.Sprintf("sum(size(e.`%s`))", p.Name))
			}
		}
		if _, err := c.run(ctx, "MATCH "+pattern+" RETURN "+strings.Join(sums, ", "), nil, nil); err != nil {
			return fmt.Errorf("%w (%w)", errDamaged, err)
		}
		return nil
	}
	for _, t := range graph.NodeTypes {
		if err := read(fmt.Sprintf("(e:`%s`)", t.Label), t.Props); err != nil {
			return err
		}
	}
	for _, t := range graph.EdgeTypes {
		if err := read(fmt.Sprintf("()-[e:`%s`]->()", t.Name), t.Props); err != nil {
			return err
		}
	}
	return nil
}
