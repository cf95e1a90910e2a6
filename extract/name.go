package extract

import (
	"strings"
	"unicode"

	"rapporteur/discussion"
)

// markNames finds where names of persons may stand in a turn: runs of words
// with a capital that are given names, names of people known, or at least no
// ordinary words. names[i] is the end of the name that begins at token i.
func (p *Pass) markNames(t *turn) {
	if t.names == nil {
		t.names = make([]int, len(t.tokens))
	}
	clear(t.names)
	clear(t.named)
	end := 0
	for _, i := range t.capitals {
		if i < end {
			continue
		}
		j := p.nameEnd(t, i)
		if j == 0 {
			continue
		}
		end = p.apart(t, i, j)
		t.names[i] = end
		t.named[t.tokens[i].sentence] = true
	}
}

// eachMarked calls found for every place where a name may stand, without its
// title.
func (p *Pass) eachMarked(found func(*turn, nameSpan)) {
	for i := range p.turns {
		t := &p.turns[i]
		p.markNames(t)
		for _, at := range t.capitals {
			if end := t.names[at]; end > 0 {
				found(t, untitled(t, nameSpan{at, end}))
			}
		}
	}
}

// apart ends a run of names where it is two people without the comma between
// them: "Marilia Henry", when both have labels and nobody is called so.
func (p *Pass) apart(t *turn, i, j int) int {
	whole := nameWords(t, nameSpan{i, j})
	if len(whole) < 2 || len(whole) > 3 {
		return j
	}
	for k := i + 1; k < j; k++ {
		a, b := p.people.find(nameWords(t, nameSpan{i, k})), p.people.find(nameWords(t, nameSpan{k, j}))
		if a != nil && b != nil && a != b && a.labels > 0 && b.labels > 0 && p.firstName(a, t, i) && p.firstName(b, t, k) && p.givenName(t, k) {
			return k
		}
	}
	return j
}

// firstName tells whether the token is the first name of the person.
func (p *Pass) firstName(q *person, t *turn, i int) bool {
	return q.words[0] == fold(t.tokens[i].lower) || p.people.isNickname(q, []string{fold(t.tokens[i].lower)})
}

// nameEnd returns the end of the name that begins at token i, 0 for none. A
// title before a name belongs to it.
func (p *Pass) nameEnd(t *turn, i int) int {
	k := i
	titled := false
	if titles[t.tokens[k].lower] && t.tokens[k].capital {
		titled = true
		k++
		if k < len(t.tokens) && t.tokens[k].text == "." {
			k++
		}
		if k < len(t.tokens) && t.tokens[k].sentence != t.tokens[i].sentence {
			return 0 // "Thank you, Chair. Ana Bo from …"
		}
	}
	start := k
	for k < len(t.tokens) && k-start < 5 {
		switch {
		case k > start && !adjacent(t, k-1):
			return nameStop(t, start, k)
		case p.namePart(t, k, k > start || titled):
			k++
		case k > start && t.tokens[k].text == "." && len(t.tokens[k-1].text) == 1 && !t.tokens[k].first:
			k++ // an initial
		case k > start && particles[t.tokens[k].text] && p.particleBefore(t, k):
			k++
		case k > start && t.tokens[k].joins && k+1 < len(t.tokens) && (t.tokens[k+1].capital || p.people.words[fold(t.tokens[k+1].lower)]):
			k++
		default:
			return nameStop(t, start, k)
		}
	}
	return nameStop(t, start, k)
}

func nameStop(t *turn, start, k int) int {
	for k > start && !t.tokens[k-1].word {
		k--
	}
	if k == start {
		return 0
	}
	return k
}

// adjacent tells whether only blanks or nothing but an initial's full stop
// stand between token k and the next, on one line of the text.
func adjacent(t *turn, k int) bool {
	return k+1 < len(t.tokens) && !strings.Contains(t.text[t.tokens[k].end:t.tokens[k+1].start], "\n\n")
}

func (p *Pass) particleBefore(t *turn, k int) bool {
	for n := k + 1; n < len(t.tokens) && n < k+3; n++ {
		if t.tokens[n].capital {
			return p.namePart(t, n, true)
		}
		if !particles[t.tokens[n].text] {
			return false
		}
	}
	return false
}

// namePart tells whether a token may be part of a person's name; inside says
// that a part of the name stands before it already.
func (p *Pass) namePart(t *turn, i int, inside bool) bool {
	k := &t.tokens[i]
	joined := inside && i > 0 && t.tokens[i-1].joins
	if !k.word || !k.capital && !joined || strings.ContainsAny(k.text, "0123456789&") {
		return false
	}
	if c := p.covered[t.index][i]; c != "" && c != discussion.Person {
		return false
	}
	w := fold(k.lower)
	if p.places[w] {
		return false
	}
	if p.people.words[w] {
		return true
	}
	if initialism(k.text) {
		return false
	}
	if functionWords[k.lower] || meetingWords[k.lower] || openers[k.lower] {
		return false
	}
	common, given := p.lexicon.given[w]
	if given && (!common || !k.first && p.ordinary[w] == 0) {
		return true
	}
	if inside && !k.upper && !p.lexicon.isPlace(w) {
		return p.ordinary[w] < 3
	}
	return !k.upper && len(w) > 2 && p.ordinary[w] == 0 && !p.lexicon.isPlace(w) && !p.conceptWord(k)
}

// initialism tells CERTs, NGOs and IoT from names with two capitals (McKay,
// DeVries): the second letter is one.
func initialism(word string) bool {
	capitals := 0
	for i, r := range word {
		if unicode.IsUpper(r) {
			capitals++
		} else if i > 0 && capitals < 2 {
			return false
		}
	}
	return capitals > 1 && strings.ToUpper(word) != word
}

// conceptWord tells whether the word begins a concept or an organisation of
// the lexicon by itself.
func (p *Pass) conceptWord(k *token) bool {
	n := p.lexicon.phrases.next[k.stem]
	return n != nil && len(n.forms) > 0
}

// nameWords returns the folded words of a name, without titles and initials; a
// hyphened word counts as one.
func nameWords(t *turn, n nameSpan) []string {
	var words []string
	for i := n.i; i < n.j; i++ {
		k := &t.tokens[i]
		switch {
		case !k.word || len(k.text) < 2 || i == n.i && titles[k.lower] && i+1 < n.j:
		case len(words) > 0 && t.tokens[i-1].joins:
			words[len(words)-1] += fold(k.lower)
		default:
			words = append(words, fold(k.lower))
		}
	}
	return words
}

// titleCase writes a name that stands in capitals as names are written.
func titleCase(name string) string {
	words := strings.Fields(name)
	for i, w := range words {
		if i > 0 && particles[strings.ToLower(w)] {
			words[i] = strings.ToLower(w)
			continue
		}
		if strings.ToUpper(w) == w && len([]rune(w)) > 1 {
			words[i] = capitalised(w)
		}
	}
	return strings.Join(words, " ")
}

// capitalised gives each part of a word in capitals its own one: O'Brien,
// Smith-Jones.
func capitalised(w string) string {
	var b strings.Builder
	up := true
	for _, r := range strings.ToLower(w) {
		if up {
			b.WriteString(strings.ToUpper(string(r)))
		} else {
			b.WriteRune(r)
		}
		up = !wordRune(r)
	}
	return b.String()
}
