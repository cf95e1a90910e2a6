package extract

import (
	"slices"
	"strings"

	"rapporteur/discussion"
)

// label fires on ">> PABLO HINOJOSA: Henry?" and must not on ">> AUDIENCE: I
// have a question." or on ">> KENYA: We agree.", whose labels name nobody.
var label = Rule{
	Name: "label",
	Doc:  "The label of a turn names its speaker.",
	Run: func(p *Pass) error {
		var labelled []int
		for i, words := range p.labels {
			if len(words) > 0 {
				labelled = append(labelled, i)
			}
		}
		// Fuller labels first: a first name then finds its full name.
		slices.SortStableFunc(labelled, func(a, b int) int {
			return len(p.labels[b]) - len(p.labels[a])
		})
		for _, i := range labelled {
			t := p.doc.Turns[i]
			q := p.people.add(titleOf(p.readings[i].name), p.labels[i], titleCase(untitledName(p.readings[i].name)))
			if q == nil {
				continue
			}
			q.labels++
			p.propose(i, q, "label", 0.97, discussion.Evidence{Span: discussion.Span{Turn: i}, Quote: t.Label})
		}
		return nil
	},
}

// labelWords returns the folded words of the name in a label, none where they
// name no person.
func labelWords(name string) []string {
	words := foldWords(untitledName(name))
	named := false
	for _, w := range words {
		if !functionWords[w] && !meetingWords[w] && strings.Trim(w, "0123456789") != "" {
			named = true
		}
	}
	if !named || len(words) > 5 {
		return nil
	}
	return words
}

// titleOf returns the title at the front of a name behind which one word is a
// surname, one that tells a man from a woman before others; empty for none.
func titleOf(name string) string {
	title := ""
	for _, w := range strings.Fields(name) {
		w = strings.ToLower(strings.Trim(w, ".,"))
		if !titles[w] {
			break
		}
		if (honorifics[w] || stateTitles[w]) && pronouns[title] == "" {
			title = w
		}
	}
	return title
}

// untitledName takes the titles off the front of a name.
func untitledName(name string) string {
	words := strings.Fields(name)
	for len(words) > 1 && titles[strings.ToLower(strings.Trim(words[0], ".,"))] {
		words = words[1:]
	}
	return strings.Join(words, " ")
}
