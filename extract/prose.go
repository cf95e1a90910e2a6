package extract

import (
	"fmt"
	"sync"

	"github.com/jdkato/prose/v2"
)

// Tagger tags the words of a sentence with the Penn Treebank's parts of speech
// and finds its named entities.
type Tagger interface {
	Tag(sentence string) ([]Tagged, error)
	Entities(sentence string) ([]string, error)
}

// Tagged is a word with its part of speech.
type Tagged struct{ Text, Tag string }

// model is decoded once a process, and only when a rule needs it: that takes a
// quarter of a second.
var model = sync.OnceValue(func() *prose.Model { return prose.ModelFromData("en-v2.0.0") })

// proseTagger is the real [Tagger].
type proseTagger struct{}

// Tag returns the words of a sentence with their parts of speech.
func (proseTagger) Tag(sentence string) ([]Tagged, error) {
	d, err := document(sentence, false)
	if err != nil {
		return nil, err
	}
	tokens := d.Tokens()
	tagged := make([]Tagged, len(tokens))
	for i, k := range tokens {
		tagged[i] = Tagged{k.Text, k.Tag}
	}
	return tagged, nil
}

// Entities returns the named entities of a sentence. Their labels are left
// out: they are often wrong.
func (proseTagger) Entities(sentence string) ([]string, error) {
	d, err := document(sentence, true)
	if err != nil {
		return nil, err
	}
	found := d.Entities()
	names := make([]string, len(found))
	for i, e := range found {
		names[i] = e.Text
	}
	return names, nil
}

// document has prose read a sentence. Splitting into sentences is off: it reads
// its data anew at every call.
func document(sentence string, entities bool) (*prose.Document, error) {
	d, err := prose.NewDocument(sentence, prose.UsingModel(model()), prose.WithSegmentation(false), prose.WithExtraction(entities))
	if err != nil {
		return nil, fmt.Errorf("tagging %q: %w", sentence, err)
	}
	return d, nil
}
