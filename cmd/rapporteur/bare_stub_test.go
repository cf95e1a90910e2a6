//go:build !cgo

package main

// bare needs the embedded engine.
func bare() {}
