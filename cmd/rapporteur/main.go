// Command rapporteur reads transcripts of discussions, finds who speaks, whom
// and what they talk of and to whom they reply, and keeps that as a graph that
// prepared queries are asked of.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"rapporteur/graph/embedded"
)

func main() {
	if code, ok := embedded.Probe(os.Args[1:], os.Stdin, os.Stdout); ok {
		os.Exit(code)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	// The first signal asks for an orderly end, a second one ends at once.
	context.AfterFunc(ctx, stop)
	// A reader that goes away must not end the program in mid-load.
	signal.Ignore(syscall.SIGPIPE)
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Environ()))
}
