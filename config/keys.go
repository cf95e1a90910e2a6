package config

import (
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"rapporteur/internal/nearest"
)

// prefix is what the names of the environment's variables begin with.
const prefix = "RAPPORTEUR_"

// Secret is a text that never shows. string(s) is the text itself.
type Secret string

// String returns a fixed row of stars, and nothing for an empty secret.
func (s Secret) String() string {
	if s == "" {
		return ""
	}
	return "********"
}

// GoString is String, so that %#v shows no more than %v.
func (s Secret) GoString() string { return strconv.Quote(s.String()) }

// MarshalText is String, so that no encoder shows more.
func (s Secret) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

type kind int

const (
	text   kind = iota // string
	number             // int
	list               // []string
	groups             // [][]string
)

// key is a setting: its name, the kind and the default of its value, and what
// its values may be.
type key struct {
	name   string
	kind   kind
	def    any
	oneOf  []string
	path   bool
	secret bool
	// span says that the text is a length of time, as time.ParseDuration reads it.
	span bool
}

// keys are the settings in the order of their names.
var keys = []key{
	{name: "db", kind: text, def: "rapporteur.db", path: true},
	{name: "jobs", kind: number, def: 0},
	{name: "lexicons", kind: list, def: []string(nil), path: true},
	{name: "neo4j.ca-file", kind: text, def: "", path: true},
	{name: "neo4j.database", kind: text, def: ""},
	{name: "neo4j.password", kind: text, def: "", secret: true},
	{name: "neo4j.uri", kind: text, def: "bolt://localhost:7687"},
	{name: "neo4j.username", kind: text, def: "neo4j"},
	{name: "neo4j.wait", kind: text, def: "2m", span: true},
	{name: "persons.different", kind: groups, def: [][]string(nil)},
	{name: "persons.same", kind: groups, def: [][]string(nil)},
	{name: "store", kind: text, def: Embedded, oneOf: Stores},
}

// variable is the name of the environment's variable that sets the key.
func (k key) variable() string {
	return prefix + strings.ToUpper(strings.NewReplacer(".", "_", "-", "_").Replace(k.name))
}

// check says what is wrong with a value of the right kind.
func (k key) check(value any) error {
	switch value := value.(type) {
	case int:
		if value < 0 {
			return fmt.Errorf("%s cannot be %d", k.name, value)
		}
	case string:
		if k.oneOf != nil && !slices.Contains(k.oneOf, value) {
			return fmt.Errorf("%s cannot be %q, only %s%s", k.name, value, strings.Join(k.oneOf, " or "), nearest.Hint(value, k.oneOf))
		}
		if k.span {
			if d, err := time.ParseDuration(value); err != nil || d <= 0 {
				return fmt.Errorf("%s must be a length of time such as 90s or 5m, not %q", k.name, value)
			}
		}
		if k.name == "db" && value == "" {
			return fmt.Errorf("%s cannot be empty", k.name)
		}
	}
	return nil
}

// show returns a value as the environment would give it, groups in the form
// of the settings file.
func (k key) show(value any) string {
	switch value := value.(type) {
	case string:
		if k.secret {
			return Secret(value).String()
		}
		return value
	case int:
		return strconv.Itoa(value)
	case []string:
		return strings.Join(value, string(filepath.ListSeparator))
	case [][]string:
		var parts []string
		for _, group := range value {
			parts = append(parts, "["+strings.Join(group, ", ")+"]")
		}
		return strings.Join(parts, ", ")
	}
	return ""
}
