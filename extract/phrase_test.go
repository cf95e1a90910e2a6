package extract

import (
	"slices"
	"strings"
	"testing"
)

// Every set that a phrase names exists: a phrase with an unknown one would
// never match, and nothing else would say so.
func TestPhrasesNameKnownSets(t *testing.T) {
	lists := []phraseList{
		introductions, fullIntroductions, bareThanksPhrases, bareAgreePhrases, bareDisagreePhrases, yourPointPhrases,
		yourQuestionPhrases, roundPhrases, ownAffiliation, statedAffiliation, questionTakenUp, pointTakenUp, openHandOverPhrases, approval,
	}
	for _, a := range acts {
		lists = append(lists, a.phrases)
	}
	for _, list := range lists {
		for _, ph := range list.all {
			for f := range strings.FieldsSeq(ph.source) {
				for w := range strings.SplitSeq(strings.TrimSuffix(f, "?"), "|") {
					if name, ok := strings.CutPrefix(w, "@"); ok && wordSets[name] == "" {
						t.Errorf("phrase %q names the set %q, which is none of wordSets", ph.source, name)
					}
				}
			}
		}
	}
}

func TestPhrases(t *testing.T) {
	for _, c := range []struct {
		phrase, text string
		names        []string
	}{
		{"^ NAMES ?$", "Ana?", []string{"Ana"}},
		{"^ NAMES ?$", "Ana, can you say more?", nil},
		{"^ NAME , please $", "So, Ana, please.", []string{"Ana"}},
		{"thank you ,? NAMES", "I thank you, Ana, Bo and Cyrus Vale, for this.", []string{"Ana", "Bo", "Cyrus Vale"}},
		{"^ LIST ...4 $", "Ana and Bo, in that order.", []string{"Ana", "Bo"}},
		{"^ LIST ...3 $", "Ana, in that order.", nil},
		{"NAME ...2 @said", "Ana has just said so.", []string{"Ana"}},
		{"NAME ...2 @said", "Ana has not in my view said so.", nil},
	} {
		list := phrases(c.phrase)
		p := passOf(t, ">> ANA:  One.\n\n>> BO:  Two.\n\n>> CYRUS VALE:  Three.\n\n>> DORA:  "+c.text+"\n")
		turn := &p.turns[3]
		p.markNames(turn)
		var got []string
		p.each(turn, &list, func(m match) {
			for _, n := range m.names {
				got = append(got, written(turn, n))
			}
		})
		if !slices.Equal(got, c.names) {
			t.Errorf("%q in %q: got %q, want %q", c.phrase, c.text, got, c.names)
		}
	}
}
