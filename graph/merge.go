package graph

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// lexicon is the basis of an entity that a word list names.
const lexicon = "lexicon"

// Entity is what one discussion, or several together, say of a shared node.
// Aliases are sorted, without the name, and never nil. Stakeholder is the group
// of an organisation, empty for others and where it is not known.
type Entity struct {
	ID          string   `json:"id"`
	Label       string   `json:"label"`
	Name        string   `json:"name"`
	Aliases     []string `json:"aliases,omitempty"`
	Basis       string   `json:"basis"`
	Stakeholder string   `json:"stakeholder,omitempty"`
}

// Ref returns the name of the entity's node.
func (e Entity) Ref() Ref { return Ref{e.Label, e.ID} }

// Node returns the entity as a node.
func (e Entity) Node() Node {
	aliases := slices.Clone(e.Aliases)
	if aliases == nil {
		aliases = []string{}
	}
	n := Node{e.Label, e.ID, map[string]any{"name": e.Name, "aliases": aliases, "basis": e.Basis}}
	if e.Label == LabelOrganisation {
		n.Props["stakeholder"] = e.Stakeholder
	}
	return n
}

// entity reads a shared node back.
func entity(n Node) Entity {
	e := Entity{ID: n.ID, Label: n.Label}
	e.Name, _ = n.Props["name"].(string)
	e.Aliases, _ = n.Props["aliases"].([]string)
	e.Basis, _ = n.Props["basis"].(string)
	e.Stakeholder, _ = n.Props["stakeholder"].(string)
	return e
}

// own returns the entity with texts of its own. A name that is part of a
// transcript keeps all of that in memory.
func (e Entity) own() Entity {
	e.ID, e.Name = strings.Clone(e.ID), strings.Clone(e.Name)
	e.Aliases = slices.Clone(e.Aliases)
	for i, a := range e.Aliases {
		e.Aliases[i] = strings.Clone(a)
	}
	return e
}

// equal says whether two entities make the same node.
func (e Entity) equal(f Entity) bool {
	return e.ID == f.ID && e.Label == f.Label && e.Name == f.Name && e.Basis == f.Basis &&
		e.Stakeholder == f.Stakeholder && slices.Equal(e.Aliases, f.Aliases)
}

// Merge makes one entity of what several discussions say of it. It is
// commutative, associative and idempotent, so that it may be given what was
// merged before, in any order and grouping.
//
// The name is, of the names given, one on the basis of a lexicon before any
// other; then one with small letters before one in capitals; then the one of
// most words; then of most characters; then the first in code-point order. All
// other names are aliases. The basis is `lexicon` if it is that of any, else
// the first in code-point order, and so is the stakeholder group of those that
// name one.
func Merge(first Entity, more ...Entity) Entity {
	out := first
	names := map[string]bool{}
	for _, e := range append([]Entity{first}, more...) {
		if compareNames(e, out) < 0 {
			out.Name = e.Name
		}
		if compareBasis(e.Basis, out.Basis) < 0 {
			out.Basis = e.Basis
		}
		if e.Stakeholder != "" && (out.Stakeholder == "" || e.Stakeholder < out.Stakeholder) {
			out.Stakeholder = e.Stakeholder
		}
		names[e.Name] = true
		for _, a := range e.Aliases {
			names[a] = true
		}
	}
	delete(names, out.Name)
	delete(names, "")
	out.Aliases = slices.AppendSeq([]string{}, maps.Keys(names))
	slices.Sort(out.Aliases)
	return out
}

// compareNames is negative where the name of a is the better one. Whether an
// entity has a lexicon's basis outlives a merge together with the name that
// it brought, which keeps Merge associative.
func compareNames(a, b Entity) int {
	return cmp.Or(
		compareTrue(a.Basis == lexicon, b.Basis == lexicon),
		compareTrue(hasSmall(a.Name), hasSmall(b.Name)),
		cmp.Compare(len(strings.Fields(b.Name)), len(strings.Fields(a.Name))),
		cmp.Compare(utf8.RuneCountInString(b.Name), utf8.RuneCountInString(a.Name)),
		cmp.Compare(a.Name, b.Name),
	)
}

func compareBasis(a, b string) int {
	return cmp.Or(compareTrue(a == lexicon, b == lexicon), cmp.Compare(a, b))
}

// compareTrue puts true before false.
func compareTrue(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

func hasSmall(s string) bool { return strings.ToUpper(s) != s }

// encodeContributions writes what a discussion says of its entities, for the
// internal property of its node.
func encodeContributions(entities []Entity) (string, error) {
	data, err := json.Marshal(entities)
	return string(data), err
}

func decodeContributions(discussion, text string) ([]Entity, error) {
	if text == "" {
		return nil, nil
	}
	var entities []Entity
	if err := json.Unmarshal([]byte(text), &entities); err != nil {
		return nil, fmt.Errorf("what the store keeps of the entities of %q: %w", discussion, err)
	}
	for i := range entities {
		entities[i] = Merge(entities[i])
	}
	return entities, nil
}
