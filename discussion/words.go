package discussion

import "strings"

// wordSet makes a set of the words of a text.
func wordSet(text string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(text) {
		set[w] = true
	}
	return set
}

// commonWords are words that begin or fill a sentence or head a paragraph of
// notes. One before a colon is part of the text and not of a name.
var commonWords = wordSet(`
a about above according actually added address after again agreed all also although always am an and another answer answers any anyway are
aren't as at background basically because been before being below both but by bye can't cannot caveat caution changed changes
chapter clearly conclusion cons could couldn't current date dear debug decision decisions default deprecated description details
did didn't discussed do does doesn't don't done due during each either email error errors especially etc even every everybody example
examples fact fatal feature features few figure final finally first firstly fixed fix fixme following follows footnote for fourth from
furthermore good great had has have haven't he hello hence her here here's hi his hint how however i'd i'll i'm i've idea if
important in include included includes indeed info input install installation instead into is isn't issue issues it it's item items its
just keep last lastly least less lesson let let's like likewise look many maybe me meaning meanwhile might mine more moreover morning
most much must my namely need needs never next no none nor not note notes notice now number obviously of oh okay ok old on once one
only or order other others otherwise our out output over overall own page part perhaps phone please point points pros problem question questions reason
reasons recently references related release remember removed required requirements result results returns right same say says
second secondly section security see sentence several shall she should similarly since so some something soon sorry step steps still
such summary sure table take tell than thank thanks that that's the their them then there there's therefore these they thing things
think third thirdly this those though three through thus tip tips to today todo together too topic topics towards trace true
truth two under unless until up update updated upon usage use used very via wait warn warning was wasn't way we we'd we'll we're we've
welcome well were what what's whatever when where whether which while who who's whom whose why with within without won't word words would
wouldn't yeah year yes yesterday yet you you'd you'll you're you've your
`)

// headerKeys head the lines above a transcript that say what it is; before a
// colon they are no label.
var headerKeys = wordSet(`
access agenda apologies attendance attendees attending author authors bcc captioner captioned cast category categories cc chapters city comment contents
copyright country created credits date day description disclaimer documents duration editor email end event file filename files format from guests hosts
id keywords kind language length license licence link links location members minutes modified occasion organisers organizers organised
organized panelists panellists participants people place podcast present project published recorded recording regards regrets release room
series session source speakers start status subject subtitle summary tags theme time title to topic topics track transcribed
transcriber transcript transcription translation type updated url venue version via video webinar website when where year
`)

// gapLabels stand where nobody speaks: the line belongs to no turn.
var gapLabels = wordSet(`ad ads advert advertisement applause break commercial interlude intro intermission jingle music outro pause silence sponsor sponsors`)

// particles stand in lower case inside the names of people and bodies.
var particles = wordSet(`
& | / + - – — a af al and av bin bint d' da das de degli dei del della den der des di do dos du e el et for i ibn in la le lo los of on
st te ten ter the tot und v van vom von y z zu zum zur
`)

// abbreviations are the words that keep their full stop inside a label.
var abbreviations = wordSet(`
amb asst capt col dep dir dr drs eng esq excy fr gen gov h.e he hon inc jr lt ltd m maj messrs min mlle mme mr mrs ms ph.d pres prof rep rev sec sen sgt sr sra srta st supt vp
`)
