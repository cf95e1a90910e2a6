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
	"exactly what|as|like NAME @adverb? @said", "fair enough|point ,? NAME", "well said|put ,? NAME", "persuaded|convinced|swayed by NAMES", "associate|align myself|ourselves with ...4 NAMES",
	"there|here i'm|am|'m with NAMES", "i'm|am|'m|we're|are @fully? with NAMES $", "i'm|am|'m|we're|are @fully? with NAMES on|in|there|here",
	"NAME has|had|'s put his|her|their finger", "NAME has|had|makes|made|raises|raised|'s got? a|an @fully? @good @point", "NAME got|gets it @right",
	"point|points @adverb? taken ,? NAME", "take|accept NAME 's ...1 @point", "you are|were|'re @fully? @right ,? ...2 NAME", "you're @fully? @right ,? ...2 NAME",
	"what NAME @adverb? @said ...8 is|was|makes @fully? true|right|correct|serious|important|sense",
)}

// agrees fires on "I really agree with Alejandro" and must not on "I don't agree with
// Alejandro".
var agrees = engagement("agrees", "Words that agree with somebody by name.", &agreesAct)
