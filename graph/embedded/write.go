//go:build cgo

package embedded

import (
	"context"
	"errors"
	"io"
	"os"
	"runtime/debug"

	"rapporteur/graph"
)

// writer holds the file, for as long as it is open, so that nobody else changes
// it. It may change several times.
//
// No file is ever changed: a new one is made of the old one and the change, which
// then takes the old one's place. The engine cannot be trusted with that: once
// many edges were deleted and others loaded, it loses edges that are neither; and
// of a transaction that both copies and changes something it keeps the second
// and loses the first when the process is killed at the wrong moment.
type writer struct {
	store   *Store
	session *session
	old     *conn
	scratch *scratch
}

func (s *Store) writer(ctx context.Context) (*writer, error) {
	ses, err := s.acquire(ctx, true)
	if err != nil {
		return nil, err
	}
	w := &writer{store: s, session: ses}
	if w.scratch, err = newScratch(s.path); err != nil {
		s.leave(ses)
		return nil, err
	}
	if w.old, err = connect(ses.db); err != nil {
		return nil, errors.Join(err, w.close())
	}
	return w, nil
}

// close gives the file back.
func (w *writer) close() error {
	w.old.close()
	if w.session != nil {
		w.store.leave(w.session)
	}
	return w.scratch.remove()
}

// replace carries a change out: what the spool holds is part of it. Where nothing
// goes, which is the rule, the new file is a copy of the old one, to which what
// comes is added; else every table is filled anew.
func (w *writer) replace(ctx context.Context, change graph.Change, spool *spool) error {
	pool := w.pool(spool)
	path, err := w.make(ctx, change, spool, pool)
	for pool *= 2; errors.Is(err, errMemory) && pool <= mostMemory; pool *= 2 {
		path, err = w.make(ctx, change, spool, pool)
	}
	if err != nil {
		return err
	}
	spool.remove()
	lock, err := w.swap(ctx, path)
	if err != nil {
		return err
	}
	w.old.close()
	if w.session, err = w.store.follow(w.session, lock); err != nil {
		return err
	}
	w.old, err = connect(w.session.db)
	return err
}

// mostMemory is as much as the engine is given for a change, in bytes.
const mostMemory = 4 << 30

// pool guesses how many bytes of memory the engine needs. It holds all edges of a
// table that lead to the same part of the nodes when it adds to them, so that is
// the more the larger the graph is. A guess that is too small costs the time of
// the change once more.
func (w *writer) pool(spool *spool) uint64 {
	const step = 640 << 20 // bytes to copy, twice as many of the file
	size := spool.size()
	if info, err := w.session.lock.Stat(); err == nil {
		size += info.Size() / 2
	}
	return w.store.opts.BufferPool * uint64(1+size/step)
}

// make makes the new file, with so many bytes of memory for the engine.
func (w *writer) make(ctx context.Context, change graph.Change, spool *spool, pool uint64) (path string, err error) {
	path = w.scratch.next("new")
	anew := len(change.Drop)+len(change.Delete) > 0
	if anew {
		err = w.store.makeEmpty(ctx, path)
	} else {
		err = w.duplicate(path)
	}
	if err != nil {
		return "", err
	}
	fill := w.store.fill
	if w.large(spool, anew) {
		debug.FreeOSMemory() // the engine takes its place
		fill = w.store.fillApart
	}
	return path, fill(ctx, path, pool, func(f filler) error {
		r := rebuild{w.old, f, spool, change}
		if anew {
			return r.run(ctx)
		}
		return r.append(ctx)
	})
}

// large says whether a change is one for a process of its own, if there is a
// program for that: to start one takes as long as a small change.
func (w *writer) large(spool *spool, anew bool) bool {
	if len(w.store.opts.Probe) == 0 {
		return false
	}
	size := spool.size()
	if info, err := w.session.lock.Stat(); anew && err == nil {
		size += info.Size()
	}
	return size > enough
}

// duplicate copies the file, which nobody changes.
func (w *writer) duplicate(path string) error {
	// The file must not be opened once more: see sessions.
	if _, err := w.session.lock.Seek(0, io.SeekStart); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return roomFor(err)
	}
	_, err = io.Copy(f, w.session.lock)
	return roomFor(errors.Join(err, f.Close()))
}

// swap gives the file's name to the new one, which it locks so that no other
// process begins to change it.
func (w *writer) swap(ctx context.Context, path string) (lock *os.File, err error) {
	info, err := w.session.lock.Stat()
	if err != nil {
		return nil, err
	}
	if err := os.Chmod(path, info.Mode().Perm()|0o200); err != nil {
		return nil, err
	}
	if lock, err = lockFile(path, true); err != nil {
		return nil, err
	}
	err = errors.Join(os.Chmod(path, info.Mode().Perm()), ctx.Err(), w.store.remember(lock))
	if err == nil {
		err = os.Rename(path, w.store.path)
	}
	if err != nil {
		lock.Close()
		return nil, err
	}
	return lock, nil
}
