package consumers

import (
	_ "embed"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"rapporteur/internal/jars"
)

// pom names the jar of Gephi's toolkit.
//
//go:embed pom.xml
var pom []byte

// reader is a program that lets Gephi import files and prints what it has then.
//
//go:embed Gephi.java
var reader []byte

// Graph is a graph as a consumer understands it.
type Graph struct {
	Directed bool
	// Dynamic says that elements are there at times.
	Dynamic bool
	Nodes   map[string]Element
	Edges   map[string]Element
	// Issues are what the consumer found wrong.
	Issues []string
}

// Element is a node or an edge. Attributes that it has not are left out.
type Element struct {
	Label          string
	Source, Target string
	Attributes     map[string]any
}

// Gephi lets the importer of Gephi that the extension names read a file.
func Gephi(t testing.TB, file string) Graph {
	t.Helper()
	lookFor(t, "java", "mvn")
	dir, err := jars.Fetch(t.Context(), cache(t), "gephi", pom)
	if err != nil {
		t.Fatal(err)
	}
	source := filepath.Join(t.TempDir(), "Gephi.java")
	if err := os.WriteFile(source, reader, 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), "java", "-Djava.awt.headless=true", "-Dfile.encoding=UTF-8", "-Xmx512m", "-XX:TieredStopAtLevel=1",
		"-Dnetbeans.user="+t.TempDir(), "-cp", filepath.Join(dir, "*"), source, file)
	var g Graph
	if err := json.Unmarshal(output(t, cmd, false), &g); err != nil {
		t.Fatalf("what Gephi has of %s: %v", file, err)
	}
	return g
}
