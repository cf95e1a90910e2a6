package extract

import "strings"

// isAcronym tells whether a token is written as an acronym: two to ten letters
// in capitals, in a sentence that is not all in capitals.
func isAcronym(t *turn, i int) bool {
	k := &t.tokens[i]
	if !k.upper || len(k.text) < 2 || len(k.text) > 10 {
		return false
	}
	for n := 0; n < len(k.text); n++ {
		if c := k.text[n]; c < 'A' || c > 'Z' {
			return false
		}
	}
	return !shouts(t, i, i+1)
}

// spells tells whether the words give the acronym: each word its first letter
// and perhaps more of its letters, in order, but not more than most; words of
// grammar may give none. All are in lower case.
func spells(acronym string, words []string, most int) bool {
	if len(words) == 0 {
		return acronym == ""
	}
	w, rest := words[0], words[1:]
	if (functionWords[w] || linkingWords[w]) && spells(acronym, rest, most) {
		return true
	}
	if acronym == "" || w == "" || w[0] != acronym[0] {
		return false
	}
	for n, at := 1, 1; ; n++ {
		if spells(acronym[n:], rest, most) {
			return true
		}
		if n == len(acronym) || n == most {
			return false
		}
		next := strings.IndexByte(w[at:], acronym[n])
		if next < 0 {
			return false
		}
		at += next + 1
	}
}

var linkingWords = set("of for and on the in de des du la et &")

// soundAlike are letters whose names in English sound alike.
var soundAlike = []string{"BCDEGPTVZ", "AJKH", "FSXMN", "IY", "QUW", "LMN"}

// misheardAs scores how easily the acronym known is heard or written as heard:
// one letter too few or too many, or one whose name sounds alike. It is 0 for
// anything else, and for the same.
func misheardAs(heard, known string) float64 {
	switch {
	case len(heard) == len(known)-1 && len(known) > 3:
		return dropped(heard, known)
	case len(heard) == len(known)+1 && len(known) > 2:
		return dropped(known, heard)
	case len(heard) == len(known):
		return substituted(heard, known)
	}
	return 0
}

// dropped scores short as long without one of its letters.
func dropped(short, long string) float64 {
	i := 0
	for i < len(short) && short[i] == long[i] {
		i++
	}
	if short[i:] != long[i+1:] {
		return 0
	}
	if i > 0 && long[i] == long[i-1] {
		return 1
	}
	return 0.8
}

func substituted(a, b string) float64 {
	at := -1
	for i := range len(a) {
		if a[i] != b[i] {
			if at >= 0 {
				return 0
			}
			at = i
		}
	}
	if at < 0 {
		return 0
	}
	for _, group := range soundAlike {
		if strings.IndexByte(group, a[at]) >= 0 && strings.IndexByte(group, b[at]) >= 0 {
			return 0.9
		}
	}
	return 0
}
