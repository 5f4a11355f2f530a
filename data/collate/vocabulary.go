package collate

import (
	"strings"

	"verbatim/data/text"
)

// The words that ring, folded as [text.Diacritics] does. They are closed
// classes of English grammar as far as there are such, after Quirk and others,
// A Comprehensive Grammar of the English Language (1985), and filled up by hand
// with what newsrooms write; a new list of theirs still finds a gap or two, and
// TRICKY.md says how many it found last.
var (
	// Clause negation and what is near to it (Quirk 10.54-60).
	negators = set(`not no never none nobody nothing nowhere neither nor without hardly scarcely barely seldom non unable`)

	// Verbs that deny what they govern. Those with "to" or "from" behind them
	// are negative implicatives: who fails to come does not come (Karttunen,
	// Implicative Verbs, Language 47, 1971).
	deniers = stems(`deny denial refuse refusal reject rejection avoid lack forbid forbade forbidden ban prohibit prevent withhold withheld oppose`)
	// The same where the word behind follows only.
	deniersBefore = map[string]string{
		"fail": "to", "declin": "to", "neglect": "to", "forgot": "to", "refrain": "from", "ceas": "to", "rule": "out", "turn": "down", "bar": "from", "short": "of",
	}

	// Prefixes that deny what the other side says without them: unlawful,
	// impossible. Nothing is looked up, so only pairs of words ring.
	denyingPrefixes = []string{"un", "in", "im", "il", "ir", "dis", "non"}
	// Pairs that a prefix does not make opposites.
	notOpposites = set(`invaluable inflammable inhabit inhabitable indifferent disease discover discovered discovers discovering discharge discharged
		inside income input inform informed inform informs insight instance intense intend intended intent invest invested import imported imports imported
		impress impressed improve improved improves impose imposed impart implant impact display displayed dispatch dispatched discount distance disclose disclosed
		dispose disposed dissolve dissolved install indeed union illuminate impatient inborn incoming inland indoor indoors incase`)
	// Suffixes that do: harmless against harmful.
	denyingSuffix, affirmingSuffix = "less", "ful"

	// Who was for it was not against it: that denies only the other.
	againstAll, opposite = "against", "for"

	// Central and marginal modals (Quirk 3.39-51); approximators and
	// adverbs of doubt, of degree and of hearsay (Quirk 8.105-124; Hyland,
	// Metadiscourse, 2005, names the classes).
	modals = set(`may might can could will would shall should must ought needn't
		nearly almost roughly approximately virtually practically partly partially largely mostly mainly usually generally typically broadly
		perhaps maybe possibly probably likely unlikely conceivably arguably presumably supposedly seemingly apparently evidently ostensibly
		potentially theoretically nominally tentatively necessarily
		allegedly alleged suspected purported purportedly reportedly reputedly reputed rumored rumoured putative presumed`)
	// Of these the noun is another word: the will, a can.
	modalNouns = set(`will can might must`)
	// Adjectives of doubt, hedges before their noun only: a possible link.
	attributiveHedges = set(`possible potential probable apparent`)
	// Hedges before a number only.
	beforeNumber = set(`about around over under above below beyond circa some estimated only just merely`)

	// Hedges of several words, by their first: semi-modals (Quirk 3.47),
	// hearsay in the passive, approximators.
	hedgePhrases = map[string][]string{
		"as":  {"as many as", "as much as", "as few as", "as little as", "as a rule"},
		"at":  {"at least", "at most", "at times"},
		"by":  {"by and large"},
		"for": {"for the most part"},
		"in":  {"in part", "in principle", "in theory", "in effect", "in excess of", "in all likelihood", "in some cases", "in many cases", "in most cases"},
		"on":  {"on the whole", "on average"},
		"no":  {"no fewer than", "no less than", "no more than"},
		"so":  {"so called"},
		"to":  {"to some extent"},
		"up":  {"up to"},
		"not": {"not less than", "not more than"},

		"close": {"close to"}, "well": {"well over"}, "more": {"more than", "more or less"}, "less": {"less than"}, "fewer": {"fewer than"}, "upwards": {"upwards of"},

		"forced": {"forced to"}, "have": {"have to"}, "has": {"has to"}, "had": {"had to"}, "need": {"need to"}, "needs": {"needs to"}, "needed": {"needed to"},
		"able": {"able to"}, "obliged": {"obliged to"}, "required": {"required to"}, "compelled": {"compelled to"}, "supposed": {"supposed to"},
		"meant": {"meant to"}, "bound": {"bound to"}, "allowed": {"allowed to"}, "permitted": {"permitted to"}, "entitled": {"entitled to"},

		"seem": {"seem to"}, "seems": {"seems to"}, "seemed": {"seemed to"}, "appear": {"appear to"}, "appears": {"appears to"}, "appeared": {"appeared to"},
		"tend": {"tend to"}, "tends": {"tends to"}, "tended": {"tended to"}, "said": {"said to"}, "believed": {"believed to"}, "thought": {"thought to"},
		"expected": {"expected to"}, "understood": {"understood to"}, "reported": {"reported to"}, "known": {"known to"}, "claimed": {"claimed to"},
		"assumed": {"assumed to"}, "considered": {"considered to"}, "deemed": {"deemed to"}, "feared": {"feared to"},
	}
	// Of these only the first word need change.
	duties = set(`forced have has had able need needs needed obliged required compelled supposed meant bound allowed permitted entitled tend tends tended`)

	// Quantifiers, and adverbs of frequency (Quirk 5.10-25, 8.64), by how much
	// they say: two of one degree are not told apart.
	quantifiers = degrees(`
		all every each everyone everybody everything always constantly invariably
		most majority
		many numerous countless
		often frequently regularly
		some someone somebody something
		sometimes occasionally
		several
		few handful
		minority
		rarely
		any anyone anybody anything
		none
		never`)

	// Months and days, which are also said of themselves when they go.
	dates = set(`january february march april may june july august september october november december
		monday tuesday wednesday thursday friday saturday sunday christmas easter ramadan`)

	// Amounts, ordinals, multiples, and units in the plural: a number is
	// another when one of these goes, comes or changes. Units of the SI, the
	// imperial ones that papers print, and the currencies of ISO 4217 that
	// have an English plural.
	amounts = set(`percent cent hundred hundreds thousand thousands million millions billion billions trillion trillions bn dozen dozens couple scores
		lakh crore zero nil minus half twice thrice
		double doubled doubles doubling triple tripled triples tripling treble trebled quadruple quadrupled halve halved halves halving tenfold twofold threefold
		quarter third thirds fourth fifth fifths sixth sixths seventh sevenths eighth eighths ninth ninths tenth tenths
		second eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth
		sixtieth seventieth eightieth ninetieth hundredth hundredths thousandth
		twenties thirties forties fifties sixties seventies eighties nineties
		seconds minutes hours days nights weeks fortnight fortnights months years decades centuries millennia a.m p.m yesterday today tomorrow tonight
		miles kilometers kilometres km metres meters centimeters centimetres cm millimeters millimetres mm feet inches acres hectares
		kilograms kg kilos grams grammes pounds lb lbs ounces tons tonnes litres liters pints gallons barrels bushels
		degrees celsius fahrenheit knots mph kph watts kilowatts megawatts gigawatts volts bytes megabytes gigabytes terabytes
		dollar dollars euro euros cents pence sterling yen yuan renminbi rubles roubles rupees rials riyals dinars dirhams francs
		pesos lira liras kronor kroner zlotys shekels baht naira forints hryvnia hryvnias`)
	// Of one, or a time of day or year: another in its place is another number,
	// but by itself it comes and goes.
	oneUnit = set(`minute hour day night week fortnight month year decade century morning afternoon evening noon midday midnight dawn dusk
		spring summer autumn fall winter weekend quarter quarters
		mile kilometer kilometre metre meter centimetre foot inch yard yards acre hectare ton tonne kilo kilogram gram pound ounce gallon pint litre liter barrel
		penny ruble rouble rupee dinar franc peso shekel degree watt megawatt point points`)
	// Which week or year, before such a word.
	whichTime = set(`next last this previous coming following past`)

	clauseOpeners = set(`but because although though while which who whom whose that if unless until when where since whereas after before`)
	coordinators  = set(`and or nor with between the a an both either of as well`)
	determiners   = set(`the a an his her its their our my your this that these those some`)
	articles      = set(`the a an his its their our my your`)
	beForms       = set(`is are was were be been being`)

	// The persons that pronouns stand for, whatever their case.
	persons = map[string]string{
		"he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "hers": "she", "they": "they", "them": "they", "their": "they",
		"we": "we", "us": "we", "our": "we", "i": "i", "me": "i", "my": "i",
	}

	// Verbs whose participle is another word than their past, and those whose
	// present is (Quirk 3.11-20): what a passive is told by.
	participles = pairs(`beat:beaten break:broken broke:broken choose:chosen chose:chosen draw:drawn drew:drawn drive:driven drove:driven eat:eaten ate:eaten
		forbid:forbidden forbade:forbidden forget:forgotten forgot:forgotten forgive:forgiven forgave:forgiven freeze:frozen froze:frozen give:given gave:given
		hide:hidden hid:hidden know:known knew:known ride:ridden rode:ridden see:seen saw:seen shake:shaken shook:shaken show:shown speak:spoken spoke:spoken
		steal:stolen stole:stolen swear:sworn swore:sworn take:taken took:taken overtake:overtaken overtook:overtaken throw:thrown threw:thrown
		overthrow:overthrown overthrew:overthrown tear:torn tore:torn write:written wrote:written withdraw:withdrawn withdrew:withdrawn
		bring:brought buy:bought catch:caught teach:taught fight:fought find:found hold:held keep:kept lead:led leave:left lose:lost meet:met pay:paid
		sell:sold send:sent shoot:shot strike:struck sue:sued tell:told win:won do:done did:done`)
)

func set(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}

// stems is the set of the words' stems: "denied" and "denies" are "deny".
func stems(list string) map[string]bool {
	m := map[string]bool{}
	for w := range set(list) {
		m[text.Fold(w, text.Stem)] = true
	}
	return m
}

// degrees names every word of a line by the line's first.
func degrees(lines string) map[string]string {
	m := map[string]string{}
	for _, l := range strings.Split(lines, "\n") {
		ws := strings.Fields(l)
		for _, w := range ws {
			m[w] = ws[0]
		}
	}
	return m
}

// pairs reads "from:to".
func pairs(list string) map[string]string {
	m := map[string]string{}
	for _, w := range strings.Fields(list) {
		from, to, _ := strings.Cut(w, ":")
		m[from] = to
	}
	return m
}
