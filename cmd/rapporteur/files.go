package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"rapporteur/config"
	"rapporteur/discussion"
)

// input is a file that may be a transcript.
type input struct {
	path string
	// source is the path below the folder that was given, with slashes.
	source string
	id     string
	// named is a file that the user named, and not one that a folder holds.
	named bool
	// err is why it cannot be read, where that is known already.
	err error
}

// find lists the files that paths name and, sorted, those that folders hold.
// Hidden files and those of the database are left out of folders. Links to
// files are followed, links to folders below the one given are not.
func (p *program) find(paths []string) []input {
	f := finder{seen: map[string]bool{}}
	if p.settings.Store == config.Embedded {
		f.database = absolute(p.settings.DB)
	}
	for _, p := range paths {
		info, err := os.Stat(p)
		switch {
		case err != nil:
			f.add(input{path: p, source: filepath.Base(p), named: true, err: unread(p, err)})
		case info.IsDir():
			f.folder(p, "")
		case info.Mode()&fs.ModeSocket != 0:
			f.add(input{path: p, source: filepath.Base(p), named: true, err: unread(p, errSocket)})
		default:
			f.add(input{path: p, source: filepath.Base(p), named: true})
		}
	}
	return clashes(f.found)
}

type finder struct {
	database string
	seen     map[string]bool
	found    []input
}

// add adds a file, once.
func (f *finder) add(in input) {
	full := absolute(in.path)
	if !f.seen[full] {
		f.seen[full] = true
		in.id = discussion.ID(in.source)
		f.found = append(f.found, in)
	}
}

// folder adds what a folder holds; below is its path below the one given.
func (f *finder) folder(dir, below string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		f.add(input{path: dir, source: cmp.Or(below, "."), named: true, err: unread(dir, err)})
	}
	for _, e := range entries {
		p, source := filepath.Join(dir, e.Name()), path.Join(below, e.Name())
		if strings.HasPrefix(e.Name(), ".") || f.ofDatabase(absolute(p)) {
			continue
		}
		if e.IsDir() {
			f.folder(p, source)
			continue
		}
		info, err := os.Stat(p)
		switch {
		case err != nil:
			f.add(input{path: p, source: source, err: unread(p, err)})
		case info.Mode().IsRegular():
			f.add(input{path: p, source: source})
		case !info.IsDir():
			f.add(input{path: p, source: source, err: unread(p, errNotRegular)})
		}
	}
}

// unread says which file could not be read, and why.
func unread(path string, err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		err = at.Err // it names the path once more
	}
	return fmt.Errorf("reading %s: %w", path, err)
}

// ofDatabase reports whether a file is the database or one that stands beside
// it.
func (f *finder) ofDatabase(path string) bool {
	return f.database != "" && (path == f.database || strings.HasPrefix(path, f.database+"."))
}

// errNotRegular is said of pipes, sockets and devices in a folder.
var errNotRegular = fmt.Errorf("not a regular file: %w", discussion.ErrNoFormat)

// errSocket is said of a socket that the user named.
var errSocket = errors.New("a socket and no file, from which nothing can be read: name a file")

// clashes marks files whose ids are the same. Files that are no transcripts, as
// the annotation beside one, stand in nobody's way.
func clashes(found []input) []input {
	byID := map[string][]int{}
	for i, in := range found {
		byID[in.id] = append(byID[in.id], i)
	}
	for _, same := range byID {
		if len(same) < 2 {
			continue
		}
		same = slices.DeleteFunc(same, func(i int) bool { return found[i].err != nil || skipsUnread(found[i]) })
		for n, i := range same {
			if len(same) > 1 {
				other := found[same[(n+1)%len(same)]].path
				found[i].err = fmt.Errorf("%s and %s would have the same id %q: build one of them alone, with another --id", found[i].path, other, found[i].id)
			}
		}
	}
	return slices.Clip(found)
}

// skipsUnread tells whether a file is one that reading will skip.
func skipsUnread(in input) bool {
	if info, err := os.Stat(in.path); err != nil || !info.Mode().IsRegular() {
		return false // a pipe can be read only once
	}
	data, err := reading{longest: usualSize}.readFile(context.Background(), in.path)
	if err != nil {
		return skips(in, err)
	}
	_, err = discussion.Read(in.id, in.path, data, "")
	return skips(in, err)
}

// absolute is the path from the root, or the path as it is where the working
// folder is not known.
func absolute(p string) string {
	if full, err := filepath.Abs(p); err == nil {
		return full
	}
	return p
}
