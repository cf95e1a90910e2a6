package extract

var asksAct = act{kind: "asks", score: 0.9, phrases: phrases(
	"^ NAME , ...90 ?$",
	", NAME ?$",
	"NAME , can|could|would|will|do|did|are|is|what|how|why|where|when|have|may|should ...90 ?$",
	"one|that|this is? ...2 for you ,? NAME",
	"NAME ,? i would|'d like|want ...2 ask|to",
	"NAMES ,? i would|will|'d ask you", "^ NAME ,? one|another|last more|question|thing|follow-up ...4 $",
	"^ NAME , please|can|could|kindly send|share|write|check|look|tell|explain|review|prepare|circulate|clarify|confirm ...30 $",
)}

// Words that say of a question whom it is for, most often of what that person
// said before.
var asksOfAct = act{kind: "asks", score: 0.9, phrases: phrases(
	"question|questions ...6 to|for NAMES",
	"i|i'd|i'll|we|we'd|me|to|could|can|may|might|wanted|like ...3 ask|asking|asked NAMES",
	"i|i'd|we|we'd like|love|want|wish|curious|interested ...1 to? hear|know|learn|understand ...1 from NAMES",
	"wonder|wondering|curious if|whether|what|how|why NAME",
	"opinion|view|views|thoughts of|from NAMES",
	"hear|know ...2 NAME 's ...1 @point",
)}

// asks fires on "Duncan, can you tell us more?" and must not on "Duncan said: why?".
var asks = engagement("asks", "A question that is put to somebody by name.", &asksAct, &asksOfAct)
