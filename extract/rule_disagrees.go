package extract

var disagreesAct = act{kind: "disagrees", score: 0.9, phrases: phrases(
	"disagree|disagreed|disagreeing|differ @fully? with|from ...2 NAMES",
	"not|don't|cannot|can't|didn't ...2 agree ...2 with ...2 NAMES",
	"contrary to ...2 NAMES",
	"divergence|diverge|depart from ...2 NAMES",
	"push|pushing back on|against ...2 NAME",
	"NAME is|was ...1 wrong|mistaken",
	"disagreement|quarrel|issue|disagreements with NAMES", "^ with ...4 respect to|for ...1 NAMES ,|i|but", "beg to differ with|from ...2 NAMES",
	"different view|opinion|view|reading|take from|than|to NAMES", "not|n't|wouldn't|don't|can't|cannot go|goes ...2 far as NAMES",
	"not|don't|didn't|isn't ...1 convinced|persuaded|share|accept|buy by|with|what? ...1 NAMES", "NAME is|was not ...1 @right", "not what NAME", "^ unlike NAMES ,",
	"NAME ,? i|we ...3 disagree|differ", "NAME ,? i|we don't|do|cannot|can't not? agree",
	"challenge|challenging|contest|dispute what? NAME",
)}

// disagrees fires on "I disagree with Tomasz on this" and must not on "I do not disagree
// with Tomasz".
var disagrees = engagement("disagrees", "Words that disagree with somebody by name.", &disagreesAct)
