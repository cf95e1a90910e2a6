package main

import (
	"bufio"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"rapporteur/discussion"
)

// longestPath is the length in bytes of the longest path that a list may hold,
// so that data that is no list does not fill the memory.
const longestPath = 1 << 16

// list reads the paths of inputs, one a line or each ended by a NUL, from a
// file or from standard input ("-").
type list struct {
	file string
	null bool
	// below is the folder below which the paths name the discussions; empty
	// where each path stands as on the command line.
	below string

	// seen has the path of each id, both hashed: a list may be very long.
	seen map[key]key
	// err is why the list could not be read to its end.
	err error
}

type key [16]byte

func hashed(s string) key {
	sum := sha256.Sum256([]byte(s))
	return key(sum[:16])
}

// inputs returns the files of the list as they are read, those of folders too.
// When they have ended, l.err says whether the list had.
func (l *list) inputs(ctx context.Context, p *program) (iter.Seq[input], io.Closer, error) {
	in, closer := p.in, io.Closer(io.NopCloser(nil))
	if l.file != "-" {
		f, err := os.Open(l.file)
		if err != nil {
			return nil, nil, fmt.Errorf("reading the list of files: %w", err)
		}
		in, closer = f, f
	}
	l.seen = map[key]key{}
	r := bufio.NewReaderSize(patient{ctx, in}, longestPath)
	return func(yield func(input) bool) {
		for n := 1; ; n++ {
			path, err := l.next(r)
			if path != "" {
				for _, in := range l.files(p, path) {
					if !yield(in) {
						return
					}
				}
			}
			if err != nil {
				if !errors.Is(err, io.EOF) {
					l.err = fmt.Errorf("reading the list of files %s, path %d: %w", l.file, n, err)
				}
				return
			}
		}
	}, closer, nil
}

// next reads a path; empty lines are none.
func (l *list) next(r *bufio.Reader) (string, error) {
	end := byte('\n')
	if l.null {
		end = 0
	}
	line, err := r.ReadSlice(end)
	if errors.Is(err, bufio.ErrBufferFull) {
		return "", fmt.Errorf("it is longer than %d bytes", longestPath)
	}
	text := string(line)
	if err == nil {
		text = text[:len(text)-1]
	}
	if !l.null {
		text = strings.TrimSuffix(text, "\r")
	}
	return text, err
}

// files returns the files that a path of the list names, but for those that
// came before.
func (l *list) files(p *program, path string) []input {
	var all []input
	for _, in := range p.find([]string{path}) {
		if info, err := os.Stat(in.path); in.err == nil && err == nil && !info.Mode().IsRegular() {
			in.err = unread(in.path, errNotRegular) // as in a folder: it might be waited for in vain
		}
		if in.err == nil && l.below != "" {
			in = l.name(in)
		}
		id, own := hashed(in.id), hashed(absolute(in.path))
		before, ok := l.seen[id]
		if ok && before == own {
			continue
		}
		if ok && in.err == nil {
			in.err = fmt.Errorf("%s would have the id %q, which an earlier file of the list has: name with --below the folder in which both are", in.path, in.id)
		}
		if in.err == nil {
			l.seen[id] = own
		}
		all = append(all, in)
	}
	return all
}

// name makes the source and the id of an input of its path below the folder.
func (l *list) name(in input) input {
	rel, err := filepath.Rel(absolute(l.below), absolute(in.path))
	if err != nil || !filepath.IsLocal(rel) || rel == "." {
		in.err = fmt.Errorf("%s is not below %s, the folder of --below", in.path, l.below)
		return in
	}
	in.source = filepath.ToSlash(rel)
	in.id = discussion.ID(in.source)
	return in
}
