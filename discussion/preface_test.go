package discussion

import "testing"

func TestDates(t *testing.T) {
	tests := []struct{ text, want string }{
		{"27 September 2011", "2011-09-27"},
		{"September 27, 2011 - 09:30AM", "2011-09-27"},
		{"27 -30 September 2011", "2011-09-27/2011-09-30"},
		{"from 5 to 9 December 2016", "2016-12-05/2016-12-09"},
		{"5–9 December 2016", "2016-12-05/2016-12-09"},
		{"30 November - 2 December 2015", "2015-11-30/2015-12-02"},
		{"December 30, 2015 to January 2, 2016", "2015-12-30/2016-01-02"},
		{"November 30 - December 2, 2015", "2015-11-30/2015-12-02"},
		{"December 5-9, 2016", "2016-12-05/2016-12-09"},
		{"OCTOBER 22, 2013", "2013-10-22"},
		{"24 OCTOBER 2013", "2013-10-24"},
		{"Monday, the 3rd of Sept. 2018", "2018-09-03"},
		{"2016-12-05", "2016-12-05"},
		{"2016-12-05/2016-12-09", "2016-12-05/2016-12-09"},
		{"5 décembre 2016", "2016-12-05"},
		{"5 de diciembre de 2016", "2016-12-05"},
		{"5\u00a0December\u00a02016", "2016-12-05"},
		{"Held 5 to 9 December 2016.\nDay 2: 6 December 2016", "2016-12-06"},
		{"Posted on 1 March 2017\n6 December 2016", "2016-12-06"},
		{"Last updated: 1 March 2017", ""},
		{"31 February 2016", ""},
		{"9 to 5 December 2016", "2016-12-05"},
		{"IGF 2016 - Day 1", ""},
		{"Room 5, December", ""},
	}
	for _, tt := range tests {
		if got := readPreface(tt.text + "\n").Date; got != tt.want {
			t.Errorf("the date of %q is %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestTitlesAndEvents(t *testing.T) {
	tests := []struct{ name, text, title, event string }{
		{"nothing", "\n\n", "", ""},
		{"only the web site", "Welcome to the Harbour | Office of Gates\nYou are here\nThis is now a legacy site and could be old.\nAlso available in:\nFull Session Transcript\nFINISHED TRANSCRIPT\n[a disclaimer in brackets]\n***\n", "", ""},
		{"only place and time", "SPLIT, CROATIA\n9:00 A.M\nROOM 3\nPalais des Ports\n", "", ""},
		{"the session below the event", "EIGHTH HARBOUR FORUM\nSPLIT\n24 OCTOBER 2013\nOPENING CEREMONY\n", "OPENING CEREMONY", "EIGHTH HARBOUR FORUM"},
		{"a theme and no kind of meeting", "Free Gates – Free Pipes\nHARBOUR 2010\n", "Free Gates – Free Pipes", "HARBOUR 2010"},
		{"beside the date", "27 September 2011, New Keepers Briefing\nSixth Annual Meeting of the Harbour Forum\n", "New Keepers Briefing", "Sixth Annual Meeting of the Harbour Forum"},
		{"event by its year", "HarbourDIG 2019 - Day 1 - Pipes\n", "HarbourDIG 2019 - Day 1 - Pipes", "HarbourDIG 2019"},
		{"a month is no event", "OCTOBER 2013\n", "", ""},
		{"key lines", "Title: The Long Gate\nEvent: Harbour Days\nParticipants: Ana, Ben\n", "The Long Gate", "Harbour Days"},
		{"Markdown", "# Weekly call\n", "Weekly call", ""},
		{"event in a sentence", "This was captioned during the 12th Harbour Conference in Split. It may be inaccurate.\n", "", "12th Harbour Conference"},
		{"a disclaimer over several lines", "Note: The following is the output of the real-time captioning taken\n\nduring the June Planning Meeting of the Harbour. It is\n\nan aid to understanding.\n", "", ""},
		{"prose", "We met in the evening and talked about the gate for a long time. It was late.\n", "", ""},
	}
	for _, tt := range tests {
		d := readPreface(tt.text)
		if d.Title != tt.title || d.Event != tt.event {
			t.Errorf("%s: title %q, event %q, want %q, %q", tt.name, d.Title, d.Event, tt.title, tt.event)
		}
	}
}
