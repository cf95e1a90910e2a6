package extract

var introducesAct = act{kind: "introduces", score: 0.85, phrases: phrases(
	"introduce|introducing ...2 NAMES",
	"NAME ,? who is|'s|works|runs|leads|heads|represents|chairs|has",
	"NAME ,? she|he is|works|'s",
	"NAME is @adverb? a|an|the|our|from|with|currently|also|director|president|head|chair|professor|ceo|senior",
	"NAME 's a|an|the|our",
	"have ...2 with us ...8 NAMES",
	"joined ...3 by NAMES",
	"welcome|welcoming ,? ...1 NAMES",
	"^ NAME from|of ...9 $",
	"NAME , welcome",
	"NAME joins|joined us|me",
	"NAME @came ...6 from",
	"NAME ,? ...8 sits|serves on|as",
	"there is ...6 , NAME",
	"NAME ,? who|whom ...1 @adverb? @office",
	"from NAME , who",
)}

// introduces fires on "Duncan is a professor of law at Temple University" and must not on
// "Duncan is right".
var introduces = engagement("introduces", "Words that say of somebody present who it is.", &introducesAct)
