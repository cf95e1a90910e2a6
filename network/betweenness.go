package network

import (
	"context"
	"runtime"
	"sync"
)

// blocks is into how many parts the sources are divided. It is fixed, and the
// sums of the parts are added up in their order, so that the result does not
// depend on how many processors there are.
const blocks = 64

// betweenness is the share of the shortest paths between two other nodes that
// lead through each, exactly, by the algorithm of U. Brandes, "A Faster
// Algorithm for Betweenness Centrality" (2001). All edges are of length 1. The
// sums are divided by (n-1)(n-2), the ordered pairs of other nodes, so that 1
// is a node through which every path leads.
func betweenness(ctx context.Context, a arcs) ([]float64, error) {
	n := len(a.out)
	total := make([]float64, n)
	if n < 3 {
		return total, ctx.Err()
	}
	parts := make([][]float64, min(blocks, n))
	next := make(chan int)
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(parts)) {
		workers.Go(func() {
			w := newWalk(a)
			for b := range next {
				parts[b] = make([]float64, n)
				for s := b * n / len(parts); s < (b+1)*n/len(parts); s++ {
					w.from(s, parts[b])
				}
			}
		})
	}
	for b := range parts {
		if ctx.Err() != nil {
			break
		}
		next <- b
	}
	close(next)
	workers.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	pairs := float64(n-1) * float64(n-2)
	for _, part := range parts {
		for i, x := range part {
			total[i] += x
		}
	}
	for i := range total {
		total[i] /= pairs
	}
	return total, nil
}

// walk is what a search from one source needs; it is used again for the next.
type walk struct {
	heads    []int32 // of all arcs, those of a node one after another
	first    []int32 // where a node's arcs begin
	distance []int32
	paths    []float64
	rely     []float64
	order    []int32
}

func newWalk(a arcs) *walk {
	n := len(a.out)
	w := &walk{
		first: make([]int32, n+1), distance: make([]int32, n),
		paths: make([]float64, n), rely: make([]float64, n), order: make([]int32, 0, n),
	}
	for i, list := range a.out {
		for _, x := range list {
			w.heads = append(w.heads, int32(x.to))
		}
		w.first[i+1] = int32(len(w.heads))
	}
	for i := range w.distance {
		w.distance[i] = -1
	}
	return w
}

// from adds to sum how far the shortest paths from a source rely on each node.
func (w *walk) from(source int, sum []float64) {
	w.order = append(w.order[:0], int32(source))
	w.distance[source], w.paths[source] = 0, 1
	for at := 0; at < len(w.order); at++ {
		v := w.order[at]
		for _, u := range w.heads[w.first[v]:w.first[v+1]] {
			if w.distance[u] < 0 {
				w.distance[u] = w.distance[v] + 1
				w.order = append(w.order, u)
			}
			if w.distance[u] == w.distance[v]+1 {
				w.paths[u] += w.paths[v]
			}
		}
	}
	for at := len(w.order) - 1; at >= 0; at-- {
		v := w.order[at]
		rely := 0.0
		for _, u := range w.heads[w.first[v]:w.first[v+1]] {
			if w.distance[u] == w.distance[v]+1 {
				rely += (1 + w.rely[u]) / w.paths[u]
			}
		}
		w.rely[v] = rely * w.paths[v]
		if at > 0 {
			sum[v] += w.rely[v]
		}
	}
	for _, v := range w.order {
		w.distance[v], w.paths[v], w.rely[v] = -1, 0, 0
	}
}
