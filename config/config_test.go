package config

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/pflag"
)

// inFolder makes a folder with a settings file of the given text the working
// folder.
func inFolder(t *testing.T, text string) {
	t.Helper()
	t.Chdir(t.TempDir())
	if text == "" {
		return
	}
	if err := os.WriteFile(FileName, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func entry(t *testing.T, s Settings, key string) Entry {
	t.Helper()
	for _, e := range s.Entries() {
		if e.Key == key {
			return e
		}
	}
	t.Fatalf("no entry %q", key)
	return Entry{}
}

func TestPrecedence(t *testing.T) {
	fileText := "# ours\nstore: embedded\ndb: file.db\n"
	env := []string{"RAPPORTEUR_DB=env.db", "PATH=/bin", "RAPPORTEUR_STORE="}
	tests := []struct {
		name string
		file string
		env  []string
		flag string
		want Entry
	}{
		{"default", "", nil, "", Entry{"db", "rapporteur.db", "default"}},
		{"file", fileText, nil, "", Entry{"db", "file.db", "rapporteur.yaml:3"}},
		{"environment over file", fileText, env, "", Entry{"db", "env.db", "environment RAPPORTEUR_DB"}},
		{"flag over environment", fileText, env, "flag.db", Entry{"db", "flag.db", "flag --db"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			inFolder(t, tt.file)
			flags := pflag.NewFlagSet("", pflag.ContinueOnError)
			flags.String("db", "unused default", "")
			if tt.flag != "" {
				if err := flags.Set("db", tt.flag); err != nil {
					t.Fatal(err)
				}
			}
			s, err := Load(Options{Flags: flags, Environ: tt.env})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, entry(t, s, "db")); diff != "" {
				t.Error(diff)
			}
			if s.DB != tt.want.Value {
				t.Errorf("DB = %q, want %q", s.DB, tt.want.Value)
			}
		})
	}
}

func TestEveryKind(t *testing.T) {
	inFolder(t, `store: neo4j
db: data/x.db
jobs: 3
lexicons: [a.yaml, b.yaml]
neo4j:
  uri: neo4j://server:7687
  username: ana
  password: 12345
  database: talks
  ca-file: etc/ca.pem
  wait: 10m
persons:
  same:
    - [Ana Lima, "A. Lima"]
    - [person:y, Y, "person:igf/y"]
  different: [[Juan, Juan Diaz]]
`)
	s, err := Load(Options{})
	if err != nil {
		t.Fatal(err)
	}
	s.entries = nil
	want := Settings{
		Store: "neo4j", DB: filepath.FromSlash("data/x.db"), Jobs: 3,
		Neo4j:    Server{"neo4j://server:7687", "ana", "12345", "talks", filepath.FromSlash("etc/ca.pem"), 10 * time.Minute},
		Lexicons: []string{"a.yaml", "b.yaml"},
		Persons: Persons{
			Same:      [][]string{{"Ana Lima", "A. Lima"}, {"person:y", "Y", "person:igf/y"}},
			Different: [][]string{{"Juan", "Juan Diaz"}},
		},
	}
	if diff := cmp.Diff(want, s, cmp.AllowUnexported(Settings{})); diff != "" {
		t.Error(diff)
	}
}

func TestDefaults(t *testing.T) {
	inFolder(t, "")
	s, err := Load(Options{})
	if err != nil {
		t.Fatal(err)
	}
	s.entries = nil
	want := Settings{Store: "embedded", DB: "rapporteur.db", Neo4j: Server{"bolt://localhost:7687", "neo4j", "", "", "", 2 * time.Minute}}
	if diff := cmp.Diff(want, s, cmp.AllowUnexported(Settings{})); diff != "" {
		t.Error(diff)
	}
}

func TestKeysWithoutValueSetNothing(t *testing.T) {
	for _, text := range []string{"# nothing\n", "---\n", "db:\nneo4j:\nlexicons:\n", "neo4j:\n  uri: ~\n"} {
		inFolder(t, text)
		s, err := Load(Options{})
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		for _, e := range s.Entries() {
			if e.Origin != "default" {
				t.Errorf("%q sets %s", text, e.Key)
			}
		}
	}
}

func TestPathsAreRelativeToTheFile(t *testing.T) {
	inFolder(t, "")
	absolute := filepath.Join(t.TempDir(), "z.yaml")
	if err := os.Mkdir("etc", 0o755); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join("etc", "ours.yaml")
	if err := os.WriteFile(file, []byte("db: x.db\nlexicons: [a.yaml, '"+absolute+"']\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	s, err := Load(Options{File: file})
	if err != nil {
		t.Fatal(err)
	}
	if want := filepath.Join("etc", "x.db"); s.DB != want {
		t.Errorf("DB = %q, want %q", s.DB, want)
	}
	if diff := cmp.Diff([]string{filepath.Join("etc", "a.yaml"), absolute}, s.Lexicons); diff != "" {
		t.Error(diff)
	}
	s, err = Load(Options{File: file, Environ: []string{"RAPPORTEUR_LEXICONS=c.yaml" + string(filepath.ListSeparator) + "d.yaml"}})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"c.yaml", "d.yaml"}, s.Lexicons); diff != "" {
		t.Error(diff)
	}
}

func TestErrorsSayWhere(t *testing.T) {
	tests := []struct{ name, file, want string }{
		{"unknown key", "db: x\nstroe: embedded\n", `rapporteur.yaml:2: unknown setting "stroe"; did you mean store?`},
		{"unknown key of a section", "neo4j:\n  url: x\n", `rapporteur.yaml:2: unknown setting "neo4j.url"; did you mean neo4j.uri?`},
		{"unknown key like no other", "colour: red\n", `rapporteur.yaml:1: unknown setting "colour"`},
		{"unknown store", "\nstore: neo4\n", `rapporteur.yaml:2: store cannot be "neo4", only embedded or neo4j; did you mean neo4j?`},
		{"text that is a list", "db: [x]\n", "rapporteur.yaml:1: db must be a text, not a list"},
		{"list that is a text", "lexicons: x.yaml\n", "rapporteur.yaml:1: lexicons must be a list of texts, not a single value"},
		{"list with a mapping", "lexicons:\n- a\n- b: c\n", "rapporteur.yaml:3: lexicons must be a list of texts; one of them is a mapping"},
		{"section that is a text", "neo4j: hunter2\n", "rapporteur.yaml:1: neo4j must hold settings as KEY: VALUE, not a single value"},
		{"number that is none", "jobs: many\n", "rapporteur.yaml:1: jobs must be a whole number, not a single value"},
		{"negative number", "jobs: -1\n", "rapporteur.yaml:1: jobs cannot be -1"},
		{"groups that are names", "persons:\n  same: [Ana, Bo]\n", "rapporteur.yaml:2: persons.same must be a list of groups of names, such as [[Ana Lima, A. Lima]], not a single value"},
		{"group of one", "persons:\n  same:\n  - [Ana]\n", "rapporteur.yaml:3: a group in persons.same needs two names or more"},
		{"a key twice", "db: x\ndb: y\n", "rapporteur.yaml:2: db is set twice"},
		{"no mapping", "- db\n", "rapporteur.yaml:1: the file must hold settings as KEY: VALUE, not a list"},
		{"no length of time", "neo4j:\n  wait: 90\n", `rapporteur.yaml:2: neo4j.wait must be a length of time such as 90s or 5m, not "90"`},
		{"two documents", "db: x\n---\ndb: y\n", "rapporteur.yaml: more than one YAML document"},
		{"an empty path", "db: ''\n", "rapporteur.yaml:1: db cannot be empty"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			inFolder(t, tt.file)
			_, err := Load(Options{})
			if err == nil || err.Error() != tt.want {
				t.Errorf("got  %v\nwant %s", err, tt.want)
			}
		})
	}
}

func TestSyntaxErrorNamesTheLine(t *testing.T) {
	inFolder(t, "db: x\nstore: 'open\n")
	if _, err := Load(Options{}); err == nil || !strings.HasPrefix(err.Error(), "rapporteur.yaml:") || !strings.Contains(err.Error(), "not valid YAML") {
		t.Errorf("got %v", err)
	}
}

func TestNamedFileMustExist(t *testing.T) {
	inFolder(t, "")
	if _, err := Load(Options{File: "other.yaml"}); err == nil || !strings.Contains(err.Error(), "other.yaml") {
		t.Errorf("got %v, want an error that names other.yaml", err)
	}
}

func TestEnvironmentErrors(t *testing.T) {
	inFolder(t, "")
	tests := []struct{ env, want string }{
		{"RAPPORTEUR_STORE=kuzu", `the variable RAPPORTEUR_STORE: store cannot be "kuzu", only embedded or neo4j`},
		{"RAPPORTEUR_JOBS=two", `the variable RAPPORTEUR_JOBS: "two" is no whole number`},
	}
	for _, tt := range tests {
		if _, err := Load(Options{Environ: []string{tt.env}}); err == nil || err.Error() != tt.want {
			t.Errorf("%s: got %v, want %s", tt.env, err, tt.want)
		}
	}
}

func TestUnknownVariableIsAWarning(t *testing.T) {
	inFolder(t, "")
	s, err := Load(Options{Environ: []string{"RAPPORTEUR_NEO4J_URL=x", "RAPPORTEUR_PERSONS_SAME=x"}})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"the variable RAPPORTEUR_NEO4J_URL names no setting; did you mean RAPPORTEUR_NEO4J_URI?",
		"the variable RAPPORTEUR_PERSONS_SAME names no setting",
	}
	if diff := cmp.Diff(want, s.Warnings); diff != "" {
		t.Error(diff)
	}
}

func TestPasswordNeverShows(t *testing.T) {
	const password = "hunter2"
	inFolder(t, "neo4j:\n  password: "+password+"\n")
	s, err := Load(Options{})
	if err != nil {
		t.Fatal(err)
	}
	if string(s.Neo4j.Password) != password {
		t.Fatalf("the password is %q", string(s.Neo4j.Password))
	}
	if diff := cmp.Diff(Entry{"neo4j.password", "********", "rapporteur.yaml:2"}, entry(t, s, "neo4j.password")); diff != "" {
		t.Error(diff)
	}
	asJSON, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	for _, shown := range []string{fmt.Sprintf("%v %+v %#v %q %x", s, s, s, s.Neo4j, s.Neo4j.Password), string(asJSON)} {
		if strings.Contains(shown, password) {
			t.Errorf("shows the password: %s", shown)
		}
	}
	for _, bad := range []string{"neo4j:\n  password: [" + password + "]\n", "neo4j:\n  password: *" + password + "\n", "neo4j:\n  - " + password + "\n"} {
		inFolder(t, bad)
		if _, err := Load(Options{}); err == nil || strings.Contains(err.Error(), password) {
			t.Errorf("%q gives %v", bad, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("db: x\nneo4j: {uri: a}\npersons: {same: [[a, b]]}\nlexicons: [a]\njobs: 1\n")
	f.Add("a: &a [*a]\n")
	f.Add("--- \n...\n")
	f.Fuzz(func(t *testing.T, text string) {
		l, err := parse("f.yaml", []byte(text))
		if err != nil && !strings.HasPrefix(err.Error(), "f.yaml:") {
			t.Errorf("the error %q does not name the file", err)
		}
		for name, s := range l {
			if !strings.HasPrefix(s.origin, "f.yaml:") {
				t.Errorf("%s has the origin %q", name, s.origin)
			}
		}
	})
}
