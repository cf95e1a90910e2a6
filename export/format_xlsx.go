package export

import (
	"archive/zip"
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"rapporteur/graph"
)

// xlsx is a workbook with a sheet for each label and each type of edges. Texts
// are cells of text, which a spreadsheet never runs as a formula. A cell holds
// 32,767 characters: a longer text is cut there, and says so at its end. Rows
// that a sheet has no room for go on in another.
var xlsx = Format{
	Name:      "xlsx",
	Doc:       "Excel workbook, a sheet for each kind of node and edge",
	Extension: ".xlsx",
	Binary:    true,
	Write:     writeXLSX,
}

const (
	cellLength = excelize.TotalCellChars // in UTF-16 code units
	cutMark    = " [cut]"
)

func writeXLSX(ctx context.Context, w io.Writer, s Source) (err error) {
	book := workbook{file: excelize.NewFile()}
	defer func() {
		if closed := book.file.Close(); err == nil {
			err = closed
		}
	}()
	nodes, edges := map[string][]graph.Property{}, map[string][]graph.Property{}
	for _, t := range s.Nodes {
		nodes[t.Label] = t.Props
	}
	for _, t := range s.Edges {
		edges[t.Name] = t.Props
	}
	err = s.Snapshot(ctx, graph.Visitor{
		Node: func(n graph.Node) error {
			return book.write(n.Label, []string{"id"}, nodes[n.Label], n.Props, n.ID)
		},
		Edge: func(e graph.Edge) error {
			return book.write(e.Type, []string{"id", "from", "to"}, edges[e.Type], e.Props, e.ID, key(e.From), key(e.To))
		},
	})
	if err == nil {
		err = book.end()
	}
	if err != nil {
		return err
	}
	return sorted(w, book.file)
}

// sorted writes a workbook with its parts in the order of their names, for the
// library's is another each time. It holds the packed workbook in memory.
func sorted(w io.Writer, book *excelize.File) error {
	packed, err := book.WriteToBuffer()
	if err != nil {
		return err
	}
	in, err := zip.NewReader(bytes.NewReader(packed.Bytes()), int64(packed.Len()))
	if err != nil {
		return err
	}
	slices.SortFunc(in.File, func(a, b *zip.File) int { return cmp.Compare(a.Name, b.Name) })
	out := zip.NewWriter(w)
	for _, f := range in.File {
		if err := out.Copy(f); err != nil {
			return err
		}
	}
	return out.Close()
}

// workbook writes rows to one sheet after the other.
type workbook struct {
	file    *excelize.File
	stream  *excelize.StreamWriter
	element string
	sheets  int // of the element
	row     int
}

// write writes a row of a type of elements.
func (b *workbook) write(element string, fixed []string, schema []graph.Property, props map[string]any, ids ...string) error {
	if b.stream == nil || b.element != element || b.row == excelize.TotalRows {
		if err := b.sheet(element, fixed, schema); err != nil {
			return err
		}
	}
	var cells []any
	for _, id := range ids {
		cells = append(cells, fitting(id))
	}
	for _, p := range schema {
		if p.Internal {
			continue
		}
		switch v := props[p.Name].(type) {
		case int64, float64:
			cells = append(cells, v)
		default:
			cells = append(cells, fitting(cell(v)))
		}
	}
	return b.add(cells)
}

func (b *workbook) add(cells []any) error {
	b.row++
	return b.stream.SetRow("A"+strconv.Itoa(b.row), cells)
}

// sheet begins a sheet.
func (b *workbook) sheet(element string, fixed []string, schema []graph.Property) error {
	if err := b.flush(); err != nil {
		return err
	}
	first := b.sheets == 0 && b.element == ""
	if b.element != element {
		b.element, b.sheets = element, 0
	}
	b.sheets++
	name := element
	if b.sheets > 1 {
		name = fmt.Sprintf("%s %d", element, b.sheets)
	}
	var err error
	if first {
		err = b.file.SetSheetName(b.file.GetSheetName(0), name)
	} else {
		_, err = b.file.NewSheet(name)
	}
	if err != nil {
		return err
	}
	// The size of a sheet is not known yet; readers take a wrong one at its word.
	if err := b.file.SetSheetDimension(name, ""); err != nil {
		return err
	}
	if b.stream, err = b.file.NewStreamWriter(name); err != nil {
		return err
	}
	b.row = 0
	if err := b.stream.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	var head []any
	for _, f := range fixed {
		head = append(head, f)
	}
	for _, p := range schema {
		if !p.Internal {
			head = append(head, p.Name)
		}
	}
	return b.add(head)
}

func (b *workbook) flush() error {
	if b.stream == nil {
		return nil
	}
	return b.stream.Flush()
}

// end ends the last sheet. A book without any keeps its first, empty.
func (b *workbook) end() error { return b.flush() }

// fitting is a text that a cell can hold.
func fitting(s string) string {
	s = printableXML(s)
	if len(s) <= cellLength {
		return s
	}
	units := utf16.Encode([]rune(s))
	if len(units) <= cellLength {
		return s
	}
	cut := string(utf16.Decode(units[:cellLength-len(cutMark)]))
	return strings.TrimSuffix(cut, "\uFFFD") + cutMark // half a character is left out
}
