package extract

// hostEnd returns the end of the name of who holds an earnings call at the
// start of a run: "welcome to the Oakridge Second Quarter Earnings Call". It is
// 0 where there is none.
func (p *Pass) hostEnd(t *turn, r run) int {
	if r.i == 0 || !holds[t.tokens[r.i-1].lower] {
		return 0
	}
	end := r.i
	for end < r.j && !hostTail[fold(t.tokens[end].lower)] {
		end++
	}
	for k := end; k < min(end+9, len(t.tokens)) && t.tokens[k].sentence == t.tokens[r.i].sentence; k++ {
		switch t.tokens[k].lower {
		case "earnings", "results", "shareholders", "teleconference":
			return end
		case "call":
			if t.tokens[k-1].lower == "conference" {
				return end
			}
		}
	}
	return 0
}

var (
	holds    = set("the to for joining today's of on s")
	hostTail = set(`earnings conference first second third fourth quarter q annual fiscal full year results investor investors
		analyst analysts teleconference webcast call shareholder shareholders virtual business update q1 q2 q3 q4 financial`)
)
