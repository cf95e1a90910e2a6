package export_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rapporteur/export"
	"rapporteur/graph"
	"rapporteur/internal/consumers"
)

// linkedData is what two processors make of a document. Found has, by a
// finding's id, the words of the quote, those that stand at its place in the
// turn, and what it states.
type linkedData struct {
	Quads, Triples, Blank int
	Nodes                 map[string]string
	Found                 map[string][]string
}

// readLinked has the document read without a network: its context stands
// inside.
const readLinked = `
import json, sys, rdflib
from pyld import jsonld
def refuse(url, options):
    raise Exception("the network is asked for " + url)
document = json.load(open(sys.argv[1], encoding="utf-8"))
options = {"documentLoader": refuse}
quads = jsonld.to_rdf(jsonld.expand(document, options), {"format": "application/n-quads", **options})
g = rdflib.Graph().parse(sys.argv[1], format="json-ld")
own, oa, schema = (rdflib.Namespace(n) for n in ("urn:rapporteur:term:", "http://www.w3.org/ns/oa#", "https://schema.org/"))
text = {turn: str(t) for turn, t in g.subject_objects(schema.text)}
nodes = {}
for id, name in g.subject_objects(schema.name):
    if str(name) != "" and (id, rdflib.RDF.type, rdflib.URIRef("http://www.w3.org/ns/prov#Activity")) not in g or (id, rdflib.RDF.type, own.Discussion) in g:
        nodes[str(id)] = str(name)
found = {}
for id in g.subjects(rdflib.RDF.type, oa.Annotation):
    target = g.value(id, oa.hasTarget)
    said = [str(g.value(id, rdflib.RDF[p])) for p in ("subject", "predicate", "object")]
    assert (rdflib.URIRef(said[0]), rdflib.URIRef(said[1]), rdflib.URIRef(said[2])) in g
    quote = at = ""
    for selector in g.objects(target, oa.hasSelector):
        start = g.value(selector, oa.start)
        if start is not None:
            at = text[g.value(target, oa.hasSource)][int(start):int(g.value(selector, oa.end))]
        else:
            quote = str(g.value(selector, oa.exact))
    found[str(id)] = [quote, at]
json.dump({"quads": quads.count("\n"), "triples": len(g), "blank": quads.count("_:b"), "nodes": nodes, "found": found}, sys.stdout)`

func readJSONLD(t testing.TB, s export.Source) linkedData {
	t.Helper()
	var got linkedData
	if err := json.Unmarshal(consumers.Script(t, readLinked, written(t, "jsonld", s)), &got); err != nil {
		t.Fatal(err)
	}
	return got
}

func TestProcessorsReadJSONLD(t *testing.T) {
	s := fixture(t)
	got := readJSONLD(t, s)
	if got.Quads != got.Triples || got.Blank > 0 {
		t.Errorf("one processor has %d quads, the other %d, and %d blank nodes", got.Quads, got.Triples, got.Blank)
	}
	all := elements(t, s)
	names := map[string]int{}
	for _, n := range all.Nodes {
		names[n.Props["name"].(string)]++
	}
	for _, name := range got.Nodes {
		names[name]--
	}
	for name, n := range names {
		if n != 0 {
			t.Errorf("the name %q stands there %d times too few", name, n)
		}
	}
	want := map[string][]string{}
	for _, e := range all.Edges {
		if e.Type == graph.HasTurn {
			continue
		}
		quote := e.Props["quote"].(string)
		if e.Type == graph.Spoke {
			quote = "" // the label, which stands outside the text
		}
		want["urn:rapporteur:"+e.ID] = []string{quote, quote}
	}
	if diff := cmp.Diff(want, got.Found); diff != "" {
		t.Errorf("the evidence, -want +got:\n%s", diff)
	}
}
