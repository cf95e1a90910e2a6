package main

import (
	"encoding/json"
	"html"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"rapporteur/graph/embedded"
	"rapporteur/graph/storetest"
	"rapporteur/internal/consumers"
)

// afterwards looks at the files that the commands of a page have made.
var afterwards = map[string]func(t *testing.T, text string){"analysis.md": lookAtAnalysis}

// queried returns what Cypher of a page gives in the embedded store. That Neo4j
// gives the same is for the tests of graph/neo4j to see.
func queried(t *testing.T, cypher string) string {
	t.Helper()
	s, err := embedded.Open(t.Context(), embedded.Options{Path: "rapporteur.db"})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	return storetest.Query(t, s, cypher, plainWidth)
}

func lookAtAnalysis(t *testing.T, text string) {
	t.Run("picture", func(t *testing.T) {
		picture, err := os.ReadFile("engagement.svg")
		if err != nil {
			t.Fatal(err)
		}
		drawn := html.UnescapeString(string(picture))
		for _, name := range names(t, "rapporteur network person-engagement -p discussion=harbour-workshop -p moderator=out --format json --quiet") {
			if !strings.Contains(drawn, ">"+name+"</text>") {
				t.Errorf("the picture does not name %s", name)
			}
		}
	})
	t.Run("Gephi", func(t *testing.T) {
		said := regexp.MustCompile(`(\d+) nodes and\s+(\d+) edges`).FindStringSubmatch(text)
		if said == nil {
			t.Fatal("the page does not say how many nodes and edges Gephi reports")
		}
		g := consumers.Gephi(t, "engagement.gexf")
		if strconv.Itoa(len(g.Nodes)) != said[1] || strconv.Itoa(len(g.Edges)) != said[2] {
			t.Errorf("Gephi has %d nodes and %d edges, and the page says %s", len(g.Nodes), len(g.Edges), said[0])
		}
		if !g.Directed || !g.Dynamic || len(g.Issues) > 0 {
			t.Errorf("in Gephi, directed is %v, dynamic is %v, issues are %q", g.Directed, g.Dynamic, g.Issues)
		}
		ends := map[[2]string]string{}
		for id, e := range g.Edges {
			pair := [2]string{e.Source, e.Target}
			if other, ok := ends[pair]; ok {
				t.Errorf("Gephi may merge %s and %s", id, other)
			}
			ends[pair] = id
		}
		for id, n := range g.Nodes {
			for _, column := range []string{"community", "betweenness", "Interval"} {
				if n.Attributes[column] == nil {
					t.Errorf("in Gephi, %s has no %s", id, column)
				}
			}
		}
	})
}

// names returns the column name of what a command prints as JSON.
func names(t *testing.T, command string) []string {
	t.Helper()
	out, err := printed(t, command)
	if err != nil {
		t.Fatal(err)
	}
	var rows []struct{ Name string }
	if err := json.Unmarshal([]byte(joined(out)), &rows); err != nil {
		t.Fatal(err)
	}
	if len(rows) == 0 {
		t.Fatalf("%s gives nothing", command)
	}
	var all []string
	for _, r := range rows {
		all = append(all, r.Name)
	}
	return all
}
