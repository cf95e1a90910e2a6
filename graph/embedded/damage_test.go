//go:build cgo

package embedded_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"rapporteur/discussion"
)

// large is a discussion whose load takes a while.
func large(id string) discussion.Findings {
	texts := make([]string, 4000)
	for i := range texts {
		texts[i] = fmt.Sprintf("Word%d and %s", i%700, strings.Repeat("more ", i%50))
	}
	return said(id, "1", texts...)
}

func TestForeignFiles(t *testing.T) {
	for name, test := range map[string]struct {
		content []byte
		want    string
	}{
		"empty":           {nil, "no database"},
		"a text":          {[]byte(strings.Repeat("some text\n", 2000)), "no database"},
		"another version": {append([]byte("KUZU\x26\x00\x00\x00\x00\x00\x00\x00"), make([]byte, 8192)...), "its format is 38, and this program reads 39"},
		"cut short":       {append([]byte("KUZU\x27\x00\x00\x00\x00\x00\x00\x00"), make([]byte, 100)...), "damaged"},
	} {
		t.Run(name, func(t *testing.T) {
			o := options(t)
			s := open(t, o)
			if err := os.WriteFile(o.Path, test.content, 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := s.Query(t.Context(), "RETURN 1", nil)
			wantError(t, err, test.want)
			_, err = s.Load(t.Context(), build(t, said("a", "1", "Norms")))
			wantError(t, err, test.want)
			if after, err := os.ReadFile(o.Path); err != nil || string(after) != string(test.content) {
				t.Errorf("the file was changed (%v)", err)
			}
		})
	}
}

// TestFlippedPages overwrites pages, some of which make the engine end its
// process. Whatever they do, this one lives to report it.
func TestFlippedPages(t *testing.T) {
	o := options(t)
	s := open(t, o)
	load(t, s, build(t, large("large")))
	whole, err := os.ReadFile(o.Path)
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	found := 0
	for range 12 {
		spoilt := append([]byte{}, whole...)
		for range 40 {
			page := 1 + random.IntN(len(whole)/4096-1)
			for i := range 4096 {
				spoilt[page*4096+i] ^= 0xff
			}
		}
		if err := os.WriteFile(o.Path, spoilt, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Query(t.Context(), "MATCH (n) RETURN count(n)", nil); err != nil {
			wantError(t, err, "damaged", "build it again")
			found++
		}
	}
	if found == 0 {
		t.Error("nothing was found in any of the files")
	}
	if err := os.WriteFile(o.Path, whole, 0o600); err != nil {
		t.Fatal(err)
	}
	snapshot(t, s)
}

// TestLogOfAnotherProgram leaves a log beside the file, as a program of the
// engine does that is killed: whole, and cut off.
func TestLogOfAnotherProgram(t *testing.T) {
	o := options(t)
	s := open(t, o)
	load(t, s, build(t, said("a", "1", "Norms", "Trust")))
	cmd := exec.Command(self(t), "helper", "log", o.Path)
	if out, err := cmd.CombinedOutput(); err == nil {
		t.Fatalf("the process lived on: %s", out)
	}
	file, err := os.ReadFile(o.Path)
	if err != nil {
		t.Fatal(err)
	}
	log, err := os.ReadFile(o.Path + ".wal")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ size, concepts int }{{len(log) / 2, 2}, {len(log) - 1, 2}, {len(log), 3002}} {
		if err := errors.Join(os.WriteFile(o.Path, file, 0o600), os.WriteFile(o.Path+".wal", log[:test.size], 0o600)); err != nil {
			t.Fatal(err)
		}
		table, err := s.Query(t.Context(), "MATCH (c:Concept) RETURN count(c)", nil)
		if err != nil || table.Rows[0][0] != int64(test.concepts) {
			t.Errorf("%v concepts of %d after %d bytes of the log (%v)", table.Rows, test.concepts, test.size, err)
		}
		onlyTheDatabase(t, o.Path)
	}
}

func TestStaleFoldersAreTakenAway(t *testing.T) {
	o := options(t)
	s := open(t, o)
	load(t, s, build(t, said("a", "1", "Norms")))
	if err := os.Mkdir(o.Path+".load-1", 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(o.Path+".load-1", "1.csv"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	load(t, s, build(t, said("a", "1", "Norms")))
	onlyTheDatabase(t, o.Path)
}
