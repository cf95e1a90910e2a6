package extract

var answersAct = act{kind: "answers", score: 0.85, phrases: phrases(
	"answer|answering|respond|responding|reply|replying ...2 to? NAME",
	"NAME @adverb? asked|asks|questioned|wondered",
	"NAME @adverb? was|is asking",
	"NAME 's ...1 question|questions", "my|our|the advice|answer|response|reply to|for NAMES", "NAME , ...1 the ...1 answer",
	"question|questions from|of|by|that NAME",
)}

// answers fires on "Matthew was asking about expertise" and must not on "Matthew and I were
// asked to leave".
var answers = engagement("answers", "Words that take up a question of somebody by name.", &answersAct)
