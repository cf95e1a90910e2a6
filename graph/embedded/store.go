//go:build cgo

package embedded

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"rapporteur/graph"
)

// The defaults of the options. An address space of 16 GiB is reserved, which
// bounds the size of the file.
const (
	defaultBufferPool = 224 << 20
	defaultReadPool   = 1 << 30
	defaultWait       = 5 * time.Second
	maxSize           = 16 << 30
)

// Store is a graph store in a file. It may be used by several goroutines.
type Store struct {
	path string
	opts Options
	// checked is the state in which the file was last found to be sound.
	checked string
}

var _ graph.Store = (*Store)(nil)

// Open returns the store of a file, which need not exist yet; its folder must.
// The file is opened for each operation.
func Open(ctx context.Context, o Options) (*Store, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if o.BufferPool == 0 {
		o.BufferPool = defaultBufferPool
	}
	if o.ReadPool == 0 {
		o.ReadPool = defaultReadPool
	}
	if o.Threads == 0 {
		o.Threads = 1
	}
	if o.Wait == 0 {
		o.Wait = defaultWait
	}
	path, err := canonical(o.Path)
	if err != nil {
		return nil, fmt.Errorf("the database %s: %w", o.Path, err)
	}
	return &Store{path: path, opts: o}, nil
}

// canonical returns the absolute path without symbolic links, the name by which
// the open files of this process are known.
func canonical(path string) (string, error) {
	if path == "" {
		return "", errors.New("no path is given")
	}
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	dir, err := filepath.EvalSymlinks(filepath.Dir(path))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", fmt.Errorf("the folder %s does not exist: make it first", filepath.Dir(path))
	case err != nil:
		return "", err
	}
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return "", fmt.Errorf("%s is a file and no folder", dir)
	}
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return "", fmt.Errorf("%s is no ordinary file: name a file for the database", path)
	}
	return filepath.Join(dir, filepath.Base(path)), nil
}

// Load loads discussions together. Each call writes the whole file anew, so many
// discussions are better loaded at once, or by [Store.Begin].
func (s *Store) Load(ctx context.Context, graphs ...graph.Graph) ([]graph.Outcome, error) {
	l, err := s.begin(ctx)
	if err == nil {
		err = errors.Join(l.all(ctx, graphs), l.Close())
	}
	if err != nil {
		return nil, fmt.Errorf("loading into %s: %w", s.opts.Path, err)
	}
	outcomes := make([]graph.Outcome, len(graphs))
	for i, r := range l.results {
		outcomes[i] = r.Outcome
	}
	return outcomes, nil
}

// Remove takes a discussion out.
func (s *Store) Remove(ctx context.Context, discussion string) error {
	if _, err := os.Stat(s.path); errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("removing %q from %s: %w (%w)", discussion, s.opts.Path, graph.ErrNotFound, s.notBuilt())
	}
	if err := s.remove(ctx, discussion); err != nil {
		return fmt.Errorf("removing from %s: %w", s.opts.Path, err)
	}
	return nil
}

func (s *Store) remove(ctx context.Context, discussion string) error {
	w, err := s.writer(ctx)
	if err != nil {
		return err
	}
	change, err := graph.PlanRemove(ctx, reader{w.old, w.scratch}, discussion)
	if err == nil {
		err = w.replace(ctx, change, newSpool(w.scratch, w.old))
	}
	return errors.Join(err, w.close())
}

// Query runs Cypher on a file that is opened for reading. Of a node or an edge
// in the result its id is shown, of a path the ids along it, of a map its JSON.
//
// The engine has statements that write elsewhere, such as COPY TO, and read
// other files, such as LOAD FROM: who passes on what a user wrote checks it
// before.
func (s *Store) Query(ctx context.Context, cypher string, params map[string]any) (graph.Table, error) {
	var table graph.Table
	err := s.read(ctx, func(c *conn) error {
		var err error
		table.Columns, err = c.run(ctx, cypher, params, func(row []any) error {
			table.Rows = append(table.Rows, row)
			return nil
		})
		return err
	})
	if err != nil {
		return graph.Table{}, fmt.Errorf("querying %s: %w", s.opts.Path, err)
	}
	return table, nil
}

// Snapshot visits every node and edge. The file is held until the last visit.
func (s *Store) Snapshot(ctx context.Context, v graph.Visitor) error {
	err := s.read(ctx, func(c *conn) error { return snapshot(ctx, c, v) })
	if err != nil {
		return fmt.Errorf("reading %s: %w", s.opts.Path, err)
	}
	return nil
}

// Close does nothing: no file is open between operations.
func (s *Store) Close() error { return nil }

func (s *Store) notBuilt() error {
	return fmt.Errorf("there is no database %s, %w: run `rapporteur build` first", s.opts.Path, ErrNotBuilt)
}
