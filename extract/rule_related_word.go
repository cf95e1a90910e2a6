package extract

import (
	"sort"
	"strings"

	"rapporteur/discussion"
)

// relatedWord fires on "geopolitical" for geopolitics and "sovereign" for
// sovereignty, and must not on "accounts" for accountability or on "regulated"
// for regulation: a verb tells what is done, not what the talk is about.
var relatedWord = Rule{
	Name: "related-word",
	Doc:  "A word of another class with the root of a concept of one word names that concept.",
	Run: func(p *Pass) error {
		for n := range p.turns {
			t := &p.turns[n]
			for i := range t.tokens {
				k := &t.tokens[i]
				if k.related >= 0 && !k.upper && !k.joins && p.covered[n][i] == "" && !isVerb(k.lower) {
					p.mention(p.fromLexicon(k.related), t, i, i+1, 0.7)
				}
			}
		}
		return nil
	},
}

// isVerb tells whether a word ends as verbs alone do.
func isVerb(lower string) bool {
	for _, end := range []string{"ed", "ing", "ate", "ates", "ise", "ises", "ize", "izes"} {
		if strings.HasSuffix(lower, end) {
			return true
		}
	}
	return false
}

const leastRoot = 6

// suffixes are the derivational endings of English, the longest first.
var suffixes = func() []string {
	s := strings.Fields(`ically atically ically atical ational isation ization izations isations ising izing ised ized ises izes ise ize
		ations ation itions ition ions ion ical ic ics ism ist ists istic ity ty ies acy ats atic at ency ancy encies ent ant
		ence ance ed ing ia ial ially y al ally ly ous e es s ive ively`)
	sort.Slice(s, func(a, b int) bool { return len(s[a]) > len(s[b]) })
	return s
}()

// root is a folded word without its derivational ending, empty where too
// little would be left to tell words apart.
func root(w string) string {
	for _, s := range suffixes {
		if r, ok := strings.CutSuffix(w, s); ok && len(r) >= leastRoot {
			return r
		}
	}
	if len(w) < leastRoot {
		return ""
	}
	return w
}

// conceptRoots leads from the roots of the concepts of one word to their
// entries; a root that two of them share leads to none.
func conceptRoots(l *lexicon) map[string]int {
	roots := map[string]int{}
	for at, e := range l.entries {
		if e.kind != discussion.Concept || strings.ContainsAny(e.name, " -") || strings.ToUpper(e.name) == e.name {
			continue
		}
		r := root(fold(strings.ToLower(e.name)))
		if _, twice := roots[r]; twice || r == "" {
			at = -1
		}
		roots[r] = at
	}
	for r, at := range roots {
		if at < 0 {
			delete(roots, r)
		}
	}
	return roots
}
