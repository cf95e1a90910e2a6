// Package page goes through the fenced blocks of a page of the documentation,
// so that tests can run them and compare or renew what stands there.
package page

import (
	"fmt"
	"strings"
)

// Block is what stands between two lines of three backquotes.
type Block struct {
	// Kind is what the first of them names, such as console; it may be empty.
	Kind string
	// Line is the number of the block's first line in the page, from 1.
	Line int
	// Text has a newline at the end of each line.
	Text string
}

// Rewrite returns the page with the text of each block, in their order, replaced
// by what replace returns for it. An error says in which line the block begins.
func Rewrite(text string, replace func(Block) (string, error)) (string, error) {
	var out strings.Builder
	var b *Block
	n := 0
	for line := range strings.Lines(text) {
		n++
		kind, fence := strings.CutPrefix(strings.TrimSpace(line), "```")
		switch {
		case fence && b == nil:
			b = &Block{Kind: kind, Line: n + 1}
		case fence:
			with, err := replace(*b)
			if err != nil {
				return "", fmt.Errorf("line %d: %w", b.Line, err)
			}
			out.WriteString(with)
			b = nil
		case b != nil:
			b.Text += line
			continue
		}
		out.WriteString(line)
	}
	if b != nil {
		return "", fmt.Errorf("line %d: the block has no end", b.Line)
	}
	return out.String(), nil
}
