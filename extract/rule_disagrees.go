package extract

var disagreesAct = act{kind: "disagrees", score: 0.9, phrases: phrases(
	"disagree|disagreed|disagreeing|differ @fully? with|from ...2 NAMES",
	"not|don't|cannot|can't|didn't ...2 agree ...2 with ...2 NAMES",
	"contrary to ...2 NAMES",
	"divergence|diverge|depart from ...2 NAMES",
	"push|pushing back on|against ...2 NAME",
	"NAME is|was ...1 wrong|mistaken",
	"challenge|challenging|contest|dispute what? NAME",
)}

// disagrees fires on "I disagree with Tomasz on this" and must not on "I do not disagree
// with Tomasz".
var disagrees = engagement("disagrees", "Words that disagree with somebody by name.", &disagreesAct)
