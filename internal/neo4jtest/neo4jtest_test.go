package neo4jtest

import (
	"archive/zip"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"rapporteur/internal/need"
)

// An interrupted download leaves a part of the jars, the last of them cut off.
// The user's own cache comes first: two of Maven, of which each fills its
// repository, must not run side by side.
func TestDownloadBeginsAnewAfterAnInterruption(t *testing.T) {
	if _, err := exec.LookPath("mvn"); err != nil {
		need.Missing(t, "needs mvn")
	}
	user, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Download(t.Context(), user); err != nil {
		t.Fatal(err)
	}
	cache := t.TempDir()
	done, err := Download(t.Context(), cache)
	if err != nil {
		t.Fatal(err)
	}
	jars, err := filepath.Glob(filepath.Join(done, "neo4j-*.jar"))
	if err != nil || len(jars) < 50 {
		t.Fatalf("%d of the server's jars, %v", len(jars), err)
	}
	if err := os.Rename(done, done+".part"); err != nil {
		t.Fatal(err)
	}
	cut := filepath.Join(done+".part", filepath.Base(jars[0]))
	if err := os.Truncate(cut, 1000); err != nil {
		t.Fatal(err)
	}
	if _, err := Download(t.Context(), cache); err != nil {
		t.Fatal(err)
	}
	for _, jar := range jars {
		r, err := zip.OpenReader(jar)
		if err != nil {
			t.Fatalf("%s: %v", filepath.Base(jar), err)
		}
		r.Close()
	}
}
