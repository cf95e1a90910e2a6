package extract

var asksAct = act{kind: "asks", score: 0.9, phrases: phrases(
	"^ NAME , ...90 ?$",
	", NAME ?$",
	"NAME , can|could|would|will|do|did|are|is|what|how|why|where|when|have|may|should ...90 ?$",
	"question ...6 to|for NAMES",
	"ask|asking|asked NAME", "one|that|this is? ...2 for you ,? NAME",
	"ask|asking NAMES to|if|whether|about|what|how|why|for|that",
	"NAME ,? i would|'d like|want ...2 ask|to",
	"NAMES ,? i would|will|'d ask you",
	"opinion|view|views|thoughts of|from NAMES",
	"hear|know ...2 NAME 's ...1 @point",
)}

// asks fires on "Duncan, can you tell us more?" and must not on "Duncan said: why?".
var asks = engagement("asks", "A question that is put to somebody by name.", &asksAct)
