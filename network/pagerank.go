package network

import "math"

// pageRank is the weighted PageRank of L. Page, S. Brin, R. Motwani and
// T. Winograd, "The PageRank Citation Ranking" (1999): a walker follows the
// arcs with probability 0.85, each by its share of the weight, and else, or
// where no arc leads on, goes anywhere. The ranks add up to 1; each is right
// to 1e-10.
func pageRank(a arcs) []float64 {
	const (
		follow  = 0.85
		precise = 1e-12
		most    = 1000 // 0.85^1000 is far below what is precise
	)
	n := len(a.out)
	rank, next := make([]float64, n), make([]float64, n)
	leaving := make([]float64, n)
	for i := range rank {
		rank[i] = 1 / float64(n)
		leaving[i] = weigh(a.out[i])
	}
	for range most {
		stuck := 0.0
		for i, r := range rank {
			if leaving[i] == 0 {
				stuck += r
			}
		}
		change := 0.0
		for i := range next {
			sum := 0.0
			for _, x := range a.in[i] {
				sum += rank[x.to] * x.weight / leaving[x.to]
			}
			next[i] = follow*(sum+stuck/float64(n)) + (1-follow)/float64(n)
			change += math.Abs(next[i] - rank[i])
		}
		rank, next = next, rank
		if change < precise {
			break
		}
	}
	return rank
}
