//go:build cgo

package embedded_test

import (
	"path/filepath"
	"testing"

	"rapporteur/graph"
	"rapporteur/graph/embedded"
	"rapporteur/graph/storetest"
)

func TestConformance(t *testing.T) {
	storetest.Run(t, func(t testing.TB) graph.Store {
		s, err := embedded.Open(t.Context(), embedded.Options{Path: filepath.Join(t.TempDir(), "store.db"), Probe: []string{self(t)}})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
		// A load, even of nothing, makes the file, without which nothing is read.
		if _, err := s.Load(t.Context()); err != nil {
			t.Fatal(err)
		}
		return s
	})
}
