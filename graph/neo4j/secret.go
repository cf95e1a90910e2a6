package neo4j

import "fmt"

// Secret is a text that no way of printing shows. Convert it to a string to
// read it.
type Secret string

const hidden = "(hidden)"

// Format writes a stand-in, whatever the verb.
func (Secret) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte(hidden)) }

// MarshalText returns a stand-in, for JSON and for logs.
func (Secret) MarshalText() ([]byte, error) { return []byte(hidden), nil }
