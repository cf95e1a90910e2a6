//go:build cgo

package embedded

import (
	"fmt"
	"strings"

	"rapporteur/graph"
)

// columnTypes are the engine's names of the types of properties.
var columnTypes = map[graph.Type]string{
	graph.String: "STRING", graph.Int: "INT64", graph.Float: "DOUBLE", graph.Strings: "STRING[]",
}

// schema returns the statements that make the tables of an empty database.
func schema() []string {
	var all []string
	for _, t := range graph.NodeTypes {
		all = append(all, fmt.Sprintf("CREATE NODE TABLE `%s`(`id` STRING, %s, PRIMARY KEY(`id`))", t.Label, columns(t.Props)))
	}
	for _, t := range graph.EdgeTypes {
		var ends []string
		for _, e := range t.Ends {
			ends = append(ends, fmt.Sprintf("FROM `%s` TO `%s`", e[0], e[1]))
		}
		all = append(all, fmt.Sprintf("CREATE REL TABLE `%s`(%s, `id` STRING, %s)", t.Name, strings.Join(ends, ", "), columns(t.Props)))
	}
	return all
}

func columns(props []graph.Property) string {
	var all []string
	for _, p := range props {
		all = append(all, fmt.Sprintf("`%s` %s", p.Name, columnTypes[p.Type]))
	}
	return strings.Join(all, ", ")
}
