// Package jars fetches what tests need from Maven Central.
package jars

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"rapporteur/internal/cached"
)

// Fetch returns the folder below the cache folder that holds the jars of a pom,
// which names them and their versions. It fetches them with Maven where they are
// not there yet, as [cached.Folder] has it.
func Fetch(ctx context.Context, cache, name string, pom []byte) (string, error) {
	dir, err := cached.Folder(cache, name, pom, func(part string) error { return copyJars(ctx, part, pom) })
	if err != nil {
		return "", fmt.Errorf("fetching the jars of %s: %w", name, err)
	}
	return dir, nil
}

// copyJars lets Maven put the jars that the pom names into a new folder.
func copyJars(ctx context.Context, dir string, pom []byte) error {
	if err := os.Mkdir(dir, 0o755); err != nil {
		return err
	}
	file := filepath.Join(dir, "pom.xml")
	if err := os.WriteFile(file, pom, 0o644); err != nil {
		return err
	}
	mvn := exec.CommandContext(ctx, "mvn", "--batch-mode", "--quiet", "--file", file,
		"dependency:copy-dependencies", "-DincludeScope=runtime", "-DoutputDirectory="+dir)
	if out, err := mvn.CombinedOutput(); err != nil {
		return fmt.Errorf("mvn: %w\n%s", err, out)
	}
	return nil
}
