package network

// overlap is what two rows, i and i′, have in common. The formulas are those
// of the Discourse Network Analyzer (P. Leifeld, manual of version 2, and
// Exporter.computeOneModeMatrix of its source).
type overlap struct {
	// product is Σ_j (Σ_k x_ijk)(Σ_k x_i′jk), where nothing is excluded.
	product float64
	// totals are n_i and n_i′.
	totals [2]float64
	// apart are Σ_jk x_ijk [x_i′jk = 0] and the same the other way round,
	// together is Σ_jk x_ijk x_i′jk.
	apart    [2]float64
	together float64
}

// weight divides the product as the normalisation says, and is 0 where that
// would divide by 0. Cosine is named as it is there: the divisor is the
// product of the totals, not of the lengths of the vectors.
func (o overlap) weight(n Normalisation) float64 {
	divisor := 1.0
	switch n {
	case Average:
		divisor = (o.totals[0] + o.totals[1]) / 2
	case Jaccard:
		divisor = o.apart[0] + o.apart[1] + o.together
	case Cosine:
		divisor = o.totals[0] * o.totals[1]
	}
	if divisor == 0 {
		return 0
	}
	return o.product / divisor
}

// overlapOf compares two rows and returns the places of their entries in the
// columns that both have. Two statements behind which one and the same person
// stands alone are no link between two organisations.
func overlapOf(a, b row) (overlap, [][2]int) {
	o := overlap{totals: [2]float64{a.total(), b.total()}}
	var shared [][2]int
	i, j := 0, 0
	for i < len(a.entries) || j < len(b.entries) {
		switch {
		case j == len(b.entries) || i < len(a.entries) && a.entries[i].column < b.entries[j].column:
			o.apart[0] += a.entries[i].x.sum()
			i++
		case i == len(a.entries) || b.entries[j].column < a.entries[i].column:
			o.apart[1] += b.entries[j].x.sum()
			j++
		default:
			if o.add(a.entries[i], b.entries[j]) > 0 {
				shared = append(shared, [2]int{i, j})
			}
			i, j = i+1, j+1
		}
	}
	return o, shared
}

// add adds a column that both rows have, and returns its share of the product.
func (o *overlap) add(a, b entry) float64 {
	same := 0.0
	for person, n := range a.alone {
		same += n * b.alone[person] // whole numbers: their order does not count
	}
	product := a.x.sum()*b.x.sum() - same
	o.product += product
	for k := range a.x {
		if b.x[k] == 0 {
			o.apart[0] += a.x[k]
		}
		if a.x[k] == 0 {
			o.apart[1] += b.x[k]
		}
		o.together += a.x[k] * b.x[k]
	}
	o.together -= same
	return product
}

// onceEach is the overlap of two concepts of which each counts once in a
// discussion: a and b are the discussions of each, both those in which a turn
// has the two.
func onceEach(a, b, both int) overlap {
	n := float64(both)
	return overlap{
		product: n, together: n,
		totals: [2]float64{float64(a), float64(b)}, apart: [2]float64{float64(a - both), float64(b - both)},
	}
}
