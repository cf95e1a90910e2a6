// Package policy checks what no compiler does: who imports whom, and that what
// a contributor adds is complete.
package policy

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rapporteur/internal/need"
)

const module = "rapporteur"

// imports says which of the module's packages a package may import, besides
// those that stand in anywhere. Packages for tests stand in forTests: tests
// and each other alone may import them.
var imports = map[string][]string{
	"cmd/rapporteur": {"config", "discussion", "extract", "graph", "graph/neo4j", "graph/embedded", "queries", "report", "network", "export", "evaluate", "web"},
	"config":         {},
	"discussion":     {},
	"extract":        {"discussion"},
	"graph":          {"discussion"},
	"graph/neo4j":    {"graph"},
	"graph/embedded": {"graph"},
	"queries":        {},
	"report":         {"discussion", "graph", "queries"},
	"network":        {"graph"},
	"export":         {"graph", "network"},
	"evaluate":       {"discussion"},
	"web":            {"graph", "queries", "report", "network", "export"},

	"internal/nearest": {},
}

// anywhere are packages that know nothing of the domain.
var anywhere = []string{"internal/nearest"}

// forTests are packages that only tests use, with what they may import besides
// each other.
var forTests = map[string][]string{
	"graph/storetest":    {"discussion", "graph", "queries", "report"},
	"internal/cached":    {},
	"internal/consumers": {},
	"internal/golden":    {},
	"internal/jars":      {},
	"internal/need":      {},
	"internal/neo4jtest": {},
	"internal/page":      {},
}

// confined are modules that one place alone may import, be it a folder or a file.
var confined = map[string][]string{
	"github.com/spf13/viper":           {"config/"},
	"github.com/spf13/cobra":           {"cmd/rapporteur/"},
	"github.com/jdkato/prose":          {"extract/prose.go"},
	"github.com/kuzudb/go-kuzu":        {"graph/embedded/"},
	"github.com/neo4j/neo4j-go-driver": {"graph/neo4j/", "internal/neo4jtest/"},
	"github.com/schollz/progressbar":   {"cmd/rapporteur/"},
	"github.com/xuri/excelize":         {"export/format_xlsx.go"},
	"log":                              {},
	"log/slog":                         {},
}

// source is a Go file that is no test; path is slashed and relative to the
// module's root.
type source struct {
	path string
	file *ast.File
}

// sources parses the module's files. They are read here, not by `go list`, so
// that the test's cached result falls away when one changes.
func sources(t *testing.T) []source {
	t.Helper()
	root := need.Root(t)
	var all []source
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && p != root && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata") {
			return fs.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(p, ".go") || strings.HasSuffix(p, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), p, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, p)
		if err != nil {
			return err
		}
		all = append(all, source{filepath.ToSlash(rel), f})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func (s source) imports(t *testing.T) []string {
	t.Helper()
	var paths []string
	for _, i := range s.file.Imports {
		p, err := strconv.Unquote(i.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, p)
	}
	return paths
}

func TestImports(t *testing.T) {
	for _, s := range sources(t) {
		pkg := path.Dir(s.path)
		allowed, production := imports[pkg]
		if !production {
			more, known := forTests[pkg]
			if !known {
				t.Errorf("%s: the package %s stands in no row of the import policy", s.path, pkg)
				continue
			}
			allowed = more
		}
		for _, p := range s.imports(t) {
			ours, isOurs := strings.CutPrefix(p, module+"/")
			_, test := forTests[ours]
			switch {
			case !isOurs && production && p == "testing":
				t.Errorf("%s imports testing, and is no test", s.path)
			case !isOurs, slices.Contains(allowed, ours), slices.Contains(anywhere, ours), test && !production:
			default:
				t.Errorf("%s: the package %s may not import %s", s.path, pkg, ours)
			}
		}
	}
}

func TestConfinedImports(t *testing.T) {
	for _, s := range sources(t) {
		for _, p := range s.imports(t) {
			for module, places := range confined {
				if p != module && !strings.HasPrefix(p, module+"/") {
					continue
				}
				if !slices.ContainsFunc(places, func(place string) bool { return strings.HasPrefix(s.path, place) }) {
					t.Errorf("%s may not import %s", s.path, p)
				}
			}
		}
	}
}

// below are functions that only a command may call: what lies below is told
// the time, the environment and where to write.
var below = []string{
	"os.Exit", "os.Getenv", "os.LookupEnv", "os.Environ", "os.ExpandEnv", "os.Stdout", "os.Stderr", "os.Stdin",
	"fmt.Print", "fmt.Println", "fmt.Printf", "time.Now", "time.Since", "time.Until",
}

func TestOnlyCommandsTouchTheProcess(t *testing.T) {
	for _, s := range sources(t) {
		pkg := path.Dir(s.path)
		if _, production := imports[pkg]; !production || strings.HasPrefix(pkg, "cmd/") {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.SelectorExpr:
				if x, ok := n.X.(*ast.Ident); ok && slices.Contains(below, x.Name+"."+n.Sel.Name) {
					t.Errorf("%s uses %s.%s, which is for commands", s.path, x.Name, n.Sel.Name)
				}
			case *ast.CallExpr:
				if f, ok := n.Fun.(*ast.Ident); ok && f.Name == "panic" {
					t.Errorf("%s panics", s.path)
				}
			}
			return true
		})
	}
}
