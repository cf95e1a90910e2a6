package extract

var givesFloorAct = act{kind: "gives_floor", score: 0.93, calls: true, phrases: phrases(
	"^ NAME , please|yes|sure $",
	"^ NAME please $",
	"please ,? NAME $",
	"go ahead ,? NAME",
	"NAME , ...3 go ahead|first",
	"NAME , would|will|do you ...2 like|want|wish|care to ...9 ?$",
	"NAME , would|will|could|can|do you ...3 begin|start|open|lead|kick ...4 ?$",
	"NAME , ...8 you like|want|wish|care|able|willing to take it|this|that ...3 ?$",
	"NAME , you ...2 have the? floor",
	"NAME , the? floor is yours",
	"NAME , over to you",
	"over|off|on|back|now to you ,? NAME",
	"you are next ,? NAME", "straight to NAMES", "NAME , ...6 you come after|next|then", "for you ,? NAME ...4 $",
	"hand ...2 over to NAME",
	"give|pass|giving|passing|offer|hand|yield the? floor|mic|microphone|word to NAMES",
	"floor|word goes|is|to to|for|by? NAMES",
	"call|calling on|upon NAMES",
	"like|want|wish to|now invite NAMES to|for|now",
	"question comes|is ...2 from ...4 NAME",
	"^ NAME , ...2 @count ...1 seconds|second|minutes|minute|words|sentence ...8 $",
)}

// Words that hand over where they are the chair's, and ask where they are not.
var hearsFromAct = act{kind: "gives_floor", score: 0.9, phrases: phrases(
	"like|love|want|wish|let|pleased|happy to|us hear from NAMES",
)}

// Words that only hand over when what stands in the place of the name is known
// for one.
var givesFloorActBare = act{kind: "gives_floor", score: 0.93, phrases: phrases(
	"^ NAMES ?$",
	"^ NAME : ...1 $",
	"over|pass|turn|turning|go|going|move|moving|switch|back|it|floor|mic|microphone|word to NAMES $",
	"next|first|then ,? is|comes|up|speaker|with ,?|the? to? NAMES", "next|then ,? we|i ...2 go|move|turn|come|hear|have|take ...2 NAMES", "next ,? it's NAMES",
	"turn is|to ...1 NAMES",
	"line of NAMES",
)}

var givesFloorActListed = act{kind: "gives_floor", score: 0.8, phrases: phrases(
	"i|we have|see|saw ...2 NAMES $", "i|we have|see LIST ...5 $",
	"i|we have|see NAMES @after ...3 $",
	"^ LIST ...5 $",
	"speakers ...6 NAMES",
	"followed by NAMES", "^ then ...4 NAMES $",
	"NAME wants|wanted|asked|asks|wishes to ...1 say|add|speak|come|respond|react|comment|go|intervene|reply", "NAME has|had|is ...3 hand|signs|signalling|waving", "list|queue ...25 then NAMES",
	"^ NAME and then NAMES", "NAME @fully? first ,|and|then ,? then? NAMES", "NAME first", "NAME , then NAMES", "NAMES goes|go|speaks|speak first|next|last",
	"NAME has|have|gets|will|'ll have|get? the last|final|first word", "NAMES on|in my|the|our list|queue", "order is ...2 NAMES",
	"then NAMES $",
	"^ NAMES if|when time ...3 $",
	"close|end|finish|start|begin with you ,? NAME",
	"close|end|finish|start|begin with NAMES",
)}

// givesFloor fires on "Henry?", "Izumi, would you like to go ahead?" and "I would like to
// give the floor to Ana", and must not on "Henry said so".
var givesFloor = engagement("gives-floor", "Words that hand the floor to somebody by name, or that announce who speaks next.", &givesFloorAct, &hearsFromAct, &givesFloorActBare, &givesFloorActListed)
