package extract

var agreesAct = act{kind: "agrees", score: 0.95, phrases: phrases(
	"agree|agreed|agrees|agreeing|concur|concurred|aligned|align @fully? @fully? with ...2 NAMES",
	"echo|echoing|second|seconding|support|supporting|endorse|share|sharing @fully? what? NAMES",
	"i|we @fully? @like what? NAMES",
	"i|we @fully? @like the? ...2 @point of|by|from|that NAMES",
	"NAME is|was @fully? @right",
	"NAMES are|were both|all? @fully? @right",
	"on the same side as NAMES", "am|'m|i'm with NAMES on",
	"NAME 's ...1 @point ...3 is? a? ...1 @good",
	"@good @point ...1 by|from|of|, NAME",
	"think|believe ...1 NAME is|was @fully? @right",
	"plus one ...1 to|for NAME",
	"this is one that NAMES @said",
)}

// agrees fires on "I really agree with Alejandro" and must not on "I don't agree with
// Alejandro".
var agrees = engagement("agrees", "Words that agree with somebody by name.", &agreesAct)
