package extract

import (
	"strings"
	"testing"
)

func TestSpells(t *testing.T) {
	tests := []struct {
		acronym, words string
		most           int
		want           bool
	}{
		{"hri", "harbour research institute", 1, true},
		{"jpnic", "japan network information center", 4, true},
		{"jpnic", "japan network information center", 1, false},
		{"cdt", "center for democracy and technology", 1, true},
		{"gge", "group of governmental experts", 1, true},
		{"gge", "group of governmental", 1, false},
		{"itu", "international telecommunication", 1, false},
		{"sco", "shanghai cooperation", 1, false},
		{"ntp", "", 1, false},
	}
	for _, tt := range tests {
		if got := spells(tt.acronym, strings.Fields(tt.words), tt.most); got != tt.want {
			t.Errorf("spells(%q, %q, %d) = %v", tt.acronym, tt.words, tt.most, got)
		}
	}
}

func TestMisheardAs(t *testing.T) {
	tests := []struct {
		heard, known string
		near         bool
	}{
		{"MRO", "NRO", true},    // M and N sound alike
		{"OSE", "OSCE", true},   // a letter dropped
		{"IETFF", "IETF", true}, // a letter doubled
		{"BRO", "NRO", false},
		{"NRO", "NRO", false},
		{"RO", "NRO", false}, // too little is left
		{"IEFT", "IETF", false},
	}
	for _, tt := range tests {
		if got := misheardAs(tt.heard, tt.known) > 0; got != tt.near {
			t.Errorf("misheardAs(%q, %q) > 0 is %v", tt.heard, tt.known, got)
		}
	}
}
