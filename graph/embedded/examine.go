//go:build cgo

package embedded

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// storageVersion is that of the files which this version of the engine reads
// and writes.
const storageVersion = 39

// examine looks at a locked file before the engine does. It is sound when it is
// as it was when it was last closed; an error means that it cannot be used.
func (s *Store) examine(f *os.File) (sound bool, err error) {
	if err := checkHeader(f); err != nil {
		return false, err
	}
	if s.unfinished() {
		return false, nil
	}
	if len(s.opts.Probe) == 0 {
		return true, nil
	}
	state, err := stateOf(f)
	if err != nil {
		return false, err
	}
	if state == s.checked {
		return true, nil
	}
	known, err := os.ReadFile(s.path + ".checked")
	if err != nil && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrPermission) {
		return false, err
	}
	return state == string(known), nil
}

// checkHeader reads the kind of the file and its version: the letters KUZU and
// a number of 8 bytes.
func checkHeader(f *os.File) error {
	var head [12]byte
	_, err := f.ReadAt(head[:], 0)
	switch {
	case errors.Is(err, io.EOF) || err == nil && string(head[:4]) != "KUZU":
		return errors.New("the file is no database of this program, or its beginning is damaged: name another with --db, or remove it and build again")
	case err != nil:
		return err
	}
	if v := binary.LittleEndian.Uint64(head[4:]); v != storageVersion {
		return fmt.Errorf("the database was written by another version of the engine (its format is %d, and this program reads %d): build it again from the transcripts, or use the program that wrote it", v, storageVersion)
	}
	return nil
}

// unfinished says whether a log is left of a program of the engine that did not
// end well. This one leaves none.
func (s *Store) unfinished() bool {
	info, err := os.Stat(s.path + ".wal")
	return err == nil && info.Size() > 0
}

// stateOf returns the size and time of the file as one line.
func stateOf(f *os.File) (string, error) {
	info, err := f.Stat()
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%d %d\n", info.Size(), info.ModTime().UnixNano()), nil
}

// remember notes the state of a file that is sound. Where that cannot be
// written, other processes examine the file again.
func (s *Store) remember(f *os.File) error {
	state, err := stateOf(f)
	if err != nil {
		return err
	}
	s.checked = state
	next := s.path + ".checked.new"
	if os.WriteFile(next, []byte(state), 0o644) != nil || os.Rename(next, s.path+".checked") != nil {
		os.Remove(next)
	}
	return nil
}
