package network

// modularity is how much more of the weight lies within communities than would
// by chance: M. Newman and M. Girvan, "Finding and evaluating community
// structure in networks" (2004), with the directed form of E. Leicht and
// M. Newman, "Community Structure in Directed Networks" (2008),
// Σ_c (L_c/W − out_c in_c/W²). Where each undirected edge is an arc either
// way, the second is the first. It is 0 where there is no weight.
func modularity(a arcs, community []int) float64 {
	n := 0
	for _, c := range community {
		n = max(n, c+1)
	}
	within, out, in := make([]float64, n), make([]float64, n), make([]float64, n)
	total := 0.0
	for i, list := range a.out {
		for _, x := range list {
			total += x.weight
			out[community[i]] += x.weight
			in[community[x.to]] += x.weight
			if community[i] == community[x.to] {
				within[community[i]] += x.weight
			}
		}
	}
	if total == 0 {
		return 0
	}
	q := 0.0
	for c := range within {
		q += within[c]/total - out[c]/total*(in[c]/total)
	}
	return q
}
