package extract

var invitesAct = act{kind: "invites", score: 0.8, phrases: phrases(
	"invite|inviting|encourage|encouraging|urge ...1 NAMES",
	"like|want|wish to ask NAMES to", "like|want|wish to ask NAMES if|whether she|he|they could|would|can|will|might",
	"maybe|perhaps ,? NAME , you",
	"NAME ,? ...1 please join|come",
	"hope ...1 NAMES will|can|could",
)}

// invites fires on "I would like to ask Maria if she could offer a welcome" and must not on
// "they asked Maria".
var invites = engagement("invites", "Words that ask somebody by name to take part.", &invitesAct)
