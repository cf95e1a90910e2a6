package evaluate

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Options say what is written besides the scores of the layers.
type Options struct {
	// Errors adds each miss and each false finding.
	Errors bool
	// ByRule adds the precision of each rule in each layer.
	ByRule bool
	// Calibration adds the precision by bands of score, and the share of the
	// right findings whose score is 0.9 or more.
	Calibration bool
}

// WriteTable writes a result as text.
func WriteTable(w io.Writer, r Result, o Options) error {
	b := &strings.Builder{}
	fmt.Fprintf(b, "%-22s %9s %6s %6s %6s %6s %6s\n", "layer", "precision", "recall", "F1", "found", "gold", "right")
	for _, l := range r.Layers {
		if !l.Applies() {
			fmt.Fprintf(b, "%-22s %9s %6s %6s %6d %6d %6d\n", l.Name, "n/a", "n/a", "n/a", 0, 0, 0)
			continue
		}
		fmt.Fprintf(b, "%-22s %9.3f %6.3f %6.3f %6d %6d %6d\n", l.Name, l.Precision(), l.Recall(), l.F1(), l.Found, l.Gold, l.Right)
	}
	if l, ok := r.Layer(Speakers); ok {
		fmt.Fprintf(b, "\nspeakers: %d right, %d wrong, %d unknown of %d\n", l.Right, l.Found-l.Right, l.Unknown, l.Gold)
	}
	if r.Discussions > 1 {
		fmt.Fprintf(b, "\n%d discussions scored together\n", r.Discussions)
	}
	if o.ByRule {
		writeRules(b, r)
	}
	if o.Calibration {
		writeCalibration(b, r)
	}
	if o.Errors {
		writeErrors(b, r)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func writeRules(b *strings.Builder, r Result) {
	fmt.Fprintf(b, "\n%-22s %-28s %9s %6s %6s\n", "layer", "rule", "precision", "found", "right")
	for _, l := range r.Layers {
		for _, rule := range slices.Sorted(maps.Keys(l.Rules)) {
			c := l.Rules[rule]
			fmt.Fprintf(b, "%-22s %-28s %9.3f %6d %6d\n", l.Name, printable(rule), c.Precision(), c.Found, c.Right)
		}
	}
}

func writeCalibration(b *strings.Builder, r Result) {
	fmt.Fprintf(b, "\n%-22s", "precision by score")
	for i := range BandEnds {
		fmt.Fprintf(b, " %14s", bandName(i))
	}
	fmt.Fprintf(b, " %14s\n", "right at ≥0.9")
	for _, l := range r.Layers {
		fmt.Fprintf(b, "%-22s", l.Name)
		for _, c := range l.Bands {
			fmt.Fprintf(b, " %14s", ratio(c.Right, c.Found))
		}
		fmt.Fprintf(b, " %14s\n", ratio(l.Bands[len(l.Bands)-1].Right, l.Right))
	}
}

func writeErrors(b *strings.Builder, r Result) {
	for _, l := range r.Layers {
		for _, c := range l.Misses {
			fmt.Fprintf(b, "\n%s: missed in turn %d of %s: %s: %s", l.Name, c.Turn, printable(c.Discussion), printable(c.What), strconv.Quote(c.Words))
		}
		for _, c := range l.False {
			fmt.Fprintf(b, "\n%s: false in turn %d of %s: %s: %s (%s, %.2f)", l.Name, c.Turn, printable(c.Discussion), printable(c.What), strconv.Quote(c.Words), printable(c.Rule), c.Score)
		}
	}
	b.WriteString("\n")
}

// bandName returns "0.5–0.7" for the second band.
func bandName(i int) string {
	from := 0.0
	if i > 0 {
		from = BandEnds[i-1]
	}
	return fmt.Sprintf("%.1f–%.1f", from, BandEnds[i])
}

// ratio returns "0.90 (9/10)", or "-" where there is nothing.
func ratio(part, whole int) string {
	if whole == 0 {
		return "-"
	}
	return fmt.Sprintf("%.2f (%d/%d)", share(part, whole), part, whole)
}

// printable takes out of a text what could steer a terminal.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return '\uFFFD'
		}
		return r
	}, s)
}

// jsonLayer is a layer as JSON: the columns of the table in their order, null
// where they do not apply, then what was asked for.
type jsonLayer struct {
	Layer       string           `json:"layer"`
	Precision   *float64         `json:"precision"`
	Recall      *float64         `json:"recall"`
	F1          *float64         `json:"f1"`
	Found       int              `json:"found"`
	Gold        int              `json:"gold"`
	Right       int              `json:"right"`
	Unknown     *int             `json:"unknown,omitempty"`
	Rules       map[string]Count `json:"rules,omitempty"`
	Calibration []jsonBand       `json:"calibration,omitempty"`
	Sure        *float64         `json:"right_at_0.9,omitempty"`
	Misses      []Case           `json:"misses,omitempty"`
	False       []Case           `json:"false,omitempty"`
}

type jsonBand struct {
	Score string `json:"score"`
	Count
}

// WriteJSON writes a result as an array of objects, one a layer, indented.
func WriteJSON(w io.Writer, r Result, o Options) error {
	rows := []jsonLayer{}
	for _, l := range r.Layers {
		rows = append(rows, toJSON(l, o))
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	return enc.Encode(rows)
}

func toJSON(l Layer, o Options) jsonLayer {
	j := jsonLayer{Layer: l.Name, Found: l.Found, Gold: l.Gold, Right: l.Right}
	if l.Applies() {
		p, r, f := l.Precision(), l.Recall(), l.F1()
		j.Precision, j.Recall, j.F1 = &p, &r, &f
	}
	if l.Name == Speakers {
		j.Unknown = &l.Unknown
	}
	if o.ByRule {
		j.Rules = l.Rules
	}
	if o.Calibration {
		for i, c := range l.Bands {
			j.Calibration = append(j.Calibration, jsonBand{bandName(i), c})
		}
		sure := l.Sure()
		j.Sure = &sure
	}
	if o.Errors {
		j.Misses, j.False = l.Misses, l.False
	}
	return j
}
