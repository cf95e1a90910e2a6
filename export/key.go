package export

import (
	"strings"

	"rapporteur/graph"
)

// key names a node in an export, where all elements share one space of names.
// It is the node's id, which begins with its label in small letters and a
// colon; a discussion's has no colon. Any other id, which findings of another
// program may have, gets the label in front ("Person:x"), so that no two
// elements have the same name.
func key(r graph.Ref) string {
	if strings.HasPrefix(r.ID, strings.ToLower(r.Label)+":") || r.Label == graph.LabelDiscussion && !strings.Contains(r.ID, ":") {
		return r.ID
	}
	return r.Label + ":" + r.ID
}

// edgeKeys name edges: by their ids, but for one that might name a node.
type edgeKeys map[string]bool

// edgeKeys returns the names of the edges of a source.
func (s Source) edgeKeys() edgeKeys {
	taken := edgeKeys{}
	for _, t := range s.Nodes {
		taken[t.Label], taken[strings.ToLower(t.Label)] = true, true
	}
	return taken
}

func (k edgeKeys) of(e graph.Edge) string {
	if kind, _, ok := strings.Cut(e.ID, ":"); ok && !k[kind] && kind != "Edge" {
		return e.ID
	}
	return "Edge:" + e.ID
}
