package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"rapporteur/internal/need"
)

// compiled compiles a program of the module and returns its path.
func compiled(b *testing.B, path string) string {
	b.Helper()
	program := filepath.Join(b.TempDir(), "program")
	cmd := exec.Command("go", "build", "-o", program, path)
	cmd.Dir = need.Root(b)
	if out, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("building %s: %v\n%s", path, err, out)
	}
	return program
}

// timed runs a program and returns how long its whole process takes.
func timed(b *testing.B, program string, args ...string) time.Duration {
	b.Helper()
	start := time.Now()
	if out, err := exec.Command(program, args...).CombinedOutput(); err != nil {
		b.Fatalf("%s %v: %v\n%s", program, args, err, out)
	}
	return time.Since(start)
}

// BenchmarkColdBuild compares a whole `rapporteur build` of the real transcript
// into a new database with a program that runs prose's tokeniser and tagger once
// over it. The two run by turns.
func BenchmarkColdBuild(b *testing.B) {
	transcript := need.Shared(b, "transcripts/igf2016-cyber-norms.txt")
	rapporteur, prose := compiled(b, "./cmd/rapporteur"), compiled(b, "./extract/testdata/prose-once/main.go")
	db := filepath.Join(b.TempDir(), "bench.db")
	build := func() time.Duration {
		if err := os.RemoveAll(db); err != nil {
			b.Fatal(err)
		}
		return timed(b, rapporteur, "build", "--quiet", "--db", db, transcript)
	}
	build()
	timed(b, prose, transcript)
	var mine, other time.Duration
	for b.Loop() {
		mine += build()
		other += timed(b, prose, transcript)
	}
	b.ReportMetric(mine.Seconds()/other.Seconds(), "times-prose's-time")
	b.ReportMetric(1000*mine.Seconds()/float64(b.N), "ms/build")
	b.ReportMetric(0, "ns/op")
}

// BenchmarkStartUp times the whole process of `rapporteur version`.
func BenchmarkStartUp(b *testing.B) {
	rapporteur := compiled(b, "./cmd/rapporteur")
	timed(b, rapporteur, "version")
	for b.Loop() {
		timed(b, rapporteur, "version")
	}
}
