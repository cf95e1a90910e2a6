//go:build cgo

package embedded

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// create makes an empty database beside the file and gives it the file's name
// when it is whole. It is no error that another process was faster; that one
// may have taken the unfinished database away.
func (s *Store) create(ctx context.Context) error {
	err := s.createEmpty(ctx)
	if _, missing := os.Stat(s.path); err != nil && missing == nil {
		return nil
	}
	return err
}

func (s *Store) createEmpty(ctx context.Context) error {
	dir, err := os.MkdirTemp(filepath.Dir(s.path), filepath.Base(s.path)+".load-")
	if err != nil {
		return fmt.Errorf("the folder cannot be written to: %w", err)
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "new")
	if err := s.makeFile(ctx, path, s.opts.BufferPool, func(*conn) error { return nil }); err != nil {
		return err
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := s.remember(f); err != nil {
		return err
	}
	err = os.Link(path, s.path)
	if err != nil && !errors.Is(err, fs.ErrExist) { // a file system without links
		err = os.Rename(path, s.path)
	}
	return err
}

// makeFile makes a database with the tables of the schema and fills them.
func (s *Store) makeFile(ctx context.Context, path string, pool uint64, fill func(*conn) error) error {
	// The engine does not say that there is no room.
	if err := os.WriteFile(path, make([]byte, 1<<20), 0o600); err != nil {
		return fmt.Errorf("there is no room for it: %w", err)
	}
	if err := os.Remove(path); err != nil {
		return err
	}
	return s.fill(ctx, path, pool, func(c *conn) error {
		for _, statement := range schema() {
			if _, err := c.run(ctx, statement, nil, nil); err != nil {
				return err
			}
		}
		return fill(c)
	})
}

// fill opens a file that no one else knows, with so many bytes of memory for the
// engine, and closes it after it was written.
func (s *Store) fill(ctx context.Context, path string, pool uint64, do func(*conn) error) error {
	db, err := s.openEngine(path, false, pool)
	if errors.Is(err, errDamaged) {
		return errNotWritten
	}
	if err != nil {
		return err
	}
	c, err := connect(db)
	if err == nil {
		err = do(c)
	}
	if err != nil && ctx.Err() == nil {
		// To close what has failed to write may end the process. It stays
		// open, and gives back the room on the disk.
		runtime.SetFinalizer(c.c, nil)
		runtime.SetFinalizer(db, nil)
		for _, suffix := range []string{"", ".wal", ".shadow", ".tmp"} {
			os.Truncate(path+suffix, 0)
		}
		if strings.Contains(err.Error(), "Cannot read from file: "+path) {
			// What was just written is not there.
			return fmt.Errorf("%w (%w)", errNotWritten, err)
		}
		return err
	}
	c.close()
	db.Close()
	giveBack()
	if err != nil {
		return err
	}
	// The engine does not say that it could not write all when it was closed.
	if _, err := os.Stat(path + ".wal"); err == nil {
		return errNotWritten
	}
	return nil
}

var errNotWritten = errors.New("the engine cannot write the new file: is the disk full?")
