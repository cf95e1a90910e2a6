package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"syscall"
	"time"

	"github.com/spf13/pflag"

	"rapporteur/discussion"
)

// reading is how transcripts are read.
type reading struct {
	// format is the name of the input format, empty for the one recognised.
	format string
	// longest is the size in bytes of the longest file that is read.
	longest int64
}

// usualSize is the longest where nothing else is said: a day of talk is half a
// MiB, and memory grows with the longest file.
const usualSize = 64 << 20

// addFlags adds the flags that say how to read.
func (r *reading) addFlags(f *pflag.FlagSet) {
	var names []string
	for _, format := range discussion.Formats {
		names = append(names, format.Name)
	}
	f.Var(&choice{value: &r.format, names: names}, "input-format", "read the files as this `format` (default: the one that is recognised)")
	r.longest = usualSize
	f.Var(&size{value: &r.longest, least: 1, most: discussion.MaxSize}, "max-size", "refuse files that are longer than this `size`")
}

// readFile reads a file whole. One that is plainly no
// transcript, or too long, is not read to its end.
func (r reading) readFile(ctx context.Context, path string) ([]byte, error) {
	f, err := openFile(ctx, path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	var data bytes.Buffer
	if info.Mode().IsRegular() { // others do not say how long they are
		data.Grow(int(min(info.Size(), discussion.HeadSize)) + bytes.MinRead)
	}
	if _, err := data.ReadFrom(io.LimitReader(f, discussion.HeadSize)); err != nil {
		return nil, err
	}
	if data.Len() < discussion.HeadSize && int64(data.Len()) <= r.longest {
		return data.Bytes(), nil
	}
	if err := discussion.Head(data.Bytes(), r.format); err != nil {
		return nil, err
	}
	if info.Size() > r.longest {
		return nil, r.tooLong()
	}
	data.Grow(int(max(0, info.Size()-discussion.HeadSize)) + bytes.MinRead)
	if _, err := data.ReadFrom(io.LimitReader(f, r.longest+1-int64(data.Len()))); err != nil {
		return nil, err
	}
	if int64(data.Len()) > r.longest {
		return nil, r.tooLong()
	}
	return data.Bytes(), nil
}

// tooLong says that a file is longer than what is allowed, and how to read it
// all the same.
func (r reading) tooLong() error {
	if r.longest >= discussion.MaxSize {
		return discussion.ErrTooLong
	}
	return fmt.Errorf("longer than %s (split it into one file a discussion, or allow more with --max-size)", amount(r.longest))
}

// openFile opens a file for reading.
func openFile(ctx context.Context, path string) (fs.File, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if info.Mode()&fs.ModeNamedPipe == 0 {
		return os.Open(path)
	}
	f, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	return &pipe{File: f, ctx: ctx, until: time.Now().Add(pipePatience)}, nil
}

// pipePatience is how long a named pipe may have nobody who writes to it.
const pipePatience = 5 * time.Second

var errNobodyWrites = fmt.Errorf("nothing came through this pipe, and after %v no program has it open for writing: start the one that writes to it first", pipePatience)

// pipe is a named pipe, which is not waited for without end.
type pipe struct {
	*os.File
	ctx   context.Context
	until time.Time
	begun bool
}

// Read is that of an io.Reader. It ends when those who write have closed the
// pipe, and fails when nobody opens it.
func (p *pipe) Read(b []byte) (int, error) {
	for {
		n, err := p.File.Read(b)
		p.begun = p.begun || n > 0
		switch {
		case !errors.Is(err, io.EOF) || p.begun:
			return n, err
		case p.ctx.Err() != nil:
			return 0, p.ctx.Err()
		case time.Now().After(p.until):
			return 0, errNobodyWrites
		}
		time.Sleep(10 * time.Millisecond)
	}
}
