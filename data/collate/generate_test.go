package collate

import (
	"fmt"
	"strings"
)

// statement is a sentence as newsrooms quote them, in parts that an edit may
// change, drop or move. Empty parts are left out.
type statement struct {
	lead, we, mid, may, not, verb, hedge, num, small, schools, gloss, oslo, when, sep, rest, tail string
	whenFirst                                                                                     bool
	other                                                                                         others
}

// others are what an edit puts in the place of a part.
type others struct{ lead, mid, may, verb, hedge, num, small, gloss, oslo, tail, typed, retyped string }

func (s statement) String() string {
	var b strings.Builder
	put := func(before, part string) {
		if part == "" {
			return
		}
		if b.Len() == 0 {
			before = ""
		}
		b.WriteString(before + part)
	}
	put("", s.lead)
	if s.whenFirst {
		put(" ", s.when)
	}
	put(" ", s.we)
	put(map[bool]string{true: "", false: " "}[strings.HasPrefix(s.mid, ",")], s.mid)
	for _, p := range []string{s.may, s.not, s.verb, s.hedge, s.num, s.small, s.schools, s.gloss, "in " + s.oslo} {
		put(" ", p)
	}
	if !s.whenFirst {
		put(" ", s.when)
	}
	put(s.sep, s.rest)
	put(", ", s.tail)
	return capitalised(b.String())
}

// of makes a statement: its parts in order, then what replaces them.
func of(we, may, verb, num, small, schools, oslo, when, rest string, o others) statement {
	return statement{we: we, may: may, verb: verb, num: num, small: small, schools: schools, oslo: oslo, when: when, sep: ", ", rest: rest, other: o}
}

// statements are in two halves: the program was mended on the first, and first
// run on the second when that was done.
var statements = [2][]statement{
	{
		of("we", "may", "close", "30", "small", "schools", "Oslo", "next year", "and nobody will lose a job", others{
			"to be honest,", ", as I told the unions,", "will", "sell", "nearly", "40", "wooden", "[run by villages]", "Bergen", "in my view", "and nobody's job is lost", "and nobody’s job is lost",
		}),
		of("the army", "could", "move", "2,000", "fresh", "soldiers", "Mosul", "this winter", "and the roads are open again", others{
			"frankly,", ", by its own account,", "must", "lose", "at least", "3,000", "tired", "[of both brigades]", "Tikrit", "as things stand", "— the roads are open — and the bridges too", "-- the roads are open -- and the bridges too",
		}),
		of("our farmers", "will", "plant", "12", "dry", "fields", "Kent", "in the autumn", "but the seed has become dear", others{
			"as ever,", ", God willing,", "might", "flood", "about", "15", "stony", "[along the river]", "Essex", "I am told", "but the seed hasn't arrived", "but the seed hasn’t arrived",
		}),
		of("the bank", "should", "write off", "70", "bad", "loans", "Madrid", "before the summer", "so that trust can return", others{
			"in the end,", ", like its rivals,", "may", "collect", "roughly", "90", "doubtful", "[made to builders]", "Lisbon", "I believe", "so that \"trust\" can return", "so that “trust” can return",
		}),
		of("they", "might", "build", "five", "new", "harbours", "Chile", "over the decade", "if the price of copper holds", others{
			"with luck,", ", as everybody knows,", "would", "repair", "as many as", "seven", "deep", "[for freight]", "Peru", "the engineers say", "if copper's price holds", "if copper’s price holds",
		}),
		of("the clinic", "would", "treat", "400", "young", "patients", "Dakar", "every month", "though the nurses are worn out", others{
			"all in all,", ", small as it is,", "can", "receive", "almost", "600", "poor", "[with malaria]", "Lagos", "by our count", "though the nurses — all nine — are worn out", "though the nurses – all nine – are worn out",
		}),
		of("the union", "can", "call out", "9,000", "angry", "drivers", "Leeds", "on Friday", "because the offer was an insult", others{
			"for the record,", ", and I mean it,", "shall", "send home", "perhaps", "8,000", "tired", "[of the night shift]", "York", "or so it seems", "because the \"offer\" was an insult", "because the “offer” was an insult",
		}),
		of("my company", "must", "test", "60", "old", "engines", "Turin", "by the spring", "and the results go to the court", others{
			"under the law,", ", whatever it costs,", "may", "scrap", "up to", "80", "cracked", "[from the first series]", "Milan", "our lawyers say", "and the court's experts see them", "and the court’s experts see them",
		}),
	},
	{
		of("the party", "may", "drop", "14", "local", "candidates", "Bavaria", "after the vote", "and its leader stays", others{
			"in truth,", ", for all its noise,", "will", "attack", "more than", "19", "rural", "[from the old list]", "Saxony", "I suspect", "and its leader's deputy stays", "and its leader’s deputy stays",
		}),
		of("rescuers", "could", "reach", "200", "stranded", "villagers", "Nepal", "within days", "provided that the rain stops", others{
			"happily,", ", on foot or by air,", "should", "abandon", "roughly", "300", "hungry", "[above the dam]", "Bhutan", "the army reckons", "provided that the rain — at last — stops", "provided that the rain -- at last -- stops",
		}),
		of("the museum", "will", "lend", "six", "early", "paintings", "Vienna", "in October", "but the insurers want guards", others{
			"as planned,", ", to my surprise,", "could", "copy", "around", "eight", "late", "[by the master himself]", "Prague", "its director says", "but the insurers' men want guards", "but the insurers’ men want guards",
		}),
		of("our ships", "might", "carry", "50,000", "extra", "tonnes", "Rotterdam", "each week", "while the canal is shut", others{
			"at a pinch,", ", old as they are,", "must", "unload", "almost", "70,000", "heavy", "[of grain]", "Antwerp", "by my reckoning", "while the \"canal\" is shut", "while the “canal” is shut",
		}),
		of("the judge", "should", "hear", "17", "further", "witnesses", "Quito", "behind closed doors", "since the threats go on", others{
			"to be safe,", ", in her own words,", "would", "dismiss", "possibly", "21", "foreign", "[of the massacre]", "Bogota", "the defence argues", "since the threats haven't stopped", "since the threats haven’t stopped",
		}),
		of("the ministry", "must", "hire", "nine", "senior", "doctors", "Dublin", "this month", "or the ward will shut", others{
			"beyond doubt,", ", short of money or not,", "can", "dismiss", "at most", "ten", "junior", "[for the night]", "Cork", "patients say", "or the ward — and its theatre — will shut", "or the ward – and its theatre – will shut",
		}),
	},
}

// edit is what a newsroom does to a statement, and what DESIGN's rules call it.
type edit struct {
	name         string
	a, b         func(*statement)
	tags, alarms string
	inB          string // the sentence that B puts the quotation into, or empty
}

func asIs(*statement) {}

func both(f ...func(*statement)) func(*statement) {
	return func(s *statement) {
		for _, g := range f {
			g(s)
		}
	}
}

func lead(s *statement)  { s.lead = s.other.lead }
func mid(s *statement)   { s.mid = s.other.mid }
func tail(s *statement)  { s.tail = s.other.tail }
func may(s *statement)   { s.may = s.other.may }
func verb(s *statement)  { s.verb = s.other.verb }
func num(s *statement)   { s.num = s.other.num }
func hedge(s *statement) { s.hedge = s.other.hedge }
func not(s *statement)   { s.not = "not" }
func never(s *statement) { s.not = "never" }
func oslo(s *statement)  { s.oslo = s.other.oslo }
func gloss(s *statement) { s.gloss = s.other.gloss }
func plain(s *statement) { s.small = "" }
func first(s *statement) { s.whenFirst = true }

func sep(with string) func(*statement) {
	return func(s *statement) { s.sep = with }
}

func smallIs(what string) func(*statement) {
	return func(s *statement) { s.small = what }
}

func typed(s *statement)     { s.rest = s.other.typed }
func retyped(s *statement)   { s.rest = s.other.retyped }
func hardSpace(s *statement) { s.num += "\u00a0" + s.small; s.small = "" }
func capital(s *statement)   { s.schools = capitalised(s.schools) }

// tailFirst moves the last phrase to the front, with its comma.
func tailFirst(s *statement) { s.lead, s.tail = s.other.tail+",", "" }

// dotsForMid and dotsForSmall leave a phrase or a word out and show it.
func dotsForMid(s *statement) { s.mid = "..." }

// partial quotes the statement inside the reporter's sentence, fromDots from an
// ellipsis on.
const (
	partial  = "The reply was brief: she said that “«%l.»”"
	fromDots = "“«... %l.»” The speaker left at noon."
	toDots   = "“«%s ...»” The speaker left at noon."
	plainEnd = "“«%s.»” The speaker left at noon."
)

var edits = []edit{
	{"nothing", asIs, asIs, "", "", ""},
	{"phrase cut", mid, asIs, "cut-unmarked", "", ""},
	{"phrase cut, shown", mid, dotsForMid, "cut-marked", "", ""},
	{"word cut", asIs, plain, "cut-unmarked", "", ""},
	{"word cut, shown", asIs, smallIs("…"), "cut-marked", "", ""},
	{"word cut, shown in brackets", asIs, smallIs("[...]"), "cut-marked", "", ""},
	{"opening cut", lead, asIs, "cut-start", "", plainEnd},
	{"opening cut, in mid-sentence", lead, asIs, "cut-start", "", partial},
	{"opening cut, shown", lead, asIs, "cut-start", "", fromDots},
	{"ending cut", tail, asIs, "cut-end", "", plainEnd},
	{"ending cut, shown", tail, asIs, "cut-end", "", toDots},
	{"phrase added", asIs, mid, "insert-unmarked", "", ""},
	{"word added", plain, asIs, "insert-unmarked", "", ""},
	{"gloss in brackets", asIs, gloss, "insert-bracketed", "", ""},
	{"gloss and a word cut", asIs, both(plain, gloss), "cut-unmarked insert-bracketed", "", ""},
	{"another verb", asIs, verb, "substitution", "", ""},
	{"another word", asIs, func(s *statement) { s.small = s.other.small }, "substitution", "", ""},
	{"another figure", asIs, num, "substitution number-changed", "number-changed", ""},
	{"figure lost", asIs, func(s *statement) { s.num = "" }, "cut-unmarked number-changed", "number-changed", ""},
	{"another modal", asIs, may, "substitution modal-changed", "modal-changed", ""},
	{"hedge added", asIs, hedge, "insert-unmarked modal-changed", "modal-changed", ""},
	{"hedge lost", hedge, asIs, "cut-unmarked modal-changed", "modal-changed", ""},
	{"not added", asIs, not, "insert-unmarked negation-changed", "negation-changed", ""},
	{"not lost", not, asIs, "cut-unmarked negation-changed", "negation-changed", ""},
	{"never added, a phrase cut", mid, never, "cut-unmarked insert-unmarked negation-changed", "negation-changed", ""},
	{"another place", asIs, oslo, "substitution", "name-changed", ""},
	{"time put first", asIs, first, "reordered", "", ""},
	{"ending put first", tail, tailFirst, "reordered punctuation", "", ""},
	{"time put first, another figure", asIs, both(first, num), "reordered substitution number-changed", "number-changed", ""},
	{"ellipsis set otherwise", sep(" ... "), sep(" … "), "ellipsis-style", "", ""},
	{"dots set apart", sep(" ... "), sep(" . . . "), "ellipsis-style", "", ""},
	{"comma lost", asIs, sep(" "), "punctuation", "", ""},
	{"comma made a semicolon", asIs, sep("; "), "punctuation", "", ""},
	{"capital", asIs, capital, "case", "", ""},
	{"capital and a word cut", asIs, both(capital, func(s *statement) { s.may = "" }), "cut-unmarked modal-changed case", "modal-changed", ""},
	{"glyphs", typed, retyped, "typography", "", ""},
	{"hard space", asIs, hardSpace, "typography", "", ""},
	{"glyphs and a phrase cut, shown", both(typed, mid), both(retyped, dotsForMid), "cut-marked typography", "", ""},
}

// framesA and framesB are what stands around a quotation.
var (
	framesA = []string{"“«%s.»” The speaker left at noon.", "“«%s»,” the speaker said.", "The speaker said: “«%s.»”"}
	framesB = []string{"“«%s»,” the speaker said at noon.", "The speaker said: “«%s.»”", "“«%s.»” The speaker left."}
)

func framed(frame, s string) string {
	uncapital := strings.ToLower(s[:1]) + s[1:]
	return strings.NewReplacer("%s", s, "%l", uncapital).Replace(frame)
}

// labelled is a labelled pair: two texts with their passages in « and », and what
// is true of them. A ¶ parts paragraphs.
type labelled struct {
	name, a, b, tags, alarms string
	speakers                 [2]string
}

// generated makes the pairs of one half.
func generated(half int) (out []labelled) {
	for i, s := range statements[half] {
		for k, e := range edits {
			a, b := s, s
			e.a(&a)
			e.b(&b)
			inB := e.inB
			if inB == "" {
				inB = framesB[(i+k)%len(framesB)]
			}
			inA := framesA[(i+2*k)%len(framesA)]
			if e.inB != "" {
				inA = framesA[0]
			}
			out = append(out, labelled{
				name: fmt.Sprintf("%s, %d", e.name, i+1), a: framed(inA, a.String()), b: framed(inB, b.String()),
				tags: e.tags, alarms: e.alarms,
			})
		}
		out = append(out, splices(s, i)...)
		out = append(out, headlines(s, i)...)
	}
	return out
}

// splices are two quotations with two sentences of the reporter's between, made
// one.
func splices(s statement, i int) []labelled {
	said := s.String()
	a := framed("“«%s»,” said the speaker, who took office in May. The budget fell short that week. Nobody was surprised. “«The money is simply not there.»”", said)
	apart := framed("“«%s»,” said the speaker, “«and the money is simply not there.»”", said)
	return []labelled{
		{name: fmt.Sprintf("two quotations made one, %d", i+1), a: a, b: framed("“«%s. The money is simply not there»,” the speaker said.", said), tags: "spliced"},
		{name: fmt.Sprintf("two quotations made one, shown, %d", i+1), a: a, b: framed("“«%s ... The money is simply not there»,” the speaker said.", said), tags: "spliced"},
		{name: fmt.Sprintf("two quotations made one, a word cut, %d", i+1), a: a, b: framed("“«%s. The money is not there»,” the speaker said.", said), tags: "spliced cut-unmarked"},
		{name: fmt.Sprintf("its own attribution only, %d", i+1), a: apart, b: framed("“«%s and the money is simply not there»,” the speaker said.", said)},
	}
}

// headlines quote a statement in the title.
func headlines(s statement, i int) []labelled {
	whole := s
	s.rest, s.sep = "", ""
	clause := s.String()
	a := strings.Replace(framed("“«%s.»” The speaker left at noon.", whole.String()), clause, clause+"»", 1)
	a = strings.Replace(a, ".»”", ".”", 1)
	page := "‘«%s»,’ minister says¶By Ann Lee¶The minister spoke on Monday in the capital, where rain fell and the shops were closed. She took no questions and left for the station at noon."
	var words []string
	for _, w := range strings.Fields(clause) {
		words = append(words, capitalised(w))
	}
	titled := strings.Join(words, " ")
	cut := s
	cut.small = ""
	out := []labelled{
		{name: fmt.Sprintf("in the title, %d", i+1), a: a, b: framed(page, clause), tags: "headline-quote"},
		{name: fmt.Sprintf("in the title, with its capitals, %d", i+1), a: a, b: framed(page, titled), tags: "headline-quote case"},
		{name: fmt.Sprintf("in the title, a word cut, %d", i+1), a: a, b: framed(page, cut.String()), tags: "cut-unmarked headline-quote"},
	}
	return out
}
