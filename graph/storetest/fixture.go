package storetest

import (
	"fmt"
	"testing"
)

// The test graph is three small discussions. A turn is drawn with its number
// and its speaker, ? being an unknown one; ◀ is a reply.
//
//	rooms/norms    0 Anna ──◀── 1 Carlos    2 ?      3 Anna ──◀── 4 Carlos
//	               │            │           │        │            │
//	               EI ⇐ Anna    thanks,     disagrees asks Carlos answers Anna
//	                            agrees with  with
//	                            Anna         Carlos
//	hostile        0 Irene ──◀── 1 Bobby ──◀── 2 ?
//	               mentions Bobby  thanks Irene  cites Bobby, Anna; Org ⇐ Anna
//	plain          0 Irene ──◀── 1 ANNA ──◀── 2 Carlos   3 ? (no words)   4 Irene     5 Carlos
//	               EI ⇐ Irene    thanks Irene  agrees with Anna              concepts    asks Irene, who
//	                                                                         to sort     speaks no more
//
// They share Anna Berg (under two names), Carlos, the Example Institute (whose
// stakeholder group only one knows) and the concept "cyber norms". The two
// Irenes are two people of one name.
func fixtures(t testing.TB) (norms, hostile, plain *draft) {
	return normsDraft(t), hostileDraft(t), plainDraft(t)
}

const (
	anna   = "person:anna-berg"
	carlos = "person:carlos-díaz"
	ei     = "organisation:example-institute"
	norm   = "concept:cyber-norms"
)

func normsDraft(t testing.TB) *draft {
	d := newDraft(t, "rooms/norms", "Norms and trust", "2031-04-02/2031-04-03", "rooms/norms.txt")
	d.Discussion.Event = "Example Forum"
	d.turn("MODERATOR ANNA", anna, 0.95, "Good morning, I am Anna Berg of the Example Institute. Let us talk about cyber norms, and why cyber norms matter.")
	d.turn("CARLOS", carlos, 0.9, "Thank you, Anna. I agree with Anna that norms need trust.\n\nThank you, Anna. The Example Institute – EI – said so.")
	d.turn("", "", 0, "I disagree with Carlos: cyber norms are not law.")
	d.turn("MODERATOR ANNA", anna, 0.95, "Thank you. Carlos, do you want to answer?")
	d.turn("CARLOS", carlos, 0.4, "Yes, Anna. Norms come first.")
	d.entity(anna, "Anna Berg", "", "Anna")
	d.entity(carlos, "Carlos Díaz", "", "Carlos")
	d.entity(ei, "Example Institute", "civil society", "EI")
	d.entity(norm, "cyber norms", "", "norms")
	d.mention(0, ei, "Example Institute", 1)
	d.mention(0, norm, "cyber norms", 1)
	d.mention(1, anna, "Anna", 1)
	d.mention(1, norm, "norms", 1)
	d.mention(1, ei, "EI", 0.6)
	d.mention(2, carlos, "Carlos", 1)
	d.mention(2, norm, "cyber norms", 1)
	d.mention(3, carlos, "Carlos", 1)
	d.mention(4, norm, "Norms", 1)
	d.affiliate(0, anna, ei, "moderator", "I am Anna Berg of the Example Institute", 0.9)
	d.engage(1, anna, "thanks", "Thank you, Anna", 0.9)
	d.engage(1, anna, "thanks", "Thank you, Anna. The", 0.6)
	d.engage(1, anna, "agrees", "I agree with Anna", 0.8)
	d.engage(2, carlos, "disagrees", "I disagree with Carlos", 0.8)
	d.engage(3, carlos, "asks", "Carlos, do you want to answer?", 0.7)
	d.engage(4, anna, "answers", "Yes, Anna", 0.5)
	d.engage(4, anna, "thanks", "Yes, Anna.", 0.3)
	d.reply(1, 0, "agreement", "I agree with Anna", 0.8)
	d.reply(2, 1, "disagreement", "I disagree with Carlos", 0.75)
	d.reply(4, 3, "answer", "Yes, Anna", 0.123456)
	return d
}

// hostileTexts are what a transcript may hold to break a query or a report.
var hostileTexts = []string{
	`Bobby "'; MATCH (n) DETACH DELETE n //`,
	"`) RETURN 1 UNION MATCH (n) RETURN n --",
	`\' OR 1=1 \\ $topic {id: "x"} ${name}`,
	"<script>alert('x')</script> & <b>",
	"a,b;\"c\"\r\n\td | e\\|f\\n",
	"=1+1", "+1", "-1", "@SUM(A1)",
	"multi\u2011stakeholder \u201cmodel\u201d",
	"👩🏽\u200d💻 speaks 日本語 \u202Ereversed\u202C",
	"\x1b[31mred\x1b[0m \x07 \x7f",
	"\ufffd \U0001F600 \uFF21 e\u0301 \u00e9",
	" blank ends\t", "NULL", "null", "[]", "{}", "true", "1.0",
}

func hostileDraft(t testing.TB) *draft {
	const (
		bobby  = `person:bobby-"'; match (n)`
		irene  = "person:hostile/irene"
		org    = "organisation:ünïcode-☂"
		model  = "concept:multi‑stakeholder"
		tables = "concept:tables"
	)
	d := newDraft(t, "hostile", `"Title" <i> & | 'x' \`, "2031", `odd/"hostile", x.txt`)
	d.turn("IRENE", irene, 1, "Hello from 👩🏽\u200d💻 the multi\u2011stakeholder model,\r\n"+hostileTexts[0]+" knows tables.")
	d.turn("BOBBY", bobby, 0.85, "=1+1 Thank you, Irene. <script>alert('x')</script> | Ünïcode ☂ Org \\ `tables`")
	d.turn("\x1b[31m", "", 0, "As Bobby said, and Anna of Ünïcode ☂: $topic \\' {id: 1} cyber norms \u202Ereversed\u202C \x07 tables")
	d.entity(bobby, hostileTexts[0], "", hostileTexts[1:]...)
	d.entity(irene, "Irene", "")
	d.entity(anna, "ANNA BERG", "", "Anna")
	d.entity(org, "Ünïcode ☂ Org, <Ltd> | \"x\"", "technical community", "\u202EOrg")
	d.entity(model, "multi\u2011stakeholder model", "")
	d.entity(tables, "Tables'; DROP", "", "tables")
	d.entity(norm, "cyber norms", "")
	d.mention(0, model, "multi\u2011stakeholder model", 1)
	d.mention(0, bobby, hostileTexts[0], 1)
	d.mention(0, tables, "tables", 1)
	d.mention(1, org, "Ünïcode ☂ Org", 1)
	d.mention(1, tables, "`tables`", 1)
	d.mention(2, tables, "tables", 0.4)
	d.mention(2, norm, "cyber norms", 0.65)
	d.affiliate(1, bobby, org, "=cmd|' /C calc'!A0", "Ünïcode ☂ Org \\", 0.7)
	d.affiliate(2, anna, org, "guest", "Anna of Ünïcode ☂", 0.7)
	d.engage(0, bobby, "mentions", hostileTexts[0], 0.6)
	d.engage(1, irene, "thanks", "=1+1 Thank you, Irene. <script>alert('x')</script> |", 0.9)
	d.engage(2, bobby, "cites", "As Bobby said", 0.7)
	d.engage(2, anna, "cites", "and Anna of Ünïcode ☂: $topic \\' {id: 1}", 0.7)
	d.reply(1, 0, "comment", "Thank you, Irene. <script>", 0.5)
	d.reply(2, 1, "comment", "As Bobby said", 1.0/3)
	return d
}

func plainDraft(t testing.TB) *draft {
	const irene = "person:plain/irene"
	d := newDraft(t, "plain", "", "", "plain.txt")
	d.turn("IRENE", irene, 1, "Irene here, for the EI.")
	d.turn("ANNA BERG", anna, 0.95, "Thank you, Irene. Norms again?")
	d.turn("CARLOS", carlos, 0.9, "I agree with Anna.")
	d.turn("", "", 0, "")
	d.turn("IRENE", irene, 1, "Zeta, alpha, 😀, Ａ and Éa.")
	d.turn("CARLOS", carlos, 0.9, "Over to you, Irene: who pays for norms?")
	d.entity(irene, "Irene", "")
	d.entity(anna, "ANNA BERG", "", "Anna")
	d.entity(carlos, "Carlos Díaz", "")
	d.entity(ei, "EI", "")
	d.entity(norm, "Norms", "", "norms of cyberspace")
	for i, name := range []string{"Zeta", "alpha", "😀", "Ａ", "Éa"} {
		id := fmt.Sprint("concept:", 9-i)
		d.entity(id, name, "")
		d.mention(4, id, name, 1)
	}
	d.mention(0, ei, "EI", 1)
	d.mention(1, norm, "Norms", 1)
	d.affiliate(0, irene, ei, "", "for the EI", 0.65)
	d.engage(1, irene, "thanks", "Thank you, Irene", 0.9)
	d.engage(2, anna, "agrees", "I agree with Anna", 0.8)
	d.mention(5, norm, "norms", 1)
	d.engage(5, irene, "gives_floor", "Over to you, Irene", 0.9)
	d.engage(5, irene, "asks", "Irene: who pays for norms?", 0.7)
	d.reply(1, 0, "floor", "Thank you, Irene", 0.9)
	d.reply(2, 1, "agreement", "I agree with Anna", 0.8)
	return d
}
