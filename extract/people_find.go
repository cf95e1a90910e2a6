package extract

import (
	"slices"
	"strings"
)

// find returns the person whom the folded words name, nil where nobody or more
// than one person answers to them.
func (ps *people) find(words []string) *person { return ps.findAs("", words) }

// findAs does so for words behind a title, empty for none: one word is a surname
// there before it is anything else, and Mr. Thomas is not Ms. Thomas.
func (ps *people) findAs(title string, words []string) *person {
	name := strings.Join(words, " ")
	q, ok := ps.asked[title][name]
	if !ok {
		q = ps.search(title, words)
		if ps.asked[title] == nil {
			ps.asked[title] = map[string]*person{}
		}
		ps.asked[title][name] = q
	}
	return q
}

// search does so without remembering.
func (ps *people) search(title string, words []string) *person {
	var found *person
	ranks := []func(*person, []string) bool{ps.isExactly, ps.isPart, ps.isNickname, ps.isHeard}
	if title != "" {
		ranks = append([]func(*person, []string) bool{isSurname}, ranks...)
	}
	for _, rank := range ranks {
		for _, q := range ps.pool(words) {
			if !rank(q, words) || ps.different(q, words) || otherSex(q, title) {
				continue
			}
			if found != nil && found != q {
				return nil
			}
			found = q
		}
		if found != nil {
			return found
		}
	}
	return nil
}

// several tells whether more than one person answers to words behind a title.
func (ps *people) several(title string, words []string) bool {
	n := 0
	for _, q := range ps.pool(words) {
		if (ps.isExactly(q, words) || ps.isPart(q, words) || title != "" && isSurname(q, words)) && !ps.different(q, words) && !otherSex(q, title) {
			n++
		}
	}
	return n > 1
}

// isSurname: the one word is the last of the full name, or the one that a title
// told before.
func isSurname(q *person, words []string) bool {
	return len(words) == 1 && words[0] == q.words[len(q.words)-1] && (q.full() || q.surname)
}

func otherSex(q *person, title string) bool {
	sex := pronouns[title]
	return sex != "" && q.sex != "" && sex != q.sex
}

// crowd is the number of people above which only those are looked at who share
// a word with a name; a meeting has fewer, a text made to be slow may have more.
const crowd = 300

// pool returns the people whom the words may name, until it is asked again.
func (ps *people) pool(words []string) []*person {
	if len(ps.all) <= crowd {
		return ps.all
	}
	some := ps.pooled[:0]
	defer func() { ps.pooled = some }()
	for n, w := range words {
		for _, q := range ps.byWord[w] {
			if len(some) == crowd {
				return some
			}
			if n == 0 || !slices.Contains(some, q) {
				some = append(some, q)
			}
		}
	}
	return some
}

func (ps *people) isExactly(q *person, words []string) bool {
	if slices.Equal(q.words, words) || len(words) > 1 && q.full() && sameLetters(q.words, words) {
		return true
	}
	if len(ps.same) == 0 {
		return false
	}
	a, b := strings.Join(q.words, " "), strings.Join(words, " ")
	for _, g := range ps.same {
		if slices.Contains(g, a) && slices.Contains(g, b) {
			return true
		}
	}
	return false
}

// sameLetters tells whether two names are the same but for the gaps.
func sameLetters(a, b []string) bool {
	n := 0
	for _, w := range a {
		n += len(w)
	}
	for _, w := range b {
		n -= len(w)
	}
	return n == 0 && strings.Join(a, "") == strings.Join(b, "")
}

// isPart: the first name, the surname, or a fuller form of the same name.
func (ps *people) isPart(q *person, words []string) bool {
	if len(words) == 0 {
		return false
	}
	short, long := words, q.words
	if len(short) > len(long) {
		short, long = long, short
	}
	if len(short) == len(long) {
		return false
	}
	if len(short) == 1 {
		_, given := ps.given[short[0]]
		if q.surname && len(q.words) == 1 {
			return short[0] == long[len(long)-1] || short[0] == long[0] && !given
		}
		return short[0] == long[0] || short[0] == long[len(long)-1] && !given
	}
	return short[len(short)-1] == long[len(long)-1] && (short[0] == long[0] || slices.Equal(short, long[len(long)-len(short):]))
}

// isNickname: one is a usual short form or the beginning of the other's first
// name, and the surnames, where both have one, are the same.
func (ps *people) isNickname(q *person, words []string) bool {
	if len(words) == 0 || len(words) > 1 && q.full() && words[len(words)-1] != q.words[len(q.words)-1] {
		return false
	}
	a, b := words[0], q.words[0]
	return slices.Contains(ps.nicknames[a], b) || slices.Contains(ps.nicknames[b], a) ||
		len(a) > 2 && len(b) > 2 && a != b && (strings.HasPrefix(a, b) || strings.HasPrefix(b, a))
}

// isHeard: the words are a form that was taken for the name before, or sound
// the same in every part.
func (ps *people) isHeard(q *person, words []string) bool {
	if len(words) == 1 {
		if q.heard[words[0]] {
			return true
		}
		return len(words[0]) > 3 && ps.sound(words[0]) == ps.sound(q.words[0])
	}
	if len(words) != len(q.words) {
		return false
	}
	const least = 0.85
	for i, w := range words {
		if !looksAlike(w, q.words[i], least) {
			return false
		}
	}
	for i, w := range words {
		if alike(w, q.words[i]) < least {
			return false
		}
	}
	return true
}

// sound remembers how words sound: the same few are asked again and again.
func (ps *people) sound(folded string) string {
	s, ok := ps.sounds[folded]
	if !ok {
		s = sound(folded)
		ps.sounds[folded] = s
	}
	return s
}

func (ps *people) different(q *person, words []string) bool {
	if len(ps.apart) == 0 {
		return false
	}
	a, b := strings.Join(q.words, " "), strings.Join(words, " ")
	if a == b {
		return false
	}
	for _, g := range ps.apart {
		if slices.Contains(g, a) && slices.Contains(g, b) {
			return true
		}
	}
	return false
}
