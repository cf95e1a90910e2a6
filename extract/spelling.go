package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// spelling is a word, a number or a mark as it is written, with all that it
// tells by itself. Tokens that are written alike share one.
type spelling struct {
	text string
	// lower is the word in lower case, with straight apostrophes; folded is
	// that without accents, apostrophes and full stops.
	lower, folded string
	// stem is the word without accents, in American spelling and without its
	// inflection; words of one stem count as the same.
	stem string
	// word is false for punctuation; capital and upper tell how it is written:
	// with a capital first, and in two or more capitals throughout.
	word, capital, upper bool
	// links is true for a hyphen and a slash.
	links bool
	// stemNumber tells its stem from the others of the vocabulary.
	stemNumber int32
	// times counts how often it stands in the discussion at hand.
	times int
	// function is a word of functionWords, content one that isContent tells,
	// topic one that may carry a topic, term one that may be part of a term.
	function, content, topic, term bool
	// asked are the sets of words of phrases that it is in.
	asked numbers
	known
}

// known is what the lexicon says of a word.
type known struct {
	// key is the word's key in tries; forms holds the forms of names that begin
	// with it, nil where none does.
	key   string
	forms *trie
	// near is the number of its stem in the index of names, 0 for none.
	near uint32
	// deeds are the concepts whose names have the verb's noun, and related is
	// the entry of the concept of one word with its root, -1 for none.
	deeds   []deed
	related int
}

// vocabulary holds the spellings that were met: a meeting repeats its words,
// and so do meetings of one field. It serves one goroutine at a time, and lends
// the memory of tokens, which are done with when a discussion is.
type vocabulary struct {
	lexicon *lexicon
	met     map[string]*spelling
	stems   map[string]int32
	// places numbers the stems of the discussion at hand, from 1, and inPlace
	// are those that have a number there.
	places  []int32
	inPlace []int32
	// here are the spellings of the discussion at hand.
	here []*spelling
	row  []token // for cut and lend
	// chunks are the memory of tokens that is lent to the discussion at hand,
	// all full but for the last of the first used.
	chunks [][]token
	used   int
}

// mostWords and mostChunks are how many spellings are kept from one discussion
// to the next, and how many chunks of memory, of so many tokens each.
const (
	mostWords   = 1 << 16
	mostChunks  = 16
	chunkTokens = 1 << 14
)

// newVocabulary returns an empty vocabulary. Without a lexicon its words know
// nothing of one.
func newVocabulary(l *lexicon) *vocabulary {
	return &vocabulary{lexicon: l, met: map[string]*spelling{}, stems: map[string]int32{}}
}

// begin makes the vocabulary ready for another discussion. It forgets its
// spellings when they have become many.
func (v *vocabulary) begin() {
	for _, k := range v.here {
		k.times = 0
	}
	for _, n := range v.inPlace {
		v.places[n] = 0
	}
	v.here, v.inPlace = v.here[:0], v.inPlace[:0]
	if len(v.chunks) > mostChunks {
		v.chunks = slices.Clone(v.chunks[:mostChunks])
	}
	for i := range v.chunks {
		v.chunks[i] = v.chunks[i][:0]
	}
	v.used = min(1, len(v.chunks))
	if cap(v.row) > chunkTokens {
		v.row = nil
	}
	if len(v.met) > mostWords {
		clear(v.met)
		clear(v.stems)
		v.places = nil
	}
}

// place returns the number, from 0, of a stem in the discussion at hand: the
// next one where it has none.
func (v *vocabulary) place(stem int32) int32 {
	if int(stem) >= len(v.places) {
		v.places = append(v.places, make([]int32, len(v.stems)-len(v.places))...)
	}
	if v.places[stem] == 0 {
		v.inPlace = append(v.inPlace, stem)
		v.places[stem] = int32(len(v.inPlace))
	}
	return v.places[stem] - 1
}

// placed does so for a stem that may have none.
func (v *vocabulary) placed(stem string) (int32, bool) {
	n, ok := v.stems[stem]
	if !ok || int(n) >= len(v.places) || v.places[n] == 0 {
		return 0, false
	}
	return v.places[n] - 1, true
}

// lend splits a text into tokens, which stand until another discussion begins.
func (v *vocabulary) lend(text string) []token {
	row := v.cut(text)
	if len(row) > chunkTokens/4 {
		return slices.Clone(row)
	}
	if v.used == 0 || len(v.chunks[v.used-1])+len(row) > chunkTokens {
		if v.used == len(v.chunks) {
			v.chunks = append(v.chunks, make([]token, 0, chunkTokens))
		}
		v.used++
	}
	chunk := &v.chunks[v.used-1]
	from := len(*chunk)
	*chunk = append(*chunk, row...)
	return slices.Clip((*chunk)[from:])
}

// spelling returns what a text, one token long, tells by itself.
func (v *vocabulary) spelling(text string) *spelling {
	k := v.met[text]
	if k == nil {
		k = v.meet(text)
	}
	if k.times == 0 {
		v.here = append(v.here, k)
	}
	k.times++
	return k
}

// cut splits a name into tokens, which stand until the next is cut.
func (v *vocabulary) cut(text string) []token {
	v.row = tokens(v.row[:0], text, v)
	return v.row
}

// meet makes a spelling that is new to the vocabulary.
func (v *vocabulary) meet(text string) *spelling {
	k := newSpelling(strings.Clone(text))
	v.met[k.text] = k
	n, ok := v.stems[k.stem]
	if !ok {
		n = int32(len(v.stems))
		v.stems[k.stem] = n
	}
	k.stemNumber = n
	if v.lexicon != nil && k.word {
		v.lexicon.tell(k)
	}
	return k
}

func newSpelling(text string) *spelling {
	k := &spelling{text: text, lower: text}
	r, n := utf8.DecodeRuneInString(text)
	k.word = wordRune(r)
	k.links = isHyphen(r) || r == '/'
	switch {
	case k.word:
		k.lower = strings.ReplaceAll(strings.ToLower(text), "’", "'")
		k.stem = stem(k.lower)
		k.capital = unicode.IsUpper(r)
		k.upper = k.capital && len(text) > n && strings.ToUpper(text) == text
	case isApostrophe(r) && len(text) > n:
		k.lower = "'s"
	}
	k.folded = fold(k.lower)
	k.key = trieKey(k)
	k.related = -1
	k.function = functionWords[k.lower]
	k.content = k.word && k.lower != "s" && (ordinals[k.lower] || !k.function && !linkingWords[k.lower])
	k.topic = k.word && len(k.stem) > 2 && !k.function
	k.term = mayBeTerm(k)
	k.asked = asked.of[k.lower]
	return k
}

// tell notes what the lexicon says of a word.
func (l *lexicon) tell(k *spelling) {
	k.forms = l.phrases.next[k.key]
	k.near = l.near.stems[k.stem]
	if len(k.lower) < leastRoot {
		return
	}
	r := root(k.folded)
	k.deeds = l.deeds[r]
	if at, ok := l.roots[r]; ok {
		k.related = at
	}
}
