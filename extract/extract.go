// Package extract finds in a discussion who speaks, which persons,
// organisations and concepts are named, and who replies to and engages with
// whom. Every finding names its rule and the words that show it.
package extract

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"sync"

	"rapporteur/discussion"
	"rapporteur/internal/nearest"
)

// version is part of every digest; it changes when the rules find other things.
const version = "1"

// Options are the settings of an extraction.
type Options struct {
	// Lexicons are the paths of lexicon files that extend the program's own.
	Lexicons []string
	// Same lists groups of names of one person each; the first is the name kept.
	Same [][]string
	// Different lists groups of names that look alike and are not one person.
	Different [][]string
	// Without names rules that do not run, to see what they are worth.
	Without []string
	// Tagger tags the words of a sentence; nil stands for prose.
	Tagger Tagger
}

// Extractor runs the rules. It may be used by several goroutines at once.
type Extractor struct {
	options Options
	lexicon func() (*lexicon, error)
	tagger  Tagger
	stamp   string
	// words holds the vocabularies that no discussion uses at present.
	words sync.Pool
}

// New reads the lexicons; an error names the file and the line.
func New(o Options) (*Extractor, error) {
	if err := validate(Rules); err != nil {
		return nil, err
	}
	for _, name := range o.Without {
		if !slices.ContainsFunc(Rules, func(r Rule) bool { return r.Name == name }) {
			return nil, fmt.Errorf("there is no rule %q%s", name, nearest.Hint(name, ruleNames()))
		}
	}
	files, err := builtinFiles()
	if err != nil {
		return nil, err
	}
	users, err := userFiles(o.Lexicons)
	if err != nil {
		return nil, err
	}
	files = append(files, users...)
	x := &Extractor{options: o, lexicon: builtin, tagger: o.Tagger}
	if len(users) > 0 {
		l, err := readLexicon(files)
		if err != nil {
			return nil, err
		}
		x.lexicon = func() (*lexicon, error) { return l, nil }
	}
	if x.tagger == nil {
		x.tagger = proseTagger{}
	}
	h := sha256.New()
	fmt.Fprintf(h, "%s\n%q\n%q\n%q\n", version, o.Same, o.Different, o.Without)
	for _, f := range files {
		h.Write([]byte(f.path))
		h.Write(f.data)
	}
	x.stamp = hex.EncodeToString(h.Sum(nil))
	return x, nil
}

// Prepare reads, in the background, what the first Run would read: it is for who
// knows that there is something to run on.
func (x *Extractor) Prepare() {
	go func() { _, _ = x.lexicon() }() // Run returns the error
}

// Digest returns a hexadecimal SHA-256 of all that the findings of a file
// depend on: its bytes, the input format asked for (empty: recognised), the id,
// the lexicons, the settings and the version of the rules.
func (x *Extractor) Digest(data []byte, format, id string) string {
	h := sha256.New()
	fmt.Fprintf(h, "%s\n%q\n%q\n", x.stamp, format, id)
	h.Write(data)
	return hex.EncodeToString(h.Sum(nil))
}

// Run applies the rules, in the order of [Rules], to a discussion. Errors
// are those of the context and of the tagger.
func (x *Extractor) Run(ctx context.Context, d discussion.Discussion) (discussion.Findings, error) {
	words, ok := x.words.Get().(*vocabulary)
	if !ok {
		l, err := x.lexicon()
		if err != nil {
			return discussion.Findings{}, err
		}
		words = newVocabulary(l)
	}
	defer x.words.Put(words)
	p := newPass(d, x, words)
	for _, r := range Rules {
		if err := ctx.Err(); err != nil {
			return discussion.Findings{}, err
		}
		if slices.Contains(x.options.Without, r.Name) {
			continue
		}
		p.rule = r.Name
		if err := r.Run(p); err != nil {
			return discussion.Findings{}, fmt.Errorf("rule %s on %s: %w", r.Name, d.ID, err)
		}
	}
	return p.findings(), nil
}

// slug makes the part of an id after the kind: letters and digits of any
// script in lower case, runs of anything else as one hyphen.
func slug(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(name) {
		switch {
		case wordRune(r):
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
		case isApostrophe(r):
		default:
			gap = true
		}
	}
	return b.String()
}

// compareSpans orders findings by place.
func compareSpans(a, b discussion.Span) int {
	return slices.Compare([]int{a.Turn, a.Start, a.End}, []int{b.Turn, b.Start, b.End})
}
