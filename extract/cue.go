package extract

import "strings"

// cue is a row of words after which the name of an organisation stands.
type cue struct {
	words []map[string]bool
	score float64
	// list says that several names may follow.
	list bool
}

// cuesBefore are the cues by their last word. Each line is a row of
// words, "|" between those of which one will do; "the" may follow it.
var cuesBefore = cues(0.8, false,
	"work|works|worked|working for|at",
	"on behalf of",
	"represent|represents|representing|represented",
	"i'm|we're|he's|she's|they're from|with",
	"i am from|with",
	"we|they are from|with",
	"he|she|who is from|with",
	"company|startup|firm|organisation|organization|vendor|bank|agency|foundation called|named",
	"here from|for",
	"we|us at",
	"i'm here for", "i am here for", "in the chair for",
	"my|our organisation|organization|company|employer|institution ,",
	"employed|hired by|at",
	"colleague|colleagues|folks|team|people|friends|everyone|everybody|staff|engineers|researchers at",
	"colleague|colleagues from",
	"subsidiary|subsidiaries|acquisition|merger|shareholders|employees|customers|owner|owners of",
	"acquire|acquires|acquired|acquiring",
	"owned|funded|backed|bought|acquired|operated by",
	"partnership|partnerships|partnered|partnering|merger|merged|collaboration|collaborating|contract|venture with",
	"filing|filings|filed|registered|listed with",
	"competitor|competitors|rival|rivals|supplier|suppliers|partner|customer|client",
	"headquarters|offices of",
).and(cues(0.8, true,
	plural+" such as", plural+" like", plural+" including", plural+" , such as", plural+" , like", plural+" , including",
))

// plural are the words for several organisations, before a list of them.
const plural = "companies|firms|customers|clients|vendors|competitors|partners|organisations|organizations|operators|" +
	"providers|banks|brands|retailers|airlines|carriers|corporations|startups|giants|institutions|agencies|players|" +
	"manufacturers|publishers|businesses|ngos|suppliers|investors|employers|distributors|entities"

type cueIndex map[string][]*cue

func cues(score float64, list bool, lines ...string) cueIndex {
	index := cueIndex{}
	for _, line := range lines {
		c := &cue{score: score, list: list}
		for _, f := range strings.Fields(line) {
			c.words = append(c.words, set(strings.ReplaceAll(f, "|", " ")))
		}
		for w := range c.words[len(c.words)-1] {
			index[w] = append(index[w], c)
		}
	}
	return index
}

func (x cueIndex) and(y cueIndex) cueIndex {
	for w, list := range y {
		x[w] = append(x[w], list...)
	}
	return x
}

// officeCue is the cue of a role in lower case: "chairman of Oakridge".
var officeCue = cue{score: scoreOffice}

// cueBefore returns the cue that ends before token i, nil where there
// is none.
func cueBefore(t *turn, i int) *cue {
	k := i - 1
	if k >= 0 && t.tokens[k].lower == "the" {
		k--
	}
	if k < 0 {
		return nil
	}
	for _, c := range cuesBefore[t.tokens[k].lower] {
		if c.endsAt(t, k) {
			return c
		}
	}
	if k > 0 && belongs[t.tokens[k].lower] && roleWords[fold(t.tokens[k-1].lower)] || officeBefore(t, k) {
		return &officeCue
	}
	return nil
}

// officeBefore tells whether an office and its subject stand before "at", "with" or
// "for" at token k: "head of public policy for", "director of spectrum at".
func officeBefore(t *turn, k int) bool {
	if w := t.tokens[k].lower; w != "at" && w != "with" && w != "for" || w == "for" && k+1 < len(t.tokens) && t.tokens[k+1].upper {
		return false
	}
	for n := k - 1; n > 0 && k-n < 6 && t.tokens[n].sentence == t.tokens[k].sentence; n-- {
		switch w := t.tokens[n].lower; {
		case w == "of" || w == "for":
			return n < k-1 && roleWords[fold(t.tokens[n-1].lower)]
		case w == "and" || w == "the":
		case !t.tokens[n].word || functionWords[w]:
			return false
		}
	}
	return false
}

func (c *cue) endsAt(t *turn, k int) bool {
	n := len(c.words)
	if k+1 < n || t.tokens[k+1-n].sentence != t.tokens[k].sentence {
		return false
	}
	for x, alternatives := range c.words {
		if !alternatives[t.tokens[k+1-n+x].lower] {
			return false
		}
	}
	return true
}
