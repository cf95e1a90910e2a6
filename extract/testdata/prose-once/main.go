// Command prose-once runs prose's tokeniser and tagger once over a file. The
// benchmarks measure the program against it.
package main

import (
	"fmt"
	"os"

	"github.com/jdkato/prose/v2"
)

func main() {
	text, err := os.ReadFile(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	d, err := prose.NewDocument(string(text), prose.WithSegmentation(false), prose.WithExtraction(false))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(len(d.Tokens()))
}
