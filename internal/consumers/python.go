package consumers

import (
	"context"
	_ "embed"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"rapporteur/internal/cached"
	"rapporteur/internal/need"
)

// requirements names the libraries and their versions, with those that they
// need.
//
//go:embed requirements.txt
var requirements []byte

// Python returns a Python that has the libraries of requirements.txt. The
// first test that asks has them installed, below the user's cache folder;
// where that cannot be, the test skips as need.Missing says.
func Python(tb testing.TB) string {
	tb.Helper()
	return environment(tb, requirements, "--only-binary", ":all:", "--no-deps")
}

// Spark returns a Python that has PySpark, 300 MB, which runs on Java 17. It is
// installed as those of Python are.
func Spark(tb testing.TB) string {
	tb.Helper()
	if _, err := exec.LookPath("java"); err != nil {
		need.Missing(tb, "needs java, for Spark")
	}
	return environment(tb, []byte("pyspark==3.5.9\n"))
}

// environment returns the Python of a virtual environment that has the
// libraries, which pip installs with the arguments.
func environment(tb testing.TB, libraries []byte, args ...string) string {
	tb.Helper()
	if _, err := exec.LookPath("python3"); err != nil {
		need.Missing(tb, "needs python3 (3.11 or later)")
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		need.Missing(tb, "needs a cache folder: %v", err)
	}
	dir, err := cached.Folder(cache, "python", libraries, func(part string) error { return install(tb.Context(), part, libraries, args) })
	if err != nil {
		need.Missing(tb, "needs the libraries that Python is to have: %v", err)
	}
	return filepath.Join(dir, "bin", "python")
}

// Script runs a script of that Python and returns what it prints.
func Script(tb testing.TB, script string, args ...string) []byte {
	tb.Helper()
	cmd := exec.CommandContext(tb.Context(), Python(tb), append([]string{"-c", script}, args...)...)
	cmd.Env = append(os.Environ(), "PYTHONUTF8=1")
	return output(tb, cmd, false)
}

// notebook runs the first of several blocks without showing what they print, and
// the last one as it is.
const notebook = `
import contextlib, io, sys
scope = {"__name__": "__main__"}
*before, last = [compile(block, "block %d of the page" % i, "exec") for i, block in enumerate(sys.argv[1:], 1)]
with contextlib.redirect_stdout(io.StringIO()):
    for block in before:
        exec(block, scope)
exec(last, scope)
`

// Notebook runs blocks of that Python one after the other, as a notebook does,
// and returns what the last one prints.
func Notebook(tb testing.TB, blocks ...string) []byte {
	tb.Helper()
	return Script(tb, notebook, blocks...)
}

// install makes a virtual environment that has the libraries in a new folder.
func install(ctx context.Context, folder string, libraries []byte, args []string) error {
	if err := execute(ctx, "python3", "-m", "venv", folder); err != nil {
		return err
	}
	list := filepath.Join(folder, "requirements.txt")
	if err := os.WriteFile(list, libraries, 0o644); err != nil {
		return err
	}
	pip := []string{"-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement", list}
	return execute(ctx, filepath.Join(folder, "bin", "python"), append(pip, args...)...)
}

func execute(ctx context.Context, name string, args ...string) error {
	if out, err := exec.CommandContext(ctx, name, args...).CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w\n%s", name, err, out)
	}
	return nil
}
