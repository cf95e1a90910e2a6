package extract

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTokensOfATurn(t *testing.T) {
	for text, want := range map[string]string{
		"Anya's point, U.N. and AT&T.":    "Anya|'s|point|,|U.N.|and|AT&T|.",
		"It's 2.0, not 1,000!":            "It's|2.0|,|not|1,000|!",
		"end‑to‑end, e-mail":              "end|‑|to|‑|end|,|e|-|mail",
		"Don’t stop":                      "Don’t|stop",
		"what we call ‑‑ in the CCDCE":    "what|we|call|‑|‑|in|the|CCDCE",
		"Émile met Ngũgĩ in 東京":           "Émile|met|Ngũgĩ|in|東京",
		"it’s James’s idea \x01 and more": "it’s|James|’s|idea|\x01|and|more",
	} {
		var got []string
		for _, k := range newTurn(0, text, newVocabulary(nil)).tokens {
			got = append(got, k.text)
		}
		if diff := cmp.Diff(want, strings.Join(got, "|")); diff != "" {
			t.Errorf("%q: -want +got:\n%s", text, diff)
		}
	}
}

func TestSentencesOfATurn(t *testing.T) {
	text := "Thank you, Mr. Smith.  We go on!  Henry?\n\nNo full stop here\n\nand the end at U.N. headquarters."
	turn := newTurn(0, text, newVocabulary(nil))
	var got []string
	for _, s := range turn.sentences {
		start, end := turn.span(s.from, s.to)
		got = append(got, text[start:end])
	}
	want := []string{"Thank you, Mr. Smith.", "We go on!", "Henry?", "No full stop here", "and the end at U.N. headquarters."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestStemsJoinInflectionsOnly(t *testing.T) {
	for _, same := range [][2]string{
		{"treaties", "treaty"},
		{"organisations", "organization"},
		{"behaviour", "behaviors"},
		{"planning", "plan"},
		{"centres", "center"},
		{"attacked", "attack"},
		{"córdoba", "cordoba"},
		{"processes", "process"},
	} {
		if stem(same[0]) != stem(same[1]) {
			t.Errorf("%s and %s are told apart: %s, %s", same[0], same[1], stem(same[0]), stem(same[1]))
		}
	}
	for _, apart := range [][2]string{{"international", "internal"}, {"governance", "government"}, {"university", "universe"}, {"policy", "police"}} {
		if stem(apart[0]) == stem(apart[1]) {
			t.Errorf("%s and %s are one: %s", apart[0], apart[1], stem(apart[0]))
		}
	}
}

func TestNamesThatSoundAlike(t *testing.T) {
	for _, c := range []struct {
		a, b  string
		least float64
		most  float64
	}{
		{"anya", "ania", 0.85, 1},
		{"casey", "kasey", 0.85, 1},
		{"nyree", "ngaire", 0.4, 0.9},
		{"tomasz", "thomas", 0.8, 1},
		{"henry", "duncan", 0, 0.5},
		{"ana", "bo", 0, 0.5},
		{"same", "same", 1, 1},
	} {
		if got := alike(c.a, c.b); got < c.least || got > c.most {
			t.Errorf("%s and %s are %.2f alike, want %.2f to %.2f", c.a, c.b, got, c.least, c.most)
		}
	}
}
