package config

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"rapporteur/internal/nearest"
)

// parse reads a settings file. It is read as YAML's nodes because these keep
// the lines, which the errors and the origins name.
func parse(path string, data []byte) (layer, error) {
	dec := yaml.NewDecoder(bytes.NewReader(data))
	var doc yaml.Node
	if err := dec.Decode(&doc); errors.Is(err, io.EOF) {
		return nil, nil
	} else if err != nil {
		return nil, syntax(path, err)
	}
	if err := dec.Decode(&yaml.Node{}); !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%s: more than one YAML document", path)
	}
	f := file{path, layer{}}
	if err := f.mapping(doc.Content[0], ""); err != nil {
		return nil, err
	}
	return f.layer, nil
}

var yamlLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?(.*)`)

// syntax puts the line of a YAML error where those of other errors stand. An
// unknown anchor is not named: it may be a password that begins with "*".
func syntax(path string, err error) error {
	m := yamlLine.FindStringSubmatch(err.Error())
	switch {
	case m == nil:
		return fmt.Errorf("%s: %w", path, err)
	case strings.Contains(m[2], "anchor"):
		return fmt.Errorf("%s: not valid YAML: a value that begins with * or & needs quotes", path)
	case m[1] == "":
		return fmt.Errorf("%s: not valid YAML: %s", path, m[2])
	}
	return fmt.Errorf("%s:%s: not valid YAML: %s", path, m[1], m[2])
}

type file struct {
	path  string
	layer layer
}

// at says where in the file an error lies.
func (f file) at(n *yaml.Node, format string, args ...any) error {
	return fmt.Errorf("%s: %w", f.origin(n), fmt.Errorf(format, args...))
}

func (f file) origin(n *yaml.Node) string { return f.path + ":" + strconv.Itoa(n.Line) }

// mapping reads the settings of a mapping; section is "" or "neo4j." and the
// like. A key without a value sets nothing.
func (f file) mapping(n *yaml.Node, section string) error {
	n = target(n)
	if n.Kind != yaml.MappingNode {
		if n.Tag == "!!null" {
			return nil
		}
		if section == "" {
			return f.at(n, "the file must hold settings as KEY: VALUE, not %s", describe(n))
		}
		return f.at(n, "%s must hold settings as KEY: VALUE, not %s", strings.TrimSuffix(section, "."), describe(n))
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if err := f.pair(n.Content[i], target(n.Content[i+1]), section); err != nil {
			return err
		}
	}
	return nil
}

func (f file) pair(name, value *yaml.Node, section string) error {
	full := section + name.Value
	var names []string
	for _, k := range keys {
		names = append(names, k.name)
		if strings.HasPrefix(k.name, full+".") {
			return f.mapping(value, full+".")
		}
		if k.name != full {
			continue
		}
		if _, twice := f.layer[full]; twice {
			return f.at(name, "%s is set twice", full)
		}
		if value.Tag == "!!null" {
			return nil
		}
		got, err := f.value(k, value)
		if err != nil {
			return err
		}
		f.layer[full] = setting{got, f.origin(name)}
		return nil
	}
	return f.at(name, "unknown setting %q%s", full, nearest.Hint(full, names))
}

// value reads a value of the key's kind.
func (f file) value(k key, n *yaml.Node) (any, error) {
	switch k.kind {
	case number:
		i, err := strconv.Atoi(n.Value)
		if n.Kind != yaml.ScalarNode || err != nil {
			return nil, f.at(n, "%s must be a whole number, not %s", k.name, describe(n))
		}
		return f.checked(k, n, i)
	case list:
		return f.list(k.name, n, "a list of texts")
	case groups:
		return f.groups(k.name, n)
	}
	if n.Kind != yaml.ScalarNode {
		return nil, f.at(n, "%s must be a text, not %s", k.name, describe(n))
	}
	return f.checked(k, n, n.Value)
}

func (f file) checked(k key, n *yaml.Node, value any) (any, error) {
	if err := k.check(value); err != nil {
		return nil, f.at(n, "%w", err)
	}
	return value, nil
}

func (f file) list(name string, n *yaml.Node, form string) ([]string, error) {
	if n.Kind != yaml.SequenceNode {
		return nil, f.at(n, "%s must be %s, not %s", name, form, describe(n))
	}
	texts := []string{}
	for _, item := range n.Content {
		item = target(item)
		if item.Kind != yaml.ScalarNode || strings.TrimSpace(item.Value) == "" {
			return nil, f.at(item, "%s must be %s; one of them is %s", name, form, describe(item))
		}
		texts = append(texts, item.Value)
	}
	return texts, nil
}

func (f file) groups(name string, n *yaml.Node) ([][]string, error) {
	const form = "a list of groups of names, such as [[Ana Lima, A. Lima]]"
	if n.Kind != yaml.SequenceNode {
		return nil, f.at(n, "%s must be %s, not %s", name, form, describe(n))
	}
	all := [][]string{}
	for _, item := range n.Content {
		group, err := f.list(name, target(item), form)
		if err != nil {
			return nil, err
		}
		if len(group) < 2 {
			return nil, f.at(item, "a group in %s needs two names or more", name)
		}
		all = append(all, group)
	}
	return all, nil
}

// target is what an alias stands for, else the node itself.
func target(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.AliasNode {
		return n.Alias
	}
	return n
}

// describe names what a value is without showing it: it may be a secret.
func describe(n *yaml.Node) string {
	switch {
	case n.Kind == yaml.MappingNode:
		return "a mapping"
	case n.Kind == yaml.SequenceNode:
		return "a list"
	case strings.TrimSpace(n.Value) == "":
		return "empty"
	}
	return "a single value"
}
