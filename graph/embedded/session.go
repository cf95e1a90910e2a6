//go:build cgo

package embedded

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sync"
	"time"

	kuzu "github.com/kuzudb/go-kuzu"
)

// session is a file that is open for reading, which keeps others from taking
// its place. All who read it in one process share it, and one of them may be
// making a new file: the open one never changes.
type session struct {
	db    *kuzu.Database
	lock  *os.File
	ready bool // open, and not about to be closed
	users int
}

// sessions are the open files of this process by their paths. The system counts
// locks of files by process and drops all that a process has on a file when it
// closes any of its handles, so a file may be opened only once at a time.
var sessions = struct {
	sync.Mutex
	of map[string]*session
}{of: map[string]*session{}}

// busyError says who holds the file.
type busyError struct{ holder string }

func (e busyError) Error() string { return e.holder }

// retryPause is how long a busy file is left alone.
const retryPause = 25 * time.Millisecond

// acquire opens the file, or joins those of this process who read it. One that
// is busy is tried again for as long as the options say.
func (s *Store) acquire(ctx context.Context, write bool) (*session, error) {
	patience, cancel := context.WithTimeout(ctx, s.opts.Wait)
	defer cancel()
	for {
		ses, err := s.enter(ctx, write)
		busy, ok := errors.AsType[busyError](err)
		if !ok {
			return ses, err
		}
		select {
		case <-time.After(retryPause):
		case <-patience.Done():
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			return nil, fmt.Errorf("the database is busy: %s; it was tried for %v, try again when that has ended", busy.holder, s.opts.Wait)
		}
	}
}

func (s *Store) enter(ctx context.Context, write bool) (*session, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	sessions.Lock()
	if ses, ok := sessions.of[s.path]; ok {
		defer sessions.Unlock()
		if write || !ses.ready {
			return nil, busyError{"another part of this program uses it"}
		}
		ses.users++
		return ses, nil
	}
	ses := &session{users: 1}
	sessions.of[s.path] = ses
	sessions.Unlock()

	db, lock, err := s.open(ctx, write)
	sessions.Lock()
	defer sessions.Unlock()
	if err != nil {
		delete(sessions.of, s.path)
		return nil, err
	}
	ses.db, ses.lock, ses.ready = db, lock, true
	return ses, nil
}

// leave closes the file after the last user.
func (s *Store) leave(ses *session) {
	sessions.Lock()
	ses.users--
	if ses.users > 0 {
		sessions.Unlock()
		return
	}
	ses.ready = false
	sessions.Unlock()

	ses.db.Close()
	ses.lock.Close()
	s.retire(ses)
}

// retire takes away a session that nobody is to join any more.
func (s *Store) retire(ses *session) {
	sessions.Lock()
	defer sessions.Unlock()
	if sessions.of[s.path] == ses {
		delete(sessions.of, s.path)
	}
}

// follow ends the part that a writer has in a session and begins one with the
// file that has taken the place of the old one and that the writer has locked.
// When it fails, neither is left.
func (s *Store) follow(old *session, lock *os.File) (*session, error) {
	ses := &session{users: 1, lock: lock}
	sessions.Lock()
	sessions.of[s.path] = ses
	sessions.Unlock()
	s.leave(old)
	db, err := s.openEngine(s.path, true, s.opts.oldPool())
	if err != nil {
		s.retire(ses)
		lock.Close()
		return nil, err
	}
	sessions.Lock()
	defer sessions.Unlock()
	ses.db, ses.ready = db, true
	return ses, nil
}

// open opens the file once it is known to be sound. For a writer no other process
// may have it open at first; then the engine's lock keeps other writers away.
func (s *Store) open(ctx context.Context, write bool) (*kuzu.Database, *os.File, error) {
	lock, err := s.sound(ctx, write)
	if err != nil {
		return nil, nil, err
	}
	pool := s.opts.ReadPool
	if write {
		pool = s.opts.oldPool()
	}
	db, err := s.openEngine(s.path, true, pool)
	if err != nil {
		lock.Close()
		return nil, nil, err
	}
	return db, lock, nil
}

// sound returns the file, locked, once it is known to be sound. A writer's is
// made where there is none.
func (s *Store) sound(ctx context.Context, write bool) (*os.File, error) {
	for range 5 {
		lock, err := lockFile(s.path, write)
		switch {
		case errors.Is(err, fs.ErrNotExist) && write:
			if err := s.create(ctx); err != nil {
				return nil, fmt.Errorf("making the database: %w", err)
			}
			continue
		case errors.Is(err, fs.ErrNotExist):
			return nil, s.notBuilt()
		case errors.Is(err, fs.ErrPermission):
			return nil, fmt.Errorf("the rights to the file do not allow this: %w", err)
		case err != nil:
			return nil, err
		}
		if now, err := os.Stat(s.path); err != nil || !sameFile(lock, now) {
			lock.Close()
			continue // another process has put a new file in its place
		}
		sound, err := s.examine(lock)
		if err == nil && sound {
			return lock, nil
		}
		lock.Close()
		if err == nil {
			err = s.probe(ctx)
		}
		if err != nil {
			return nil, err
		}
	}
	return nil, errors.New("the database is left unfinished again and again: does another program use it?")
}

func sameFile(f *os.File, info fs.FileInfo) bool {
	own, err := f.Stat()
	return err == nil && os.SameFile(own, info)
}

// oldPool is the engine's memory for the old file while a new one is made, in
// bytes. All of it is read where a discussion goes.
func (o Options) oldPool() uint64 { return min(o.ReadPool, 256<<20) }

// openEngine opens the file in the engine, with so many bytes of memory, which
// says no more than whether that succeeded. Reading has one thread: with more,
// ORDER BY by several keys puts rows in a wrong order now and then.
func (s *Store) openEngine(path string, readOnly bool, pool uint64) (*kuzu.Database, error) {
	threads := uint64(s.opts.Threads)
	if readOnly {
		threads = 1
	}
	config := kuzu.SystemConfig{
		BufferPoolSize: pool, MaxNumThreads: threads,
		EnableCompression: true, ReadOnly: readOnly, MaxDbSize: maxSize,
	}
	db, err := kuzu.OpenDatabase(path, config)
	if err == nil {
		return db, nil
	}
	db.Close()
	config.ReadOnly = false
	empty, err := kuzu.OpenInMemoryDatabase(config)
	empty.Close()
	if err != nil {
		return nil, fmt.Errorf("the engine does not start: it needs %d MiB of memory and an address space of %d GiB (ulimit -v)", pool>>20, maxSize>>30)
	}
	return nil, errDamaged
}

var errDamaged = errors.New("the database is damaged: remove it and build it again from the transcripts, or name another with --db")

// read does something with the file open for reading.
func (s *Store) read(ctx context.Context, do func(*conn) error) error {
	ses, err := s.acquire(ctx, false)
	if err != nil {
		return err
	}
	defer s.leave(ses)
	c, err := connect(ses.db)
	if err != nil {
		return err
	}
	defer c.close()
	return do(c)
}
