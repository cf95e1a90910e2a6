// Package evaluate scores findings against a gold annotation: who is the same
// as whom is found out first, then the tuples of each layer are counted.
package evaluate

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"rapporteur/discussion"
)

// Gold is a hand annotation of one transcript.
type Gold struct {
	// Transcript is the name of the annotated file and SHA256 its hexadecimal
	// digest.
	Transcript string `json:"transcript"`
	SHA256     string `json:"sha256"`
	TurnCount  int    `json:"turn_count"`
	// Layers names the layers that the annotation has; nil stands for all.
	Layers []string `json:"layers"`
	// Ignore lists names that count neither way where they are found.
	Ignore        []string     `json:"ignore"`
	Speakers      []GoldEntity `json:"speakers"`
	MentionedOnly []GoldEntity `json:"persons_mentioned_only"`
	Organisations []GoldEntity `json:"organisations"`
	Concepts      []GoldEntity `json:"concepts"`
	Turns         []GoldTurn   `json:"turns"`
}

// GoldEntity is a person, an organisation or a concept. Surfaces are all its
// spellings in the text, errors of the captioning included.
type GoldEntity struct {
	ID           string            `json:"id"`
	Name         string            `json:"name"`
	Surfaces     []string          `json:"surfaces"`
	Affiliations []GoldAffiliation `json:"affiliations"`
}

// GoldAffiliation says that a person belongs to an organisation.
type GoldAffiliation struct {
	Org   string `json:"org"`
	Role  string `json:"role"`
	Turn  int    `json:"turn"`
	Quote string `json:"quote"`
}

// GoldTurn is what a turn holds. Turns count from 0. Speaker is empty or
// [discussion.Unknown] where the annotator could not tell; any of
// SpeakerAlternatives is right as well.
type GoldTurn struct {
	Turn                int              `json:"turn"`
	Speaker             string           `json:"speaker"`
	SpeakerAlternatives []string         `json:"speaker_alternatives"`
	Orgs                []string         `json:"orgs"`
	Persons             []string         `json:"persons"`
	Concepts            []string         `json:"concepts"`
	Replies             []GoldReply      `json:"reply_to"`
	Engagements         []GoldEngagement `json:"engages"`
}

// GoldReply is a reply to an earlier turn.
type GoldReply struct {
	Turn  int    `json:"turn"`
	Kind  string `json:"kind"`
	Quote string `json:"quote"`
}

// GoldEngagement is an engagement of the turn's speaker with a person.
type GoldEngagement struct {
	To    string `json:"to"`
	Kind  string `json:"kind"`
	Quote string `json:"quote"`
}

// ReadGold reads a gold file and checks that it holds together. An error names
// the file, the place in it and what is wrong there.
func ReadGold(path string) (Gold, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return Gold{}, fmt.Errorf("reading the gold annotation: %w", err)
	}
	var g Gold
	if err := json.Unmarshal(data, &g); err != nil {
		return Gold{}, fmt.Errorf("gold annotation %s%s: %w", path, lineOf(data, err), err)
	}
	if err := g.check(); err != nil {
		return Gold{}, fmt.Errorf("gold annotation %s: %w", path, err)
	}
	return g, nil
}

// lineOf returns ", line N" for an error of the decoder that has a place.
func lineOf(data []byte, err error) string {
	offset := int64(-1)
	var syntax *json.SyntaxError
	var mistyped *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		offset = syntax.Offset
	case errors.As(err, &mistyped):
		offset = mistyped.Offset
	}
	if offset < 0 || offset > int64(len(data)) {
		return ""
	}
	return fmt.Sprintf(", line %d", 1+strings.Count(string(data[:offset]), "\n"))
}

// Files returns the gold files that a path stands for: the file itself, or all
// files of a folder and of those below it that end in ".json", sorted.
func Files(path string) ([]string, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("looking for gold annotations: %w", err)
	}
	if !info.IsDir() {
		return []string{path}, nil
	}
	var files []string
	err = filepath.WalkDir(path, func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && filepath.Ext(p) == ".json" {
			files = append(files, p)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("looking for gold annotations: %w", err)
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("looking for gold annotations: no .json file in %s", path)
	}
	slices.Sort(files)
	return files, nil
}

// TranscriptPath returns the path of the annotated transcript, which lies
// beside the gold file or in a folder `transcripts` beside the gold's folder.
func (g Gold) TranscriptPath(goldPath string) (string, error) {
	if g.Transcript == "" {
		return "", fmt.Errorf("gold annotation %s names no transcript: give the transcript's path", goldPath)
	}
	dir := filepath.Dir(goldPath)
	name := filepath.FromSlash(g.Transcript)
	places := []string{filepath.Join(dir, name), filepath.Join(dir, "..", "transcripts", name)}
	for _, p := range places {
		if info, err := os.Stat(p); err == nil && !info.IsDir() {
			return p, nil
		}
	}
	return "", fmt.Errorf("the transcript of %s is neither at %s nor at %s: give its path", goldPath, places[0], places[1])
}

// people returns all persons of the annotation, those who speak and those who
// are mentioned only.
func (g Gold) people() []GoldEntity {
	return slices.Concat(g.Speakers, g.MentionedOnly)
}

// turns returns the turns by their number, with empty ones where the
// annotation has none.
func (g Gold) turns() []GoldTurn {
	all := make([]GoldTurn, g.TurnCount)
	for i := range all {
		all[i].Turn = i
	}
	for _, t := range g.Turns {
		all[t.Turn] = t
	}
	return all
}

// speaker returns the id of who speaks the turn.
func (t GoldTurn) speaker() string {
	if t.Speaker == "" {
		return discussion.Unknown
	}
	return t.Speaker
}

// spokenBy reports whether the annotation accepts the person as the speaker.
func (t GoldTurn) spokenBy(id string) bool {
	return id == t.speaker() || slices.Contains(t.SpeakerAlternatives, id)
}
