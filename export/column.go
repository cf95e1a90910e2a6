package export

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"rapporteur/graph"
)

// column is a property under the name that it has in an export. Elements of
// several types may have it.
type column struct {
	name string
	typ  graph.Type
}

// columns are those of the nodes or of the edges of a source: all of them, and
// those of each type with the property that each is.
type columns struct {
	all []column
	of  map[string][]field
}

// field is a property of a type of elements and the name of its column.
type field struct{ prop, column string }

// taken are names that tools keep for themselves. A property of such a name has
// that of its type in front: a turn's label is `turn_label`.
var taken = []string{
	"id", "label", "labels", "type", "relation", "directed", "weight", "value", "key", "parent", "position", "classes",
	"start", "end", "interval", "timeset", "timestamp",
}

// takenByEdges are names of the ends.
var takenByEdges = []string{"source", "target"}

// weight is the property of an edge that is its weight.
const weight = "weight"

func (s Source) nodeColumns() columns {
	c := columns{of: map[string][]field{}}
	for _, t := range s.Nodes {
		for _, p := range t.Props {
			c.add(t.Label, p, slices.Contains(taken, p.Name))
		}
	}
	return c
}

// edgeColumns leaves out the weight, which has a place of its own.
func (s Source) edgeColumns() columns {
	c := columns{of: map[string][]field{}}
	for _, t := range s.Edges {
		for _, p := range t.Props {
			if p.Name != weight {
				c.add(t.Name, p, slices.Contains(taken, p.Name) || slices.Contains(takenByEdges, p.Name))
			}
		}
	}
	return c
}

// weighted reports whether edges have a weight.
func (s Source) weighted() bool {
	return slices.ContainsFunc(s.Edges, func(t graph.EdgeType) bool {
		return slices.ContainsFunc(t.Props, func(p graph.Property) bool { return p.Name == weight })
	})
}

// add adds a property. One that is of several types with the types of elements
// is written as text.
func (c *columns) add(element string, p graph.Property, isTaken bool) {
	if p.Internal {
		return
	}
	name := p.Name
	if isTaken {
		name = strings.ToLower(element) + "_" + name
	}
	i := slices.IndexFunc(c.all, func(o column) bool { return o.name == name })
	switch {
	case i < 0:
		c.all = append(c.all, column{name, p.Type})
	case c.all[i].typ != p.Type:
		c.all[i].typ = graph.String
	}
	c.of[element] = append(c.of[element], field{p.Name, name})
}

// cell writes a value for a format that has only flat ones: a list is its
// JSON, an absent value is empty.
func cell(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case int64:
		return strconv.FormatInt(v, 10)
	case float64:
		return strconv.FormatFloat(v, 'g', -1, 64)
	case []string:
		return list(v)
	}
	return fmt.Sprint(v)
}

// list writes a list as JSON; an empty one is empty.
func list(v []string) string {
	if len(v) == 0 {
		return ""
	}
	var b strings.Builder
	encode := json.NewEncoder(&b)
	encode.SetEscapeHTML(false)
	if err := encode.Encode(v); err != nil {
		return fmt.Sprintf("%q", v) // texts are always encoded
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// text reads a property that is a text; absent, it is empty.
func text(props map[string]any, name string) string {
	s, _ := props[name].(string)
	return s
}

// nodeLabel is what a tool shows for a node.
func nodeLabel(n graph.Node) string {
	if name := text(n.Props, "name"); name != "" {
		return name
	}
	return n.ID
}

// edgeLabel is what a tool shows for an edge.
func edgeLabel(e graph.Edge) string {
	if kind := text(e.Props, "kind"); kind != "" {
		return kind
	}
	return strings.ToLower(strings.ReplaceAll(e.Type, "_", " "))
}
