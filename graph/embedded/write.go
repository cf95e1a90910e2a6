//go:build cgo

package embedded

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"rapporteur/graph"
)

// write plans a change and makes a new file of the old one and the change, which
// then takes the old one's place.
//
// No file is ever changed, for the engine cannot be trusted with that: once many
// edges were deleted and others loaded, it loses edges that are neither; and of a
// transaction that both copies and changes something it keeps the second and
// loses the first when the process is killed at the wrong moment.
func (s *Store) write(ctx context.Context, plan func(graph.Reader) (graph.Change, error)) (graph.Change, error) {
	ses, err := s.acquire(ctx, true)
	if err != nil {
		return graph.Change{}, err
	}
	defer s.leave(ses)
	files, err := newScratch(s.path)
	if err != nil {
		return graph.Change{}, err
	}
	c, err := connect(ses.db)
	if err != nil {
		return graph.Change{}, errors.Join(err, files.remove())
	}
	defer c.close()
	change, err := plan(reader{c, files})
	if err == nil && !change.Empty() {
		err = s.replace(ctx, ses, reader{c, files}, change)
	}
	return change, errors.Join(err, files.remove())
}

func (s *Store) replace(ctx context.Context, ses *session, old reader, change graph.Change) error {
	path := filepath.Join(old.scratch.dir, "new")
	err := s.makeFile(ctx, path, func(c *conn) error {
		return rebuild{old.conn, c, old.scratch, change}.run(ctx)
	})
	if err != nil {
		return err
	}
	if err := s.swap(ctx, ses, path); err != nil {
		return err
	}
	s.retire(ses)
	return nil
}

// swap gives the file's name to the new one.
func (s *Store) swap(ctx context.Context, ses *session, path string) error {
	info, err := ses.lock.Stat()
	if err != nil {
		return err
	}
	if err := os.Chmod(path, info.Mode().Perm()); err != nil {
		return err
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := s.remember(f); err != nil {
		return err
	}
	return os.Rename(path, s.path)
}
