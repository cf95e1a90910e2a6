package extract

var roundPhrases = phrases(
	"around|round|down the table", "@count ...1 sentence|sentences|word|words|minute|minutes each", "@count seconds|minutes|minute|words each", "each of you ...6", "one by one",
	"final|closing|concluding|last remarks|thoughts|words|comments|statements|message from|by each|all|everyone|everybody",
	"from each of", "one ...2 input|message|word|takeaway|recommendation|sentence ...3 from each", "leave|have|give @count ...1 seconds|minutes|minute to? each",
	"each|everyone|everybody to introduce", "tour de table", "closing|final|last|lightning|quick|another|one round $", "closing|final|lightning round ,|:|of|with|where",
	"ask|asking|invite|inviting|like|want each|all|every of? ...4 for|to ...9 sentence|word|minute|message|thing|change|takeaway|recommendation|thought",
	"each|everybody|everyone ...3 one|a sentence|word|minute|message|thing|change|takeaway|recommendation|thought",
)

// round fires on the short turns behind "ten seconds each, your key message",
// and must not on those behind a question to one person.
var round = Rule{
	Name: "round",
	Doc:  "Short statements one after another answer the turn in which the chair asked everyone for one.",
	Run: func(p *Pass) error {
		from, last := -1, -1
		for i := range p.turns {
			t := &p.turns[i]
			if from >= 0 && !p.leads(i) && p.speaking[i] != p.speaking[from] && len(t.sentences) > 0 {
				// A word or two is a statement where it follows another.
				if len(t.tokens) > 12 || len(t.tokens) > 1 && (last == i-1 || p.leads(i-1)) && !p.asksAtLast(t) {
					p.reply(t, "answer", from, t.sentences[0].from, t.sentences[0].to, 0.82)
					last = i
				}
			}
			if from >= 0 && (len(t.tokens) > 400 || i-from > 30) {
				from = -1
			}
			if !p.leads(i) || from >= 0 {
				continue
			}
			p.each(t, &roundPhrases, func(match) { from, last = i, i })
		}
		return nil
	},
}
