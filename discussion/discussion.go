// Package discussion holds the domain: a discussion and its turns as they were
// written down, and the findings that an extraction makes in them. It also
// reads transcripts of several formats.
package discussion

// Unknown stands for the speaker of a turn whom nothing in the text names.
const Unknown = "unknown"

// Discussion is the record of one meeting, unchanged.
type Discussion struct {
	// ID names the discussion in the graph: the path of its source below the
	// folder that was given, without the extension.
	ID string
	// Title, Event and Date come from the preface where they stand there.
	// Date is an ISO 8601 day or an interval of two ("2016-12-05/2016-12-09").
	Title string
	Event string
	Date  string
	// Source is the path of the file, with slashes, below the folder given.
	Source string
	// Format is the name of the input format that was read.
	Format string
	// Digest is a hexadecimal SHA-256 of all that the findings depend on; empty
	// until the extraction sets it.
	Digest string
	Turns  []Turn
}

// Turn is what one person says until another begins.
type Turn struct {
	// Index counts the turns from 0 in the order of the text.
	Index int
	// Label is the mark of the speaker as it stands ("MODERATOR CHRIS"), empty
	// where the source has none.
	Label string
	// Role is the part of the label that is an office rather than a name
	// ("MODERATOR", "AUDIENCE"), in the source's spelling.
	Role string
	// Text is the source's characters as UTF-8 with mark and label taken off,
	// the ends trimmed and every line end \n.
	Text string
	// Line is the line of the source, from 1, on which the turn begins.
	Line int
	// At is when it was said, in a recording that keeps the time.
	At Interval
}

// Interval is a stretch of a recording, in seconds from its start.
type Interval struct {
	From float64 `json:"from"`
	To   float64 `json:"to"`
}

// Name is the part of the label that names the speaker: the label without its
// role and without a stage direction ("(off mic)"), empty where none is named.
func (t Turn) Name() string { return nameIn(t.Label, t.Role) }
