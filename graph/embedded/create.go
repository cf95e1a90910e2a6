//go:build cgo

package embedded

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
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
	if err := s.makeEmpty(ctx, path); err != nil {
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

// makeEmpty makes a database with the tables of the schema.
func (s *Store) makeEmpty(ctx context.Context, path string) error {
	// The engine does not say that there is no room.
	if err := os.WriteFile(path, make([]byte, 1<<20), 0o600); err != nil {
		return fmt.Errorf("there is no room for it: %w", err)
	}
	if err := os.Remove(path); err != nil {
		return err
	}
	return s.fill(ctx, path, s.opts.BufferPool, func(f filler) error {
		for _, statement := range schema() {
			if err := f.run(ctx, statement, 0); err != nil {
				return err
			}
		}
		return nil
	})
}
