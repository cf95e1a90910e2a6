package extract

import (
	"slices"
	"strings"

	"rapporteur/discussion"
)

// bodyLabel is what a label says of a body, a country or an organisation for
// which somebody speaks: the name of the speaker beside it, empty for none, and
// the body's folded name.
type bodyLabel struct{ name, body string }

// readBodies reads the label of each turn. A label that may be a name or a place
// is a place where the label of another turn is one beyond doubt, or where the
// talk tells so.
func (p *Pass) readBodies() {
	type reading struct {
		bodyLabel
		doubtful bool
	}
	known := map[[2]string]reading{}
	sure := false
	for _, t := range p.doc.Turns {
		key := [2]string{t.Label, t.Role}
		if _, ok := known[key]; !ok {
			b, doubtful := p.readBody(t)
			known[key] = reading{b, doubtful}
			sure = sure || b.body != "" && b.name == "" && !doubtful
		}
	}
	p.places = map[string]bool{}
	p.readings = make([]bodyLabel, len(p.doc.Turns))
	for i, t := range p.doc.Turns {
		r := known[[2]string{t.Label, t.Role}]
		if r.body == "" || r.doubtful && !sure && !p.isSpokenOf(r.body) {
			r.bodyLabel = bodyLabel{name: t.Name()}
		} else {
			p.places[r.body] = true
		}
		p.readings[i] = r.bodyLabel
	}
}

// isSpokenOf tells whether the talk has the folded word as a place ("in Kenya")
// or under its label another name ("My name is Wanjiru").
func (p *Pass) isSpokenOf(place string) bool {
	if told, ok := p.places[place]; ok {
		return told
	}
	if p.insides == nil {
		p.noteInsides()
	}
	told := p.insides[place]
	for _, i := range p.placeLabels[place] {
		k := p.turns[i].tokens
		for n := 0; n+3 < len(k) && !told; n++ {
			told = k[n].lower == "my" && k[n+1].lower == "name" && k[n+3].capital && k[n+3].folded != place
		}
	}
	p.places[place] = told
	return told
}

// noteInsides notes the folded words behind "in", and the turns of each label by
// its folded words.
func (p *Pass) noteInsides() {
	p.insides, p.placeLabels = map[string]bool{}, map[string][]int{}
	folded := map[string]string{}
	for i := range p.turns {
		label := p.doc.Turns[i].Label
		own, ok := folded[label]
		if !ok {
			own = strings.Join(foldWords(label), " ")
			folded[label] = own
		}
		p.placeLabels[own] = append(p.placeLabels[own], i)
		k := p.turns[i].tokens
		for n := 0; n+2 < len(k); n++ {
			if k[n].lower == "in" {
				p.insides[k[n+1].folded] = true
			}
		}
	}
}

// officeAt is the office that the label of a turn names, empty for none: a
// body's is that of its delegate.
func (p *Pass) officeAt(i int) string {
	if b := p.readings[i]; b.body != "" {
		return "of " + b.body
	}
	if role := p.doc.Turns[i].Role; heldByOne(role) {
		return officeOf(role)
	}
	return ""
}

// readBody divides a label into a name and a body: "KENYA" and "DELEGATE OF
// KENYA" have no name, "Ms. Otieno (Kenya)" and "KENYA (Ms. Otieno)" have one.
// The body is empty where the label has none. A word that is a name of people as
// well ("JORDAN") is no body by itself: doubtful tells that it may be one.
func (p *Pass) readBody(t discussion.Turn) (b bodyLabel, doubtful bool) {
	name := t.Name()
	if folded := delegated(t.Label); folded != "" {
		if body := p.bodyOf(folded); body != "" {
			return bodyLabel{body: body}, false
		}
	}
	if outer, inner, ok := bracketed(name); ok {
		switch {
		case p.bodyOf(inner) != "":
			return bodyLabel{outer, p.bodyOf(inner)}, false
		case p.bodyOf(outer) != "":
			return bodyLabel{inner, p.bodyOf(outer)}, false
		}
	}
	body := p.bodyOf(name)
	_, given := p.lexicon.given[body]
	return bodyLabel{"", body}, given || alsoSurnames[body]
}

// alsoSurnames are places, and words for who lives there, that are common as
// surnames.
var alsoSurnames = set("holland london england france french english german irish welsh scott washington lincoln houston dallas wells york berlin")

// delegated returns whom a label's delegate speaks for, empty where the label
// is none of a delegate's.
func delegated(label string) string {
	words := strings.Fields(strings.ToLower(label))
	for len(words) > 0 && (words[0] == "the" || words[0] == "distinguished") {
		words = words[1:]
	}
	switch {
	case len(words) > 2 && delegates[words[0]] && (words[1] == "of" || words[1] == "from" || words[1] == "for"):
		return strings.Join(words[2:], " ")
	case len(words) > 1 && delegates[words[len(words)-1]]:
		return strings.Join(words[:len(words)-1], " ")
	}
	return ""
}

var delegates = set("delegate delegation representative observer")

// bracketed divides "Ms. Otieno (Kenya)".
func bracketed(name string) (outer, inner string, ok bool) {
	open := strings.LastIndexAny(name, "([")
	if open < 1 || !strings.HasSuffix(name, ")") && !strings.HasSuffix(name, "]") {
		return "", "", false
	}
	return strings.TrimSpace(name[:open]), strings.TrimSpace(name[open+1 : len(name)-1]), true
}

// bodyOf is the folded name of the place or organisation that a label names,
// without "the"; empty where it names none.
func (p *Pass) bodyOf(label string) string {
	words := foldWords(label)
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	body := strings.Join(words, " ")
	if body == "" || len(words) > 8 {
		return ""
	}
	key := strings.TrimPrefix(placeKey(label), "the ")
	if p.lexicon.isPlace(body) || p.lexicon.isPlace(key) || p.organisationLabel(label) {
		return body
	}
	return ""
}

// organisationLabel tells whether a label names an organisation: one of the
// lexicon by its acronym or several words, or several words with one that only
// organisations have.
func (p *Pass) organisationLabel(label string) bool {
	k := p.words.cut(label)
	for len(k) > 1 && k[0].lower == "the" {
		k = k[1:]
	}
	if len(k) == 0 {
		return false
	}
	found := false
	p.lexicon.phrases.find(k, 0, func(f form, end int) {
		e := &p.lexicon.entries[f.entry]
		found = found || end == len(k) && !e.isConcept() && (f.words > 1 || f.acronym && asWritten(label, f.text))
	})
	if found || len(k) < 2 {
		return found
	}
	if _, given := p.lexicon.given[k[0].folded]; given || titles[k[0].lower] {
		return false
	}
	return slices.ContainsFunc(k, func(k token) bool { return bodyHeads[k.folded] })
}

// bodyHeads are words of the names of organisations that nobody is called.
var bodyHeads = set("ministry department agency authority commission committee council university institute association secretariat foundation federation union delegation organisation organization government")
