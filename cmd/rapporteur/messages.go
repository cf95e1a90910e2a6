package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/term"

	"rapporteur/report"
)

// plainWidth is how wide tables are where nothing says how wide the screen is.
const plainWidth = 100

// screen is what is known of the place that is written to.
type screen struct {
	terminal bool
	width    int
	color    bool
}

func screenOf(w io.Writer, environ []string) screen {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return screen{width: plainWidth}
	}
	s := screen{terminal: true, width: plainWidth, color: true}
	if width, _, err := term.GetSize(int(f.Fd())); err == nil && width > 0 {
		s.width = width
	}
	for _, e := range environ {
		name, value, _ := strings.Cut(e, "=")
		if name == "NO_COLOR" && value != "" || name == "TERM" && value == "dumb" {
			s.color = false
		}
	}
	return s
}

// sequence is where messages go, one after another: a store that is at work has
// some to tell, too.
type sequence struct {
	mu sync.Mutex
	to io.Writer
}

func (s *sequence) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.to.Write(b)
}

// complain writes an error as one line.
func (p *program) complain(format string, args ...any) {
	fmt.Fprintln(p.err, "rapporteur: "+printable(fmt.Sprintf(format, args...)))
}

// say writes a message, as one line, unless the user wants none. On a terminal
// it takes the place of what a bar has drawn on the line.
func (p *program) say(format string, args ...any) {
	const anew = "\r\x1b[K"
	if p.quiet {
		return
	}
	line := printable(fmt.Sprintf(format, args...))
	if p.progress {
		line = anew + line
	}
	fmt.Fprintln(p.err, line)
}

// write writes a report in the format of that name.
func (p *program) write(r report.Report, format string) error {
	f, err := report.FindFormat(format)
	if err != nil {
		return usageError{err}
	}
	if p.bom && format != "csv" {
		return usageError{errors.New("--bom is for -o csv, and this is -o " + format)}
	}
	return f.Write(p.out, r, report.Options{Width: p.screen.width, Color: p.screen.color, BOM: p.bom})
}

// printable makes one line of a text and takes out of it what could steer a
// terminal: names of files are not ours.
func printable(s string) string {
	s = strings.ReplaceAll(strings.TrimSpace(s), "\n", "; ")
	return strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return unicode.ReplacementChar
		}
		return r
	}, s)
}

// counted writes a number with its noun.
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
