//go:build cgo

package embedded

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"rapporteur/graph"
)

// table is a CSV file that the engine reads. Every text in it is in quotes, which
// are doubled within. The engine insists on a text that stands for null and looks
// for it within quotes too, so it is one that does not occur.
type table struct {
	path string
	null string
	size int64 // in bytes, about
}

// options tell the engine how to read the file: not in parallel, which would
// not bear a line break within a text.
func (t table) options() string {
	return `HEADER=false, PARALLEL=false, AUTO_DETECT=false, DELIM=',', QUOTE='"', ESCAPE='"', NULL_STRINGS=[` + literal(t.null) + `]`
}

// load is the clause that reads the file.
func (t table) load(columns string) string {
	return fmt.Sprintf("LOAD WITH HEADERS (%s) FROM %s (%s)", columns, pattern(t.path), t.options())
}

// scratch is the folder of the files from which the engine loads. They lie
// beside the database, for they need room on the same disk and are as private.
type scratch struct {
	dir string
	n   int
}

// newScratch makes the folder, and takes those away that were left by processes
// that ended early. The caller holds the file for writing.
func newScratch(path string) (*scratch, error) {
	dir, base := filepath.Split(path)
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		if e.IsDir() && strings.HasPrefix(e.Name(), base+".load-") {
			if err := os.RemoveAll(filepath.Join(dir, e.Name())); err != nil {
				return nil, err
			}
		}
	}
	made, err := os.MkdirTemp(dir, base+".load-")
	if err != nil {
		return nil, fmt.Errorf("the folder cannot be written to: %w", roomFor(err))
	}
	return &scratch{dir: made}, nil
}

func (s *scratch) remove() error { return os.RemoveAll(s.dir) }

// next returns the path of a file that is not there yet.
func (s *scratch) next(extension string) string {
	s.n++
	return filepath.Join(s.dir, strconv.Itoa(s.n)+"."+extension)
}

// sheet begins a table. The elements of its lists, none of them empty, are
// joined by the separator.
func (s *scratch) sheet(separator string) (*sheet, error) {
	path := s.next("csv")
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, roomFor(err)
	}
	return &sheet{Writer: bufio.NewWriterSize(f, 1<<16), file: f, separator: separator, used: map[string]bool{}}, nil
}

// sheet is a table in the making. It remembers which of the texts in it look
// like one that stands for null.
type sheet struct {
	*bufio.Writer
	file      *os.File
	separator string
	used      map[string]bool
	size      int64
}

// end returns the table, which is whole then.
func (w *sheet) end() (table, error) {
	err := errors.Join(w.Flush(), w.file.Close())
	return table{path: w.file.Name(), null: w.unused(), size: w.size}, roomFor(err)
}

// roomFor says of an error of writing a file that the disk is full, where it is.
func roomFor(err error) error {
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || errors.Is(err, syscall.EFBIG) {
		return fmt.Errorf("the disk is full: make room and repeat it (%w)", err)
	}
	return err
}

const nullPrefix = `\N `

func (w *sheet) unused() string {
	for i := 0; ; i++ {
		if null := nullPrefix + strconv.Itoa(i); !w.used[null] {
			return null
		}
	}
}

// put writes a row of string, int64, float64 and []string.
func (w *sheet) put(row ...any) error {
	for i, v := range row {
		if i > 0 {
			w.WriteByte(',')
		}
		w.size++
		switch v := v.(type) {
		case string:
			w.text(v)
		case []string:
			w.text(strings.Join(v, w.separator))
		case int64:
			w.WriteString(strconv.FormatInt(v, 10))
		case float64:
			w.WriteString(strconv.FormatFloat(v, 'g', -1, 64))
		default:
			return fmt.Errorf("a property of the type %T cannot be kept", v)
		}
	}
	return roomFor(w.WriteByte('\n'))
}

func (w *sheet) text(s string) {
	if strings.HasPrefix(s, nullPrefix) {
		w.used[s] = true
	}
	w.size += int64(len(s))
	w.WriteByte('"')
	for i := strings.IndexByte(s, '"'); i >= 0; i = strings.IndexByte(s, '"') {
		w.WriteString(s[:i+1])
		w.WriteByte('"')
		s = s[i+1:]
	}
	w.WriteString(s)
	w.WriteByte('"')
}

// separator returns a character that stands in no list of the nodes.
func separator(nodes []graph.Node) (string, error) {
	used := map[rune]bool{}
	for _, n := range nodes {
		for _, v := range n.Props {
			list, _ := v.([]string)
			for _, text := range list {
				for _, r := range text {
					used[r] = true
				}
			}
		}
	}
	if !used['\x1f'] {
		return "\x1f", nil
	}
	for r := '\ue000'; r <= '\U0010ffff'; r++ {
		if !used[r] {
			return string(r), nil
		}
	}
	return "", errors.New("the aliases use every character there is")
}

// literal writes a text into Cypher.
func literal(s string) string {
	return "'" + strings.NewReplacer(`\`, `\\`, `'`, `\'`).Replace(s) + "'"
}

// pattern writes the path of a file as the pattern that matches it alone.
func pattern(path string) string {
	return literal(strings.NewReplacer("[", "[[]", "*", "[*]", "?", "[?]").Replace(path))
}

// list writes texts into Cypher.
func list(all []string) string {
	literals := make([]string, len(all))
	for i, s := range all {
		literals[i] = literal(s)
	}
	return "[" + strings.Join(literals, ", ") + "]"
}
