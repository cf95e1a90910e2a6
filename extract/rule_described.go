package extract

import (
	"maps"
	"slices"
)

const describedName = "described"

var (
	describers = set("the my our that your this")
	fellows    = set(`colleague lady gentleman delegate delegation representative speaker person panellist panelist friend participant
		woman man ambassador minister expert commenter contributor counterpart neighbour neighbor`)
	courteous = set("distinguished honourable honorable esteemed good dear learned fellow previous last other")
	// sexes are the pronouns that go with a description.
	sexes = map[string]string{"lady": "she", "woman": "she", "gentleman": "he", "man": "he"}
)

// described fires on "I agree with the colleague from APNIC" where one of those
// who spoke before is from APNIC, and must not where two are, or nobody.
var described = Rule{
	Name: describedName,
	Doc:  "A colleague, a delegate or a lady from somewhere is the one person of there who spoke before; what is said of such a one counts as if by name.",
	Run: func(p *Pass) error {
		n := p.neighbours()
		for i := 1; i < len(p.turns); i++ {
			t := &p.turns[i]
			marked := map[nameSpan]bool{}
			for k := 1; k+2 < len(t.tokens); k++ {
				s, sex, ok := p.description(t, k)
				if !ok {
					continue
				}
				from := p.whence(t, s)
				q := n.fromThere(i, from)
				if q == nil || sex != "" && !p.goesWith(q, sex) {
					continue
				}
				if len(t.names) == 0 {
					t.names = make([]int, len(t.tokens))
				}
				p.occur(t, s, q, 0.8)
				t.names[s.i], t.named[t.tokens[s.i].sentence] = s.j, true
				p.acts[i] = nil
				marked[s] = true
			}
			if len(marked) == 0 {
				continue
			}
			for _, d := range p.actsOf(t) {
				if marked[d.at] && d.act.kind != addresses {
					p.engageBy(t, d, 0.9*d.act.score)
				}
			}
		}
		return nil
	},
}

// description returns the tokens of a description whose noun stands at token k,
// "the distinguished delegate of Kenya" or "the Kenyan delegate".
func (p *Pass) description(t *turn, k int) (s nameSpan, sex string, ok bool) {
	noun := t.tokens[k].lower
	if !fellows[noun] {
		return s, "", false
	}
	i := k - 1
	for i > 0 && courteous[t.tokens[i].lower] {
		i--
	}
	place := nameSpan{}
	if t.tokens[i].capital && i > 0 && p.isPlace(t, i, i+1) {
		place, i = nameSpan{i, k}, i-1
	}
	if !describers[t.tokens[i].lower] || t.tokens[i].sentence != t.tokens[k].sentence {
		return s, "", false
	}
	if place.j > 0 {
		return nameSpan{i, k + 1}, sexes[noun], true
	}
	j := k + 1
	if w := t.tokens[j].lower; w != "from" && w != "of" && w != "for" && w != "with" {
		return s, "", false
	}
	end := t.sentences[t.tokens[k].sentence].to
	j++
	if j < end && t.tokens[j].text == "," { // "from, I think, the Oakridge Institute"
		for n := j + 1; n < min(j+5, end); n++ {
			if t.tokens[n].text == "," {
				j = n + 1
				break
			}
		}
	}
	if j < end && t.tokens[j].lower == "the" {
		j++
	}
	if j >= end {
		return s, "", false
	}
	if o, ok := p.organisations[t.index][j]; ok {
		return nameSpan{i, o.j}, sexes[noun], true
	}
	if n := p.placeAt(t, j); n > 0 {
		return nameSpan{i, n}, sexes[noun], true
	}
	return s, "", false
}

// placeAt returns the end of the place with a capital at token j, 0 for none.
func (p *Pass) placeAt(t *turn, j int) int {
	if !t.tokens[j].capital {
		return 0
	}
	for end := min(t.sentences[t.tokens[j].sentence].to, j+4); end > j; end-- {
		if t.tokens[end-1].word && p.isPlace(t, j, end) {
			return end
		}
	}
	return 0
}

// whence lists what the tokens of a description or of a name's home name.
func (p *Pass) whence(t *turn, s nameSpan) []string {
	var all []string
	for k := s.i; k < s.j; k++ {
		if o, ok := p.organisations[t.index][k]; ok {
			all = append(all, o.entity.ID)
		} else if end := p.placeAt(t, k); end > 0 && p.covered[t.index][k] != "organisation" {
			all = append(all, foldedName(t, k, end))
		}
	}
	return all
}

// neighbours tells who is from where.
type neighbours struct {
	*Pass
	// at has the persons of each home who speak, who speaks first before others.
	at    map[string][]*person
	homes []string
	// same remembers the homes that are the same place as a name.
	same map[string][]string
}

func (p *Pass) neighbours() *neighbours {
	n := &neighbours{p, map[string][]*person{}, nil, map[string][]string{}}
	for q, homes := range p.homes() {
		if len(p.spoken[q]) == 0 {
			continue
		}
		slices.Sort(homes)
		for _, h := range slices.Compact(homes) {
			n.at[h] = append(n.at[h], q)
		}
	}
	for _, all := range n.at {
		slices.SortFunc(all, func(a, b *person) int { return p.spoken[a][0] - p.spoken[b][0] })
	}
	n.homes = slices.Sorted(maps.Keys(n.at))
	return n
}

// fromThere returns the one person of those who spoke before a turn who is from
// there, nil where none or several are.
func (n *neighbours) fromThere(turn int, from []string) *person {
	if q, several := n.only(turn, from); q != nil || several {
		return q
	}
	var homes []string
	for _, f := range from {
		same, ok := n.same[f]
		if !ok {
			for _, h := range n.homes {
				if samePlace(f, h) {
					same = append(same, h)
				}
			}
			n.same[f] = same
		}
		homes = append(homes, same...)
	}
	q, _ := n.only(turn, homes)
	return q
}

// only returns the one person of the homes who spoke before a turn and does not
// speak it.
func (n *neighbours) only(turn int, homes []string) (found *person, several bool) {
	for _, h := range homes {
		for _, q := range n.at[h] {
			if n.spoken[q][0] >= turn {
				break
			}
			if q == n.speaking[turn] || q == found {
				continue
			}
			if found != nil {
				return nil, true
			}
			found = q
		}
	}
	return found, false
}
