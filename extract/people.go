package extract

import (
	"maps"
	"slices"
	"strings"

	"rapporteur/discussion"
)

// person is one person of a discussion behind all forms of the name.
type person struct {
	// words is the fullest form of the name, folded.
	words []string
	// name is how it is written, forms all other ways.
	name  string
	forms []string
	// written counts the full forms of the name as they stand.
	written map[string]int
	// labels counts the turns that a label gives to the person.
	labels int
	// heard holds folded single words that are misheard forms of the name.
	heard map[string]bool
	// surname says that the one word known of the name stood behind a title, and
	// sex is the pronoun that goes with a title ("he" with Mr.), if one is known.
	surname bool
	sex     string
	entity  *discussion.Entity
	// keys are the words under which [people.byWord] has the person.
	keys []string
}

func (q *person) full() bool { return len(q.words) > 1 }

// people is everybody whom a discussion names.
type people struct {
	all []*person
	// words holds every folded word of a known name, misheard ones included,
	// and byWord who has it.
	words  map[string]bool
	byWord map[string][]*person
	// same and apart are groups of folded names that the settings call one
	// person, or not one; local holds the names that are not the person of
	// that name elsewhere.
	same, apart [][]string
	local       map[string]bool
	// kept leads from a folded name to the name that the settings keep.
	kept      map[string]string
	nicknames map[string][]string
	// sounds holds the words that were asked for their sound.
	sounds map[string]string
	// given holds given names, which are no surnames by themselves.
	given map[string]bool
	// asked and answering remember what [people.findAs] and [people.candidates]
	// said, by the title and by the name, until somebody's names change.
	asked     map[string]map[string]*person
	answering map[string][]*person
	// like remembers so whose names sound like one.
	like   map[string][]nameSound
	pooled []*person // for pool
	// merged is called when two persons turn out to be one.
	merged func(gone, kept *person)
}

// newPeople takes the settings that concern a discussion: a name in them may
// be qualified by the id of a discussion ("igf2016/Irene").
func newPeople(id string, o Options, l *lexicon) *people {
	ps := &people{words: map[string]bool{}, byWord: map[string][]*person{}, local: map[string]bool{}, sounds: map[string]string{}, asked: map[string]map[string]*person{}, answering: map[string][]*person{}, like: map[string][]nameSound{}, kept: map[string]string{}, nicknames: l.nicknames, given: l.given}
	here := func(name string) (string, bool) {
		at := strings.LastIndex(name, "/")
		return strings.Join(foldWords(name[at+1:]), " "), at < 0 || name[:at] == id
	}
	for _, g := range o.Same {
		var names []string
		for _, name := range g {
			if folded, ok := here(name); ok {
				names = append(names, folded)
				ps.kept[folded] = g[0][strings.LastIndex(g[0], "/")+1:]
			}
		}
		ps.same = append(ps.same, names)
	}
	for _, g := range o.Different {
		var names []string
		for _, name := range g {
			folded, ok := here(name)
			if ok {
				names = append(names, folded)
			}
			if ok && strings.Contains(name, "/") {
				ps.local[folded] = true
			}
		}
		ps.apart = append(ps.apart, names)
	}
	return ps
}

// foldWords splits a name into folded words; a hyphened one counts as one.
func foldWords(name string) []string {
	folded := strings.Map(func(r rune) rune {
		if isHyphen(r) {
			return -1
		}
		return r
	}, fold(strings.ToLower(name)))
	return strings.FieldsFunc(folded, func(r rune) bool { return !wordRune(r) })
}

// add returns the person of the name, made when there is none. The written form
// is kept, and a fuller one becomes the name. The title before it, empty for
// none, tells a surname from a first name and Mr. Thomas from Ms. Thomas.
func (ps *people) add(title string, words []string, written string) *person {
	if len(words) == 0 {
		return nil
	}
	if name, ok := ps.kept[strings.Join(words, " ")]; ok {
		words, written = foldWords(name), name
	}
	if len(words) > 1 {
		ps.unite(words)
	}
	q := ps.findAs(title, words)
	if q == nil {
		if len(words) == 1 && ps.several(title, words) {
			return nil
		}
		if len(words) == 1 && len(ps.candidates(words)) > 0 {
			written = capitalised(title) + " " + written // Ms Thomas, not Mr Thomas
		}
		q = &person{words: words, name: written, heard: map[string]bool{}, written: map[string]int{}, surname: title != "" && len(words) == 1}
		ps.all = append(ps.all, q)
		ps.changed()
	}
	if sex := pronouns[title]; q.sex == "" && sex != "" {
		q.sex = sex
		ps.changed()
	}
	ps.note(q, words, written)
	return q
}

// candidates are the persons who answer to the words.
func (ps *people) candidates(words []string) []*person {
	key := strings.Join(words, " ")
	if all, ok := ps.answering[key]; ok {
		return all
	}
	var all []*person
	for _, q := range ps.pool(words) {
		if (ps.isExactly(q, words) || ps.isPart(q, words)) && !ps.different(q, words) {
			all = append(all, q)
		}
	}
	ps.answering[key] = all
	return all
}

// changed forgets what was remembered: somebody is new, or the names by which
// one is known have changed.
func (ps *people) changed() {
	clear(ps.asked)
	if len(ps.like) > 0 {
		ps.like = map[string][]nameSound{}
	}
	if len(ps.answering) > 0 {
		ps.answering = map[string][]*person{} // clear takes the time of the fullest that it was
	}
}

// unite makes one person of those known by the first name and by the surname
// of a full name alone, unless somebody of that full name is known.
func (ps *people) unite(words []string) {
	var parts []*person
	for _, q := range ps.pool(words) {
		if ps.isExactly(q, words) || q.full() && ps.isPart(q, words) {
			return
		}
		if !q.full() && ps.isPart(q, words) && !ps.different(q, words) {
			parts = append(parts, q)
		}
	}
	if len(parts) < 2 {
		return
	}
	kept := parts[0]
	ps.changed()
	for _, gone := range parts[1:] {
		ps.all = slices.DeleteFunc(ps.all, func(q *person) bool { return q == gone })
		for _, w := range gone.words {
			ps.byWord[w] = slices.DeleteFunc(ps.byWord[w], func(q *person) bool { return q == gone })
		}
		kept.labels += gone.labels
		kept.forms = appendNew(kept.forms, gone.name)
		for _, f := range gone.forms {
			kept.forms = appendNew(kept.forms, f)
		}
		ps.merged(gone, kept)
	}
}

// note adds a form of a person's name.
func (ps *people) note(q *person, words []string, written string) {
	written = strings.Join(strings.Fields(written), " ")
	if len(words) > 1 {
		q.written[written]++
	}
	if len(words) > len(q.words) && (!q.full() || ps.isPart(q, words)) {
		q.forms = appendNew(q.forms, q.name)
		q.words, q.name = words, written
		ps.changed()
	}
	if written != q.name {
		q.forms = appendNew(q.forms, written)
	}
	for _, w := range strings.FieldsFunc(fold(strings.ToLower(written)), func(r rune) bool { return !wordRune(r) }) {
		if len(w) > 1 && !particles[w] {
			ps.words[w] = true
		}
	}
	for _, w := range words {
		if len(w) > 1 && !particles[w] {
			if !slices.Contains(q.keys, w) {
				q.keys = append(q.keys, w)
				ps.byWord[w] = append(ps.byWord[w], q)
				ps.changed()
			}
		}
	}
}

// hear notes a misheard form of a person's name.
func (ps *people) hear(q *person, words []string, written string) {
	if len(words) == 1 && !q.heard[words[0]] {
		q.heard[words[0]] = true
		for _, names := range ps.asked {
			delete(names, words[0])
		}
	}
	q.forms = appendNew(q.forms, written)
	for _, w := range words {
		ps.words[w] = true
	}
}

func appendNew(list []string, s string) []string {
	if slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// entityOf returns the entity of a person. One known by a full name has one id
// in all discussions, another is the discussion's own.
func (p *Pass) entityOf(q *person, basis string) *discussion.Entity {
	if q.entity != nil {
		return q.entity
	}
	p.chooseName(q)
	id := discussion.Person + ":" + slug(q.name)
	if !q.full() || p.people.local[strings.Join(q.words, " ")] {
		id = discussion.Person + ":" + p.doc.ID + "/" + slug(q.name)
	}
	q.entity = p.entity(id, discussion.Person, q.name, basis)
	for _, f := range q.forms {
		alias(q.entity, f)
	}
	return q.entity
}

// chooseName takes, of the full forms of a name, the one whose words stand
// most often in the discussion; of equals the one that was written first.
func (p *Pass) chooseName(q *person) {
	if _, kept := p.people.kept[strings.Join(q.words, " ")]; kept || len(q.written) < 2 {
		return
	}
	best, most := q.name, -1
	for _, form := range slices.Sorted(maps.Keys(q.written)) {
		n := 0
		if alike(foldWords(form)[0], q.words[0]) < 0.8 {
			continue
		}
		for _, w := range foldWords(form) {
			n += p.named[w]
		}
		n = n * 2 / len(foldWords(form))
		if n > most || n == most && form == q.name {
			best, most = form, n
		}
	}
	q.forms = appendNew(q.forms, q.name)
	q.forms = slices.DeleteFunc(q.forms, func(f string) bool { return f == best })
	q.name, q.words = best, foldWords(best)
	p.people.changed()
}
