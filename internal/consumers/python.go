package consumers

import (
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/lockedfile"
)

// requirements are the packages of Python that read exports, with those that
// they need, in the versions that the tests were written for.
//
//go:embed requirements.txt
var requirements []byte

// Python runs a script with its arguments and returns what it prints.
func Python(t testing.TB, script string, args ...string) []byte {
	t.Helper()
	lookFor(t, "python3")
	python, err := environment(t.Context(), cache(t))
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), python, append([]string{"-c", script}, args...)...)
	cmd.Env = append(os.Environ(), "PYTHONUTF8=1", "PYTHONHASHSEED=0", "PYTHONDONTWRITEBYTECODE=1")
	return output(t, cmd, false)
}

// environment returns the interpreter of a virtual environment below the cache
// folder that has the requirements. It is made once, by one of several
// processes, and anew after an interruption.
func environment(ctx context.Context, cache string) (string, error) {
	sum := sha256.Sum256(requirements)
	dir := filepath.Join(cache, "rapporteur", "python-"+hex.EncodeToString(sum[:6]))
	python, done := filepath.Join(dir, "bin", "python"), filepath.Join(dir, "complete")
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return "", err
	}
	unlock, err := lockedfile.MutexAt(dir + ".lock").Lock()
	if err != nil {
		return "", err
	}
	defer unlock()
	if _, err := os.Stat(done); !errors.Is(err, fs.ErrNotExist) {
		return python, err
	}
	if err := os.RemoveAll(dir); err != nil {
		return "", err
	}
	list := dir + ".txt"
	if err := os.WriteFile(list, requirements, 0o644); err != nil {
		return "", err
	}
	for _, args := range [][]string{
		{"python3", "-m", "venv", dir},
		{python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--requirement", list},
	} {
		if out, err := exec.CommandContext(ctx, args[0], args[1:]...).CombinedOutput(); err != nil {
			return "", fmt.Errorf("making the environment of Python: %w\n%s", err, out)
		}
	}
	return python, os.WriteFile(done, nil, 0o644)
}
