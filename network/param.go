package network

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"rapporteur/internal/nearest"
)

// Param is an option as users give it, by name and text.
type Param struct {
	Name    string
	Default string
	Doc     string
	// Choices are the values that it may have, where these are few.
	Choices []string

	set func(o *Options, value string) error
}

// Names of parameters whose values are names of the graph, which whoever asks
// for the network has to look up.
const (
	ParamDiscussion = "discussion"
	ParamKind       = "kind"
	ParamMinScore   = "min_score"
)

// Params are the options that have a meaning for this kind of network.
func (k Kind) Params() []Param {
	params := []Param{
		{ParamDiscussion, "", "only this discussion", nil, func(o *Options, v string) error { o.Discussion = v; return nil }},
	}
	if k.by == byEngagement || k.by == byReply {
		params = append(params, Param{ParamKind, "", "only this kind of engagement or reply", nil, func(o *Options, v string) error { o.Act = v; return nil }})
	}
	var normalisations []string
	for _, n := range k.Normalisations() {
		normalisations = append(normalisations, string(n))
	}
	return append(
		params,
		Param{"normalisation", string(Count), "what weights are divided by", normalisations, func(o *Options, v string) error { o.Normalisation = Normalisation(v); return nil }},
		Param{"duplicates", string(OncePerTurn), "count the same once a turn, once a discussion, or all of it", []string{string(OncePerTurn), string(OncePerDiscussion), string(Every)}, func(o *Options, v string) error { o.Duplicates = Duplicates(v); return nil }},
		Param{"moderator", "in", "whether who leads the discussion is part", []string{"in", "out"}, func(o *Options, v string) error { o.WithoutModerator = v == "out"; return nil }},
		Param{"isolates", "out", "whether nodes without an edge are part", []string{"in", "out"}, func(o *Options, v string) error { o.Isolates = v == "in"; return nil }},
		Param{ParamMinScore, "0", "only findings whose rule is at least this sure; a less sure speaker counts as unknown", nil, setMinScore},
		Param{"min_weight", "0", "only ties that weigh at least this much, whatever their sign", nil, setMinWeight},
		Param{"turns", "", "only turns of these indexes, as in 10..20", nil, setTurns},
		Param{"seconds", "", "only turns that begin at these times, as in 0..600", nil, setSeconds},
		Param{"dates", "", "only discussions held on these days, as in 2016-12-05..2016-12-09", nil, setDates},
		Param{"slices", "0", "cut the time into so many slices, in which edges have their spells", nil, setSlices},
		Param{"seed", "1", "the order in which communities are tried", nil, setSeed},
	)
}

// Options reads options from their texts, given by the names of parameters,
// and checks them. A discussion and a kind of engagement or reply are taken as
// they are.
func (k Kind) Options(values map[string]string) (Options, error) {
	var o Options
	params := k.Params()
	var names []string
	for _, p := range params {
		names = append(names, p.Name)
		value, given := values[p.Name]
		if !given {
			value = p.Default
		}
		if err := p.read(&o, strings.TrimSpace(value)); err != nil {
			return Options{}, fmt.Errorf("the parameter %s of %s: %w", p.Name, k.Name, err)
		}
	}
	for name := range values {
		if !slices.Contains(names, name) {
			return Options{}, fmt.Errorf("the network %s has no parameter %q%s (it takes %s)", k.Name, name, nearest.Hint(name, names), strings.Join(names, ", "))
		}
	}
	return o, nil
}

func (p Param) read(o *Options, value string) error {
	if p.Choices == nil {
		return p.set(o, value)
	}
	value = strings.ToLower(value)
	if !slices.Contains(p.Choices, value) {
		return fmt.Errorf("%q is none of its values%s (there are %s)", value, nearest.Hint(value, p.Choices), strings.Join(p.Choices, ", "))
	}
	return p.set(o, value)
}

func setMinScore(o *Options, v string) error {
	f, err := strconv.ParseFloat(v, 64)
	if err != nil || !(f >= 0 && f <= 1) {
		return fmt.Errorf("%q is not a number from 0 to 1", v)
	}
	o.MinScore = f
	return nil
}

func setMinWeight(o *Options, v string) error {
	f, err := strconv.ParseFloat(v, 64)
	if err != nil || !(f >= 0) {
		return fmt.Errorf("%q is not a weight from 0 up", v)
	}
	o.MinWeight = f
	return nil
}

func setTurns(o *Options, v string) error {
	r, err := parseRange(v, strconv.Atoi)
	if err != nil || r != nil && (r.First < 0 || r.First > r.Last) {
		return fmt.Errorf("%q is not two numbers of turns, as in 10..20", v)
	}
	o.Turns = r
	return nil
}

func setSeconds(o *Options, v string) error {
	r, err := parseRange(v, func(s string) (float64, error) { return strconv.ParseFloat(s, 64) })
	if err != nil || r != nil && !(r.First <= r.Last) {
		return fmt.Errorf("%q is not two times in seconds, as in 0..600", v)
	}
	o.Seconds = r
	return nil
}

func setDates(o *Options, v string) error {
	r, err := parseRange(v, func(s string) (string, error) {
		if s == "" {
			return "", nil
		}
		_, err := time.Parse(time.DateOnly, s)
		return s, err
	})
	if err != nil || r != nil && r.Last != "" && r.First > r.Last {
		return fmt.Errorf("%q is not two days, as in 2016-12-05..2016-12-09, either of which may be left out", v)
	}
	o.Dates = r
	return nil
}

func setSlices(o *Options, v string) error {
	const most = 1000
	n, err := strconv.Atoi(v)
	if err != nil || n < 0 || n > most {
		return fmt.Errorf("%q is not a number of slices from 0 to %d", v, most)
	}
	o.Slices = n
	return nil
}

func setSeed(o *Options, v string) error {
	n, err := strconv.ParseUint(v, 10, 64)
	if err != nil {
		return fmt.Errorf("%q is not a whole number from 0 to %d", v, uint64(math.MaxUint64))
	}
	o.Seed = n
	return nil
}

// parseRange reads "A..B", and "A" as "A..A"; "" is no range.
func parseRange[T any](v string, parse func(string) (T, error)) (*Range[T], error) {
	if v == "" {
		return nil, nil
	}
	first, last, two := strings.Cut(v, "..")
	if !two {
		last = first
	}
	from, err := parse(strings.TrimSpace(first))
	if err != nil {
		return nil, err
	}
	to, err := parse(strings.TrimSpace(last))
	if err != nil {
		return nil, err
	}
	return &Range[T]{from, to}, nil
}
