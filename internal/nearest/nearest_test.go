package nearest

import "testing"

func TestName(t *testing.T) {
	names := []string{"build", "report", "remove", "neo4j.uri", "neo4j.username", "db"}
	tests := []struct{ name, want string }{
		{"reprot", "report"},
		{"BUILD", "build"},
		{"bild", "build"},
		{"neo4j.url", "neo4j.uri"},
		{"neo4j.user", "neo4j.username"},
		{"rem", "remove"},
		{"dbb", "db"},
		{"xy", ""},
		{"", ""},
		{"something else altogether", ""},
	}
	for _, tt := range tests {
		if got := Name(tt.name, names); got != tt.want {
			t.Errorf("Name(%q) = %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestHint(t *testing.T) {
	if got, want := Hint("reprot", []string{"report"}), "; did you mean report?"; got != want {
		t.Errorf("Hint = %q, want %q", got, want)
	}
	if got := Hint("zzzzzz", []string{"report"}); got != "" {
		t.Errorf("Hint = %q, want none", got)
	}
}
