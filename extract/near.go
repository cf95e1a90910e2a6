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
}

// nearForm is a form of an organisation's name by its content words.
type nearForm struct {
	entry        int
	words, stems []string
	// head is the index of the word that says what the organisation is.
	head int
	// alone says that no other organisation's name begins with the words before
	// the last, which are three or more and tell what it is.
	alone bool
}

func newNearIndex(l *lexicon) *nearIndex {
	x := &nearIndex{stems: map[string]uint32{}, pairs: map[uint64][]int32{}}
	seen := map[string]bool{}
	for n := range l.entries {
		e := &l.entries[n]
		if e.kind != discussion.Organisation {
			continue
		}
		for _, text := range append([]string{e.name}, e.aliases...) {
			if !seen[text] {
				seen[text] = true
				x.add(n, text, l.words)
			}
		}
	}
	x.tellApart()
	return x
}

// tellApart finds the forms that are alone with their beginning.
func (x *nearIndex) tellApart() {
	const several = -1
	begins := map[string]int{} // the entry, or several, whose names go on so
	for i := range x.forms {
		f := &x.forms[i]
		for n := 3; n <= len(f.stems); n++ {
			old, known := begins[f.beginning(n)]
			if known && old != f.entry {
				begins[f.beginning(n)] = several
			} else {
				begins[f.beginning(n)] = f.entry
			}
		}
	}
	for i := range x.forms {
		f := &x.forms[i]
		last := len(f.stems) - 1
		f.alone = last >= 3 && f.head < last && begins[f.beginning(last)] == f.entry
	}
}

func (x *nearIndex) add(entry int, text string, v *vocabulary) {
	f := nearForm{entry: entry}
	cut := v.cut(text)
	for i := range cut {
		k := &cut[i]
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
	for i := range f.stems {
		for _, j := range []int{i + 1, i + 2} {
			if j < len(f.stems) {
				key := pairKey(x.number(f.stems[i]), x.number(f.stems[j]))
				x.pairs[key] = append(x.pairs[key], id)
			}
		}
	}
}

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
func isContent(k *token) bool { return k.content }

// ordinals tell one committee from another.
var ordinals = set("first second third fourth fifth sixth")
