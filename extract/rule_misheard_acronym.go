package extract

import (
	"slices"
	"strings"

	"rapporteur/discussion"
)

// misheardAcronym finds an acronym that nobody has but that is one letter off
// another: one of the discussion's organisations, or where the words around
// speak of an organisation, one of the lexicon's. It stays silent where two are
// as near.
//
// It fires on "members of the MRO" for the NRO and on "the UNGG" beside the
// UNGGE; it must not on "our CMS" or on an acronym of a concept.
var misheardAcronym = Rule{
	Name: "misheard-acronym",
	Doc:  "An acronym that is one letter off that of an organisation.",
	Run:  findMisheardAcronyms,
}

func findMisheardAcronyms(p *Pass) error {
	heard := map[string][]place{}
	for n := range p.turns {
		t := &p.turns[n]
		for _, i := range t.capitals {
			if t.tokens[i].upper && p.unknownAcronym(t, i) {
				heard[t.tokens[i].text] = append(heard[t.tokens[i].text], place{t, i})
			}
		}
	}
	if len(heard) == 0 {
		return nil
	}
	here := p.acronymsHere()
	for _, text := range sortedKeys(heard) {
		e, score := p.meantBy(text, heard[text], here)
		if e == nil {
			continue
		}
		for _, at := range heard[text] {
			p.mention(e, at.t, at.i, at.i+1, score)
		}
	}
	return nil
}

// place is a token of a turn.
type place struct {
	t *turn
	i int
}

func sortedKeys(m map[string][]place) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// unknownAcronym tells whether the token is an acronym of three to seven
// letters that means nothing else.
func (p *Pass) unknownAcronym(t *turn, i int) bool {
	k := &t.tokens[i]
	w := fold(k.lower)
	return len(k.text) > 2 && len(k.text) < 8 && isAcronym(t, i) && p.free(t, i, i+1) && !ordinaryAcronyms[w] && !functionWords[w] &&
		p.ordinary[w] == 0 && !p.lexicon.isPlace(w) && !p.isLabelled(w) && !p.lexicon.given[w] && !k.first && !p.inLexicon(t, i)
}

// inLexicon tells whether the word at token i is a name of the lexicon by
// itself.
func (p *Pass) inLexicon(t *turn, i int) bool {
	found := false
	p.lexicon.phrases.find(t.tokens[:i+1], i, func(f form, j int) {
		found = found || j == i+1 && p.stands(t, hit{f, i, j})
	})
	return found
}

// acronymsHere returns the acronyms of the organisations found so far.
func (p *Pass) acronymsHere() map[string]string {
	here := map[string]string{}
	for _, m := range p.mentions {
		if at, ok := p.lexicon.byID[m.Entity]; ok && m.Kind == discussion.Organisation {
			for _, a := range p.lexicon.entries[at].acronyms {
				here[a] = m.Entity
			}
		}
	}
	for _, f := range p.naming.found {
		if len(f.words) == 1 && strings.ToUpper(f.words[0]) == f.words[0] {
			here[f.words[0]] = f.entity.ID
		}
	}
	return here
}

const (
	scoreMisheardHere    = 0.75
	scoreMisheardContext = 0.6
)

// meantBy returns the organisation that an acronym probably stands for, nil where
// it may be several or none.
func (p *Pass) meantBy(text string, places []place, here map[string]string) (*discussion.Entity, float64) {
	id, score := only(text, here)
	calls := slices.ContainsFunc(places, func(at place) bool { return callsForBody(at.t, at.i) })
	if id != "" && calls {
		return p.known(id), scoreMisheardHere * score
	}
	if id != "" || !calls || len(places) > 3 || p.fieldWeight() < 3 {
		return nil, 0
	}
	id, score = only(text, p.lexicon.bodies())
	if id == "" {
		return nil, 0
	}
	return p.known(id), scoreMisheardContext * score
}

// known returns the entity of an organisation of the lexicon or the discussion.
func (p *Pass) known(id string) *discussion.Entity {
	if at, ok := p.lexicon.byID[id]; ok {
		return p.fromLexicon(at)
	}
	return p.entities[id]
}

// only returns the organisation of the acronym that a text is nearest to, ""
// where two organisations are as near.
func only(text string, acronyms map[string]string) (string, float64) {
	id, best, tie := "", 0.0, false
	for a, of := range acronyms {
		switch s := misheardAs(text, a); {
		case s > best:
			id, best, tie = of, s, false
		case s > 0 && s == best && of != id:
			tie = true
		}
	}
	if tie {
		return "", 0
	}
	return id, best
}

// callsForBody tells whether the words around token i speak of an organisation:
// "members of the", "in the", "the … report", but not "from the … world".
func callsForBody(t *turn, i int) bool {
	if !afterThe(t, i) {
		return false
	}
	if i+1 < len(t.tokens) {
		next := &t.tokens[i+1]
		if behindBody[next.lower] {
			return true
		}
		if next.word && !next.capital && !functionWords[next.lower] {
			return false
		}
	}
	return i > 1 && beforeBody[t.tokens[i-2].lower]
}

func afterThe(t *turn, i int) bool { return i > 0 && t.tokens[i-1].lower == "the" }

var (
	beforeBody = set("of in at by from with to within under join joined")
	behindBody = set("report reports expert experts member members process meeting meetings secretariat initiative mandate")
)
