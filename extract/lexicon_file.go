package extract

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// lexiconFile is the form of a lexicon file.
type lexiconFile struct {
	Kind   yaml.Node   `yaml:"kind"`
	Groups []yaml.Node `yaml:"groups"`
}

// lexiconGroup is a list of entries of one source. What it says of the
// stakeholder and of common words holds for each entry.
type lexiconGroup struct {
	Source      string      `yaml:"source"`
	Stakeholder string      `yaml:"stakeholder"`
	Common      bool        `yaml:"common"`
	Entries     []yaml.Node `yaml:"entries"`
}

// lexiconEntry is an organisation, a concept, or a name with its nicknames.
type lexiconEntry struct {
	ID          string   `yaml:"id"`
	Name        string   `yaml:"name"`
	Acronyms    []string `yaml:"acronyms"`
	Aliases     []string `yaml:"aliases"`
	Variants    []string `yaml:"variants"`
	Forms       []string `yaml:"forms"`
	Stakeholder string   `yaml:"stakeholder"`
	Common      bool     `yaml:"common"`
	Parent      string   `yaml:"parent"`
}

var (
	fileKeys  = []string{"kind", "groups"}
	groupKeys = []string{"source", "stakeholder", "common", "entries"}
	entryKeys = []string{"id", "name", "acronyms", "aliases", "variants", "forms", "stakeholder", "common", "parent"}
)

var stakeholders = []string{"government", "business", "civil society", "technical community", "academia", "intergovernmental"}

// kinds are the kinds of lexicon files.
var kinds = []string{"organisations", "concepts", "given-names", "nicknames", "places"}

// lexiconError is a mistake in a lexicon file with its line.
type lexiconError struct {
	line int
	text string
}

func (e *lexiconError) Error() string { return e.text }

func mistake(n *yaml.Node, format string, args ...any) error {
	return &lexiconError{n.Line, fmt.Sprintf(format, args...)}
}

// lexiconSource is a lexicon file as it is written.
type lexiconSource struct {
	path string
	data []byte
}

// add takes in a lexicon file that was parsed, with the parser's error. An error
// names the file and the line.
func (l *lexicon) add(path string, doc *yaml.Node, err error) error {
	if err = placed(err); err == nil {
		err = l.addFile(doc)
	}
	var at *lexiconError
	switch {
	case errors.As(err, &at):
		return fmt.Errorf("lexicon %s:%d: %w", path, at.line, err)
	case err != nil:
		return fmt.Errorf("lexicon %s: %w", path, err)
	}
	return nil
}

func (l *lexicon) addFile(doc *yaml.Node) error {
	if len(doc.Content) == 0 {
		return fmt.Errorf("the file is empty; it needs kind and groups")
	}
	var f lexiconFile
	if err := strictly(doc.Content[0], fileKeys, "a lexicon file", &f); err != nil {
		return err
	}
	take := l.taker(f.Kind.Value)
	if take == nil {
		at := &f.Kind
		if at.Line == 0 {
			at = doc.Content[0]
		}
		return mistake(at, "kind is %q; it is one of %s", f.Kind.Value, strings.Join(kinds, ", "))
	}
	for i := range f.Groups {
		if err := addGroup(&f.Groups[i], take); err != nil {
			return err
		}
	}
	return nil
}

// taker returns what takes in the entries of a kind of file, nil for an unknown
// kind.
func (l *lexicon) taker(kind string) func(lexiconGroup, *yaml.Node) error {
	switch kind {
	case "organisations", "concepts":
		return func(g lexiconGroup, n *yaml.Node) error { return l.addEntry(strings.TrimSuffix(kind, "s"), g, n) }
	case "given-names":
		return func(g lexiconGroup, n *yaml.Node) error {
			return eachName(n, func(s string) { l.given[fold(strings.ToLower(s))] = g.Common })
		}
	case "nicknames":
		return func(_ lexiconGroup, n *yaml.Node) error { return l.addNicknames(n) }
	case "places":
		return func(_ lexiconGroup, n *yaml.Node) error { return eachName(n, l.addPlace) }
	}
	return nil
}

func addGroup(n *yaml.Node, take func(lexiconGroup, *yaml.Node) error) error {
	var g lexiconGroup
	if err := strictly(n, groupKeys, "a group", &g); err != nil {
		return err
	}
	if err := checkStakeholder(n, g.Stakeholder); err != nil {
		return err
	}
	for i := range g.Entries {
		if err := take(g, &g.Entries[i]); err != nil {
			return err
		}
	}
	return nil
}

// checkStakeholder names the line of the key where there is one.
func checkStakeholder(n *yaml.Node, s string) error {
	if s == "" || slices.Contains(stakeholders, s) {
		return nil
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == "stakeholder" {
			n = n.Content[i]
			break
		}
	}
	return mistake(n, "stakeholder %q is none of %s", s, strings.Join(stakeholders, ", "))
}

// eachName takes in the names of a list, or a name by itself.
func eachName(n *yaml.Node, take func(string)) error {
	var names []string
	if n.Kind == yaml.ScalarNode {
		names = []string{n.Value}
	} else if err := n.Decode(&names); err != nil {
		return mistake(n, "wanted a list of names")
	}
	for _, s := range names {
		take(s)
	}
	return nil
}

// strictly decodes a mapping and rejects keys that it does not know; yaml.Node
// has no such setting of its own.
func strictly(n *yaml.Node, keys []string, what string, into any) error {
	if n.Kind != yaml.MappingNode {
		return mistake(n, "wanted %s with the keys %s", what, strings.Join(keys, ", "))
	}
	for i := 0; i < len(n.Content); i += 2 {
		if key := n.Content[i]; !slices.Contains(keys, key.Value) {
			return mistake(key, "unknown key %q; %s has %s", key.Value, what, strings.Join(keys, ", "))
		}
	}
	return placed(n.Decode(into))
}

var yamlLine = regexp.MustCompile(`^(?:yaml: )?line (\d+): `)

// placed turns an error of the YAML decoder into one with its line.
func placed(err error) error {
	if err == nil {
		return nil
	}
	text := err.Error()
	var typed *yaml.TypeError
	if errors.As(err, &typed) && len(typed.Errors) > 0 {
		text = typed.Errors[0]
	}
	m := yamlLine.FindStringSubmatch(text)
	if m == nil {
		return err
	}
	e := &lexiconError{text: strings.TrimPrefix(text, m[0])}
	if _, err := fmt.Sscan(m[1], &e.line); err != nil {
		return fmt.Errorf("reading the line of %q: %w", text, err)
	}
	return e
}
