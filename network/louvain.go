package network

import (
	"cmp"
	"context"
	"maps"
	"math/rand/v2"
	"slices"
)

// communities divides the nodes so that modularity is high, by the method of
// V. Blondel, J.-L. Guillaume, R. Lambiotte and E. Lefebvre, "Fast unfolding
// of communities in large networks" (2008): nodes move to the neighbour
// community that gains most until none gains; then each community becomes one
// node, and so on. The order of moves decides between near solutions: of ten
// orders, drawn from the seed, the best result counts, the first of equals.
//
// Weights must be more than 0. The result gives each node's community; 0 is
// the largest, and of equal ones that with the first node.
func communities(ctx context.Context, a arcs, seed uint64) ([]int, error) {
	const orders = 10
	best, most := []int(nil), 0.0
	for i := range uint64(orders) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		c := louvain(a, rand.New(rand.NewPCG(seed, i)))
		if q := modularity(a, c); best == nil || q > most+least {
			best, most = c, q
		}
	}
	return bySize(best), nil
}

// least is the gain below which two modularities are taken as equal: what
// rounding can make of it.
const least = 1e-12

// louvain finds communities in one order of moves.
func louvain(a arcs, order *rand.Rand) []int {
	member := make([]int, len(a.out))
	for i := range member {
		member[i] = i
	}
	for {
		l := newLevel(a)
		if !l.settle(order) {
			return member
		}
		place := l.number()
		for i := range member {
			member[i] = place[l.community[member[i]]]
		}
		a = l.merge(place)
	}
}

// level is the nodes of one level and the communities that they are in.
type level struct {
	arcs
	community []int
	// out and in are the weights that leave and enter each node, and those of
	// each community.
	nodeOut, nodeIn, out, in []float64
	total                    float64
}

func newLevel(a arcs) *level {
	n := len(a.out)
	l := &level{arcs: a, community: make([]int, n), nodeOut: make([]float64, n), nodeIn: make([]float64, n)}
	for i := range n {
		l.community[i] = i
		l.nodeOut[i], l.nodeIn[i] = weigh(a.out[i]), weigh(a.in[i])
		l.total += l.nodeOut[i]
	}
	l.out, l.in = slices.Clone(l.nodeOut), slices.Clone(l.nodeIn)
	return l
}

// settle moves nodes until no move gains, and reports whether any did.
func (l *level) settle(order *rand.Rand) bool {
	moved := false
	nodes := order.Perm(len(l.community))
	between := make([]float64, len(l.community))
	for again := true; again; {
		again = false
		for _, i := range nodes {
			if l.move(i, between) {
				again, moved = true, true
			}
		}
	}
	return moved
}

// move puts a node into the community in which it gains most, and reports
// whether that is another one. between is all zeros, before and after.
func (l *level) move(i int, between []float64) bool {
	var near []int
	for _, list := range [][]arc{l.arcs.out[i], l.arcs.in[i]} {
		for _, x := range list {
			if x.to != i {
				near = append(near, l.community[x.to])
				between[l.community[x.to]] += x.weight
			}
		}
	}
	old := l.community[i]
	l.out[old] -= l.nodeOut[i]
	l.in[old] -= l.nodeIn[i]
	gain := func(c int) float64 {
		return between[c]/l.total - (l.nodeOut[i]*l.in[c]+l.nodeIn[i]*l.out[c])/(l.total*l.total)
	}
	near = sortedSet(near)
	best, most := old, gain(old)
	for _, c := range near {
		if g := gain(c); g > most+least {
			best, most = c, g
		}
	}
	for _, c := range near {
		between[c] = 0
	}
	l.community[i] = best
	l.out[best] += l.nodeOut[i]
	l.in[best] += l.nodeIn[i]
	return best != old
}

// number gives the communities that have nodes numbers from 0.
func (l *level) number() map[int]int {
	place := map[int]int{}
	for _, c := range l.community {
		if _, ok := place[c]; !ok {
			place[c] = len(place)
		}
	}
	return place
}

// merge makes one node of each community; what lies within is an arc from it
// to itself.
func (l *level) merge(place map[int]int) arcs {
	sums := make([]map[int]float64, len(place))
	for i, list := range l.arcs.out {
		from := place[l.community[i]]
		if sums[from] == nil {
			sums[from] = map[int]float64{}
		}
		for _, x := range list {
			sums[from][place[l.community[x.to]]] += x.weight
		}
	}
	merged := arcs{make([][]arc, len(place)), make([][]arc, len(place))}
	for from, to := range sums {
		for _, t := range slices.Sorted(maps.Keys(to)) {
			merged.add(from, t, to[t])
		}
	}
	return merged
}

// bySize numbers communities by their size, the largest first.
func bySize(community []int) []int {
	size, first := map[int]int{}, map[int]int{}
	for i, c := range community {
		if size[c] == 0 {
			first[c] = i
		}
		size[c]++
	}
	order := slices.SortedFunc(maps.Keys(size), func(a, b int) int {
		return cmp.Or(cmp.Compare(size[b], size[a]), cmp.Compare(first[a], first[b]))
	})
	place := map[int]int{}
	for i, c := range order {
		place[c] = i
	}
	out := make([]int, len(community))
	for i, c := range community {
		out[i] = place[c]
	}
	return out
}
