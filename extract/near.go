package extract

import (
	"strings"

	"rapporteur/discussion"
)

// nearIndex finds names of organisations that are written not quite as the
// lexicon has them. It knows each form of three content words or more by pairs
// of words that stand together in it.
type nearIndex struct {
	forms []nearForm
	// stems numbers the stems of the forms' content words; pairs leads from two
	// of them to the forms that have both, one behind the other or with one
	// word between.
	stems map[string]uint32
	pairs map[uint64][]int32
	// begins leads from the first content words of names, three or more, to the
	// entry that goes on so; several where names of more than one do.
	begins map[string]int
}

// nearForm is a form of an organisation's name by its content words.
type nearForm struct {
	entry        int
	words, stems []string
	// head is the index of the word that says what the organisation is.
	head int
}

func newNearIndex(l *lexicon) *nearIndex {
	x := &nearIndex{stems: map[string]uint32{}, pairs: map[uint64][]int32{}, begins: map[string]int{}}
	seen := map[string]bool{}
	for n := range l.entries {
		e := &l.entries[n]
		if e.kind != discussion.Organisation {
			continue
		}
		for _, text := range append([]string{e.name}, e.aliases...) {
			if !seen[text] {
				seen[text] = true
				x.add(n, text)
			}
		}
	}
	return x
}

func (x *nearIndex) add(entry int, text string) {
	f := nearForm{entry: entry}
	t := newTurn(0, text, newStemmer())
	for i := range t.tokens {
		k := &t.tokens[i]
		switch {
		case isContent(k):
			f.words, f.stems = append(f.words, fold(k.lower)), append(f.stems, k.stem)
		case f.head == 0 && (k.lower == "of" || k.lower == "for" || k.lower == "on"):
			f.head = len(f.words)
		}
	}
	if f.head == 0 {
		f.head = len(f.words)
	}
	f.head--
	if len(f.words) < 3 {
		return
	}
	id := int32(len(x.forms))
	x.forms = append(x.forms, f)
	for n := 3; n <= len(f.stems); n++ {
		if old, ok := x.begins[f.beginning(n)]; ok && old != entry {
			entry = several
		}
		x.begins[f.beginning(n)] = entry
		entry = f.entry
	}
	for i := range f.stems {
		for _, j := range []int{i + 1, i + 2} {
			if j < len(f.stems) {
				key := pairKey(x.number(f.stems[i]), x.number(f.stems[j]))
				x.pairs[key] = append(x.pairs[key], id)
			}
		}
	}
}

// several stands for more than one entry.
const several = -1

// beginning is the first n content words of a form.
func (f *nearForm) beginning(n int) string { return strings.Join(f.stems[:n], " ") }

// number returns the number of a stem, from 1.
func (x *nearIndex) number(stem string) uint32 {
	n, ok := x.stems[stem]
	if !ok {
		n = uint32(len(x.stems) + 1)
		x.stems[stem] = n
	}
	return n
}

func pairKey(a, b uint32) uint64 { return uint64(a)<<32 | uint64(b) }

// isContent tells whether a token is a word with a meaning of its own.
func isContent(k *token) bool {
	return k.word && k.lower != "s" && (ordinals[k.lower] || !functionWords[k.lower] && !linkingWords[k.lower])
}

// ordinals tell one committee from another.
var ordinals = set("first second third fourth fifth sixth")
