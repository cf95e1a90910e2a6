package extract

import "strings"

// trie finds the forms of names: whole words by their stems, with hyphens,
// slashes and full stops inside them passed over.
type trie struct {
	next  map[string]*trie
	forms []form
}

// form is one way in which a name of the lexicon is written.
type form struct {
	entry int
	// acronym forms match only in the letters as they stand.
	acronym bool
	// common forms are words as well: they count only with a capital.
	common bool
	// text is the form as the lexicon has it.
	text string
	// words counts the words of the form.
	words int
}

func newTrie() *trie { return &trie{} }

// prefixes are written apart, with a hyphen or together.
var prefixes = []string{"multi", "non", "cyber", "inter", "anti"}

// add enters a form, without "the" before it, in each way in which its hyphens
// and prefixes may be written. A form without a word is passed over.
func (t *trie) add(text string, f form, v *vocabulary) {
	f.text = text
	var words []string
	var joined []bool // joined[i]: a hyphen stands between words i and i+1
	k := v.cut(text)
	for i := range k {
		switch {
		case k[i].word:
			words = append(words, k[i].lower)
			joined = append(joined, i+1 < len(k) && k[i+1].joins)
		case k[i].text == "&":
			words, joined = append(words, "and"), append(joined, false)
		}
	}
	if len(words) > 1 && words[0] == "the" {
		words, joined = words[1:], joined[1:]
	}
	if len(words) == 0 {
		return
	}
	f.words = len(words)
	for _, w := range writings(words, joined, f.acronym) {
		t.enter(w, f, v)
	}
}

func (t *trie) enter(words []string, f form, v *vocabulary) {
	node := t
	for _, w := range words {
		w = v.spelling(w).stem
		child := node.next[w]
		if child == nil {
			child = newTrie()
			if node.next == nil {
				node.next = map[string]*trie{}
			}
			node.next[w] = child
		}
		node = child
	}
	for _, g := range node.forms {
		if g.entry == f.entry && g.acronym == f.acronym && (!f.acronym || g.text == f.text) {
			return
		}
	}
	node.forms = append(node.forms, f)
}

// writings lists the ways in which the words may stand: hyphened words as two
// or as one, words with a prefix likewise, "of" with "the" behind it.
func writings(words []string, joined []bool, acronym bool) [][]string {
	all := [][]string{words}
	if acronym {
		return all
	}
	for i := range words {
		if joined[i] && i+1 < len(words) {
			w := append(append([]string{}, words[:i]...), words[i]+words[i+1])
			all = append(all, append(w, words[i+2:]...))
		}
		for _, p := range prefixes {
			rest := strings.TrimPrefix(words[i], p)
			if rest == words[i] || len(rest) < 5 {
				continue
			}
			w := append(append([]string{}, words[:i]...), p, rest)
			all = append(all, append(w, words[i+1:]...))
		}
		if words[i] == "of" && i > 0 && i+1 < len(words) && words[i+1] != "the" {
			w := append(append([]string{}, words[:i+1]...), "the")
			all = append(all, append(w, words[i+1:]...))
		}
	}
	return all
}

// find calls found for every form that begins at token i, with the token
// behind its end.
func (t *trie) find(tokens []token, i int, found func(form, int)) {
	for node, j := t, i; j < len(tokens); j++ {
		k := &tokens[j]
		switch {
		case k.word:
			if j+2 < len(tokens) && tokens[j+1].joins {
				node.findJoined(tokens, j, found)
			}
			node = node.next[k.key]
		case j > i && k.text == "&":
			node = node.next["and"]
		case j == i || !insideWord(tokens, j):
			return
		default:
			continue
		}
		if node == nil {
			return
		}
		for _, f := range node.forms {
			found(f, j+1)
		}
	}
}

// findJoined goes on with the words on both sides of a hyphen taken as one.
func (t *trie) findJoined(tokens []token, j int, found func(form, int)) {
	node := t.next[stem(tokens[j].lower+tokens[j+2].lower)]
	if node == nil {
		return
	}
	for _, f := range node.forms {
		found(f, j+3)
	}
	if j+3 < len(tokens) {
		node.find(tokens, j+3, found)
	}
}

// trieKey is the stem of a word; the plural s of an acronym (APIs) is left out
// whatever letter stands before it.
func trieKey(k *spelling) string {
	if k.capital && pluralAcronym(k.text) {
		return stem(k.lower[:len(k.lower)-1])
	}
	return k.stem
}

// pluralAcronym tells whether the word is capitals with an s behind.
func pluralAcronym(text string) bool {
	n := len(text)
	return n > 2 && text[n-1] == 's' && text[n-2] >= 'A' && text[n-2] <= 'Z' && text[0] >= 'A' && text[0] <= 'Z'
}

// insideWord tells whether the mark at token j joins what stands on both sides
// of it: a hyphen, slash or full stop without blanks, or the apostrophe of a
// possessive.
func insideWord(tokens []token, j int) bool {
	k := &tokens[j]
	if k.joins {
		return true
	}
	if j == 0 || j+1 >= len(tokens) || tokens[j-1].end != k.start || !tokens[j+1].word {
		return false
	}
	switch k.text {
	case "'", "’":
		return true
	case ".":
		return k.end == tokens[j+1].start
	}
	return false
}
