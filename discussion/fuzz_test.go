package discussion

import (
	"html"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"rapporteur/internal/need"
)

// seeds are the transcripts of the format tests and small odd ones.
func seeds(t testing.TB) [][]byte {
	all := [][]byte{
		nil, []byte(">>"), []byte(">>>"), []byte(">> :"), []byte(">> A:\xff"), []byte(">>ANA:>>BEN:>>"), []byte("\xff\xfe>\x00>\x00"), []byte("\x00>\x00>"),
		[]byte("A: B: C:"), []byte("**A**:"), []byte("**A:**"), []byte("**"), []byte("[1:02] A: I\n(1:02)B: we"), []byte(">> A (B:\n)"), []byte("\u200b>> 主席："),
		[]byte("WEBVTT"), []byte("WEBVTT\n\n-->"), []byte("WEBVTT\n\n0:00.000 --> 0:00.000\n<v"), []byte("WEBVTT\n\n0:00.000 --> 0:01.000\n<v A>&lt;<v>B: &#0;<v A>"),
		[]byte("ODA: One. PIM: Two. ODA: Three. >> Four."), []byte("1 to 2 May 2016\nFIRST FORUM OF X\n>> A.:\n[session ended]\n©"), []byte(">> A:\r\r\n\r>> B:\rC"),
	}
	archives, err := filepath.Glob(filepath.Join(need.Root(t), "testdata", "formats", "*.txtar"))
	if err != nil || len(archives) == 0 {
		t.Fatalf("%d archives: %v", len(archives), err)
	}
	for _, path := range archives {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			all = append(all, f.Data)
		}
	}
	return all
}

// namesOfFormats are what a user may give as the format: none or one of them.
func namesOfFormats() []string {
	list := []string{""}
	for _, f := range Formats {
		list = append(list, f.Name)
	}
	return list
}

func FuzzRead(f *testing.F) {
	for _, s := range seeds(f) {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, format := range namesOfFormats() {
			d, err := Read("x", "x.txt", data, format)
			again, errAgain := Read("x", "x.txt", data, format)
			if !reflect.DeepEqual(d, again) || (err == nil) != (errAgain == nil) {
				t.Errorf("%s: another reading differs: %v, %v\n%s", format, err, errAgain, cmp.Diff(d, again))
			}
			text, errText := decode(data)
			if errText != nil {
				continue
			}
			if err == nil {
				checkTurns(t, d, text)
			}
			checkLineEnds(t, text, format)
		}
	})
}

// checkTurns checks what holds for every discussion that was read.
func checkTurns(t *testing.T, d Discussion, text string) {
	t.Helper()
	lines := strings.Split(text, "\n")
	source := text
	if d.Format == "webvtt" {
		source = html.UnescapeString(text)
	}
	line := 1
	for i, turn := range d.Turns {
		switch {
		case turn.Index != i:
			t.Fatalf("turn %d has the index %d", i, turn.Index)
		case turn.Line < line || turn.Line > len(lines):
			t.Fatalf("turn %d begins on line %d of %d, the one before on %d", i, turn.Line, len(lines), line)
		case !utf8.ValidString(turn.Text) || strings.ContainsAny(turn.Text, "\r\x00"):
			t.Fatalf("turn %d is no clean text: %q", i, turn.Text)
		case turn.Text != strings.TrimFunc(turn.Text, blank):
			t.Fatalf("turn %d has blanks at an end: %q", i, turn.Text)
		case turn.Text == "" && turn.Label == "":
			t.Fatalf("turn %d has no label and no words", i)
		case turn.At.From < 0 || turn.At.To < turn.At.From:
			t.Fatalf("turn %d is at %v", i, turn.At)
		case !strings.Contains(turn.Label, turn.Role):
			t.Fatalf("turn %d: the role %q does not stand in the label %q", i, turn.Role, turn.Label)
		}
		line = turn.Line
		if d.Format != "webvtt" && !strings.Contains(lines[line-1], turn.Label) {
			t.Fatalf("the label %q does not stand on line %d: %q", turn.Label, line, lines[line-1])
		}
		for _, words := range []string{turn.Label, turn.Text} {
			rest, missing := take(source, words, d.Format == "webvtt")
			if missing != "" {
				t.Fatalf("turn %d: %q does not stand in the source after the turns before it", i, missing)
			}
			source = rest
		}
	}
}

// take finds the words in their order in the source and returns what follows
// the last; loose takes single characters, since tags may divide words.
func take(source, words string, loose bool) (rest, missing string) {
	pieces := strings.Fields(words)
	if loose {
		pieces = strings.Split(strings.Join(pieces, ""), "")
	}
	for _, p := range pieces {
		_, after, found := strings.Cut(source, p)
		if !found {
			return source, p
		}
		source = after
	}
	return source, ""
}

// checkLineEnds checks that the line ends of other systems change nothing.
func checkLineEnds(t *testing.T, text, format string) {
	t.Helper()
	want, errWant := Read("x", "x.txt", []byte(text), format)
	for _, end := range []string{"\r\n", "\r"} {
		got, err := Read("x", "x.txt", []byte(strings.ReplaceAll(text, "\n", end)), format)
		if !reflect.DeepEqual(want, got) || (err == nil) != (errWant == nil) {
			t.Errorf("%s with %q as line end: %v, with \\n %v\n%s", format, end, err, errWant, cmp.Diff(want, got))
		}
	}
}
