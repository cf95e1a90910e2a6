package extract

import "rapporteur/discussion"

// oneOffWords is the length of a discussion, in words, from which on a topic
// that is named a single time is none of its topics: half an hour of talk.
const oneOffWords = 5000

// scoreConcepts sets how sure the mentions of the lexicon's concepts are, and
// drops those of a long discussion that come up only once. What is said in many
// turns is a topic of the discussion; a word said once may have slipped in, one
// word sooner than several.
func (p *Pass) scoreConcepts() {
	turns := map[string]map[int]bool{}
	times := map[string]int{}
	several := map[string]bool{}
	for _, m := range p.mentions {
		if m.Kind != discussion.Concept {
			continue
		}
		if turns[m.Entity] == nil {
			turns[m.Entity] = map[int]bool{}
		}
		turns[m.Entity][m.Turn] = true
		times[m.Entity]++
		if len(wordsBetween(&p.turns[m.Turn], m.Start, m.End)) > 1 {
			several[m.Entity] = true
		}
	}
	long := p.length() > oneOffWords
	kept := p.mentions[:0]
	for _, m := range p.mentions {
		if m.Kind == discussion.Concept && m.Rule == conceptLexicon.Name {
			if long && times[m.Entity] == 1 {
				continue
			}
			m.Score = salience(len(turns[m.Entity]), several[m.Entity])
		}
		kept = append(kept, m)
	}
	p.mentions = kept
}

// length counts the words of the discussion.
func (p *Pass) length() int {
	n := 0
	for _, k := range p.words.here {
		if k.word {
			n += k.times
		}
	}
	return n
}

// salience is how often a mention is right, by the number of turns that name
// the concept and by whether one of its names has several words; measured on
// annotated discussions.
func salience(turns int, several bool) float64 {
	switch {
	case turns > 3 && several:
		return 0.93
	case turns > 2 || turns > 1 && several:
		return 0.85
	case turns > 1:
		return 0.7
	case several:
		return 0.6
	}
	return 0.45
}
