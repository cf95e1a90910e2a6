package page

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const text = "# Title\n\n```console\n$ a\nold\n```\nwords\n\n```\n```\n\n```python\nprint(1)\n\nprint(2)\n```\nthe end"

func TestRewriteReplacesBlocksAndNothingElse(t *testing.T) {
	var seen []Block
	got, err := Rewrite(text, func(b Block) (string, error) {
		seen = append(seen, b)
		return strings.ReplaceAll(b.Text, "old", "new\nnew"), nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.ReplaceAll(text, "old", "new\nnew"), got); diff != "" {
		t.Error(diff)
	}
	want := []Block{{"console", 4, "$ a\nold\n"}, {"", 10, ""}, {"python", 13, "print(1)\n\nprint(2)\n"}}
	if diff := cmp.Diff(want, seen); diff != "" {
		t.Error(diff)
	}
}

func TestRewriteSaysWhereABlockIsWrong(t *testing.T) {
	_, err := Rewrite(text, func(b Block) (string, error) {
		if b.Kind == "python" {
			return "", errors.New("no such snake")
		}
		return b.Text, nil
	})
	if err == nil || err.Error() != "line 13: no such snake" {
		t.Errorf("the error is %v", err)
	}
	_, err = Rewrite("words\n```text\nand on\n", func(b Block) (string, error) { return b.Text, nil })
	if err == nil || err.Error() != "line 3: the block has no end" {
		t.Errorf("the error is %v", err)
	}
}
