// Package jars fetches what tests need from Maven Central.
package jars

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/rogpeppe/go-internal/lockedfile"
)

// Fetch returns the folder below the cache folder that holds the jars of a pom,
// which names them and their versions. It fetches them with Maven where they are
// not there yet. A download that was interrupted is begun anew, and of several
// processes one fetches.
func Fetch(ctx context.Context, cache, name string, pom []byte) (string, error) {
	sum := sha256.Sum256(pom)
	dir := filepath.Join(cache, "rapporteur", name+"-"+hex.EncodeToString(sum[:6]))
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return "", err
	}
	unlock, err := lockedfile.MutexAt(dir + ".lock").Lock()
	if err != nil {
		return "", err
	}
	defer unlock()
	if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
		return dir, err
	}
	part := dir + ".part"
	if err := os.RemoveAll(part); err != nil {
		return "", err
	}
	if err := copyJars(ctx, part, pom); err != nil {
		return "", fmt.Errorf("fetching the jars of %s: %w", name, err)
	}
	return dir, os.Rename(part, dir)
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
