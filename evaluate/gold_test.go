package evaluate

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestReadGoldSaysWhatIsWrong(t *testing.T) {
	tests := []struct{ name, json, want string }{
		{"syntax", "{\n\"turn_count\": 1,\n}", "line 3"},
		{"type", "{\n\"turn_count\": \"one\"}", "line 2"},
		{"layer", `{"turn_count": 1, "layers": ["feelings"]}`, `unknown layer "feelings"; there are speakers, `},
		{"no turns", `{}`, "turn_count is 0"},
		{"person without id", `{"turn_count": 1, "speakers": [{"name": "Ada"}]}`, `person 0 ("Ada") has no id`},
		{"id twice", `{"turn_count": 1, "concepts": [{"id": "x"}, {"id": "x"}]}`, `concept "x" stands there twice`},
		{"person twice", `{"turn_count": 1, "speakers": [{"id": "x"}], "persons_mentioned_only": [{"id": "x"}]}`, `person "x" stands there twice`},
		{"affiliation", `{"turn_count": 1, "speakers": [{"id": "x", "affiliations": [{"org": "y"}]}]}`, `no organisation "y" for the affiliation`},
		{"affiliation's turn", `{"turn_count": 1, "organisations": [{"id": "y"}], "speakers": [{"id": "x", "affiliations": [{"org": "y", "turn": 1}]}]}`, "turn 1 is out of range"},
		{"turn", `{"turn_count": 1, "turns": [{"turn": 1}]}`, "turn 1 is out of range"},
		{"negative turn", `{"turn_count": 1, "turns": [{"turn": -1}]}`, "turn -1 is out of range"},
		{"turn twice", `{"turn_count": 2, "turns": [{"turn": 1}, {"turn": 1}]}`, "turn 1 stands there twice"},
		{"speaker", `{"turn_count": 1, "turns": [{"turn": 0, "speaker": "x"}]}`, `turn 0: no person "x" for the speaker`},
		{"alternative", `{"turn_count": 1, "turns": [{"turn": 0, "speaker_alternatives": ["x"]}]}`, `no person "x"`},
		{"organisation", `{"turn_count": 1, "turns": [{"turn": 0, "orgs": ["x"]}]}`, `no entity "x" among the organisations`},
		{"concept", `{"turn_count": 1, "turns": [{"turn": 0, "concepts": ["x"]}]}`, `no entity "x" among the concepts`},
		{"reply forwards", `{"turn_count": 2, "turns": [{"turn": 0, "reply_to": [{"turn": 1, "kind": "answer"}]}]}`, "cannot reply to turn 1"},
		{"reply's kind", `{"turn_count": 2, "turns": [{"turn": 1, "reply_to": [{"turn": 0, "kind": "shout"}]}]}`, `"shout" is no kind of reply; there are floor`},
		{"engaged", `{"turn_count": 1, "turns": [{"turn": 0, "engages": [{"to": "x", "kind": "asks"}]}]}`, `no person "x" for the engagement`},
		{"engagement's kind", `{"turn_count": 1, "speakers": [{"id": "x"}], "turns": [{"turn": 0, "engages": [{"to": "x", "kind": "likes"}]}]}`, `"likes" is no kind of engagement; there are thanks`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := goldFile(t, tt.json)
			_, err := ReadGold(path)
			if err == nil || !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), path) {
				t.Errorf("got %v, want the file and %q", err, tt.want)
			}
		})
	}
}

func TestIdsAreLookedUpInTheLayersOfTheGold(t *testing.T) {
	path := goldFile(t, `{"turn_count": 1, "layers": ["organisations"], "turns": [{"turn": 0, "speaker": "nobody", "concepts": ["x"]}]}`)
	if _, err := ReadGold(path); err != nil {
		t.Error(err)
	}
}

func TestFiles(t *testing.T) {
	dir := t.TempDir()
	write := func(name string) string {
		t.Helper()
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	if _, err := Files(dir); err == nil || !strings.Contains(err.Error(), "no .json file in "+dir) {
		t.Errorf("an empty folder: got %v", err)
	}
	b, a := write("gold/sub/b.json"), write("gold/a.json")
	readme, beside, neighbour := write("gold/README.md"), write("gold/a.txt"), write("transcripts/b.txt")
	if got, err := Files(dir); err != nil || !cmp.Equal(got, []string{a, b}) {
		t.Errorf("the folder: got %v, %v", got, err)
	}
	if got, err := Files(readme); err != nil || !cmp.Equal(got, []string{readme}) {
		t.Errorf("a file: got %v, %v", got, err)
	}
	if _, err := Files(filepath.Join(dir, "nowhere")); err == nil {
		t.Error("what is not there: want an error")
	}

	if got, err := (Gold{Transcript: "a.txt"}).TranscriptPath(a); err != nil || got != beside {
		t.Errorf("beside the gold: got %s, %v", got, err)
	}
	if got, err := (Gold{Transcript: "b.txt"}).TranscriptPath(a); err != nil || got != neighbour {
		t.Errorf("in the neighbouring folder: got %s, %v", got, err)
	}
	if _, err := (Gold{Transcript: "c.txt"}).TranscriptPath(a); err == nil || !strings.Contains(err.Error(), "c.txt") {
		t.Errorf("nowhere: got %v", err)
	}
	if _, err := (Gold{}).TranscriptPath(a); err == nil {
		t.Error("no name: want an error")
	}
}
