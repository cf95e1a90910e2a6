package export

import "unicode/utf8"

// offsets turn the byte offsets of turns into offsets of characters (code
// points). They keep the places of the characters of several bytes, which in
// English are few.
type offsets map[string][]wide

// wide is a character of several bytes: where it ends, and how many bytes more
// than characters there are up to that.
type wide struct{ end, extra int }

// add reads the text of a turn.
func (o offsets) add(turn, text string) {
	extra := 0
	for i, r := range text {
		if r < utf8.RuneSelf {
			continue
		}
		_, size := utf8.DecodeRuneInString(text[i:])
		extra += size - 1
		o[turn] = append(o[turn], wide{i + size, extra})
	}
}

// characters returns how many characters stand before a byte of a turn.
func (o offsets) characters(turn string, offset int64) int64 {
	all := o[turn]
	low, high := 0, len(all)
	for low < high {
		if mid := (low + high) / 2; int64(all[mid].end) <= offset {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if low == 0 {
		return offset
	}
	return offset - int64(all[low-1].extra)
}
