// Package cached keeps what tests download or install below the user's cache
// folder.
package cached

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/rogpeppe/go-internal/lockedfile"
)

// Folder returns the folder below the cache folder that is called by a name and
// by what its content is made of. Where it is not there yet it is made: fill
// gets the path of a folder that does not exist. One that was interrupted is
// begun anew, and of several processes one makes it.
func Folder(cache, name string, source []byte, fill func(folder string) error) (string, error) {
	sum := sha256.Sum256(source)
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
	if err := fill(part); err != nil {
		return "", err
	}
	return dir, os.Rename(part, dir)
}
