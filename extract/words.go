package extract

import "strings"

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// openers begin a sentence without saying anything.
var openers = set(`so and but now okay ok yes yeah well right then all just sure please next first second finally
	also hi hello hey oh ah um uh , - – — … perhaps maybe let's sorry great good alright actually`)

// titles stand before a name.
var titles = set(`mr mister mrs ms miss dr prof professor sir madam madame ambassador minister senator president chairman chairwoman
	chair secretary commissioner judge justice general colonel captain lord lady dame honourable honorable hon sheikh
	excellency deputy congressman congresswoman representative`)

// honorifics are the titles that go with a surname and nothing else, stateTitles
// those of offices that do so as well.
var (
	honorifics  = set(`mr mister mrs ms miss dr prof professor madam madame`)
	stateTitles = set(`minister senator ambassador commissioner congressman congresswoman governor chancellor judge president`)
)

// particles stand inside a surname in lower case.
var particles = set(`van von de der den del della di da do dos das du la le el al bin ibn ben bint ter ten zu y e`)

// wordSets are the sets of words that phrases name.
var wordSets = map[string]string{
	// what somebody did who is quoted
	"said": `said says say mentioned mentions noted notes stated states explained explains described describes
		presented presents highlighted highlights suggested suggests indicated outlined raised raises argued argues
		emphasized emphasised emphasizes stressed stresses proposed proposes observed remarked commented underlined
		insisted insists pointed points alluded referred reminded recalled made makes put brought talked spoke shared
		told tells claimed expressed added touched described showed demonstrated illustrated underscored reported
		articulated flagged saying pointing mentioning asking hinted started called identified cited cites quoted quotes warned warns`,
	// what somebody gave to a discussion
	"point": `point points statement statements observation observations comment comments remark remarks suggestion
		suggestions presentation intervention interventions perspective idea ideas proposal proposals view views
		argument arguments concern concerns example examples description analysis words contribution input
		explanation position opinion reflection reflections story metaphor analogy framing list summary report
		answer response speech paper slide slides`,
	"adverb": `just also already rightly earlier has have had was is were very well correctly recently really so
		previously actually clearly before nicely briefly first even been being of course`,
	"fully": `really totally fully completely absolutely entirely strongly very much do also would can certainly
		definitely wholeheartedly quite just must have to i we largely generally tend broadly 100 percent`,
	"like":  `like love liked loved support supported second echo endorse share welcome appreciate applaud back`,
	"right": `right correct spot-on`,
	"good": `good excellent great important valid interesting welcome fair relevant crucial useful key fantastic
		wonderful brilliant critical`,
	"many":      `very much so a lot again indeed all both once more mostly also for`,
	"after":     `on in for as from at who next first left waiting`,
	"count":     `one two three five ten thirty sixty 1 2 3 5 10 20 30 60 few couple some a`,
	"came":      `came comes coming flew travelled traveled dialled dialed`,
	"leader":    `moderator chair chairman chairwoman chairperson host facilitator president`,
	"presiding": `moderator chair chairman chairwoman chairperson`,
	"courtesy":  `mr mister madam madame ms mrs mme dear`,
	"meeting":   `session panel meeting workshop discussion roundtable debate hearing call webinar event conversation`,
	// who holds an office or is part of a body
	"holder": `founder founders co-founder cofounder cofounders member members chair chairman chairwoman chairperson
		director president head secretary coordinator ceo cto manager adviser advisor commissioner professor lecturer
		researcher fellow dean treasurer trustee representative delegate`,
	"office": `works runs leads heads represents chairs has looks writes speaks manages coordinates directs keeps
		organises organizes`,
}

// functionWords carry no topic and are no names, even with a capital.
var functionWords = set(`a about above after again against all also although always am an and any anybody anyone anything are
	around as at away back be because been before being below between both but by came can cannot come could did do does doing
	don't done down during each either else enough even ever every everybody everyone everything few first for from further
	get getting give given go goes going good got great had has have having he hello her here hers herself hi him himself his
	how however i i'd i'll i'm i've if in indeed into is isn't it it's its itself just keep know last later least less let
	let's like little long look lot made make many may maybe me mean might mine more most much must my myself near need never
	next no nobody none nor not nothing now of off often oh ok okay on once one only onto or other others our ours out over own
	perhaps please put quite rather really right said same say says second see seem seems shall she should since so some
	somebody someone something soon sorry still such sure take tell than thank thanks that that's the their theirs them
	themselves then there there's therefore these they they're thing things think this those though three through thus to
	today together tomorrow too two under unlike until up upon us use used very want was wasn't way we we'd we'll we're we've well
	went were what what's whatever when where whether which while who whom whose why will with within without won't would
	yeah yes yesterday yet you you'd you'll you're you've your yours yourself don doesn't didn't can't couldn't wouldn't
	she's he's they're who's shouldn't aren't weren't haven't hasn't hadn't ain't mr mrs ms dr prof`)

// meetingWords stand with a capital at the head of a sentence or in titles, and
// are no names of persons.
var meetingWords = set(`welcome good morning afternoon evening day ladies gentlemen colleagues friends dear everyone everybody
	question questions comment comments floor moderator chair chairman speaker speakers audience panel panelist panelists
	participant participants remote session workshop meeting forum conference summit agenda item report working group
	applause laughter music inaudible silence captioner feedback indiscernible off mic microphone monday tuesday wednesday
	thursday friday saturday sunday january february march april june july august september october november december
	internet web online cyber digital government governments state states nation nations country countries world global
	international national regional north south east west northern southern eastern western european african asian
	american latin english french spanish russian chinese arabic god christmas university institute committee commission
	council ministry department center centre organisation organization society association foundation bank company
	secretary director general minister ambassador professor doctor president vice deputy member members expert experts
	policy law rights security human development technology information communication data network networks
	number part chapter article section act bill convention treaty agreement protocol declaration resolution charter
	again anyway absolutely exactly basically obviously certainly clearly finally firstly secondly thirdly lastly
	hopefully unfortunately personally similarly especially particularly recently currently previously another
	excellent perfect fantastic wonderful interesting important correct true false fine nice lovely amazing awesome
	point points speaking based given looking going moving coming starting thinking talking having being doing
	according regarding concerning considering following including during despite besides otherwise moreover furthermore
	additionally meanwhile nevertheless nonetheless instead hence whereas whilst unless except apart due depending
	internets ai q&a faq ceo cfo cto`)
