package evaluate

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"rapporteur/discussion"
	"rapporteur/internal/need"
)

// TestPerfectFindings makes findings out of the annotation itself, which must
// score 1 in every layer: the alignment finds its way back on real data.
func TestPerfectFindings(t *testing.T) {
	for _, path := range goldFiles(t, need.Shared(t, "gold")) {
		t.Run(filepath.Base(path), func(t *testing.T) { checkPerfect(t, path) })
	}
}

// TestOwnGold checks the annotations of the project's own transcripts.
func TestOwnGold(t *testing.T) {
	for _, path := range goldFiles(t, filepath.Join(need.Root(t), "testdata", "gold")) {
		t.Run(filepath.Base(path), func(t *testing.T) {
			g, turns := annotated(t, path)
			checkPerfect(t, path)
			checkQuotes(t, g, turns)
			checkSurfaces(t, g, turns)
		})
	}
}

func goldFiles(t *testing.T, folder string) []string {
	t.Helper()
	files, err := Files(folder)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// annotated returns a gold file and the turns of its transcript.
func annotated(t *testing.T, path string) (Gold, []discussion.Turn) {
	t.Helper()
	g, err := ReadGold(path)
	if err != nil {
		t.Fatal(err)
	}
	transcript, err := g.TranscriptPath(path)
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(transcript)
	if err != nil {
		t.Fatal(err)
	}
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != g.SHA256 {
		t.Errorf("%s is not the annotated one: its SHA-256 is %x", transcript, sum)
	}
	d, err := discussion.Read("perfect", transcript, data, "")
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Turns) != g.TurnCount {
		t.Fatalf("%s: turn_count is %d and %d turns are read", path, g.TurnCount, len(d.Turns))
	}
	return g, d.Turns
}

func checkPerfect(t *testing.T, path string) {
	g, turns := annotated(t, path)
	r, err := Score(g, perfect(t, g, turns))
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range r.Layers {
		if l.Applies() && l.F1() != 1 {
			t.Errorf("%s: F1 %.3f; misses %+v, false %+v", l.Name, l.F1(), l.Misses, l.False)
		}
	}
}

// perfect builds the findings that the annotation describes, and reports a
// surface that does not stand where the annotation has it.
func perfect(t *testing.T, g Gold, turns []discussion.Turn) discussion.Findings {
	b := findings(t)
	b.f.Discussion.Turns = turns
	b.f.Speakers = make([]discussion.Speaker, len(turns))
	surfaces := map[string]map[string][]string{
		person: surfacesOf(g.people()), org: surfacesOf(g.Organisations), concept: surfacesOf(g.Concepts),
	}
	mention := func(turn int, kind string, ids []string) {
		for _, id := range ids {
			quote := spelling(turns[turn].Text, surfaces[kind][id])
			if quote == "" {
				t.Errorf("turn %d: no spelling of the %s %q stands there", turn, kind, id)
				continue
			}
			b.mention(turn, kind, kind+":"+id, quote)
		}
	}
	for i, turn := range g.turns() {
		b.f.Speakers[i] = discussion.Speaker{Turn: i, Entity: discussion.Unknown}
		from := discussion.Unknown
		if g.has(Speakers) && turn.speaker() != discussion.Unknown {
			from = "person:" + turn.speaker()
			b.speaker(i, from)
		}
		mention(i, person, turn.Persons)
		mention(i, org, turn.Orgs)
		mention(i, concept, turn.Concepts)
		for _, r := range turn.Replies {
			b.reply(i, r.Turn, r.Kind)
		}
		for _, e := range turn.Engagements {
			b.engage(i, from, e.Kind, "person:"+e.To)
		}
	}
	for _, p := range g.people() {
		for _, a := range p.Affiliations {
			b.affiliate(a.Turn, "person:"+p.ID, "organisation:"+a.Org)
		}
	}
	return b.f
}

// spelling returns the first of the surfaces as it stands in a text, whatever
// its case and white space, or nothing. Where no whole surface does, the end of
// one serves that has half of its words, which matches it by the definition.
func spelling(text string, surfaces []string) string {
	for _, whole := range []bool{true, false} {
		for _, s := range surfaces {
			parts := strings.Fields(s)
			for skip := 0; skip == 0 || !whole && 2*skip <= len(parts); skip++ {
				if quote := find(text, parts[skip:]); quote != "" {
					return quote
				}
			}
		}
	}
	return ""
}

func find(text string, parts []string) string {
	pattern := strings.Join(parts, "\x00")
	pattern = strings.ReplaceAll(regexp.QuoteMeta(pattern), "\x00", `[\s\pZ]+`)
	found := regexp.MustCompile(`(?i)(^|[^\pL\pN])(` + pattern + `)($|[^\pL\pN])`).FindStringSubmatch(text)
	if found == nil {
		return ""
	}
	return found[2]
}

func checkQuotes(t *testing.T, g Gold, turns []discussion.Turn) {
	check := func(turn int, quote string) {
		if quote == "" || !strings.Contains(turns[turn].Text, quote) {
			t.Errorf("the quote %q does not stand in turn %d", quote, turn)
		}
	}
	for _, turn := range g.Turns {
		for _, r := range turn.Replies {
			check(turn.Turn, r.Quote)
		}
		for _, e := range turn.Engagements {
			check(turn.Turn, e.Quote)
		}
	}
	for _, p := range g.people() {
		for _, a := range p.Affiliations {
			check(a.Turn, a.Quote)
		}
	}
}

// checkSurfaces reports a surface that stands in no turn and no label.
func checkSurfaces(t *testing.T, g Gold, turns []discussion.Turn) {
	var all strings.Builder
	for _, turn := range turns {
		all.WriteString(turn.Label + "\n" + turn.Text + "\n")
	}
	for kind, entities := range map[string][]GoldEntity{person: g.people(), org: g.Organisations, concept: g.Concepts} {
		for _, e := range entities {
			if len(e.Surfaces) == 0 {
				t.Errorf("the %s %q has no surfaces", kind, e.ID)
			}
			for _, s := range e.Surfaces {
				if !strings.Contains(all.String(), s) {
					t.Errorf("the surface %q of the %s %q stands nowhere in the transcript", s, kind, e.ID)
				}
			}
		}
	}
}
