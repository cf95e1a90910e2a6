package extract

import (
	"embed"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"

	"rapporteur/discussion"
)

//go:embed lexicon/*.yaml
var lexiconFiles embed.FS

// lexicon is what the rules know beforehand: organisations and concepts with
// the forms of their names, given names, nicknames and places.
type lexicon struct {
	entries []entry
	byID    map[string]int
	// phrases finds the forms of names in running text.
	phrases *trie
	// given holds folded given names; true for those that are words as well.
	given map[string]bool
	// nicknames leads from a folded form to the folded names that it stands for.
	nicknames map[string][]string
	// places holds each place as its folded words joined by blanks.
	places map[string]bool
	// bodies leads from the acronyms of organisations that are no businesses to
	// their ids; it is made when first needed.
	bodies func() map[string]string
	// near finds names that are not quite the lexicon's.
	near *nearIndex
	// roots leads from the roots of the concepts of one word to their entries,
	// deeds from the roots of verbs to the concepts whose names have their nouns.
	roots map[string]int
	deeds map[string][]deed
	// words holds the spellings of the names, for those who fill an index.
	words *vocabulary
}

// entry is an organisation or a concept of a lexicon.
type entry struct {
	id, kind, name string
	aliases        []string
	acronyms       []string
	// group is the stakeholder group, parent the id of the organisation that an
	// organisation is part of; either may be empty.
	group, parent string
}

// builtin is the lexicon of the program, read once a process when first needed.
var builtin = sync.OnceValues(func() (*lexicon, error) {
	files, err := builtinFiles()
	if err != nil {
		return nil, err
	}
	return readLexicon(files)
})

// builtinFiles returns the files of the program's lexicon.
func builtinFiles() ([]lexiconSource, error) {
	names, err := lexiconFiles.ReadDir("lexicon")
	if err != nil {
		return nil, err
	}
	files := make([]lexiconSource, len(names))
	for i, n := range names {
		files[i].path = n.Name()
		if files[i].data, err = lexiconFiles.ReadFile("lexicon/" + n.Name()); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// readLexicon makes a lexicon of files, of which later ones extend the others.
// They are parsed side by side.
func readLexicon(files []lexiconSource) (*lexicon, error) {
	docs := make([]yaml.Node, len(files))
	errs := make([]error, len(files))
	var parsing sync.WaitGroup
	for i, f := range files {
		parsing.Go(func() { errs[i] = yaml.Unmarshal(f.data, &docs[i]) })
	}
	parsing.Wait()
	l := newLexicon()
	for i, f := range files {
		if err := l.add(f.path, &docs[i], errs[i]); err != nil {
			return nil, err
		}
	}
	l.near, l.roots, l.deeds = newNearIndex(l), conceptRoots(l), deverbal(l)
	return l, nil
}

func newLexicon() *lexicon {
	l := &lexicon{
		byID: map[string]int{}, phrases: newTrie(), given: map[string]bool{},
		nicknames: map[string][]string{}, places: map[string]bool{}, words: newVocabulary(nil),
	}
	l.bodies = sync.OnceValue(func() map[string]string { return acronymsOfBodies(l) })
	return l
}

func acronymsOfBodies(l *lexicon) map[string]string {
	m := map[string]string{}
	for _, e := range l.entries {
		if e.kind == discussion.Organisation && e.group != "business" {
			for _, a := range e.acronyms {
				m[a] = e.id
			}
		}
	}
	return m
}

// userFiles reads the lexicon files of a user.
func userFiles(paths []string) ([]lexiconSource, error) {
	var files []lexiconSource
	for _, p := range paths {
		data, err := os.ReadFile(p)
		if err != nil {
			return nil, fmt.Errorf("reading the lexicon: %w", err)
		}
		files = append(files, lexiconSource{p, data})
	}
	return files, nil
}

// addPlace remembers a place by its folded words.
func (l *lexicon) addPlace(name string) {
	l.places[placeKey(name)] = true
}

// placeKey is the folded words of a place, a hyphen taken as a blank.
func placeKey(name string) string {
	return strings.Join(strings.FieldsFunc(fold(strings.ToLower(name)), func(r rune) bool { return r == ' ' || isHyphen(r) }), " ")
}

// isPlace tells whether the folded words, joined by blanks, name a place.
func (l *lexicon) isPlace(words string) bool { return l.places[words] }

func (l *lexicon) addNicknames(n *yaml.Node) error {
	var e lexiconEntry
	if err := strictly(n, []string{"name", "forms"}, "an entry", &e); err != nil {
		return err
	}
	if strings.TrimSpace(e.Name) == "" {
		return mistake(n, "the entry has no name")
	}
	name := fold(strings.ToLower(e.Name))
	for _, f := range e.Forms {
		f = fold(strings.ToLower(f))
		l.nicknames[f] = append(l.nicknames[f], name)
	}
	return nil
}

// addEntry adds an organisation or a concept, or extends the one of its id.
func (l *lexicon) addEntry(kind string, g lexiconGroup, n *yaml.Node) error {
	var e lexiconEntry
	if err := strictly(n, entryKeys, "an entry", &e); err != nil {
		return err
	}
	if strings.TrimSpace(e.Name) == "" {
		return mistake(n, "the entry has no name")
	}
	if err := checkStakeholder(n, e.Stakeholder); err != nil {
		return err
	}
	have := l.entry(kind, e)
	x := &l.entries[have]
	if s := firstOf(e.Stakeholder, g.Stakeholder); s != "" {
		x.group = s
	}
	if e.Parent != "" {
		x.parent = kind + ":" + slug(e.Parent)
	}
	x.acronyms = appendAllNew(x.acronyms, e.Acronyms)
	for _, s := range slices.Concat(e.Acronyms, e.Aliases, e.Variants) {
		if s != x.name {
			x.aliases = appendNew(x.aliases, s)
		}
	}
	for _, s := range slices.Concat([]string{e.Name}, e.Aliases, e.Variants) {
		l.phrases.add(s, form{entry: have, common: e.Common || g.Common}, l.words)
	}
	for _, s := range e.Acronyms {
		l.phrases.add(s, form{entry: have, acronym: true}, l.words)
	}
	return nil
}

// entry returns the index of the entry of the id that a file gives or implies:
// an organisation's first acronym, else the name.
func (l *lexicon) entry(kind string, e lexiconEntry) int {
	id := firstOf(e.ID, e.Name)
	if e.ID == "" && kind == discussion.Organisation && len(e.Acronyms) > 0 {
		id = e.Acronyms[0]
	}
	id = kind + ":" + slug(id)
	at, known := l.byID[id]
	if !known {
		at = len(l.entries)
		l.byID[id] = at
		l.entries = append(l.entries, entry{id: id, kind: kind, name: e.Name})
	}
	return at
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func appendAllNew(list, more []string) []string {
	for _, s := range more {
		list = appendNew(list, s)
	}
	return list
}
