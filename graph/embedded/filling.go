//go:build cgo

package embedded

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"strings"

	kuzu "github.com/kuzudb/go-kuzu"
)

// filler executes statements on a file that no one else knows.
type filler interface {
	// run executes a statement that copies about so many bytes.
	run(ctx context.Context, cypher string, size int64) error
}

// filling is a filler of this process.
type filling struct {
	store *Store
	path  string
	pool  uint64
	db    *kuzu.Database
	conn  *conn
	// taken is how many bytes were copied since the file was opened.
	taken int64
}

// enough is how many bytes are copied before the file is closed and opened again.
// The engine gives back then what it keeps of the pages and lists that it has
// been through, which is much more than it needs for the next table.
const enough = 8 << 20

var errNotWritten = errors.New("the engine cannot write the new file: is the disk full?")

// fill opens a file, with so many bytes of memory for the engine, and closes it
// after it was written.
func (s *Store) fill(ctx context.Context, path string, pool uint64, do func(filler) error) error {
	f := &filling{store: s, path: path, pool: pool}
	if err := f.open(); err != nil {
		return err
	}
	err := do(f)
	if err != nil && ctx.Err() == nil {
		f.abandon(err)
		return blame(path, err)
	}
	if closed := f.close(); err == nil {
		err = closed
	}
	return err
}

// blame says what an error means of a file that is being filled.
func blame(path string, err error) error {
	if strings.Contains(err.Error(), "Cannot read from file: "+path) {
		// What was just written is not there.
		return fmt.Errorf("%w (%w)", errNotWritten, err)
	}
	return err
}

func (f *filling) open() (err error) {
	f.taken = 0
	if f.db, err = f.store.openEngine(f.path, false, f.pool); errors.Is(err, errDamaged) {
		return errNotWritten
	}
	if err != nil {
		return err
	}
	f.conn, err = connect(f.db)
	return err
}

func (f *filling) run(ctx context.Context, cypher string, size int64) error {
	if f.taken > 0 && f.taken+size > enough {
		if err := f.close(); err != nil {
			return err
		}
		if err := f.open(); err != nil {
			return err
		}
	}
	f.taken += size
	_, err := f.conn.run(ctx, cypher, nil, nil)
	return err
}

// close returns the error that the engine does not: that it could not write all.
func (f *filling) close() error {
	f.conn.close()
	f.db.Close()
	giveBack()
	if _, err := os.Stat(f.path + ".wal"); err == nil {
		return errNotWritten
	}
	return nil
}

// abandon gives up a file that could not be filled, and the room that it takes.
// To close what has failed to write may end the process: it stays open then. What
// lacked memory is closed.
func (f *filling) abandon(err error) {
	if errors.Is(err, errMemory) {
		if _, err := f.conn.run(context.Background(), "CALL force_checkpoint_on_close=false", nil, nil); err == nil {
			_ = f.close() // what was not written is not wanted
			discard(f.path)
			return
		}
	}
	runtime.SetFinalizer(f.conn.c, nil)
	runtime.SetFinalizer(f.db, nil)
	for _, suffix := range suffixes {
		os.Truncate(f.path+suffix, 0)
	}
}

// suffixes are those of the files that the engine makes.
var suffixes = []string{"", ".wal", ".shadow", ".tmp"}

func discard(path string) {
	for _, suffix := range suffixes {
		os.Remove(path + suffix)
	}
}
