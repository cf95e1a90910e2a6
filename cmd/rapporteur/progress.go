package main

import (
	"fmt"
	"time"

	"github.com/schollz/progressbar/v3"
)

// bar shows how far a build is, on a terminal only: the files of all, the turns
// a second, and the time that is left.
type bar struct {
	shown *progressbar.ProgressBar
	begun time.Time
	turns int
}

func (p *program) newBar(files int) *bar {
	if p.quiet || !p.progress || files < 2 {
		return &bar{}
	}
	return &bar{begun: time.Now(), shown: progressbar.NewOptions(files,
		progressbar.OptionSetWriter(p.err),
		progressbar.OptionSetDescription("reading"),
		progressbar.OptionShowCount(),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionSetPredictTime(true),
		progressbar.OptionClearOnFinish(),
		progressbar.OptionFullWidth(),
	)}
}

// step counts one file and its turns, or one element. A bar that cannot be drawn is no reason
// to stop.
func (b *bar) step(turns int) {
	if b.shown == nil {
		return
	}
	b.turns += turns
	if since := time.Since(b.begun).Seconds(); b.turns > 0 && since > 0 {
		b.shown.Describe(fmt.Sprintf("reading, %.0f turns/s", float64(b.turns)/since))
	}
	_ = b.shown.Add(1)
}

// end takes the bar off the screen; it may be called more than once.
func (b *bar) end() {
	if b.shown != nil {
		_ = b.shown.Clear()
		b.shown = nil
	}
}

// newSpinner shows how many elements have been visited, of a number that is not
// known, on a terminal to which no results are written.
func (p *program) newSpinner(what string, results bool) *bar {
	if p.quiet || !p.progress || results {
		return &bar{}
	}
	return &bar{shown: progressbar.NewOptions(-1,
		progressbar.OptionSetWriter(p.err),
		progressbar.OptionSetDescription(what),
		progressbar.OptionShowCount(),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionClearOnFinish(),
	)}
}
