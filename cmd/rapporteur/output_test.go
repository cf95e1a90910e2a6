package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"rapporteur/export"
	"rapporteur/graph"
)

// TestInterruptedExport ends an export between two nodes: what was there stays,
// and nothing else is left.
func TestInterruptedExport(t *testing.T) {
	for _, f := range export.Formats {
		t.Run(f.Name, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			source := export.Source{
				Nodes: graph.NodeTypes, Edges: graph.EdgeTypes,
				Snapshot: func(ctx context.Context, v graph.Visitor) error {
					for _, id := range []string{"a", "b"} {
						if err := v.Node(graph.Node{Label: graph.LabelConcept, ID: "concept:" + id, Props: map[string]any{"name": id}}); err != nil {
							return err
						}
						cancel()
					}
					return nil
				},
			}
			dir := t.TempDir()
			o := output{program: &program{err: &bytes.Buffer{}}, format: f.Name, path: filepath.Join(dir, "out"), force: true}
			kept := o.path
			if f.WriteFolder != nil {
				if err := os.Mkdir(o.path, 0o755); err != nil {
					t.Fatal(err)
				}
				kept = filepath.Join(o.path, "nodes.csv")
			}
			if err := os.WriteFile(kept, []byte("old"), 0o600); err != nil {
				t.Fatal(err)
			}
			if err := o.write(ctx, f, source); !errors.Is(err, context.Canceled) {
				t.Errorf("the error is %v", err)
			}
			if data, err := os.ReadFile(kept); err != nil || string(data) != "old" {
				t.Errorf("what was there is now %q, %v", data, err)
			}
			for _, folder := range []string{dir, filepath.Dir(kept)} {
				if all, err := os.ReadDir(folder); err != nil || len(all) != 1 {
					t.Errorf("%s holds %v, %v", folder, all, err)
				}
			}
		})
	}
}
