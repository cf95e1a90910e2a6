package extract

var roundPhrases = phrases(
	"around|round|down the table", "@count ...1 sentence|sentences|word|words|minute|minutes each", "@count seconds|minutes|minute|words each", "each of you ...6", "one by one",
	"final|closing|concluding|last remarks|thoughts|words|comments|statements|message from|by each|all|everyone|everybody",
	"from each of", "one ...2 input|message|word|takeaway|recommendation|sentence ...3 from each", "leave|have|give @count ...1 seconds|minutes|minute to? each",
	"each|everyone|everybody to introduce", "tour de table",
)

// round fires on the short turns behind "ten seconds each, your key message",
// and must not on those behind a question to one person.
var round = Rule{
	Name: "round",
	Doc:  "Short statements one after another answer the turn in which the chair asked everyone for one.",
	Run: func(p *Pass) error {
		from := -1
		for i := range p.turns {
			t := &p.turns[i]
			if from >= 0 && p.speaking[i] != p.speaking[from] && len(t.tokens) > 12 && len(t.sentences) > 0 {
				p.reply(t, "answer", from, t.sentences[0].from, t.sentences[0].to, 0.75)
			}
			if from >= 0 && (len(t.tokens) > 400 || i-from > 30) {
				from = -1
			}
			if p.chair == nil || p.speaking[i] != p.chair || from >= 0 {
				continue
			}
			p.each(t, &roundPhrases, func(match) { from = i })
		}
		return nil
	},
}
