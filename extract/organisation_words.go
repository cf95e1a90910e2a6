package extract

// Words that tell the name of an organisation from others. All are folded.
var (
	// headWords are what a name of an organisation is about: its last word, or
	// the one before "of", "for" and "on". These carry a name with one word more.
	headWords = set(`university college institute institution foundation ministry commission association agency federation
		corporation corp inc incorporated ltd limited llc llp plc gmbh bank council committee union organization organisation
		society academy alliance coalition consortium secretariat parliament senate congress court authority bureau securities
		holdings laboratory laboratories chamber directorate taskforce court cooperative confederation collective tribunal`)
	// weakHeads are names' heads as well as words of every day: they want a
	// word beside them that is no word of the language.
	weakHeads = set(`center centre department board network lab labs initiative project group company capital partners markets
		forum office research administration club school associates technologies technology systems solutions
		communications energy power industries international group global airlines airways motors pharmaceuticals
		therapeutics health healthcare pharmacy insurance ventures enterprises media software resources financial
		advisors brothers co management services ministry police guild league press hospital observatory registry trust helpline ombudsman`)
	// placeless heads make no name with the name of a place alone: "the Thai
	// Network".
	placeless = set("network center centre office department board research group school club forum services team")
	// legalForms end the name of a company.
	legalForms = set("inc incorporated corp corporation ltd limited llc llp plc gmbh co company")
	// openHeads may be followed by "of", "for" or "on" and what it is about.
	openHeads = set(`university college institute ministry department commission association agency federation bank council
		committee union organization organisation society academy alliance coalition bureau secretariat office center centre
		school court authority board chamber directorate administration forum foundation network corps league house
	faculty section division cooperative confederation`)
	// andHeads are those of which what they are about may hold an "and".
	andHeads = set("ministry department center centre institute office commission council committee agency school faculty")
	// fields are what a school or a ministry is for or where it is, and end a name
	// behind "of" or "for", although they end those of other things too.
	fields = set("law laws policy strategy island islands county city")
	// offices of state that two subjects before them name: "the Media and
	// Communications Authority".
	jointHeads = set("authority agency commission bureau tribunal institute ministry")
	// nounBodies are the head nouns that name a body again with an article and a
	// capital, and loweredBodies those that do without.
	nounBodies = set(`authority ministry trust commission committee agency council cooperative foundation institute university
		department bureau union alliance coalition consortium secretariat association federation confederation society
		tribunal directorate academy collective college centre center court corporation treasury`)
	loweredBodies = set(`ministry commission committee agency cooperative foundation institute university secretariat consortium
		federation confederation tribunal directorate collective`)
	// chapters say that a body is one of several that bear a name.
	chapters = set("regional national youth local")
	// publicHeads are parts of a state, which captions write in lower case too.
	publicHeads = set("ministry department")
	// genericWords make no name with a head: "the Executive Committee".
	genericWords = set(`working steering advisory executive audit drafting organising organizing program programme technical
		nominating standing joint main plenary select special general local national regional global international public
		private central new old big small large other own great first second third fourth fifth our your my their the this that
		these those a an each every some any same different whole entire current previous next last various many several few
		internal external high higher senior junior top annual federal state multi single expert experts study subject
		policy security research legal political social economic media press community stakeholder stakeholders
		investor investors relations human resources board management operating supervisory compensation nomination
		governance risk finance financial business corporate parent holding family ad hoc coordination coordinating
		open closed independent good bad best world and or of for on in at to by with from is are was be as`)
	// eventWords end the name of what is no organisation: a meeting, a document,
	// a process, a product, a job.
	eventWords = set(`conference summit call session workshop day days meeting meetings week year award awards act bill program
		programme agreement plan report reports review convention treaty charter declaration protocol resolution strategy
		framework principles guidelines statement statements paper book manual law laws code event symposium seminar hackathon
		webinar podcast show newsletter talk track panel roundtable dialogue process agenda goals decade prize scheme process
		chairman chairwoman chair president director officer manager minister secretary head lead leader member members
		ceo cfo cto coo vp analyst analysts professor fellow engineer founder cofounder representative spokesperson ambassador
		commissioner counsel street avenue road building room hall island islands river lake mountain county city`)
	// roleWords are offices that a person holds in an organisation.
	roleWords = set(`ceo cfo cto coo cio cmo ciso president chairman chairwoman chairperson chair founder cofounder co-founder
		director officer head vp partner secretary treasurer dean rector provost professor researcher economist
		scientist engineer analyst editor manager representative counsel spokesperson spokesman spokeswoman principal
		fellow coordinator commissioner lawyer attorney evangelist consultant advisor adviser delegate ambassador
		ceos founders cofounders directors`)
	// departments are what an office is about when it is no organisation.
	departments = set(`finance strategy investor investors relations communications communication marketing sales operations
		engineering technology product products research development innovation legal compliance security policy design data
		science exploration business accounting treasury tax procurement supply manufacturing commercial corporate public
		affairs growth partnerships customer customers digital information infrastructure people talent staff content
		education the law economics physics mathematics medicine philosophy history psychology biology chemistry
		government state board directors course things everything what how`)
)

// talkWords are words of conversation, of time and of measure, which make no
// term.
var talkWords = set(`thing things stuff way ways lot lots bit kind sort type types couple number numbers part parts piece side end
	start time times day days week weeks month months year years hour hours minute minutes second seconds moment today
	tomorrow yesterday morning afternoon evening night question questions answer answers point points example examples
	people person guy guys folks man woman men women everyone someone somebody anybody everybody percent hundred thousand
	million billion half double two three four five six seven eight nine ten dozen good great nice bad better best worse
	worst big bigger biggest small little long short high low large huge real true sure right wrong hard easy simple
	different similar certain possible important interesting new old young next last previous recent current common
	general specific particular whole entire full main key major basic main actual just really actually basically
	probably maybe definitely obviously certainly kinda gonna wanna gotta yeah okay mhm uh um hmm like going come comes
	coming gone think thinks thinking thought know knows knowing known see sees seeing seen saw say says saying said
	talk talks talking talked tell tells telling told ask asks asking asked make makes making made take takes taking
	took taken give gives giving gave get gets getting got want wants wanted need needs needed try tries trying tried
	use uses using used work works working worked look looks looking looked feel feels feeling felt mean means meant
	let lets keep keeps kept put puts start starts started stop stops happen happens happened thank thanks please hello
	welcome sorry happy glad excited forward ahead able available ready fine cool awesome fun crazy idea ideas reason
	reasons case cases fact issue issues problem problems sense place places area areas level levels step steps line
	word words term terms name names rest bottom top back ago later earlier early late quickly slide slides page quarter
	basis terms perspective standpoint conversation discussion session meeting call episode show podcast applause
	laughter microphone floor speaker speakers chair colleague colleagues friend friends afternoon`)
