// Package config holds the settings and finds them: a flag goes before the
// environment, that before the settings file, that before the default.
package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/pflag"
	"github.com/spf13/viper"

	"rapporteur/internal/nearest"
)

// FileName is the settings file that is read from the working folder when no
// other is named.
const FileName = "rapporteur.yaml"

// The stores that the settings can name.
const (
	Embedded = "embedded"
	Neo4j    = "neo4j"
)

// Stores are the names of the stores.
var Stores = []string{Embedded, Neo4j}

// Settings are all that a user can set.
type Settings struct {
	// Store is the name of a store, one of [Stores].
	Store string `mapstructure:"store"`
	// DB is the path of the embedded store's database.
	DB    string `mapstructure:"db"`
	Neo4j Server `mapstructure:"neo4j"`
	// Lexicons are the paths of the user's own lists of names.
	Lexicons []string `mapstructure:"lexicons"`
	Persons  Persons  `mapstructure:"persons"`
	// Jobs is how many files are read at a time; 0 stands for one a processor.
	Jobs int `mapstructure:"jobs"`
	// Warnings are what a user should learn, one sentence each, though the
	// settings hold.
	Warnings []string `mapstructure:"-"`

	entries []Entry
}

// Server says how to reach a Neo4j server.
type Server struct {
	URI      string `mapstructure:"uri"`
	Username string `mapstructure:"username"`
	Password Secret `mapstructure:"password"`
	// Database is empty for the user's home database.
	Database string `mapstructure:"database"`
	// CAFile holds certificates to trust in place of the system's; empty for none.
	CAFile string `mapstructure:"ca-file"`
	// Wait is how long a load waits for a server that went away.
	Wait time.Duration `mapstructure:"wait"`
}

// Persons corrects who is who: the names or ids of each group in Same are one
// person, those of each group in Different are not.
type Persons struct {
	Same      [][]string `mapstructure:"same"`
	Different [][]string `mapstructure:"different"`
}

// Options say where to look for settings.
type Options struct {
	// File is the settings file, which must exist. Where it is empty,
	// [FileName] in the working folder is read if it is there.
	File string
	// Flags are those of the command line. One that the user gave sets the key
	// of the same name; nil stands for none.
	Flags *pflag.FlagSet
	// Environ is the environment as "NAME=value".
	Environ []string
}

// Entry is a setting in force. Origin is "flag --NAME", "environment NAME",
// "FILE:LINE" or "default". The value of a secret is not shown.
type Entry struct {
	Key    string
	Value  string
	Origin string
}

// layer is what one source sets, by key.
type layer map[string]setting

type setting struct {
	value  any
	origin string
}

// Load finds the settings. An error names the file and the line, the variable
// or the flag that it comes from.
func Load(o Options) (Settings, error) {
	file, err := readFile(o.File)
	if err != nil {
		return Settings{}, err
	}
	env, warnings, err := readEnviron(o.Environ)
	if err != nil {
		return Settings{}, err
	}
	flags, err := readFlags(o.Flags)
	if err != nil {
		return Settings{}, err
	}
	v := viper.New()
	s := Settings{Warnings: warnings}
	for _, k := range keys {
		v.SetDefault(k.name, k.def)
		e := Entry{k.name, k.show(k.def), "default"}
		for _, l := range []layer{file, env, flags} {
			if got, ok := l[k.name]; ok {
				v.Set(k.name, got.value)
				e.Value, e.Origin = k.show(got.value), got.origin
			}
		}
		s.entries = append(s.entries, e)
	}
	if err := v.Unmarshal(&s); err != nil {
		return Settings{}, fmt.Errorf("reading the settings: %w", err)
	}
	return s, nil
}

// Entries returns the settings in force by key.
func (s Settings) Entries() []Entry {
	return slices.Clone(s.entries)
}

// readFile returns what the settings file sets; paths in it are relative to
// its folder.
func readFile(path string) (layer, error) {
	named := path != ""
	if !named {
		path = FileName
	}
	data, err := os.ReadFile(path)
	if !named && errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading the settings: %w", err)
	}
	l, err := parse(path, data)
	if err != nil {
		return nil, err
	}
	dir := filepath.Dir(path)
	for _, k := range keys {
		if got, ok := l[k.name]; ok && k.path {
			l[k.name] = setting{below(dir, got.value), got.origin}
		}
	}
	return l, nil
}

// below makes paths relative to dir that are not absolute.
func below(dir string, value any) any {
	join := func(p string) string {
		if p == "" || filepath.IsAbs(p) {
			return p
		}
		return filepath.Join(dir, p)
	}
	switch value := value.(type) {
	case string:
		return join(value)
	case []string:
		paths := make([]string, len(value))
		for i, p := range value {
			paths[i] = join(p)
		}
		return paths
	}
	return value
}

// readEnviron returns what the environment sets. Empty variables set nothing.
func readEnviron(environ []string) (layer, []string, error) {
	var names, warnings []string
	l := layer{}
	for _, k := range keys {
		if k.kind != groups {
			names = append(names, k.variable())
		}
	}
	for _, e := range environ {
		name, value, _ := strings.Cut(e, "=")
		if !strings.HasPrefix(name, prefix) || value == "" {
			continue
		}
		i := slices.IndexFunc(keys, func(k key) bool { return k.kind != groups && k.variable() == name })
		if i < 0 {
			warnings = append(warnings, fmt.Sprintf("the variable %s names no setting%s", name, nearest.Hint(name, names)))
			continue
		}
		got, err := keys[i].fromText(value)
		if err != nil {
			return nil, nil, fmt.Errorf("the variable %s: %w", name, err)
		}
		l[keys[i].name] = setting{got, "environment " + name}
	}
	slices.Sort(warnings)
	return l, warnings, nil
}

func readFlags(flags *pflag.FlagSet) (layer, error) {
	l := layer{}
	if flags == nil {
		return l, nil
	}
	for _, k := range keys {
		f := flags.Lookup(k.name)
		if f == nil || !f.Changed {
			continue
		}
		got, err := k.fromText(f.Value.String())
		if err != nil {
			return nil, fmt.Errorf("the flag --%s: %w", k.name, err)
		}
		l[k.name] = setting{got, "flag --" + k.name}
	}
	return l, nil
}

// fromText reads a value as the environment and the flags give it.
func (k key) fromText(s string) (any, error) {
	switch k.kind {
	case number:
		n, err := strconv.Atoi(s)
		if err != nil {
			return nil, fmt.Errorf("%q is no whole number", s)
		}
		return n, k.check(n)
	case list:
		return filepath.SplitList(s), nil
	}
	return s, k.check(s)
}
