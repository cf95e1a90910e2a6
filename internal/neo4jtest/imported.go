package neo4jtest

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"rapporteur/internal/need"
)

// Imported starts a server of its own, until the test ends, on the database that
// a shell script makes with neo4j-admin. The script finds that program by
// NEO4J_ADMIN.
func Imported(t testing.TB, script string) *Server {
	t.Helper()
	jars, err := installed(t.Context())
	if errors.Is(err, errAbsent) {
		need.Missing(t, "needs a Neo4j: install java and mvn: %v", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	s, err := launch(t.Context(), jars, func(p *process) error { return p.run(script) })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// run runs a script, for which NEO4J_ADMIN names a neo4j-admin of the process's
// folder.
func (p *process) run(script string) error {
	quoted := make([]string, 0)
	for _, a := range p.java("org.neo4j.cli.AdminTool") {
		quoted = append(quoted, "'"+strings.ReplaceAll(a, "'", `'\''`)+"'")
	}
	admin := filepath.Join(p.folder, "neo4j-admin")
	text := "#!/bin/sh\nexec java " + strings.Join(quoted, " ") + " \"$@\"\n"
	if err := os.WriteFile(admin, []byte(text), 0o755); err != nil {
		return err
	}
	cmd := exec.Command("sh", script)
	cmd.Env = append(os.Environ(), "NEO4J_ADMIN="+admin, "NEO4J_HOME="+p.folder, "NEO4J_CONF="+filepath.Join(p.folder, "conf"))
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w\n%s", script, err, out)
	}
	return nil
}
