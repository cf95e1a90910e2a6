package extract

import (
	"strings"

	"github.com/xrash/smetrics"
)

// sounds spells a folded word by its sound in English: letters and groups that
// sound alike become one. It follows the idea of Metaphone (Philips 1990) and
// keeps the vowels, which short names need.
var sounds = strings.NewReplacer(
	"sch", "sh", "tch", "ch", "ph", "f", "ck", "k", "qu", "kw", "gh", "g", "wh", "w", "kn", "n", "wr", "r",
	"ce", "se", "ci", "si", "cy", "si", "ge", "je", "gi", "ji", "dj", "j", "th", "t", "c", "k", "q", "k",
	"x", "ks", "z", "s", "y", "i", "ee", "i", "ie", "i", "ea", "i", "oo", "u", "ou", "u", "v", "f", "ai", "e", "ei", "e",
)

func sound(folded string) string {
	s := sounds.Replace(folded)
	var b strings.Builder
	var last rune
	for i, r := range s {
		if r == last || r == 'h' && i > 0 && last != 's' && last != 'c' {
			continue
		}
		b.WriteRune(r)
		last = r
	}
	return b.String()
}

// alike tells how alike two folded names sound and look, 0 to 1: the mean of
// an edit distance over their sounds, in which vowels change cheaply, and the
// Jaro-Winkler similarity of their letters (Winkler 1990).
func alike(a, b string) float64 {
	if a == b {
		return 1
	}
	x, y := []rune(sound(a)), []rune(sound(b))
	longest := max(len(x), len(y))
	if longest == 0 {
		return 0
	}
	heard := 1 - soundDistance(x, y)/float64(longest)
	return (heard + smetrics.JaroWinkler(a, b, 0.7, 4)) / 2
}

// looksAlike tells early that alike may reach a score: the letters alone do not
// rule that out.
func looksAlike(a, b string, score float64) bool {
	return a == b || (1+smetrics.JaroWinkler(a, b, 0.7, 4))/2 >= score
}

// soundDistance is the least cost of turning one word into the other.
func soundDistance(x, y []rune) float64 {
	row := make([]float64, len(y)+1)
	for j := range y {
		row[j+1] = row[j] + weight(y[j])
	}
	for i := range x {
		diagonal := row[0]
		row[0] += weight(x[i])
		for j := range y {
			best := min(row[j+1]+weight(x[i]), row[j]+weight(y[j]), diagonal+change(x[i], y[j]))
			diagonal, row[j+1] = row[j+1], best
		}
	}
	return row[len(y)]
}

const vowels = "aeiou"

// weight is the cost of a sound that is heard by one and not by the other.
func weight(r rune) float64 {
	if r < letters {
		return weights[r]
	}
	return 1
}

// change is the cost of hearing one sound for another.
func change(a, b rune) float64 {
	switch {
	case a == b:
		return 0
	case a < letters && b < letters:
		return changes[a][b]
	}
	return 1
}

// letters is how many characters the tables of costs have: those of ASCII.
const letters = 128

// weights and changes are the costs of sounds left out and taken for others.
var weights, changes = costs()

func costs() (weights [letters]float64, changes [letters][letters]float64) {
	for a := range rune(letters) {
		weights[a] = 1
		if strings.ContainsRune(vowels+"hw", a) {
			weights[a] = 0.4
		}
		for b := range rune(letters) {
			changes[a][b] = changed(a, b)
		}
	}
	return weights, changes
}

func changed(a, b rune) float64 {
	if strings.ContainsRune(vowels, a) && strings.ContainsRune(vowels, b) {
		return 0.3
	}
	for _, near := range []string{"bp", "dt", "gk", "mn", "sj", "fp", "lr", "gj"} {
		if strings.ContainsRune(near, a) && strings.ContainsRune(near, b) {
			return 0.4
		}
	}
	return 1
}
