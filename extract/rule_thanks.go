package extract

var thanksAct = act{kind: "thanks", score: 0.97, calls: true, phrases: phrases(
	"thank you ,? @many? ,? to? both? NAMES",
	"thanks ,? @many? ,? mostly? to? NAMES",
	"thanks|thank you? ...3 to NAMES",
	"NAME , thanks|thank you?",
	"^ NAME thanks|thank to? you",
	"grateful|thankful|indebted to NAMES",
	"gratitude|thanks to NAMES", "like|want|wish|must|should|let|allow to|me ...1 thank ...2 NAMES", "thank|thanks ...6 , to NAMES",
	"thank|thanks ...6 , to ...4 , to NAMES", "thank|thanks you? for ...7 , NAME", "kudos|congratulations|obliged to NAMES",
)}

// thanks fires on "Thank you, Pablo and Duncan, for the invitation." and must not on "Thank
// you, Chair." or on "thanks to the new law".
var thanks = engagement("thanks", "A thanks to somebody by name.", &thanksAct)
