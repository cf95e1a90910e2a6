package discussion

import (
	"errors"
	"os"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
)

func readFile(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestReadNumbersAndNames(t *testing.T) {
	d, err := Read("2016/norms", "2016/norms.txt", []byte(">> ANA:  Hello.\n\n>> BEN:  Hi.\n"), "")
	if err != nil {
		t.Fatal(err)
	}
	want := Discussion{ID: "2016/norms", Source: "2016/norms.txt", Format: "captions", Turns: []Turn{
		{Index: 0, Label: "ANA", Text: "Hello.", Line: 1},
		{Index: 1, Label: "BEN", Text: "Hi.", Line: 3},
	}}
	if diff := cmp.Diff(want, d); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestReadErrors(t *testing.T) {
	tests := []struct {
		name, data, format string
		want               error
		says               string
	}{
		{"empty", "", "", ErrEmpty, "empty"},
		{"only white space", "\uFEFF \r\n\t\n", "captions", ErrEmpty, "empty"},
		{"prose", "It rained. Nobody spoke.\n", "", ErrNoFormat, "--input-format"},
		{"no turn of the format that is named", "It rained.\n", "captions", ErrNoTurns, "as captions"},
		{"picture", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00\x00\x00\x01\x00\x08\x06", "", ErrBinary, "plain text"},
		{"a format of another name", ">> ANA: Hi.\n", "caption", nil, `no input format "caption"; did you mean captions? (the formats are webvtt, captions, names)`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, err := Read("x", "a/b.txt", []byte(tt.data), tt.format)
			if err == nil {
				t.Fatalf("no error but %d turns", len(d.Turns))
			}
			if tt.want != nil && !errors.Is(err, tt.want) {
				t.Errorf("the error is %q and not %q", err, tt.want)
			}
			for _, part := range []string{tt.says, "a/b.txt"} {
				if !strings.Contains(err.Error(), part) {
					t.Errorf("the error %q does not say %q", err, part)
				}
			}
		})
	}
	for _, err := range []error{ErrEmpty, ErrBinary} {
		if !errors.Is(err, ErrNoFormat) {
			t.Errorf("%q is not a kind of ErrNoFormat, so a folder with such a file cannot be read", err)
		}
	}
	if errors.Is(ErrNoTurns, ErrNoFormat) {
		t.Error("a transcript without turns would be skipped in silence")
	}
}

func TestReadTooLong(t *testing.T) {
	if _, err := Read("x", "x.txt", make([]byte, MaxSize+1), ""); !errors.Is(err, ErrTooLong) {
		t.Errorf("the error is %v", err)
	}
}

func TestReadTooManyTurns(t *testing.T) {
	turns := strings.Repeat("Ana: Yes, I do.\nBen: No.\n", MaxTurns/2)
	d, err := Read("x", "x.txt", []byte(turns), "names")
	if err != nil || len(d.Turns) != MaxTurns {
		t.Errorf("%d turns, %v", len(d.Turns), err)
	}
	if _, err := Read("x", "x.txt", []byte(turns+"Ana: Thanks.\n"), "names"); !errors.Is(err, ErrTooMany) {
		t.Errorf("the error is %v", err)
	}
}

func TestReadLongTurn(t *testing.T) {
	words := strings.Repeat("We all agree: it is so. ", 10<<20/24)
	for name, text := range map[string]string{
		"captions": "Forum of Gates\n\n>> ANA:  " + words + "\n\n>> BEN:  Yes.\n",
		"names":    "Ana Reis: " + words + "\nBen: Yes. I do.\nAna Reis: Thanks.\n",
		"webvtt":   "WEBVTT\n\n00:01.000 --> 00:02.000\nAna: " + words + "\n",
	} {
		d, err := Read("x", "x.txt", []byte(text), name)
		if err != nil {
			t.Error(err)
			continue
		}
		if got := d.Turns[0].Text; got != strings.TrimSpace(words) {
			t.Errorf("%s: the turn has %d bytes, want %d", name, len(got), len(words)-1)
		}
	}
}

// odd is a discussion with letters that tell the encodings apart.
const odd = ">> INÉS MÜLLER:  “Naïve” – it costs 5 €.\n\n>> BEN:  Ça va…\n"

func utf16Bytes(text string, big bool) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(text)) {
		if big {
			out = append(out, byte(u>>8), byte(u))
		} else {
			out = append(out, byte(u), byte(u>>8))
		}
	}
	return out
}

func TestEncodings(t *testing.T) {
	western, err := charmap.Windows1252.NewEncoder().String(odd)
	if err != nil {
		t.Fatal(err)
	}
	tests := map[string][]byte{
		"UTF-8":                   []byte(odd),
		"UTF-8 with a mark":       []byte("\uFEFF" + odd),
		"UTF-16LE with a mark":    utf16Bytes("\uFEFF"+odd, false),
		"UTF-16BE with a mark":    utf16Bytes("\uFEFF"+odd, true),
		"UTF-16LE without a mark": utf16Bytes(odd, false),
		"UTF-16BE without a mark": utf16Bytes(odd, true),
		"Windows-1252":            []byte(western),
		"CRLF":                    []byte(strings.ReplaceAll(odd, "\n", "\r\n")),
		"CR":                      []byte(strings.ReplaceAll(odd, "\n", "\r")),
	}
	want, err := Read("x", "x.txt", []byte(odd), "")
	if err != nil {
		t.Fatal(err)
	}
	if want.Turns[0].Label != "INÉS MÜLLER" || want.Turns[0].Text != "“Naïve” – it costs 5 €." || want.Turns[1].Line != 3 {
		t.Fatalf("read as %+v", want.Turns)
	}
	for name, data := range tests {
		got, err := Read("x", "x.txt", data, "")
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: -want +got:\n%s", name, diff)
		}
	}
}

func TestUTF16WithoutLatinLetters(t *testing.T) {
	text := ">> АННА: Добрый день, начнём наше заседание.\n>> ПЁТР: Да.\n"
	d, err := Read("x", "x.txt", utf16Bytes(text, false), "captions")
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Turns) != 2 || d.Turns[0].Label != "АННА" || d.Turns[1].Text != "Да." {
		t.Errorf("read as %+v", d.Turns)
	}
}

func TestStrayBytes(t *testing.T) {
	tests := []struct{ name, data, want string }{
		{"one in UTF-8", ">> ANA: Café, thé, naïve \xFF bücher.", "Café, thé, naïve \uFFFD bücher."},
		{"only Windows-1252", ">> ANA: Caf\xE9 \x96 tout de m\xEAme.", "Café – tout de même."},
		{"NUL", ">> ANA: " + strings.Repeat("We agree. ", 30) + "\x00.", strings.Repeat("We agree. ", 30) + "\uFFFD."},
		{"characters that look like others", ">> ANA: e\u2011mail\u00a0now\u200b", "e\u2011mail\u00a0now"},
	}
	for _, tt := range tests {
		d, err := Read("x", "x.txt", []byte(tt.data), "captions")
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if got := d.Turns[0].Text; got != tt.want || !utf8.ValidString(got) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestID(t *testing.T) {
	tests := []struct{ path, want string }{
		{"igf2016-cyber-norms.txt", "igf2016-cyber-norms"},
		{"2016/day 1/norms.txt", "2016/day-1/norms"},
		{"./a.vtt", "a"},
		{"../a.vtt", "a"},
		{"IGF 2016 – Day 1 (Room 7).md", "IGF-2016-Day-1-Room-7-"},
		{"réunion/été_1.txt", "réunion/été_1"},
		{"re\u0301union.txt", "réunion"},
		{"日本/会議.txt", "日本/会議"},
		{"igf.2016", "igf.2016"},
		{"talk.en.vtt", "talk.en"},
		{".hidden", ".hidden"},
		{"a\xFFb.txt", "a-b"},
		{"a\nb`$(c).txt", "a-b-c-"},
		{"noextension", "noextension"},
	}
	for _, tt := range tests {
		if got := ID(tt.path); got != tt.want {
			t.Errorf("ID(%q) = %q, want %q", tt.path, got, tt.want)
		}
	}
}
