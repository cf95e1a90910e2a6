package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math"
)

// writeJSON writes an array of objects, one a row and a line, with the columns
// as keys in their order and lists as arrays.
func writeJSON(w io.Writer, r Report, _ Options) error {
	var b bytes.Buffer
	encode := json.NewEncoder(&b)
	encode.SetEscapeHTML(false)
	write := func(v any) error {
		err := encode.Encode(finite(v))
		b.Truncate(max(0, b.Len()-1)) // without the line end
		return err
	}
	b.WriteByte('[')
	for i, row := range r.Rows {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString("\n  {")
		for j, v := range row {
			if j > 0 {
				b.WriteString(", ")
			}
			if err := write(r.Columns[j]); err != nil {
				return err
			}
			b.WriteString(": ")
			if err := write(v); err != nil {
				return fmt.Errorf("writing row %d, column %s: %w", i+1, r.Columns[j], err)
			}
		}
		b.WriteByte('}')
	}
	if len(r.Rows) > 0 {
		b.WriteByte('\n')
	}
	b.WriteString("]\n")
	_, err := w.Write(b.Bytes())
	return err
}

// finite makes null of what JSON has no number for.
func finite(v any) any {
	if f, ok := v.(float64); ok && (math.IsNaN(f) || math.IsInf(f, 0)) {
		return nil
	}
	return v
}
