// Package need says what a test lacks: elsewhere it skips, and where
// TEST_REQUIRE=all is set, as in CI, it fails.
package need

import (
	"os"
	"path/filepath"
	"testing"
)

// Missing ends the test for want of a real part that it needs.
func Missing(t testing.TB, format string, args ...any) {
	t.Helper()
	if os.Getenv("TEST_REQUIRE") == "all" {
		t.Fatalf(format, args...)
	}
	t.Skipf(format, args...)
}

// Shared returns the path of a file or folder of ../shared, which lies beside
// the project and not in it, and calls Missing where it is absent.
func Shared(t testing.TB, path string) string {
	t.Helper()
	p := filepath.Join(Root(t), "..", "shared", filepath.FromSlash(path))
	if _, err := os.Stat(p); err != nil {
		Missing(t, "needs ../shared/%s beside the project", path)
	}
	return p
}

// Root returns the folder of go.mod.
func Root(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		up := filepath.Dir(dir)
		if up == dir {
			t.Fatal("no go.mod above the test's folder")
		}
		dir = up
	}
}
