//go:build unix && cgo

package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
)

// thousands is how many good transcripts stand around the bad ones.
const thousands = 2000

// badFiles makes, in a folder, one of each kind of file that cannot be read and
// returns what is said of it.
func badFiles(t *testing.T, dir string) map[string]string {
	t.Helper()
	check := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	write := func(name, text string, times int, size int64) {
		t.Helper()
		// Not as one text: the program would begin with this process's memory.
		f, err := os.Create(filepath.Join(dir, name))
		check(err)
		for range times {
			_, err := f.WriteString(text)
			check(err)
		}
		if size > 0 { // the rest is NUL and takes no room on the disk
			check(f.Truncate(size))
		}
		check(f.Close())
	}
	check(os.MkdirAll(filepath.Join(dir, "folder.txt"), 0o755))
	check(os.Symlink("nowhere", filepath.Join(dir, "dangling.txt")))
	check(os.Symlink("loop.txt", filepath.Join(dir, "loop.txt")))
	check(syscall.Mkfifo(filepath.Join(dir, "fifo.txt"), 0o600))
	write("sparse.txt", "", 0, 10<<30)
	write("nul.txt", "", 0, 100_000_000)
	write("long.txt", strings.Repeat(talk, 10), 1000, 100_000_000)
	write("line.txt", strings.Repeat("words without an end ", 1000), 3000, 0)
	write("lines.txt", strings.Repeat("x\n", 10_000), 3000, 0)
	write("labels.txt", strings.Repeat("A: b\n", 10_000), 1200, 0)
	write("random.txt", "\x01\x92\x03\xfe\x05\x96\xd7\x08", 1000, 0)
	write("empty.txt", "", 0, 0)
	write("blank.txt", " \n\t\n", 1, 0)
	write("cue.vtt", "WEBVTT\n\n00:01.000 --> 00\nAna Lima: Hello\n", 1, 0)
	write("head.vtt", "WEBVTT\n", 1, 0)
	write("cut.json", `{"discussion": {"id": "x", "ti`, 1, 0)
	said := map[string]string{
		"dangling.txt": "no such file", "loop.txt": "too many levels of symbolic links", "fifo.txt": "not a regular file",
		"sparse.txt": "binary data", "nul.txt": "binary data", "long.txt": "longer than 64MiB (split it into one file a discussion, or allow more with --max-size)",
		"line.txt": "no recognised transcript format", "lines.txt": "no recognised transcript format", "labels.txt": "no recognised transcript format",
		"random.txt": "binary data", "empty.txt": "the file is empty", "blank.txt": "the file is empty",
		"cue.vtt": "as webvtt: line 3: ", "head.vtt": "as webvtt: no turn of a discussion", "cut.json": "no recognised transcript format",
	}
	if runtime.GOOS == "linux" {
		check(os.Symlink("/proc/self/mem", filepath.Join(dir, "mem.txt")))
		said["mem.txt"] = "input/output error"
	}
	return said
}

// ran runs the program and returns its exit code, its messages and its peak
// memory in KiB (on Linux).
func ran(t *testing.T, in io.Reader, program string, args ...string) (code int, out, messages string, peak int64) {
	t.Helper()
	var results, said bytes.Buffer
	cmd := exec.Command(program, args...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = in, &results, &said
	var exit *exec.ExitError
	if err := cmd.Run(); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	usage, _ := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	return cmd.ProcessState.ExitCode(), results.String(), said.String(), int64(usage.Maxrss)
}

// TestBadFilesAmongThousands builds and extracts an archive that holds a file of
// every bad kind: each is named with what is wrong, the others are there, and
// the memory is not that of the largest of the bad. Once they are mended the
// repeat is about them alone.
func TestBadFilesAmongThousands(t *testing.T) {
	program, dir := installed(t, "rapporteur"), t.TempDir()
	var list strings.Builder
	for i := range thousands {
		path := filepath.Join(dir, fmt.Sprint("part-", i%7), fmt.Sprintf("talk-%04d.txt", i))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(strings.ReplaceAll(talk, "Bo", fmt.Sprintf("Bo%c", 'a'+i%26))), 0o644); err != nil {
			t.Fatal(err)
		}
		fmt.Fprintln(&list, path)
	}
	_, _, _, usual := ran(t, nil, program, "extract", dir)
	bad := filepath.Join(dir, "part-3", "bad")
	said := badFiles(t, bad)
	for name := range said {
		fmt.Fprintln(&list, filepath.Join(bad, name))
	}
	db := filepath.Join(t.TempDir(), "graph.db")
	for _, args := range [][]string{{"build", "--db", db, dir}, {"extract", dir}, {"extract", "--files-from", "-", "--below", dir}} {
		code, out, messages, peak := ran(t, strings.NewReader(list.String()), program, args...)
		if code != failed {
			t.Errorf("%v ends with %d", args, code)
		}
		for name, why := range said {
			if !strings.Contains(messages, "reading "+filepath.Join(bad, name)+": "+why) {
				t.Errorf("%v does not say %q of %s:\n%.3000s", args, why, name, messages)
			}
		}
		if args[0] == "build" && (!strings.Contains(out, fmt.Sprintf("%d created", thousands)) || !strings.Contains(out, "8 skipped, 8 failed")) || args[0] == "extract" && strings.Count(out, "\n") != thousands {
			t.Errorf("%v has not all of the %d good ones: %.300s", args, thousands, out)
		}
		if runtime.GOOS == "linux" && args[0] == "extract" && peak > usual+150_000 {
			t.Errorf("%v takes %d KiB, and %d without the bad files", args, peak, usual)
		}
		t.Logf("%s: %d KiB at most, extraction without the bad files %d", args[0], peak, usual)
	}
	if err := os.RemoveAll(bad); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(bad, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(bad, "nul.txt"), []byte(talk), 0o644); err != nil {
		t.Fatal(err)
	}
	if code, out, messages, _ := ran(t, nil, program, "build", "--db", db, dir); code != done || !strings.Contains(out, fmt.Sprintf("1 created, 0 replaced, %d unchanged", thousands)) {
		t.Errorf("the repeat ends with %d: %s%s", code, out, messages)
	}
}

// endless reads the same bytes again and again.
type endless string

func (e endless) Read(b []byte) (int, error) {
	n := 0
	for n < len(b) {
		n += copy(b[n:], e)
	}
	return n, nil
}

// TestLoadPassesOverWhatIsTooLong loads findings from standard input with lines
// between them that are longer than a document may be.
func TestLoadPassesOverWhatIsTooLong(t *testing.T) {
	program, dir := installed(t, "rapporteur"), archive(t, 3)
	_, findings, _, _ := ran(t, nil, program, "extract", dir)
	lines := strings.SplitAfter(findings, "\n")
	_, _, _, usual := ran(t, strings.NewReader(findings), program, "load", "--db", filepath.Join(t.TempDir(), "usual.db"))
	in := io.MultiReader(
		strings.NewReader(lines[0]),
		io.LimitReader(endless("no findings "), 100_000_000), strings.NewReader("\n"),
		io.LimitReader(endless("\x00"), 100_000_000), strings.NewReader("\n"+lines[1]),
		strings.NewReader(`{"discussion": {"id": "`), io.LimitReader(endless("x"), 40_000_000), strings.NewReader("\"}}\n"+lines[2]),
		strings.NewReader("{\n"), io.LimitReader(endless("  \"x\": 1,\n"), 40_000_000),
	)
	code, out, messages, peak := ran(t, in, program, "load", "--max-size", "16MiB", "--db", filepath.Join(t.TempDir(), "graph.db"))
	want := "rapporteur: standard input:2: not findings as JSON\n" + // the next line is part of it
		"rapporteur: standard input:5: longer than 16MiB (one document holds one discussion; if this one does, allow more with --max-size)\n" +
		"rapporteur: standard input:7: longer than 16MiB (one document holds one discussion; if this one does, allow more with --max-size)\n" +
		"rapporteur: 3 documents failed\n"
	if code != failed || messages != want || !strings.Contains(out, "3 created") {
		t.Errorf("ends with %d:\n%s%s", code, messages, out)
	}
	t.Logf("%d KiB at most, and %d without what is too long", peak, usual)
	if runtime.GOOS == "linux" && peak > usual+150_000 {
		t.Errorf("it takes %d KiB, and %d without what is too long", peak, usual)
	}
}
