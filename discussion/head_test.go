package discussion

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf16"
)

// TestHead judges the beginnings of long files: what Read would read, or would
// say of the whole.
func TestHead(t *testing.T) {
	names := strings.Repeat("Ana Lima: Good morning, and thank you, Bjørn.\n\nBjørn Holm: Thank you, Ana. I have a question — may I?\n\n", 20_000)
	captions := "Forum of Gates\n\n" + strings.Repeat(">> ANA LIMA:  Good morning, and thank you, Bjørn.\n\n>> BJØRN:  Thank you.\n\n", 20_000)
	cues := "WEBVTT\n\n" + strings.Repeat("00:01.000 --> 00:02.000\nAna: Good morning, Bjørn.\n\n", 30_000)
	var wide []byte
	for _, u := range utf16.Encode([]rune(names)) {
		wide = append(wide, byte(u), byte(u>>8))
	}
	for _, tt := range []struct {
		name, text, format string
		want               error
	}{
		{"names", names, "", nil},
		{"captions", captions, "", nil},
		{"captions on one line", strings.ReplaceAll(captions, "\n", " "), "", nil},
		{"webvtt", cues, "", nil},
		{"names in UTF-16", "\xff\xfe" + string(wide), "", nil},
		{"names in UTF-16 without a mark", string(wide), "", nil},
		{"names in Windows-1252", strings.NewReplacer("ø", "\xf8", "—", "\x97").Replace(names), "", nil},
		{"prose", strings.Repeat("It rained. There was nothing to do, we thought: so we went home.\n", 30_000), "", ErrNoFormat},
		{"prose that is said to be names", strings.Repeat("It rained.\n", 200_000), "names", nil},
		{"data", strings.Repeat("\x00\x81\x02z\x03", 300_000), "", ErrBinary},
		{"data that is said to be names", strings.Repeat("\x00\x81\x02z\x03", 300_000), "names", ErrBinary},
		{"NUL", strings.Repeat("\x00", HeadSize), "", ErrBinary},
		{"blanks", strings.Repeat(" \n", HeadSize), "", ErrEmpty},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for _, size := range []int{HeadSize - 1, HeadSize} { // one of them cuts what has two bytes
				if err := Head([]byte(tt.text[:size]), tt.format); !errors.Is(err, tt.want) || err != nil && tt.want == nil {
					t.Errorf("of %d bytes: %v, want %v", size, err, tt.want)
				}
			}
		})
	}
}
