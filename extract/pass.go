package extract

import "rapporteur/discussion"

// Pass is the work on one discussion: what the rules read and what they have
// found so far.
type Pass struct {
	doc     discussion.Discussion
	turns   []turn
	lexicon *lexicon
	tagger  Tagger
	words   *vocabulary
	rule    string // the name of the rule that runs

	// labels are the folded words of the name in the label of each turn, none
	// where it names no person, and readings what the label says of a body.
	labels   [][]string
	readings []bodyLabel
	// heads tells which turns have a label of who leads a meeting, and
	// anyHead that one has.
	heads   []bool
	anyHead bool
	// places tells of the folded words in labels whether they are no name but a
	// body's: no person is called so here.
	places map[string]bool
	// insides are the words behind "in" and placeLabels the turns of each label,
	// once a label is asked whether it is a place.
	insides     map[string]bool
	placeLabels map[string][]int
	// ordinary counts the folded words that stand in lower case somewhere: a
	// capital at a sentence's start says nothing about these.
	ordinary map[string]int
	// named counts the folded words with a capital.
	named map[string]int
	// covered[turn][token] is the kind of the entity whose name the token is
	// part of, empty where it is free.
	covered [][]string
	naming  naming

	people *people
	// occurrences[turn][token] is the person named there.
	occurrences []map[int]occurrence
	// organisations[turn][token] is the mention of an organisation there.
	organisations []map[int]orgSpan
	// where has the turns that name a person or may be the person's, in the order
	// in which they were found.
	where map[*person][]int
	// proposals[turn] is what speaks for and against the speakers of a turn.
	proposals [][]proposal
	// offices has the turns of each office in the labels, and of "" all turns.
	offices map[string][]int
	// labelled counts the turns whose speaker a label names.
	labelled int
	// speaking[turn] is the person who speaks it, nil where nobody knows.
	speaking []*person
	chair    *person
	// spoken has the turns that each person speaks, nil while that is not
	// settled; nobody's are those of nil.
	spoken map[*person][]int
	// stems is what [Pass.content] counted.
	stems *content
	// pronouns is what [Pass.called] found.
	pronouns map[*person]string
	// acts[turn] is what [Pass.actsOf] found.
	acts     [][]done
	speakers []discussion.Speaker
	entities map[string]*discussion.Entity
	mentions []discussion.Mention
	links    []discussion.Link
	// linksAt has the places of a turn's links in links: rules ask for them at
	// every turn.
	linksAt [][]int
}

// newPass splits a discussion into tokens. The vocabulary may be one that other
// discussions have used, and is the pass's own until that ends.
func newPass(d discussion.Discussion, x *Extractor, words *vocabulary) *Pass {
	words.begin()
	p := &Pass{
		doc: d, lexicon: words.lexicon, tagger: x.tagger, words: words,
		entities: map[string]*discussion.Entity{}, where: map[*person][]int{},
	}
	p.people = newPeople(d.ID, x.options, words.lexicon)
	p.people.merged = p.replacePerson
	p.occurrences = make([]map[int]occurrence, len(d.Turns))
	p.organisations = make([]map[int]orgSpan, len(d.Turns))
	p.acts = make([][]done, len(d.Turns))
	p.linksAt = make([][]int, len(d.Turns))
	p.proposals = make([][]proposal, len(d.Turns))
	p.speaking = make([]*person, len(d.Turns))
	p.turns = make([]turn, len(d.Turns))
	p.covered = make([][]string, len(d.Turns))
	p.speakers = make([]discussion.Speaker, len(d.Turns))
	for i, t := range d.Turns {
		p.turns[i] = newTurn(i, t.Text, p.words)
		p.covered[i] = make([]string, len(p.turns[i].tokens))
		p.speakers[i] = discussion.Speaker{Turn: i, Entity: discussion.Unknown, Evidence: discussion.Evidence{Span: discussion.Span{Turn: i}}}
	}
	p.countWords()
	p.readLabels()
	return p
}

// countWords counts the words of the discussion with a capital and without.
func (p *Pass) countWords() {
	p.named, p.ordinary = make(map[string]int, len(p.words.here)/4), make(map[string]int, len(p.words.here))
	for _, k := range p.words.here {
		switch {
		case k.word && k.capital:
			p.named[k.folded] += k.times
		case k.word:
			p.ordinary[k.folded] += k.times
		}
	}
}

// readLabels finds the names in the labels, which come again and again.
func (p *Pass) readLabels() {
	p.readBodies()
	known := map[string][]string{}
	p.labels, p.heads = make([][]string, len(p.doc.Turns)), make([]bool, len(p.doc.Turns))
	for i, t := range p.doc.Turns {
		name := p.readings[i].name
		words, ok := known[name]
		if !ok {
			words = labelWords(name)
			known[name] = words
		}
		p.labels[i] = words
		p.heads[i] = leadsMeeting(t.Role) || leadsMeeting(t.Label)
		p.anyHead = p.anyHead || p.heads[i]
	}
}

// replacePerson puts one person in the place of another who is the same.
func (p *Pass) replacePerson(gone, kept *person) {
	for _, i := range p.where[gone] {
		for k, o := range p.occurrences[i] {
			if o.person == gone {
				o.person = kept
				p.occurrences[i][k] = o
			}
		}
		for k := range p.proposals[i] {
			if p.proposals[i][k].person == gone {
				p.proposals[i][k].person = kept
			}
		}
	}
	p.where[kept] = append(p.where[kept], p.where[gone]...)
	delete(p.where, gone)
}

// notePlace notes that a turn names a person or may be the person's.
func (p *Pass) notePlace(q *person, turn int) {
	if all := p.where[q]; len(all) == 0 || all[len(all)-1] != turn {
		p.where[q] = append(all, turn)
	}
}
