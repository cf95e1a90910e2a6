package neo4j

import (
	"runtime/metrics"
	"sync/atomic"
	"time"
)

// watcher sees to it that a single huge record, which the driver reads whole
// before it hands it on, is not read to its end.
type watcher struct {
	rows atomic.Int64 // bytes of the rows that are taken
	over chan struct{}
}

// watch calls stop once this program's heap has grown by more than the rows that
// were taken explain and room bytes besides. A record takes many times as much
// when it is unpacked as when it is read.
func watch(room int64, stop func()) *watcher {
	const (
		pause   = 5 * time.Millisecond
		spread  = 16 // what rows take as values and as garbage, for each byte
		minimum = 8 << 20
	)
	w := &watcher{over: make(chan struct{})}
	before := heap()
	go func() {
		for {
			select {
			case <-w.over:
				return
			case <-time.After(pause):
			}
			if heap() > 2*before+spread*w.rows.Load()+max(room/2, minimum) {
				stop()
				return
			}
		}
	}()
	return w
}

func (w *watcher) end() { close(w.over) }

// heap is how many bytes the objects of this program take, the dead among them.
func heap() int64 {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(sample)
	return int64(sample[0].Value.Uint64())
}
