package extract

// ordinaryAcronyms are folded acronyms of offices, measures, techniques and
// things, which name no organisation and are not misheard ones.
var ordinaryAcronyms = set(`ceo cfo cto coo cio cmo ciso cso vp svp evp gm hr pr ir it id tv pc cd dvd usb gps atm phd mba ba bsc msc ma
	md jd llb llm am pm ad bc ac dc uk us usa uae eu ussr un ai ml nlp llm llms gpt api apis sdk cli gui ui ux url uri urls
	uris html css xml json yaml csv sql nosql php http https ftp ssh ssl tls tcp udp ip ipv4 ipv6 dns dnssec bgp rpki mpls
	vpn lan wan wifi nat ntp smtp imap pop dhcp icmp rfc ddos dos cpu gpu tpu ram rom ssd hdd aws gcp saas paas iaas cdn
	ide os ios nda ipo esg kpi okr roi gdp gnp capex opex ebitda ebit eps fx cogs sga arpu cagr yoy qoq gaap ifrs llc
	inc ltd plc lte gsm sms mms ict icts iot iiot ar vr xr sme smes ngo ngos cso csos igo igos ip ipr isp isps ixp ixps
	cert certs csirt csirts soc noc pki otp mfa sso gdpr dsa dma ccpa hipaa sox pci iso sdg sdgs mdg mdgs wsis faq ok asap
	fyi diy pdf jpg png gif mp3 mp4 q a covid sars hiv aids dna rna mri ct er icu led lcd ev evs co2 ghg lng lpg psi mw
	kwh gw mwh gwh bcf mcf boe usd eur gbp jpy cny tbd tba eta etc vs rsvp q1 q2 q3 q4 h1 h2 fy ytd r&d m&a q&a b2b b2c
	p2p d2c ppe pto rfp rfi sla slo poc mvp qa ci cd cicd crud orm mvc jvm dom spa ssr seo cms crm erp sap hcm pos poe
	bios uefi fpga asic dsp ocr tts stt asr cnn rnn lstm gan gans rl bert tf ab ir mac pr prs dm dms irc rss atom ascii
	utf unicode wasm gnu gpl mit bsd lgpl oss foss floss cc tld tlds gtld gtlds cctld cctlds idn idns whois doh dot
	hpc cbrn bmw ptsd adhd nda nfl nba mlb nhl gis crispr pcr
	csam csae tfgbv ogbv lgbt lgbtq lgbtqi lgbtqia gbv mag ec ca`)
