//go:build cgo && !linux

package embedded

func sparing() {}

func giveBack() {}
