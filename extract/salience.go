package extract

import "rapporteur/discussion"

// scoreConcepts sets how sure the mentions of the lexicon's concepts are. What
// is said in many turns is a topic of the discussion; a word said once may have
// slipped in, one word sooner than several.
func (p *Pass) scoreConcepts() {
	turns := map[string]map[int]bool{}
	several := map[string]bool{}
	for _, m := range p.mentions {
		if m.Kind != discussion.Concept {
			continue
		}
		if turns[m.Entity] == nil {
			turns[m.Entity] = map[int]bool{}
		}
		turns[m.Entity][m.Turn] = true
		if len(wordsBetween(&p.turns[m.Turn], m.Start, m.End)) > 1 {
			several[m.Entity] = true
		}
	}
	for i, m := range p.mentions {
		if m.Kind == discussion.Concept && m.Rule == conceptLexicon.Name {
			p.mentions[i].Score = salience(len(turns[m.Entity]), several[m.Entity])
		}
	}
}

// salience is how often a mention is right, by the number of turns that name
// the concept and by whether one of its names has several words; measured on
// annotated discussions.
func salience(turns int, several bool) float64 {
	switch {
	case turns > 2 && several:
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
