package quote

import "strings"

// class is what the rules know of an item before they read anything around
// it: what kind of thing it is and which word lists hold it.
type class uint32

const (
	word class = 1 << iota
	mark
	quotation // a whole stretch in marks, read as one item
	capital   // begins with a capital letter, or its part after "al-" does

	cue        // a verb that gives somebody's words: "insisted"
	plain      // the commonest of them, trusted where others are not: "said"
	verb       // a verb that ends a noun phrase and gives no words: "released"
	adverb     // may stand between subject and verb, auxiliaries too: "also", "had"
	day        // weekdays, months, "today"
	pronoun    // of those who speak: "he", "who"
	joint      // opens a clause: "that", "because", "and"
	prep       // opens a phrase that is no subject: "in", "after"
	article    // a determiner that a noun must follow: "the", "his"
	determiner // opens a noun phrase: "the", "his", "several"
	role       // what somebody is that speaks: "spokesman", "poll"
	thing      // a role that no person has: "poll", "letter"
	particle   // lower-case part of a name: "al", "van", "of"
	title      // stands before a name and is no part of it: "Sen.", "Mr."
	nation     // of a country or party, before an office or a name
	opener     // opens an introducing phrase: "meanwhile", "speaking"
	period     // of time, so that "a day after" is no role
	naming     // gives a thing a name: "called"
	object     // takes a person as its object: "asked", "called Lee"
	work       // names a text that has a title: "book", "headline"
)

// lists are the word lists, folded to lower case.
var lists = []struct {
	is    class
	words string
}{
	{cue | plain, `said told says wrote tweeted added continued writes tells adds asked replied responded saying adding stated declared`},
	{cue, `
tweets replies responds declares insisted insists explained explains argued argues noted notes continues concluded
concludes admitted admits warned warns joked jokes quipped asserted asserts remarked remarks recalled recalls predicted
predicts acknowledged acknowledges conceded concedes announced announces reiterated reiterates emphasized emphasizes
stressed stresses vowed vows pledged pledges lamented laments mused muses retorted countered counters shouted shouts
yelled yells chanted screamed whispered exclaimed boasted boasts bragged fumed complained complains observed observes
opined contended contends maintained maintains cautioned cautions confessed proclaimed proclaims testified elaborated
interjected deadpanned sneered scoffed snapped urged urges implored ranted intoned reasoned surmised surmises wondered
wonders griped groused marveled mocked suggested suggests alleged alleges hinted reflected recounted commented charged
asks answered answers telling writing tweeting arguing insisting noting declaring explaining asking warning claiming
stating calling announcing shouting yelling chanting suggesting quoted quotes paraphrased posted posts thundered
bellowed muttered laughed cracked echoed echoes ventured advised thanked chimed offered confirmed confirms claimed
denied denies rebuked reminded taunted agreed agrees promised promises teased blasted blasts blurted hollered cheered
cheers sings sang recited urging criticized criticised praised accused accuses described describes called calls
labeled labelled labels dubbed referred refers blamed praising describing accusing dismissed dismissing ripped rips
slammed slams derided decried denounced condemned demanded demands wept gushed hailed assured assures sighed stammered
bemoaned revealed read reads went put puts shot fired fires began begins opened finished followed repeated repeats
interrupted spoke pointed points remembered believes believed thinks thought proposed reports reported signaled
hits sums summed reacts reacted inquired queried pleaded begged clarified shrugged vents vented beamed piped barked
piled groaned related figured guessed swore shares shared cites cited relayed hears heard`},
	{verb, `
claims states questioned comments ending found finds has had is was were are feels felt released published issued gave sent
made makes took used defended expressed attacked addressed joined compared cast invoked likened`},
	{adverb, `
also then later once even recently never still just always often again now has had have would could can will might may
did does do is was were be been being not to first previously already initially reportedly famously simply only today
yesterday tonight himself herself themselves further flat out outright more less meanwhile`},
	{day, `
monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
october november december today yesterday tonight`},
	{pronoun, `he she they it we you i who`},
	{joint, `that because as when while after before but if where which although though since until so than whether what and or`},
	{prep, `
in on at during after when as while before to with about through via by over under from into within without amid last across beyond throughout
this next who which where because following if absent since until between among toward towards late early why how later earlier again
not and but or then once recently`},
	{determiner | article, `the a an another his her its their our my this that these those no any former`},
	{determiner, `one two three some several many both most all each other`},
	{role, `
spokesman spokeswoman spokesperson spokesmen official officials source sources aide aides adviser advisers advisor
advisors analyst analysts strategist strategists leader leaders expert experts critic critics supporter supporters
voter voters officer officers senator senators nominee candidate candidates president person people man woman member
members lawmaker lawmakers governor mayor director chairman chairwoman chair chief head reporter reporters author
authors narrator group pollster judge justice operative operatives congressman congresswoman representative
professor researcher researchers economist donor donors delegate delegates manager executive attorney lawyer
prosecutors police authorities minister ambassador general commander secretary father mother brother sister son
daughter wife husband mogul billionaire businessman front-runner frontrunner democrat republican democrats
republicans host moderator anchor crowd protesters protester columnist historian activist organizer teacher student
students resident veteran pastor priest rabbi sheikh politician lobbyist militiaman soldier fighter diplomat envoy
scholar scientist doctor farmer worker owner founder co-founder editor writer deputy boss coach captain striker
midfielder defender goalkeeper winger player singer actor actress musician artist drummer guitarist comedian
broadcaster presenter referee champion solicitor barrister mp peer campaigner consultant investigator detective
inspector nurse engineer designer developer broker trader dealer banker neighbour neighbor shopper passenger witness
victim survivor refugee migrant driver pilot physician surgeon`},
	{role | thing, `
statement report article editorial letter email ad paper newspaper post journal campaign survey poll court document
message tweet headline caption sign signs video website memo petition study resolution site piece column tribe party
committee department administration government company network organization`},
	{particle, `al el de la le van von der den bin ibn abu di da du of`},
	{title, `
mr mrs ms miss dr sheriff inspector constable superintendent marshal bishop archbishop cardinal chancellor premier councillor chief detective brigadier corporal sen rep gov gen maj col lt sgt capt st prof rev hon pres adm cmdr sec sir lord dame lady president
prime minister senator representative congressman congresswoman governor mayor secretary general major colonel
lieutenant captain sergeant admiral commander judge justice chairman chairwoman pm sheikh king queen prince princess
pope father ambassador professor doctor foreign vice attorney speaker defense defence marine army`},
	{nation, `
us u.s uk u.k iraqi russian american british iranian syrian israeli french german chinese turkish saudi egyptian
ukrainian indian pakistani afghan lebanese palestinian republican democratic democrat conservative labour`},
	{opener, `
less outside inside elsewhere rather instead despite besides citing here back now even also perhaps like unlike minutes two hours given indeed
today moreover finally speaking first second next further furthermore overall for of asked according yet still
meanwhile however`},
	{period, `day days week weeks month months year years hour hours minute minutes moment time decade night move reference`},
	{cue, `
disagreed disagrees concurred say tell write argue believe insist describe warn think tweet declare explain admit acknowledge suggest
announce predict recall joke promise vow claim complain
averred exhorted exhorts avowed avows bawled begs beseeched blustered boomed broadcast chided chortled coaxed commanded confided confides
crowed cried cries croaked declaimed demurred discussed divulged drawled editorialized enthused enthuses expounded gasped
giggled growled grumbled grunted hissed howled instructed insinuated jeered jested leaked lectured lied marvelled moaned
mumbled murmured objected objects opines parroted pontificated postulated prayed pressed pronounced quizzed raged railed
rasped reckoned reckons rejoined remonstrated riffed roared scolded screeched screams seethed shrieked snarled snickered
sniffed sobbed speculated speculates spluttered stipulated stuttered summarised summarized swears theorized threatened
threatens touted touts trumpeted uttered voiced volunteered wailed whined wisecracked worried worries yelped advising
adding admitting advocating agreeing alleging asserting assuring boasting citing concluding conceding confirming
criticizing crying cursing demanding denouncing dubbing joking lamenting pledging pointing posting predicting promising
proclaiming quipping quoting recalling remarking replying reporting responding singing stressing testifying threatening
urging vowing whispering wondering yelling`},
	{object, `
called calls calling told tells tell asked asks accused accuses blamed praised criticized criticised slammed slams ripped
rips blasted blasts rebuked reminded thanked assured assures urged urges warned warns implored advised mocked teased
taunted denounced condemned hailed described describes labeled labelled labels dubbed quoted quotes cited cites dismissed
derided decried hit hits threatened pressed scolded lectured instructed followed interrupted heard hears read`},
	{naming, `
called calls calling described describes describing dismissed dismissing labeled labelled labels dubbed referred refers
branded termed denounced derided decried slammed blasted said says told`},
	{work, `video story editorial op-ed titled entitled autobiography biography book books reads memoirs novels poems essays plays series song film movie headlined headline show program episode essay novel album documentary magazine collection poem memoir painting exhibition opera musical sitcom podcast anthology chant chants called named dubbed operation sang sings singing`},
}

// lexicon has every listed word once.
var lexicon = func() map[string]class {
	m := make(map[string]class, 1000)
	for _, l := range lists {
		for _, w := range strings.Fields(l.words) {
			m[w] |= l.is
		}
	}
	return m
}()

// Names of newsrooms: sure by themselves; sure behind another capital
// ("New York Times"); and sure behind an article only ("the Hill").
var (
	newsrooms = set(`
reuters bloomberg politico buzzfeed breitbart fox axios vox slate interfax tass xinhua jazeera arabiya haaretz
newsweek spiegel huffpost mashable wsj nyt wapo npr pbs cnn msnbc cnbc nbc abc cbs bbc itv ap afp dpa upi rt rfi espn c-span news`)
	papers = set(`
times post journal ledger daily press tribune herald gazette chronicle globe observer examiner magazine radio tv television
business network newshour weekly today review register dispatch inquirer courier monde figaro mail mirror`)
	articled = set(`
times post journal guardian independent economist telegraph hill beast intercept atlantic yorker mail sun star mirror
observer globe tribune herald examiner register`)
)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
