package discussion

import "testing"

func TestRoles(t *testing.T) {
	tests := []struct{ label, role, name string }{
		{"", "", ""},
		{"PABLO REIS", "", "PABLO REIS"},
		{"TriXIE HALDEN", "", "TriXIE HALDEN"},
		{"MODERATOR", "MODERATOR", ""},
		{"MODERATOR CHRIS", "MODERATOR", "CHRIS"},
		{"MODERATOR (CHRIS)", "MODERATOR", "CHRIS"},
		{"MODERATOR: CHRIS", "MODERATOR", "CHRIS"},
		{"MODERATOR A. SMITH", "MODERATOR", "A. SMITH"},
		{"Ana (moderator)", "moderator", "Ana"},
		{"Ana Reis, Chair", "Chair", "Ana Reis"},
		{"ANA REIS - RAPPORTEUR", "RAPPORTEUR", "ANA REIS"},
		{"THE CHAIR", "THE CHAIR", ""},
		{"CHAIR OF THE MEETING", "CHAIR OF THE MEETING", ""},
		{"CHAIRMAN JONES", "CHAIRMAN", "JONES"},
		{"Co-Chair Smith", "Co-Chair", "Smith"},
		{"CO\u2011CHAIR", "CO\u2011CHAIR", ""},
		{"MADAM CHAIR", "MADAM CHAIR", ""},
		{"Vice-President Okoro", "Vice-President", "Okoro"},
		{"Secretary-General", "Secretary-General", ""},
		{"MR. SMITH", "", "MR. SMITH"},
		{"DR. ANA REIS", "", "DR. ANA REIS"},
		{"AMBASSADOR OKORO", "", "AMBASSADOR OKORO"},
		{"SECRETARIAT", "SECRETARIAT", ""},
		{"SPEAKER 1", "SPEAKER 1", ""},
		{"Speaker #12", "Speaker #12", ""},
		{"GUEST SPEAKER", "GUEST SPEAKER", ""},
		{"UNKNOWN SPEAKER", "UNKNOWN SPEAKER", ""},
		{"Unidentified female speaker", "Unidentified female speaker", ""},
		{"AUDIENCE", "AUDIENCE", ""},
		{"AUDIENCE MEMBER", "AUDIENCE MEMBER", ""},
		{"QUESTION FROM THE FLOOR", "QUESTION FROM THE FLOOR", ""},
		{"REMOTE MODERATOR", "REMOTE MODERATOR", ""},
		{"REMOTE PARTICIPANT KIM", "REMOTE PARTICIPANT", "KIM"},
		{"PANELIST", "PANELIST", ""},
		{"OPERATOR", "OPERATOR", ""},
		{"INTERPRETER", "INTERPRETER", ""},
		{"LE PRÉSIDENT", "LE PRÉSIDENT", ""},
		{"Q", "Q", ""},
		{"A. Reis", "", "A. Reis"},
		{"Anna-Chair Lund", "", "Anna-Chair Lund"},
		{"Norway (Host)", "Host", "Norway"},
		{"FLCL (Nethermind)", "", "FLCL (Nethermind)"},
		{"JO BLACK (off mic)", "", "JO BLACK"},
		{"JAMES.", "", "JAMES"},
		{"SUZANNE S.", "", "SUZANNE S."},
	}
	for _, tt := range tests {
		turn := Turn{Label: tt.label, Role: roleOf(tt.label)}
		if turn.Role != tt.role || turn.Name() != tt.name {
			t.Errorf("%q has the role %q and the name %q, want %q and %q", tt.label, turn.Role, turn.Name(), tt.role, tt.name)
		}
	}
}

func TestLabelAt(t *testing.T) {
	tests := []struct {
		line, label string
		rest        string
		names       bool
	}{
		{"ANA REIS:  Hello.", "ANA REIS", "  Hello.", true},
		{"Pablo: No.", "Pablo", " No.", true},
		{"JEAN\u2011LUC O’NEILL: Yes.", "JEAN\u2011LUC O’NEILL", " Yes.", true},
		{"Bertrand de la Tour: Yes.", "Bertrand de la Tour", " Yes.", true},
		{"JOHN McDONALD: Yes.", "JOHN McDONALD", " Yes.", true},
		{"H.E. MR. RAO: Yes.", "H.E. MR. RAO", " Yes.", true},
		{"INÉS:Yes.", "INÉS", "Yes.", true},
		{"M. DUPONT : Oui.", "M. DUPONT", " Oui.", true},
		{"主席：大家好", "主席", "大家好", true},
		{"IZUMI:", "IZUMI", "", true},
		{"ANA (at 10:30): Yes.", "ANA (at 10:30)", " Yes.", true},
		{"So my question is: Why?", "So my question is", " Why?", false},
		{"The following: first.", "The following", " first.", false},
		{"MY QUESTION: why?", "MY QUESTION", " why?", false},
		{"We met at 10:30 there.", "", "", false},
		{"see https://example.org", "", "", false},
		{"Nobody. Ana: yes", "Nobody. Ana", " yes", false},
		{"Is it so? Ana: yes", "", "", false},
		{"x = a[1]: yes", "", "", false},
		{": yes", "", "", false},
	}
	for _, tt := range tests {
		label, end := labelAt(tt.line)
		if label != tt.label || label != "" && tt.line[end:] != tt.rest {
			t.Errorf("labelAt(%q) = %q, %d, want %q before %q", tt.line, label, end, tt.label, tt.rest)
		}
		if got := namesSpeaker(label, shapeOf(label), 1); got != tt.names {
			t.Errorf("%q names a speaker: %v, want %v", label, got, tt.names)
		}
	}
}
