package discussion

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rapporteur/internal/need"
)

// said is a turn as a person reads it in the fixture: its label, its role, the
// first words and the line.
type said struct {
	Label, Role, First string
	Line               int
}

var captionFixtures = []struct {
	file, title, event, date string
	turns                    []said
}{
	{
		"01-igf2011-newdelegates-nospace", "New Delegate Briefing", "Sixth Annual Meeting of the Internet Governance Forum", "2011-09-27",
		[]said{
			{"TENDAI MARUFU", "", "Good morning.  My name is", 15},
			{"GORAN PETROVSKI", "", "Thank you, Tendai.", 25},
		},
	},
	{
		"02-igf2014-orientation-indent5", "", "", "",
		[]said{
			{"BOGDAN ILIC", "", "Good morning.  We will", 21},
			{"SILVIA MORARU", "", "Good morning everyone.", 23},
		},
	},
	{
		"03-igf2015-ws27-nbhyphen", "", "", "",
		[]said{{"BOGDAN ILIC", "", "Okay.  Should we start?", 6}},
	},
	{
		"04-igf2016-ws250-bare-exchange", "IGF 2016 - Day 1 - Room 7 - WS250: How to Make Remote Participation Sustainable?", "IGF 2016", "",
		[]said{
			{"", "", "Hi, Pepper.  Do you", 7},
			{"PEPPER LAMONT", "", "Good morning.  Can you", 9},
			{"", "", "Hey, Pepper.  I hear", 11},
			{"PEPPER LAMONT", "", "Okay.  My mic", 13},
			{"", "", "I hear you as well.", 15},
			{"PEPPER LAMONT", "", "Daniel, do you", 17},
			{"", "", "Hi, Pepper.  You are", 19},
			{"DANIEL HO", "", "We start soon", 21},
		},
	},
	{
		"05-igf2013-ws134-cart-header", "", "", "2013-10-22",
		[]said{{"CHAI GOMEZ", "", "Hello. We give people", 19}},
	},
	{
		"06-igf2013-focus-openness", "FOCUS SESSION (OPENNESS): HUMAN RIGHTS, FREEDOM OF EXPRESSION, AND FREE FLOW OF INFORMATION ON THE INTERNET", "EIGHTH INTERNET GOVERNANCE FORUM", "2013-10-24",
		[]said{{"ANTON KELLER", "", "Good afternoon. Please be", 27}},
	},
	{
		"07-igf2010-unesco-feedback-inline", "Freedom of Connection – Freedom of Expression", "IGF 2010", "2010-09-14",
		[]said{{"JURIS OZOLS", "", "Good morning.  My name", 13}},
	},
	{
		"08-igf2010-dc-introductions-mixedcase", "Dynamic Coalition on Freedom of Expression and Freedom of the Media on the Internet", "", "2010-09-16",
		[]said{
			{"TIM WOLFF", "", "Hello.  Do you all", 7},
			{"TriXIE HALDEN", "", "Hello, my name is Trixie", 9},
			{"SHANNA", "", "Hello, my name is Shanna", 11},
			{"", "", "Hi.  I am from the Thai", 13},
			{"LIISA RANTANEN", "", "Hello, I am Liisa", 15},
			{"TANELI TOIVONEN", "", "I am Taneli", 17},
		},
	},
	{
		"09-igf2016-dc-audience-agreement", "", "", "",
		[]said{
			{"ANTON KELLER", "", "Let's start.", 4},
			{"ADRIANA SOREL", "", "I think we made", 6},
			{"ARIEL DUVAL", "", "I just want", 8},
			{"AUDIENCE", "AUDIENCE", "I tend to agree", 10},
			{"AUDIENCE", "AUDIENCE", "Yes, absolutely.", 12},
		},
	},
	{
		"10-igf2018-dc-moderator-is-named-in-text", "IGF 2018 - Day 3 - Salle XI - Dynamic Coalition (DC) Coordination Session", "IGF 2018", "",
		[]said{
			{"MODERATOR", "MODERATOR", "Okay.  We each", 9},
			{"JORUN KRALL", "", "Jorun for the record.", 11},
			{"", "", "I leave early", 13},
		},
	},
	{
		"11-igf2019-dccall-secretariat", "DC Coordination Meeting XXXIX", "", "",
		[]said{
			{"ANTON KELLER", "", "The agenda is shown.", 7},
			{"SECRETARIAT", "SECRETARIAT", "Yes.  I'm a Fellow", 11},
			{"", "", "You're welcome.", 13},
			{"SECRETARIAT", "SECRETARIAT", "That's fine.", 15},
			{"", "", "We have 11 people", 17},
			{"JORUN KRALL", "", "Thank you for the floor.", 19},
		},
	},
	{
		"12-igf2020-orientation-split-turns", "IGF 2020 - Day 1 - IGF 2020 Introduction and Orientation", "IGF 2020", "",
		[]said{
			{"EILEEN ADDO", "", "Welcome, everyone.", 12},
			{"TENDAI MARUFU", "", "Thank you.", 14},
			{"TENDAI MARUFU", "", "Can somebody", 18},
			{"", "", "Please, who?", 20},
			{"TENDAI MARUFU", "", "Gondo.", 22},
			{"", "", "Okay, please do.", 24},
			{"EILEEN ADDO", "", "I think she", 26},
			{"TENDAI MARUFU", "", "No, I don't", 28},
			{"EILEEN ADDO", "", "Okay, done.", 36},
		},
	},
	{
		"13-igf2022-newcomers-misheard-names", "IGF 2022 Day 1 Newcomers Session – RAW", "IGF 2022", "",
		[]said{
			{"MODERATOR", "MODERATOR", "Good morning. Can you", 7},
			{"", "", "Good morning, everyone, my", 11},
			{"", "", "And she looks", 13},
			{"", "", "I think it was 2005", 15},
			{"", "", "Yes, exactly.", 17},
		},
	},
	{
		"14-igf2022-mag-nospace-noheader", "IGF 2022 Second Open Consultations and MAG Meeting - Day 1- Morning", "IGF 2022", "",
		[]said{{"TENDAI MARUFU", "", "Good morning, ladies", 3}},
	},
	{
		"15-isoc-dsnc2017-inline-no-newlines", "", "", "",
		[]said{
			{"JODY", "", "Here is a message", 1},
			{"MIRABEL", "", "Ah. Is it", 1},
			{"JODY", "", "No, you book", 1},
			{"MIRABEL", "", "AI Media?", 1},
			{"", "", "Jody, I'm here.", 1},
			{"JODY", "", "Juditha!", 1},
			{"", "", "Yes! Who else", 1},
			{"JODY", "", "That's Mirabel.", 1},
			{"", "", "Yeah, yeah.", 1},
			{"JODY", "", "Not this week.", 1},
			{"JUDITHA", "", "Well, we have", 1},
			{"JODY", "", "Well, there are", 1},
		},
	},
}

func readShared(t *testing.T, file string) Discussion {
	t.Helper()
	d, err := Read(ID(file), file, readFile(t, need.Shared(t, file)), "")
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestCaptionFixtures(t *testing.T) {
	for _, tt := range captionFixtures {
		t.Run(tt.file, func(t *testing.T) {
			d := readShared(t, "data/captions/"+tt.file+".txt")
			if d.Format != "captions" || d.Title != tt.title || d.Event != tt.event || d.Date != tt.date {
				t.Errorf("read as %s: title %q, event %q, date %q; want captions: %q, %q, %q", d.Format, d.Title, d.Event, d.Date, tt.title, tt.event, tt.date)
			}
			var got []said
			for i, turn := range d.Turns {
				s := said{turn.Label, turn.Role, turn.Text, turn.Line}
				if i < len(tt.turns) && strings.HasPrefix(turn.Text, tt.turns[i].First) {
					s.First = tt.turns[i].First
				}
				got = append(got, s)
			}
			if diff := cmp.Diff(tt.turns, got); diff != "" {
				t.Errorf("turns (-want +got):\n%s", diff)
			}
		})
	}
}

func TestFixtureTexts(t *testing.T) {
	tests := []struct {
		file string
		turn int
		want string // the end of the turn's text
	}{
		{"01-igf2011-newdelegates-nospace", 0, "who opens the session.\n\n Thank you."},
		{"03-igf2015-ws27-nbhyphen", 0, "debate a motion for and against e‑participation."},
		{"07-igf2010-unesco-feedback-inline", 0, "the changing legal    (feedback) \nUNESCO asked a team at Oxford Internet Institute for a report, which is ready."},
		{"10-igf2018-dc-moderator-is-named-in-text", 2, "I agree with Jorun.  But one"},
		{"15-isoc-dsnc2017-inline-no-newlines", 7, "Do you see the screen on the..."},
	}
	for _, tt := range tests {
		d := readShared(t, "data/captions/"+tt.file+".txt")
		if got := d.Turns[tt.turn].Text; !strings.HasSuffix(got, tt.want) {
			t.Errorf("%s: turn %d is %q, want its end %q", tt.file, tt.turn, got, tt.want)
		}
	}
}

func TestCyberNorms(t *testing.T) {
	d := readShared(t, "transcripts/igf2016-cyber-norms.txt")
	if len(d.Turns) != 48 || d.Title != "" || d.Date != "2016-12-05/2016-12-09" || d.Event != "Eleventh Annual Meeting of the Internet Governance Forum (IGF)" {
		t.Errorf("%d turns, title %q, date %q, event %q", len(d.Turns), d.Title, d.Date, d.Event)
	}
	for turn, want := range map[int]said{
		0:  {"", "", "All right.", 5},
		1:  {"MARILIA\u00a0MARCIEL", "", "You should have", 29},
		4:  {"", "", "Aurelia thanks", 57},
		7:  {"", "", "thank you, Pablo", 93},
		17: {"Paul Wilson", "", "Thank you, Pablo.", 273},
		37: {"PABLO HINOJOSA", "", "IZUMI:", 387},
		38: {"", "", "I totally degree.", 389},
		47: {"PABLO HINOJOSA", "", "With that I think", 411},
	} {
		got := d.Turns[turn]
		if got.Label != want.Label || got.Line != want.Line || !strings.HasPrefix(got.Text, want.First) {
			t.Errorf("turn %d: label %q, line %d, text %.30q…, want %v", turn, got.Label, got.Line, got.Text, want)
		}
	}
	if end := "in the next opportunity."; !strings.HasSuffix(d.Turns[47].Text, end) {
		t.Errorf("the last turn ends %q, want %q", d.Turns[47].Text[len(d.Turns[47].Text)-40:], end)
	}
}

// marked counts the lines that begin with a mark.
func marked(text, mark string) int {
	return strings.Count("\n"+text, "\n"+mark)
}

func TestEarningsCalls(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(need.Shared(t, "gold/earnings21"), "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%d files: %v", len(files), err)
	}
	for _, file := range files {
		data := readFile(t, file)
		d, err := Read("x", file, data, "")
		if err != nil {
			t.Error(err)
			continue
		}
		if want := marked(string(data), ">> "); d.Format != "captions" || len(d.Turns) != want {
			t.Errorf("%s: %d turns as %s, want the %d that `>>` begins", filepath.Base(file), len(d.Turns), d.Format, want)
		}
		for _, turn := range d.Turns {
			if turn.Label == "" {
				t.Errorf("%s:%d: no label", filepath.Base(file), turn.Line)
			}
		}
	}
}

func TestPodcasts(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(need.Shared(t, "data/plain/changelog"), "*.md"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%d files: %v", len(files), err)
	}
	turns, bold := 0, 0
	for _, file := range files {
		data := readFile(t, file)
		d, err := Read("x", file, data, "")
		if err != nil {
			t.Error(err)
			continue
		}
		if d.Format != "names" || d.Turns[0].Label == "" {
			t.Errorf("%s: read as %s, the first turn of %q", filepath.Base(file), d.Format, d.Turns[0].Label)
		}
		for _, turn := range d.Turns {
			if strings.HasPrefix(strings.ToLower(turn.Label), "break") {
				t.Errorf("%s:%d: %q speaks", filepath.Base(file), turn.Line, turn.Label)
			}
		}
		turns += len(d.Turns)
		bold += marked(string(data), "**") - marked(string(data), "**Break") - marked(string(data), "**Intro") - marked(string(data), "**Outro")
	}
	// A few labels have lost their bold type, or a slip stands in it.
	if turns < bold-10 || turns > bold+10 {
		t.Errorf("%d turns, want about the %d that bold names begin", turns, bold)
	}
}

func TestMeetingRecordings(t *testing.T) {
	tests := []struct {
		file  string
		turns int
		first said
	}{
		{"p2p-2026-06-03_002", 106, said{"Kamil Salakhiev", "", "Hey, Ron.", 5}},
		{"p2p-2026-07-29_005", 208, said{"Csaba", "", "Hi, Kamil.", 5}},
	}
	for _, tt := range tests {
		d := readShared(t, "data/vtt/"+tt.file+".vtt")
		first := d.Turns[0]
		if got := (said{first.Label, first.Role, first.Text, first.Line}); d.Format != "webvtt" || got != tt.first {
			t.Errorf("%s: read as %s, first %v, want %v", tt.file, d.Format, got, tt.first)
		}
		if len(d.Turns) != tt.turns {
			t.Errorf("%s: %d turns, want %d", tt.file, len(d.Turns), tt.turns)
		}
		for i, turn := range d.Turns {
			if turn.Label == "" || turn.At.To <= turn.At.From || i > 0 && turn.Label == d.Turns[i-1].Label {
				t.Errorf("%s: turn %d of %q at %v", tt.file, i, turn.Label, turn.At)
			}
		}
	}
}
