package evaluate

import (
	"maps"
	"slices"
)

// Result is the score of one or of several discussions: one element for each
// layer that the gold has, in the order of the README's table.
type Result struct {
	Discussions int
	Layers      []Layer
}

// Layer is the score of one layer, in numbers of distinct tuples. Of the
// speakers, Gold counts the turns whose speaker is known, Found those for which
// a speaker was found, and Unknown those for which none was.
type Layer struct {
	Name    string
	Found   int
	Gold    int
	Right   int
	Unknown int
	// Rules says how many tuples each rule found, by the rule's name.
	Rules map[string]Count
	// Bands says the same by the score of the tuples, in the order of BandEnds.
	Bands  [len(BandEnds)]Count
	Misses []Case
	False  []Case
}

// BandEnds are the upper ends of the bands of score. A band begins where the
// one before it ends and leaves its own end out, but for the last.
var BandEnds = [...]float64{0.5, 0.7, 0.8, 0.9, 1.0}

// Count is how many tuples were found, and how many of them are right.
type Count struct {
	Found int `json:"found"`
	Right int `json:"right"`
}

// Case is a miss or a false finding: the discussion, the turn, what it says,
// and in which words. A miss has neither rule nor score.
type Case struct {
	Discussion string  `json:"discussion"`
	Turn       int     `json:"turn"`
	What       string  `json:"what"`
	Words      string  `json:"words"`
	Rule       string  `json:"rule,omitempty"`
	Score      float64 `json:"score,omitempty"`
}

// Precision returns the share of right ones among the found.
func (c Count) Precision() float64 { return share(c.Right, c.Found) }

// Precision returns the share of right tuples among the found; 0 where nothing
// was found.
func (l Layer) Precision() float64 { return share(l.Right, l.Found) }

// Recall returns the share of the gold's tuples that were found; 0 where the
// gold has none.
func (l Layer) Recall() float64 { return share(l.Right, l.Gold) }

// F1 returns the harmonic mean of precision and recall.
func (l Layer) F1() float64 { return share(2*l.Right, l.Found+l.Gold) }

// Applies reports whether there is anything to score: a layer with nothing in
// the gold and nothing found is not applicable.
func (l Layer) Applies() bool { return l.Found+l.Gold > 0 }

// Sure returns the share of the right tuples whose score is 0.9 or more.
func (l Layer) Sure() float64 { return share(l.Bands[len(l.Bands)-1].Right, l.Right) }

func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

// Layer returns the score of the layer of that name.
func (r Result) Layer(name string) (Layer, bool) {
	i := slices.IndexFunc(r.Layers, func(l Layer) bool { return l.Name == name })
	if i < 0 {
		return Layer{}, false
	}
	return r.Layers[i], true
}

// Add returns the score of both together: their counts are added, layer by
// layer. A layer that one of them lacks is taken from the other.
func (r Result) Add(o Result) Result {
	sum := Result{Discussions: r.Discussions + o.Discussions}
	for _, name := range layerNames {
		a, inA := r.Layer(name)
		b, inB := o.Layer(name)
		if inA || inB {
			sum.Layers = append(sum.Layers, a.add(b, name))
		}
	}
	return sum
}

func (l Layer) add(o Layer, name string) Layer {
	sum := Layer{
		Name: name, Found: l.Found + o.Found, Gold: l.Gold + o.Gold, Right: l.Right + o.Right, Unknown: l.Unknown + o.Unknown,
		Rules: map[string]Count{}, Misses: slices.Concat(l.Misses, o.Misses), False: slices.Concat(l.False, o.False),
	}
	maps.Copy(sum.Rules, l.Rules)
	for rule, c := range o.Rules {
		sum.Rules[rule] = sum.Rules[rule].add(c)
	}
	for i := range sum.Bands {
		sum.Bands[i] = l.Bands[i].add(o.Bands[i])
	}
	return sum
}

func (c Count) add(o Count) Count { return Count{c.Found + o.Found, c.Right + o.Right} }

// count returns the count with one more tuple.
func (c Count) count(right bool) Count {
	c.Found++
	if right {
		c.Right++
	}
	return c
}

// band returns the index of the band of a score.
func band(score float64) int {
	for i, end := range BandEnds[:len(BandEnds)-1] {
		if score < end {
			return i
		}
	}
	return len(BandEnds) - 1
}
