package export

import (
	"fmt"
	"math"

	"rapporteur/graph"
)

// colour is red, green and blue, 0 to 255 each.
type colour [3]uint8

func (c colour) String() string { return fmt.Sprintf("#%02x%02x%02x", c[0], c[1], c[2]) }

// colours of nodes by their labels: of Okabe and Ito's palette, which the
// colour-blind can tell apart (https://jfly.uni-koeln.de/color/).
var colours = map[string]colour{
	graph.LabelDiscussion:   {0x99, 0x99, 0x99},
	graph.LabelTurn:         {0xf0, 0xe4, 0x42},
	graph.LabelPerson:       {0x56, 0xb4, 0xe9},
	graph.LabelOrganisation: {0xe6, 0x9f, 0x00},
	graph.LabelConcept:      {0x00, 0x9e, 0x73},
}

// shapes of nodes in a drawing, by their labels.
var shapes = map[string]string{
	graph.LabelDiscussion:   "folder",
	graph.LabelTurn:         "note",
	graph.LabelPerson:       "ellipse",
	graph.LabelOrganisation: "box",
	graph.LabelConcept:      "hexagon",
}

// colourOf is the colour of a node's community in a network, else that of its
// label.
func colourOf(n graph.Node) colour {
	if community, ok := n.Props["community"].(int64); ok {
		return hue(community)
	}
	if c, ok := colours[n.Label]; ok {
		return c
	}
	return colour{0xcc, 0xcc, 0xcc}
}

// hue returns one of a row of colours in which neighbours differ most: each is
// turned from the one before by the golden angle.
func hue(i int64) colour {
	const golden, saturation, lightness = 137.50776405, 0.55, 0.62
	h := math.Mod(float64(i)*golden, 360) / 60
	c := (1 - math.Abs(2*lightness-1)) * saturation
	var out colour
	for k, peak := range []float64{0, 2, 4} { // red, green, blue
		d := math.Abs(h - peak)
		d = min(d, 6-d)
		level := min(1, max(0, 2-d))
		out[k] = uint8(math.Round(255 * (lightness - c/2 + c*level)))
	}
	return out
}
