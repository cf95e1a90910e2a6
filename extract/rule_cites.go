package extract

var citesAct = act{kind: "cites", score: 0.9, phrases: phrases(
	"as NAMES @adverb? @adverb? @said",
	"as|was|were|been ...1 @said ...2 by NAMES",
	"what|which|that|like|how NAMES @adverb? @adverb? @said",
	"NAME @adverb? @said",
	"NAME has|have|had|was|is|just|also ...1 @said",
	"NAME 's ...2 @point",
	"point|points|comment|comments|remark|remarks|statement|intervention|idea|question|questions ...1 from|of|by|that NAMES",
	"heard|listening|listened|listen ...1 from|to? NAMES", "hear|hearing NAMES @said", "as|what|that ...2 understand|understood|learnt|learned|gather from ...1 NAMES",
	"it's|it is|was NAMES who|that", "as NAMES put|puts|showed|would|likes", "in NAME 's words", "quote|quoting|paraphrase|paraphrasing|borrow|borrowing|echoing ...2 from? NAMES",
	"according to NAMES", "paper|book|article|post|report|study|thread|slide|email|message ...1 by|from NAMES",
	"NAME @adverb? asks|wonders|tells|writes|thinks|believes",
	"react|reacting|come|coming|build|building|follow|following|go|going|add|adding|pick|picking back? up? on|to|upon what? NAME",
	"@said by NAMES",
	"likely|famously by NAMES", "NAME has|had left|put|posed|raised|given us|you|me? a|the ...2 question|point|challenge",
	"to NAME 's ...2 @point",
)}

// cites fires on "as Duncan mentioned" and "Anya's observation" and must not on
// "Duncan, please".
var cites = engagement("cites", "Words that report what somebody said.", &citesAct)
