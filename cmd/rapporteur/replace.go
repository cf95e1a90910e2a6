package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	"rapporteur/export"
)

// writeFile has a file written beside its place and then put there, so that
// what fails or is interrupted leaves what was there before, and no litter. A
// device or a pipe is written to as it is.
func writeFile(path string, write func(io.Writer) error) error {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real // a link stays one
	}
	info, err := os.Stat(path)
	if err == nil && !info.Mode().IsRegular() {
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			return fmt.Errorf("writing %s: %w", path, nameless(err))
		}
		if err := finish(f, write); err != nil {
			return fmt.Errorf("writing %s: %w", path, err)
		}
		return nil
	}
	part, err := createBeside(path)
	if err != nil {
		return fmt.Errorf("writing %s: %w", path, nameless(err))
	}
	if info != nil {
		err = part.Chmod(info.Mode().Perm())
	}
	if err = errors.Join(err, finish(part, write)); err == nil {
		err = os.Rename(part.Name(), path)
	}
	if err != nil {
		_ = os.Remove(part.Name()) // the error before says more
		return fmt.Errorf("writing %s: %w", path, err)
	}
	return nil
}

// createBeside creates a file of a new name in the folder of a path.
func createBeside(path string) (*os.File, error) {
	for i := 0; ; i++ {
		f, err := os.OpenFile(filepath.Join(filepath.Dir(path), ".rapporteur-"+strconv.Itoa(i)+".part"), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if !errors.Is(err, fs.ErrExist) || i > 1000 {
			return f, err
		}
	}
}

// finish writes a file to its end and closes it.
func finish(f *os.File, write func(io.Writer) error) error {
	t := target{f}
	err := write(t)
	if closed := t.Close(); err == nil {
		err = closed
	}
	return err
}

// target is a file that is written, and on the disk once it is closed. Its
// errors do not name the file, which is beside the one that the user named.
type target struct{ file *os.File }

func (t target) Write(b []byte) (int, error) {
	n, err := t.file.Write(b)
	return n, nameless(err)
}

func (t target) Close() error {
	var err error
	if info, failed := t.file.Stat(); failed == nil && info.Mode().IsRegular() {
		err = t.file.Sync()
	}
	if closed := t.file.Close(); err == nil {
		err = closed
	}
	return nameless(err)
}

func nameless(err error) error {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return p.Err
	}
	return err
}

// writeFolder has files written into a new folder beside the path and then put
// in their place, each at once; a folder that is there keeps its other files.
func writeFolder(path string, write func(export.Folder) error) (err error) {
	path = filepath.Clean(path)
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	part, err := os.MkdirTemp(filepath.Dir(absolute(path)), ".rapporteur-*.part")
	if err != nil {
		return fmt.Errorf("writing %s: %w", path, nameless(err))
	}
	defer func() {
		if removed := os.RemoveAll(part); err == nil {
			err = removed
		}
		if err != nil {
			err = fmt.Errorf("writing %s: %w", path, err)
		}
	}()
	var names []string
	err = write(func(name string) (io.WriteCloser, error) {
		names = append(names, name)
		f, err := os.OpenFile(filepath.Join(part, name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if err != nil {
			return nil, err
		}
		return target{f}, nil
	})
	if err != nil {
		return err
	}
	if err := os.Mkdir(path, 0o777); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	for _, name := range names {
		if err := os.Rename(filepath.Join(part, name), filepath.Join(path, name)); err != nil {
			return err
		}
	}
	return nil
}
