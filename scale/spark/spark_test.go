// Package spark tests the job on a real Spark: a cluster on this machine with
// two executors, each a process of its own.
package spark_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rapporteur/internal/consumers"
	"rapporteur/internal/need"
)

// program builds the program that the executors run.
func program(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "rapporteur")
	build := exec.CommandContext(t.Context(), "go", "build", "-o", path, "./cmd/rapporteur")
	build.Dir = need.Root(t)
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return path
}

// archive makes a folder of transcripts whose order is not that of their
// arrival, with names that need care.
func archive(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	talk, err := os.ReadFile(filepath.Join(need.Root(t), "testdata", "transcripts", "harbour-workshop.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for i := range 24 {
		name := fmt.Sprintf("day %d/it's [%d], *really*.txt", i%3, i)
		if i%4 == 0 {
			name = fmt.Sprintf("day %d.%d.txt", i%3, i)
		}
		put(t, dir, name, strings.ReplaceAll(string(talk), "harbour", fmt.Sprint("harbour", i)))
	}
	put(t, dir, "day 1/é.txt", "Zoë Lindqvist: Good morning.\n\nBo Chen: Thank you, Zoë.\n")
	put(t, dir, ".hidden/x.txt", "Ana Lima: Not this one.\n")
	return dir
}

func put(t *testing.T, dir, name, text string) {
	t.Helper()
	path := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// submit runs the job and returns what its parts hold, in order, and what it
// says on standard error.
func submit(t *testing.T, args ...string) (findings []byte, said string, err error) {
	t.Helper()
	out := filepath.Join(t.TempDir(), "findings")
	job := exec.CommandContext(t.Context(), consumers.Spark(t), append([]string{filepath.Join(need.Root(t), "scale", "spark", "extract.py")}, append(args, out)...)...)
	job.Env = append(os.Environ(),
		"PYSPARK_SUBMIT_ARGS=--master local-cluster[2,1,1024] --conf spark.ui.enabled=false pyspark-shell",
		"PYSPARK_PYTHON="+consumers.Spark(t), "SPARK_LOCAL_IP=127.0.0.1")
	var messages bytes.Buffer
	job.Stderr = &messages
	err = job.Run()
	parts, globbed := filepath.Glob(filepath.Join(out, "part-*"))
	if globbed != nil {
		t.Fatal(globbed)
	}
	slices.Sort(parts)
	for _, p := range parts {
		data, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		findings = append(findings, data...)
	}
	return findings, messages.String(), err
}

// same compares with the run on one machine.
func same(t *testing.T, rapporteur, archive string, findings []byte, said string, err error) {
	t.Helper()
	want, wanted := exec.CommandContext(t.Context(), rapporteur, "extract", archive).Output()
	if wanted != nil {
		t.Fatal(wanted)
	}
	if err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	if !bytes.Equal(want, findings) {
		t.Errorf("%d lines of %d bytes, on one machine %d lines of %d bytes",
			bytes.Count(findings, []byte("\n")), len(findings), bytes.Count(want, []byte("\n")), len(want))
	}
}

func TestArchive(t *testing.T) {
	rapporteur, dir := program(t), archive(t)
	findings, said, err := submit(t, "--program", rapporteur, "--parts", "7", dir)
	same(t, rapporteur, dir, findings, said, err)
}

// TestFetchedArchive has Spark read the files, as it does from an object store.
func TestFetchedArchive(t *testing.T) {
	rapporteur, dir := program(t), archive(t)
	findings, said, err := submit(t, "--program", rapporteur, "--parts", "5", "--fetch", dir)
	same(t, rapporteur, dir, findings, said, err)
}

// TestKilledExecutor kills the executor of a task that has written a part of
// its findings.
func TestKilledExecutor(t *testing.T) {
	rapporteur, dir := program(t), archive(t)
	once := filepath.Join(t.TempDir(), "once")
	killer := filepath.Join(t.TempDir(), "killer")
	script := fmt.Sprintf(`#!/bin/sh
if mkdir '%s' 2>/dev/null; then
	'%s' "$@" | head -c 20000
	p=$$
	while [ "$(cat /proc/$p/comm)" != java ]; do p=$(sed 's/.*) . //; s/ .*//' /proc/$p/stat); done
	kill -9 $p
	exit 0
fi
exec '%s' "$@"
`, once, rapporteur, rapporteur)
	if err := os.WriteFile(killer, []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	findings, said, err := submit(t, "--program", killer, "--parts", "6", dir)
	if !strings.Contains(said, "Lost executor") {
		t.Errorf("no executor was lost:\n%s", said)
	}
	same(t, rapporteur, dir, findings, said, err)
}

// TestBadFiles names them and writes what the others hold.
func TestBadFiles(t *testing.T) {
	rapporteur, dir := program(t), archive(t)
	good, _, err := submit(t, "--program", rapporteur, dir)
	if err != nil {
		t.Fatal(err)
	}
	put(t, dir, "day 1/empty.txt", "")
	findings, said, err := submit(t, "--program", rapporteur, dir)
	if err == nil || !strings.Contains(said, "day 1/empty.txt: the file is empty") {
		t.Errorf("%v\n%s", err, said)
	}
	if !bytes.Equal(good, findings) {
		t.Error("the findings of the other files differ")
	}
}

// TestFailedProgram fails rather than leave out what the program did not do.
func TestFailedProgram(t *testing.T) {
	_, said, err := submit(t, "--program", program(t)+" --config nowhere.yaml", archive(t))
	if err == nil || !strings.Contains(said, "rapporteur ended with 1: ") {
		t.Errorf("%v\n%s", err, said)
	}
}
