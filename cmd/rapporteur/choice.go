package main

import (
	"fmt"
	"slices"
	"strings"

	"rapporteur/internal/nearest"
)

// choice is a flag whose value is one of some names.
type choice struct {
	value *string
	names []string
}

// String returns the value. The package pflag calls it on a zero choice too.
func (c *choice) String() string {
	if c.value == nil {
		return ""
	}
	return *c.value
}

// Type is what help shows for the value where no word of the usage is quoted.
func (c *choice) Type() string { return "NAME" }

// Set takes one of the names. An error names the nearest one.
func (c *choice) Set(s string) error {
	if !slices.Contains(c.names, s) {
		return fmt.Errorf("no such name%s (there are %s)", nearest.Hint(s, c.names), strings.Join(c.names, ", "))
	}
	*c.value = s
	return nil
}
