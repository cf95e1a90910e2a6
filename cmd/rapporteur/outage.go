package main

import (
	"context"
	"sync"

	"rapporteur/graph/neo4j"
)

// outage is what is known of a store that went away in mid-load. A load that is
// interrupted brings to its end what is in hand, but waits for no server.
type outage struct {
	mu                sync.Mutex
	away, interrupted bool
	giveUp            context.CancelFunc
}

// change notes something, and gives up where the load is interrupted while the
// store is away.
func (o *outage) change(note func(*outage)) {
	o.mu.Lock()
	defer o.mu.Unlock()
	note(o)
	if o.away && o.interrupted {
		o.giveUp()
	}
}

// patient returns the context of a load that goes on when ctx ends, unless the
// store is away then. What it returns too is to be called when the load is over.
func (o *outage) patient(ctx context.Context) (context.Context, func()) {
	working, cancel := context.WithCancel(context.WithoutCancel(ctx))
	o.change(func(o *outage) { o.giveUp = cancel })
	stop := context.AfterFunc(ctx, func() { o.change(func(o *outage) { o.interrupted = true }) })
	return working, func() { stop(); cancel() }
}

// outageOfNeo4j tells the user that Neo4j is waited for.
func (p *program) outageOfNeo4j(now neo4j.Outage) {
	if now.Err != nil {
		p.say("Neo4j does not answer; waiting for it, up to %s (%s)", now.Limit, now.Err)
	} else {
		p.say("Neo4j answers again")
	}
	p.outage.change(func(o *outage) { o.away = now.Err != nil })
}
