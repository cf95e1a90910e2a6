package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/spf13/pflag"

	"rapporteur/export"
	"rapporteur/graph"
)

// output says in which format something is exported, and to where.
type output struct {
	*program
	format string
	path   string
	force  bool
}

// flags adds the flags of an export.
func (o *output) flags(f *pflag.FlagSet) {
	var names []string
	for _, format := range export.Formats {
		names = append(names, format.Name)
	}
	f.Var(&choice{value: &o.format, names: names}, "format", "write this `format`: "+strings.Join(names, ", "))
	f.StringVar(&o.path, "out", "", "write to `PATH`, a file or, for formats of several files, a folder (default standard output)")
	f.BoolVar(&o.force, "force", false, "write over what is at PATH")
}

// chosen returns the format, once it is known that something can be written.
func (o *output) chosen() (export.Format, error) {
	if o.format == "" {
		return export.Format{}, usageError{errors.New("--format is missing: it names the form to write")}
	}
	f, err := export.FindFormat(o.format)
	if err != nil {
		return f, usageError{err}
	}
	switch {
	case f.WriteFolder != nil && o.toStandard():
		err = usageError{fmt.Errorf("the format %s is several files: name a folder for them with --out", f.Name)}
	case f.Binary && o.toStandard() && o.screen.terminal:
		err = usageError{fmt.Errorf("the format %s is nothing for a terminal: name a file with --out", f.Name)}
	case !o.toStandard():
		err = o.free(f)
	}
	return f, err
}

// toStandard reports whether standard output is written to.
func (o *output) toStandard() bool { return o.path == "" || o.path == "-" }

// free reports what is in the way of writing.
func (o *output) free(f export.Format) error {
	o.path = filepath.Clean(o.path)
	if parent, err := os.Stat(filepath.Dir(o.path)); err != nil || !parent.IsDir() {
		return fmt.Errorf("writing %s: there is no folder %s: make it first, or name another path with --out", o.path, filepath.Dir(o.path))
	}
	info, err := os.Stat(o.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("writing %s: %w", o.path, err)
	case f.WriteFolder == nil && info.IsDir():
		return fmt.Errorf("writing %s: it is a folder, and %s is one file: name a file in it with --out", o.path, f.Name)
	case f.WriteFolder != nil && !info.IsDir():
		return fmt.Errorf("writing %s: it is no folder, and %s is several files: name a folder with --out", o.path, f.Name)
	case o.force:
		return nil
	case f.WriteFolder == nil && info.Mode().IsRegular():
		return fmt.Errorf("writing %s: the file exists and was kept: --force writes over it, --out names another", o.path)
	case f.WriteFolder == nil:
		return nil // a device or a pipe is there to be written to
	}
	entries, err := os.ReadDir(o.path)
	if err != nil {
		return fmt.Errorf("writing %s: %w", o.path, err)
	}
	if len(entries) > 0 {
		return fmt.Errorf("writing %s: the folder is not empty and was kept: --force writes over files of the same names, --out names another", o.path)
	}
	return nil
}

// write writes a source in a format that chosen returned. It says so where the
// source is empty.
func (o *output) write(ctx context.Context, f export.Format, s export.Source) error {
	if err := f.Check(s); err != nil {
		return usageError{err}
	}
	counted := o.count(&s)
	defer counted.end()
	var err error
	switch {
	case o.toStandard():
		err = f.Write(ctx, o.out, s)
	case f.WriteFolder != nil:
		err = writeFolder(o.path, func(create export.Folder) error { return f.WriteFolder(ctx, create, s) })
	default:
		err = writeFile(o.path, func(w io.Writer) error { return f.Write(ctx, w, s) })
	}
	counted.end()
	if err != nil {
		return explainWrite(o.path, err)
	}
	if counted.elements == 0 {
		o.say("the export is empty: there is nothing in what was chosen")
	}
	return nil
}

// explainWrite says what to do about a disk that is full, where a path was
// named.
func explainWrite(path string, err error) error {
	if path != "" && path != "-" && isFull(err) {
		return fmt.Errorf("%w: what was there before is unchanged; make room, or name a place with more with --out", err)
	}
	return err
}

// isFull reports whether the error is that of a disk without room.
func isFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}

// visited counts the elements that are exported and shows how many there have
// been.
type visited struct {
	*bar
	elements int
}

// count has a source counted while it is visited. An error of the visitor comes
// back as it is: the store has no part in it.
func (o *output) count(s *export.Source) *visited {
	t := &visited{bar: o.newSpinner("writing", o.toStandard() && o.screen.terminal)}
	all := s.Snapshot
	s.Snapshot = func(ctx context.Context, v graph.Visitor) error {
		var own error
		visit := func(one func() error) error {
			t.elements++
			t.step(0)
			if own = ctx.Err(); own == nil {
				own = one()
			}
			return own
		}
		err := all(ctx, graph.Visitor{
			Node: func(n graph.Node) error { return visit(func() error { return v.Node(n) }) },
			Edge: func(e graph.Edge) error { return visit(func() error { return v.Edge(e) }) },
		})
		if own != nil {
			return own
		}
		return err
	}
	return t
}
