//go:build unix

package main

import (
	"bufio"
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

const talk = `Ana Lima: Good morning and welcome to our meeting on open data.

Bo Chen: Thank you, Ana Lima. I have one question about the costs.
`

// TestInterrupt ends a build while it waits for a file, and repeats it: what was
// in hand is loaded.
func TestInterrupt(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("one.txt", []byte(talk), 0o644); err != nil {
		t.Fatal(err)
	}
	pipe := filepath.Join(t.TempDir(), "two.txt")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		// A pipe opens for writing when the program has it open for reading.
		f, err := os.OpenFile(pipe, os.O_WRONLY, 0)
		if err != nil {
			t.Error(err)
		}
		cancel()
		<-t.Context().Done()
		f.Close()
	}()
	var out, messages bytes.Buffer
	args := []string{"build", "--jobs", "1", "one.txt", pipe}
	if code := run(ctx, args, nil, &out, &messages, nil); code != failed {
		t.Errorf("an interrupted build ends with %d", code)
	}
	want := "interrupted: what is in hand is being loaded; a second interruption ends at once\n" +
		"rapporteur: interrupted: 1 discussion was loaded, and the same command goes on where this one ended\n"
	if messages.String() != want {
		t.Errorf("messages %q, want %q", messages.String(), want)
	}
	out.Reset()
	if code := run(t.Context(), []string{"build", "one.txt"}, nil, &out, &messages, nil); code != done {
		t.Errorf("the repetition ends with %d: %s", code, messages.String())
	}
	if !strings.Contains(out.String(), "1 unchanged") {
		t.Errorf("the repetition gives %s", out.String())
	}
}

// TestInterruptWhileReading ends a load that waits for its input.
func TestInterruptWhileReading(t *testing.T) {
	t.Chdir(t.TempDir())
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var messages bytes.Buffer
	if code := run(ctx, []string{"load"}, r, &bytes.Buffer{}, &messages, nil); code != failed || !strings.Contains(messages.String(), "interrupted") {
		t.Errorf("an interrupted load ends with %d and %q", code, messages.String())
	}
}

// TestListIsStreamed gives paths one by one, and has the findings of each before
// it gives the next.
func TestListIsStreamed(t *testing.T) {
	t.Chdir(t.TempDir())
	paths, feed, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer paths.Close()
	findings, out, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer findings.Close()
	var messages bytes.Buffer
	ended := make(chan int, 1)
	go func() {
		ended <- run(t.Context(), []string{"extract", "--files-from", "-"}, paths, out, &messages, nil)
		out.Close()
	}()
	lines := bufio.NewReader(findings)
	for _, name := range []string{"one", "two", "three"} {
		if err := os.WriteFile(name+".txt", []byte(talk), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := feed.WriteString(name + ".txt\n"); err != nil {
			t.Fatal(err)
		}
		if line, err := lines.ReadString('\n'); err != nil || !strings.HasPrefix(line, `{"discussion":{"id":"`+name+`"`) {
			t.Fatalf("%.60q, %v", line, err)
		}
	}
	feed.Close()
	if code := <-ended; code != done {
		t.Errorf("ends with %d: %s", code, messages.String())
	}
}
