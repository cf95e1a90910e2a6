package evaluate

import "testing"

func TestSameName(t *testing.T) {
	tests := []struct {
		a, b string
		want bool
	}{
		{"ICANN", "icann", true},
		{"Internet  Society", "internet\u00a0society", true},
		{"", "", false},
		{"RIPE", "RIPE NCC", true},
		{"the Internet Society", "Internet Society", true},
		{"APNIC's", "APNIC", true},
		{"Marta", "Marta Eskelund", true},
		{"Émile", "Émile Zaoui", true},
		{"UN", "UN first committee", false}, // less than half of the words
		{"Mart", "Marta", false},            // inside a word
		{"arta", "Marta", false},
		{"Ana", "Anaïs", false},
		{"IGF2016", "IGF", false},
		{"of the", "of the ITU", false}, // stop words only
		{"ITU", "ICANN", false},
	}
	for _, tt := range tests {
		if sameName(tt.a, tt.b) != tt.want || sameName(tt.b, tt.a) != tt.want {
			t.Errorf("%q and %q: want %v both ways", tt.a, tt.b, tt.want)
		}
	}
}
