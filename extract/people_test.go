package extract

import (
	"testing"

	"rapporteur/discussion"
)

// passOf returns the pass over a captioning text with the labels read.
func passOf(t *testing.T, text string) *Pass {
	t.Helper()
	d, err := discussion.Read("meeting", "meeting.txt", []byte(text), "captions")
	if err != nil {
		t.Fatal(err)
	}
	x, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	l, err := builtin()
	if err != nil {
		t.Fatal(err)
	}
	p := newPass(d, x, newVocabulary(l))
	p.rule = label.Name
	if err := label.Run(p); err != nil {
		t.Fatal(err)
	}
	return p
}

// speakersOf returns the speakers' ids that an extraction finds.
func speakersOf(t *testing.T, o Options, text string) []string {
	t.Helper()
	d, err := discussion.Read("meeting", "meeting.txt", []byte(text), "captions")
	if err != nil {
		t.Fatal(err)
	}
	x, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	f, err := x.Run(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, s := range f.Speakers {
		ids = append(ids, s.Entity)
	}
	return ids
}

func TestOnePersonBehindTheFormsOfAName(t *testing.T) {
	for name, c := range map[string]struct {
		options Options
		text    string
		same    bool
	}{
		"a first name is the full name's":    {Options{}, ">> ALEJANDRO PRATT:  One.\n\n>> Alejandro:  Two.\n", true},
		"a nickname is the full name's":      {Options{}, ">> ALEJANDRO PRATT:  One.\n\n>> ALEX:  Two.\n", true},
		"a surname with a title":             {Options{}, ">> ALEJANDRO PRATT:  One.\n\n>> MR. PRATT:  Two.\n", true},
		"accents do not matter":              {Options{}, ">> JOSÉ NÚÑEZ:  One.\n\n>> JOSE NUNEZ:  Two.\n", true},
		"a name misheard by one sound":       {Options{}, ">> ANYA:  One.\n\n>> ANIA:  Two.\n", true},
		"two of one first name stay apart":   {Options{}, ">> MARTA ESKE:  One.\n\n>> MARTA OYE:  Two.\n", false},
		"the settings say they are the same": {Options{Same: [][]string{{"Irene Poet", "Reni"}}}, ">> IRENE POET:  One.\n\n>> RENI:  Two.\n", true},
		"the settings say they are not":      {Options{Different: [][]string{{"Anya", "Ania"}}}, ">> ANYA:  One.\n\n>> ANIA:  Two.\n", false},
	} {
		ids := speakersOf(t, c.options, c.text)
		if (ids[0] == ids[1]) != c.same {
			t.Errorf("%s: got %q", name, ids)
		}
	}
}

func TestIdsOfPersons(t *testing.T) {
	ids := speakersOf(t, Options{}, ">> IZUMA OKUTARI:  One.\n\n>> HENRIK:  Two.\n\n>> >> \n\nThree words here.\n")
	if ids[0] != "person:izuma-okutari" || ids[1] != "person:meeting/henrik" {
		t.Errorf("got %q: a full name is the same in all discussions, a first name is the discussion's own", ids)
	}
	ids = speakersOf(t, Options{Different: [][]string{{"meeting/Ann Smith", "other/Ann Smith"}}}, ">> ANN SMITH:  One.\n")
	if ids[0] != "person:meeting/ann-smith" {
		t.Errorf("got %q: a name that the settings set apart is the discussion's own", ids)
	}
}
