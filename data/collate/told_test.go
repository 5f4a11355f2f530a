package collate

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"verbatim/data"
	"verbatim/data/text"
)

// marked reads a text whose passage stands between « and », one pair a span.
// A text without them is a passage as a whole.
func marked(s string) Side {
	var b strings.Builder
	var p data.Passage
	for {
		before, rest, ok := strings.Cut(s, "«")
		b.WriteString(before)
		if !ok {
			break
		}
		inner, after, _ := strings.Cut(rest, "»")
		start := b.Len()
		b.WriteString(inner)
		p = append(p, data.Span{Start: start, End: b.Len()})
		s = after
	}
	if p == nil {
		return whole(b.String())
	}
	return Side{Doc: text.Parse(b.String()), Passage: p}
}

// told writes a change as the tables below do.
func told(c data.Change) string {
	var b strings.Builder
	kind := string(c.Kind)
	if kind == "" {
		kind = "no tag"
	}
	b.WriteString(kind)
	switch {
	case c.Op == data.OpJoin:
		fmt.Fprintf(&b, " %d words", c.Words)
	case c.Op == data.OpMove:
		fmt.Fprintf(&b, " %s", c.TextB)
	case c.TextA != "" && c.TextB != "":
		fmt.Fprintf(&b, " %s > %s", c.TextA, c.TextB)
	default:
		fmt.Fprintf(&b, " %s", c.TextA+c.TextB)
	}
	if c.Marked {
		b.WriteString(", marked")
	}
	if c.Inherited {
		b.WriteString(", inherited")
	}
	return b.String()
}

// example is a pair of newsroom sentences and what is to be told of it.
type example struct {
	name, a, b string
	changes    []string // as told writes them
	tags       string   // space between; "=" the kinds of the changes, in order of data.MachineTags
	alarms     string
}

func (e example) check(t *testing.T) {
	t.Helper()
	a, b := marked(e.a), marked(e.b)
	c := Compare(a, b)
	checkAnswer(t, a, b, c)
	var got []string
	for _, x := range c.Changes {
		got = append(got, told(x))
	}
	if !slices.Equal(got, e.changes) {
		t.Errorf("A %s\nB %s\ngot  %q\nwant %q\n%s", e.a, e.b, got, e.changes, c.Wdiff())
	}
	if tags := joined(c.Tags); tags != e.tags {
		t.Errorf("A %s\nB %s\ntags %q, want %q", e.a, e.b, tags, e.tags)
	}
	if alarms := joined(c.Alarms); alarms != e.alarms {
		t.Errorf("A %s\nB %s\nalarms %q, want %q", e.a, e.b, alarms, e.alarms)
	}
}

func joined(tags []data.Tag) string {
	s := make([]string, len(tags))
	for i, t := range tags {
		s[i] = string(t)
	}
	return strings.Join(s, " ")
}

func run(t *testing.T, examples []example) {
	for _, e := range examples {
		t.Run(e.name, func(t *testing.T) { e.check(t) })
	}
}

func TestKeptAndMovedWords(t *testing.T) {
	run(t, []example{
		{
			"a phrase goes to the front", "The council will, I hope, vote on Tuesday.", "I hope the council will vote on Tuesday.",
			[]string{"reordered I hope", "case The > the", "punctuation ,", "punctuation ,"},
			"reordered punctuation", "",
		},
		{
			"two words change places: both are moved", "We met traders and farmers in the north.", "We met farmers and traders in the north.",
			[]string{"reordered traders", "reordered farmers"},
			"reordered", "",
		},
		{
			"of two equal copies the later is cut", "It was a long, long winter.", "It was a long winter.",
			[]string{"cut-unmarked , long"},
			"cut-unmarked", "",
		},
		{
			"a repeated phrase: the later is cut", "They came and went and came and went again.", "They came and went again.",
			[]string{"cut-unmarked and came and went"},
			"cut-unmarked", "",
		},
		{
			"a cut between two marks keeps to them", "He bought the house, the boat, the car.", "He bought the house, the car.",
			[]string{"cut-unmarked the boat,"},
			"cut-unmarked", "",
		},
		{
			"a word is not moved out of its sentence", "The minister resigned quietly. Nobody in the capital was surprised.", "The minister resigned. Nobody in the capital was quietly surprised.",
			[]string{"cut-unmarked quietly", "insert-unmarked quietly"},
			"cut-unmarked insert-unmarked", "",
		},
		{
			"nothing alike", "Rain fell all night.", "Markets opened higher.",
			[]string{"substitution Rain fell all night > Markets opened higher"},
			"substitution", "",
		},
		{
			"a rewritten stretch is one substitution", "Officials praised the swift and generous response of many volunteers after floods.",
			"Officials blamed slow late chaotic planning of dams upriver before floods.",
			[]string{"substitution praised the swift and generous response of many volunteers after > blamed slow late chaotic planning of dams upriver before"},
			"substitution", "",
		},
	})
}

func TestSubstitutionsAndBrackets(t *testing.T) {
	run(t, []example{
		{
			"one word for another", "The plan is a disaster for farmers.", "The plan is a setback for farmers.",
			[]string{"substitution disaster > setback"},
			"substitution", "",
		},
		{
			"a bracket in the place of words", "She said «they would never accept it».", "She said «[the unions] would never accept it».",
			[]string{"cut-marked they, marked", "insert-bracketed [the unions], marked"},
			"cut-marked insert-bracketed", "",
		},
		{
			"a bracket added", "“«We have asked them to leave»,” he said.", "“«We have asked them [the guards] to leave»,” he said.",
			[]string{"insert-bracketed [the guards], marked"},
			"insert-bracketed", "",
		},
		{
			"a bracket left out is no cut", "“«We have asked them [the guards] to leave»,” he said.", "“«We have asked them to leave»,” he said.",
			[]string{"no tag [the guards]"},
			"", "",
		},
		{
			"a cut that an ellipsis shows, and other words behind it", "The board, after two meetings, agreed to the sale.", "The board … consented to the sale.",
			[]string{"substitution after two meetings, agreed > consented"},
			"substitution", "",
		},
		{
			"words added", "The bridge was closed.", "The old bridge was closed.",
			[]string{"insert-unmarked old"},
			"insert-unmarked", "",
		},
		{
			"a capital in brackets", "“In the end, «we lost the vote».”", "“«[W]e lost the vote».”",
			[]string{"case we > [W]e"},
			"", "",
		},
	})
}

func TestCuts(t *testing.T) {
	run(t, []example{
		{
			"shown by an ellipsis", "The talks, which lasted nine hours, ended without a deal.", "The talks ... ended without a deal.",
			[]string{"cut-marked , which lasted nine hours,, marked"},
			"cut-marked", "",
		},
		{
			"shown by an ellipsis in brackets", "The talks went on for most of the night without a deal.", "The talks went on […] without a deal.",
			[]string{"cut-marked for most of the night, marked"},
			"cut-marked", "",
		},
		{
			"not shown", "The talks went on for most of the night without a deal.", "The talks went on without a deal.",
			[]string{"cut-unmarked for most of the night"},
			"cut-unmarked", "",
		},
		{
			"beside an ellipsis that both have", "We tried ... really, we tried it all.", "We tried ... we tried it all.",
			[]string{"cut-unmarked really,, inherited"},
			"cut-unmarked", "",
		},
		{
			"start, a capital hides it", "“«To be honest, the plan was never going to work»,” Ms Reid said.", "“«The plan was never going to work»,” Ms Reid said.",
			[]string{"cut-start To be honest,", "case the > The"},
			"cut-start", "",
		},
		{
			"start, lower case shows it", "“«To be honest, the plan was never going to work»,” Ms Reid said.", "Ms Reid said that “«the plan was never going to work»”.",
			[]string{"cut-start To be honest,, marked"},
			"cut-start", "",
		},
		{
			"start, an ellipsis shows it", "“«To be honest, the plan was never going to work»,” Ms Reid said.", "“«... the plan was never going to work»,” Ms Reid said.",
			[]string{"cut-start To be honest,, marked"},
			"cut-start", "",
		},
		{
			"start, a whole sentence", "“«It is late. The plan was never going to work»,” Ms Reid said.", "“«The plan was never going to work»,” Ms Reid said.",
			[]string{"cut-start It is late., marked"},
			"cut-start", "",
		},
		{
			"end, a full stop hides it", "“«The plan was never going to work, in my view».”", "“«The plan was never going to work».”",
			[]string{"cut-end , in my view"},
			"cut-end", "",
		},
		{
			"end, the reporter's sentence runs on", "“«The plan was never going to work, in my view»,” she said.", "“«The plan was never going to work»” was her answer.",
			[]string{"cut-end , in my view, marked"},
			"cut-end", "",
		},
		{
			"end, a whole sentence", "“«The plan was never going to work. We knew it.»”", "“«The plan was never going to work.»”",
			[]string{"cut-end We knew it, marked"},
			"cut-end", "",
		},
		{
			"B quotes more, other sentences", "“«The plan was never going to work»,” she said.", "“«It is late. The plan was never going to work»,” she said.",
			[]string{"no tag It is late."},
			"", "",
		},
		{
			"B quotes more of a sentence A broke off", "She called it “«a disaster for the whole valley»”.", "“«The dam is a disaster for the whole valley»,” she said.",
			[]string{"no tag The dam is"},
			"", "",
		},
		{
			"words put before A's whole sentence", "“«The plan was never going to work»,” she said.", "“«Frankly, the plan was never going to work»,” she said.",
			[]string{"insert-unmarked Frankly,", "case The > the"},
			"insert-unmarked", "",
		},
	})
}

func TestJoins(t *testing.T) {
	run(t, []example{
		{
			"more than one sentence of the reporter's between", "“«We saw smoke»,” said Ann Lee. The fire spread fast. Nobody slept. “«Then the roof fell»,” she said.",
			"“«We saw smoke then the roof fell»,” she said.",
			[]string{"spliced 9 words", "case Then > then"},
			"spliced", "",
		},
		{
			"shown by an ellipsis", "“«We saw smoke»,” said Ann Lee. The fire spread fast. Nobody slept. “«Then the roof fell»,” she said.",
			"“«We saw smoke ... then the roof fell»,” she said.",
			[]string{"spliced 9 words, marked", "case Then > then"},
			"spliced", "",
		},
		{
			"a quotation between", "“«We saw smoke»,” said Ann Lee; “all of us at once,” said her son. “«Then the roof fell»,” she said.",
			"“«We saw smoke. Then the roof fell»,” she said.",
			[]string{"spliced 11 words"},
			"spliced", "",
		},
		{
			"its own attribution only", "“«We saw smoke»,” said Ann Lee, “«and then the roof fell».”",
			"“«We saw smoke and then the roof fell»,” said Ann Lee.", nil, "", "",
		},
		{
			"its own attribution, a comma in its place", "“«We saw smoke»,” said Ann Lee, “«and then the roof fell».”",
			"“«We saw smoke, and then the roof fell»,” said Ann Lee.", nil, "", "",
		},
		{
			"its own attribution, a sentence's end", "“«We saw smoke»,” said Ann Lee. “«Then the roof fell».”",
			"“«We saw smoke. Then the roof fell»,” said Ann Lee.", nil, "", "",
		},
		{
			"an ellipsis that A has there too", "“«We saw smoke ...»” said Ann Lee. The fire spread fast. Nobody slept. “«Then the roof fell»,” she said.",
			"“«We saw smoke ... then the roof fell»,” she said.",
			[]string{"spliced 9 words, inherited", "case Then > then"},
			"spliced", "",
		},
		{
			"B parts what A has in one", "“«We saw smoke and then the roof fell»,” said Ann Lee.",
			"“«We saw smoke»,” said Ann Lee, “«and then the roof fell».”", nil, "", "",
		},
	})
}

func TestQuietChanges(t *testing.T) {
	run(t, []example{
		{
			"glyphs", "\"We don't know,\" he said -- twice.", "“We don’t know,” he said — twice.",
			[]string{"typography \" > “", "typography don't > don’t", "typography \" > ”", "typography -- > —"},
			"typography", "",
		},
		{"a no-break space", "about 30 men", "about\u00a030 men", []string{"typography \u0020 > \u00a0"}, "typography", ""},
		{"a line broken elsewhere", "about 30\nmen", "about 30 men", nil, "", ""},
		{"a comma lost", "In May, the river rose.", "In May the river rose.", []string{"punctuation ,"}, "punctuation", ""},
		{
			"a full stop made a semicolon", "The river rose. The dam held.", "The river rose; the dam held.",
			[]string{"punctuation . > ;", "case The > the"},
			"punctuation case", "",
		},
		{"the house's comma before a closing mark", "“«The dam held,»” he said.", "“«The dam held.»”", nil, "", ""},
		{"forms of the ellipsis", "We ran ... and ran.", "We ran … and ran.", []string{"ellipsis-style ... > …"}, "ellipsis-style", ""},
		{"four dots against three", "We ran. ... And ran.", "We ran . . . And ran.", []string{"ellipsis-style . ... > . . ."}, "ellipsis-style", ""},
		{"a capital inside", "The prime minister left.", "The Prime Minister left.", []string{"case prime > Prime", "case minister > Minister"}, "case", ""},
		{"a capital at the start of a span", "“We think «the plan is dead».”", "“«The plan is dead».”", []string{"case the > The"}, "", ""},
		{"a compound in two words", "An airstrike hit the base.", "An air strike hit the base.", []string{"spelling-variant airstrike > air strike"}, "spelling-variant", ""},
		{"a compound of no list", "The riverbank gave way.", "The river bank gave way.", []string{"spelling-variant riverbank > river bank"}, "spelling-variant", ""},
		{"a hyphen gained", "a well known singer", "a well-known singer", []string{"spelling-variant \u0020 > -"}, "spelling-variant", ""},
		{
			"a contraction", "It's late and we don't know.", "It is late and we do not know.",
			[]string{"spelling-variant It's > It is", "spelling-variant don't > do not"},
			"spelling-variant", "",
		},
		{"another possessive", "ISIS' fighters fled.", "ISIS's fighters fled.", []string{"spelling-variant ISIS' > ISIS's"}, "spelling-variant", ""},
		{"an alias", "American troops left.", "U.S. troops left.", []string{"spelling-variant American > U.S."}, "spelling-variant", ""},
		{"an accent", "the café closed", "the cafe closed", []string{"spelling-variant café > cafe"}, "spelling-variant", ""},
		{"a numeral", "three boats sank", "3 boats sank", []string{"spelling-variant three > 3"}, "spelling-variant", ""},
		{
			"British and American", "They organise the labour.", "They organize the labor.",
			[]string{"spelling-variant organise > organize", "spelling-variant labour > labor"},
			"spelling-variant", "",
		},
		{"no spelling but other words", "Four rise.", "For rise.", []string{"substitution Four > For"}, "substitution number-changed", "number-changed"},
		{"a month", "on September 11 in Oslo", "on Sept 11 in Oslo", []string{"spelling-variant September > Sept"}, "spelling-variant", ""},
		{"per cent", "40% of the boats sank", "40 percent of the boats sank", []string{"spelling-variant % > percent"}, "spelling-variant", ""},
		{
			"a name romanised otherwise", "The paper asked Haider Abadi about it.", "The paper asked Haydar al-Abadi about it.",
			[]string{"name-varies Haider > Haydar", "name-varies Abadi > al-Abadi"},
			"name-varies", "",
		},
		{
			"Western names that sound alike are two", "The paper asked John Baker about it.", "The paper asked John Backer about it.",
			[]string{"substitution Baker > Backer"},
			"substitution", "name-changed",
		},
	})
}

// A table of one's own counts, and is told of: as if the spelling that stands
// for all were written, whatever else is made of that.
func TestAliasesOfOnesOwn(t *testing.T) {
	table := "Kyiv: Kiev\nPromise: Pledge\nTwelve: dozen\nPeople's Party: PP\nCorvidian: Corvid-19, the Crow"
	aliases, err := text.ParseAliases(table)
	if err != nil {
		t.Fatal(err)
	}
	read := func(s string) Side {
		x := whole(s)
		x.Doc = text.ParseWith(s, aliases)
		return x
	}
	for _, e := range []struct{ a, b, says string }{
		{"They left Kiev.", "They left Kyiv.", "“Kiev” is written “Kyiv”, an alias of it"},
		{"They left KYIV.", "They left Kyiv.", "“KYIV” is written “Kyiv”"},
		{"It was a promise.", "It was a pledge.", "“promise” is written “pledge”, an alias of it"},
		{"It took twelve men.", "It took dozen men.", "“twelve” is written “dozen”, an alias of it"},
		{"It took 12 men.", "It took dozen men.", "“12” is written “dozen”, an alias of it"},
		{"The People’s Party won.", "The PP won.", "“People’s Party” is written “PP”, an alias of it"},
		{"So Corvid-19 won.", "So the Crow won.", "“Corvid-19” is written “the Crow”, an alias of it"},
	} {
		c := Compare(read(e.a), read(e.b))
		if len(c.Changes) != 1 || c.Changes[0].Says != e.says || c.Removed+c.Added > 0 || len(c.Alarms) > 0 {
			t.Errorf("A %s\nB %s\nalarms %v, says %v\nwant %s", e.a, e.b, c.Alarms, c.Changes, e.says)
		}
		if e.a != "They left KYIV." && Compare(whole(e.a), whole(e.b)).Removed == 0 {
			t.Errorf("A %s\nB %s\nare the same without the table too", e.a, e.b)
		}
	}
}

func TestAlarms(t *testing.T) {
	kinds := func(a, b string) string { return joined(Compare(marked(a), marked(b)).Alarms) }
	for _, e := range []struct{ name, a, b, alarms string }{
		{"a figure", "The raid killed 30 men in the village.", "The raid killed 40 men in the village.", "number-changed"},
		{"a figure in words", "The raid killed three men in the village.", "The raid killed five men in the village.", "number-changed"},
		{"the same figure in words", "The raid killed three men in the village.", "The raid killed 3 men in the village.", ""},
		{"a thousand's comma", "Some 30,000 people fled the city.", "Some 30000 people fled the city.", ""},
		{"per cent for points", "Prices rose by 4% last year.", "Prices rose by 4 points last year.", "number-changed"},
		{"another currency", "The bill came to $30 in all.", "The bill came to €30 in all.", "number-changed"},
		{"a million for a billion", "The bill came to 3 million in all.", "The bill came to 3 billion in all.", "number-changed"},
		{"another day", "They met on Monday in Oslo.", "They met on Tuesday in Oslo.", "number-changed"},
		{"a figure cut from its clause", "The raid killed 30 men in the village.", "The raid killed men in the village.", "number-changed"},
		{"a figure gone with its clause", "The raid, in which 30 men were killed, went on till dawn.", "The raid went on till dawn.", ""},
		{"a figure in an edge cut", "“«The raid went on till dawn, with 30 men dead».”", "“«The raid went on till dawn».”", ""},
		{"a figure only moved", "On Monday the council will vote.", "The council will vote on Monday.", ""},
		{"not lost", "We do not support the plan.", "We do support the plan.", "negation-changed"},
		{"not lost from a contraction", "We don't support the plan.", "We do support the plan.", "negation-changed"},
		{"not contracted", "We don't support the plan.", "We do not support the plan.", ""},
		{"can for cannot", "We cannot support the plan.", "We can support the plan.", "negation-changed"},
		{"never added", "We would support the plan.", "We would never support the plan.", "negation-changed"},
		{"not between commas is no clause", "We would, not surprisingly, support the plan.", "We would, surprisingly, support the plan.", "negation-changed"},
		{"not gone with its clause", "We support the plan, which does not help the poor, and the tax.", "We support the plan, and the tax.", ""},
		{"not at all against not serious", "«that the Americans are not serious at all about the fight against Islamic State»", "«that the Americans are serious to fight ISIL»", "negation-changed"},
		{"a modal", "Iraq may ask Russia for help.", "Iraq will ask Russia for help.", "modal-changed"},
		{"a hedge lost", "The storm sank nearly 40 boats.", "The storm sank 40 boats.", "modal-changed"},
		{"a hedge in words lost", "The storm sank as many as 40 boats there.", "The storm sank 40 boats there.", "modal-changed"},
		{"at least lost", "The storm sank at least 40 boats there.", "The storm sank 40 boats there.", "modal-changed"},
		{"allegedly lost", "He allegedly took the money.", "He took the money.", "modal-changed"},
		{"some made all", "He said some farmers would leave.", "He said all farmers would leave.", "modal-changed"},
		{"another name", "They asked President Assad about it.", "They asked President Putin about it.", "name-changed"},
		{"another nation", "They saw the Russian tanks.", "They saw the Iranian tanks.", "name-changed"},
		{"a short form is no other name", "They asked Prime Minister Haider Abadi about it.", "They asked Abadi about it.", ""},
		{"a name lost", "An attack by Russia and Iran followed.", "An attack by Russia followed.", "name-changed"},
		{"another plain word", "The plan is a disaster for farmers.", "The plan is a setback for farmers.", ""},
		{"parties swapped", "On Friday Iraq attacked Iran.", "On Friday Iran attacked Iraq.", "roles-swapped"},
		{"parties without a name swapped", "At dawn the army attacked the rebels.", "At dawn the rebels attacked the army.", "roles-swapped"},
		{"the verb turned, the parties not", "On Friday Iraq attacked Iran.", "On Friday Iraq was attacked by Iran.", "roles-swapped"},
		{"parties of a list swapped", "The leaders of Iraq and Iran met.", "The leaders of Iran and Iraq met.", ""},
		{"active and passive agree", "On Friday Iraq attacked Iran.", "On Friday Iran was attacked by Iraq.", ""},
		{"a bracket explains", "“«We asked them to leave»,” he said.", "“«We asked them [the 30 Syrians] to leave»,” he said.", ""},
		{"a not in brackets", "“«We do want it»,” he said.", "“«We do [not] want it»,” he said.", "negation-changed"},
	} {
		t.Run(e.name, func(t *testing.T) {
			if got := kinds(e.a, e.b); got != e.alarms {
				t.Errorf("A %s\nB %s\nrings %q, want %q; %s", e.a, e.b, got, e.alarms, Compare(marked(e.a), marked(e.b)).Wdiff())
			}
		})
	}
}

func TestNames(t *testing.T) {
	for _, e := range []struct {
		a, b string
		want Differs
	}{
		{"Hakim Zamili", "Hakim al-Zimili", Varies},
		{"Hakim Zamili", "Hakem Al Zamli", Varies},
		{"Hakim al-Zamili", "Hakim al\u00a0Zamili", SameName},
		{"Hakim Zamili", "Hakim al-Zamili", Varies},
		{"Al-Zimili", "Zamili", Varies},
		{"Muen Kadhimi", "Moeen Al- Kadhimi", Varies},
		{"Sa’ad al-Hadithi", "Saad Hadisi", Varies},
		{"Haider al-Abadi", "Haydar al-Abadi", Varies},
		{"Prime Minister Haider Abadi", "Abadi", SameName},
		{"Zamili", "Hakim Zamili, a leading Shi'ite politician", SameName},
		{"Gen. Joseph Dunford", "Joe Dunford", SameName},
		{"spokesman Saad Hadisi", "Saad Hadisi", SameName},
		{"Bashar Assad", "Bashar Assadi", Others},
		{"Ahmed Al Assadi", "Hussein Alasady", Others},
		{"Ahmed Al Assadi", "Faisal al-Asafi", Others},
		{"John Baker", "John Backer", Others},
		{"Tom Woolson", "Tom Wilson", Others},
		{"George Bush", "Jeb Bush", Others},
		{"Hadi Amiri", "Hakim Zamili", Others},
		{"Heidi Baker", "Heidi Backer", Others},
		{"", "Hakim Zamili", Unknown},
		{"one sheikh", "Faisal al-Asafi", Unknown},
		{"he", "Faisal al-Asafi", Unknown},
	} {
		if got := Names(e.a, e.b); got != e.want {
			t.Errorf("%q and %q: %d, want %d", e.a, e.b, got, e.want)
		}
		if got := Names(e.b, e.a); got != e.want {
			t.Errorf("%q and %q: %d, want %d", e.b, e.a, got, e.want)
		}
	}
}

// TestSays holds one sentence of every kind.
func TestSays(t *testing.T) {
	for _, e := range []struct{ a, b, says string }{
		{"The council will, in time, vote.", "In time the council will vote.", "“In time” stands 3 words earlier; nothing shows it"},
		{"In time the council will vote.", "The council will vote in time.", "“in time” stands 4 words later; nothing shows it"},
		{"The old bridge was closed.", "The bridge was closed.", "“old” is cut; nothing shows it"},
		{"The old bridge was closed.", "The ... bridge was closed.", "“old” is cut; an ellipsis shows it"},
		{"“«To be fair, the bridge was closed».”", "She said that “«the bridge was closed»”.", "“To be fair,” is cut at the start; B opens in mid-sentence"},
		{"“«The bridge was closed, to be fair».”", "“«The bridge was closed».”", "“, to be fair” is cut at the end; nothing shows it"},
		{"“«It rained. The bridge was closed».”", "“«The bridge was closed».”", "“It rained.” before it is left off, a whole sentence or more"},
		{"The bridge was closed.", "The old bridge was closed.", "“old” is added; nothing shows it"},
		{"The bridge was closed.", "The bridge [at Kew] was closed.", "“[at Kew]” is added, in brackets"},
		{"She called it “«closed for good»”.", "“«The bridge is closed for good»,” she said.", "B quotes more: “The bridge is”"},
		{"The bridge may fall.", "The bridge will fall.", "“may” becomes “will”; nothing shows it"},
		{"The board, after lunch, agreed.", "The board … consented.", "“after lunch, agreed” becomes “consented”; the ellipsis before it shows a cut only"},
		{"In May, it fell.", "In May it fell.", "The comma after “May” is left out"},
		{"In May it fell.", "In May, it fell.", "A comma after “May” is added"},
		{"It fell; we ran.", "It fell, we ran.", "The semicolon after “fell” becomes a comma"},
		{"It fell ... we ran.", "It fell … we ran.", "The ellipsis “...” is set “…”"},
		{"We met Haider Abadi there.", "We met Haydar Abadi there.", "“Haider” is spelled “Haydar”"},
		{"An airstrike hit it.", "An air strike hit it.", "“airstrike” is written “air strike”"},
		{"a well known singer", "a well-known singer", "A hyphen joins two words"},
		{"a well-known singer", "a well known singer", "A hyphen between two words is left out"},
		{"about 30 men", "about\u00a030 men", "A space is set otherwise"},
		{"It isn't over.", "It isn’t over.", "“isn't” is set “isn’t”"},
		{
			"He said the bridge over the river at Kew, built by his own firm in only two summers, was closed.", "He said the bridge was closed.",
			"“over the river at … in only two summers,” (14 words) is cut; nothing shows it",
		},
	} {
		c := Compare(marked(e.a), marked(e.b))
		var all []string
		for _, x := range c.Changes {
			all = append(all, x.Says)
		}
		if !slices.Contains(all, e.says) {
			t.Errorf("A %s\nB %s\nsays %q\nwant %q", e.a, e.b, all, e.says)
		}
	}
}

func TestProposals(t *testing.T) {
	for _, e := range []struct {
		name, a, b  string
		wording     data.Wording
		attribution data.Attribution
	}{
		{"the same but for type", `"«We don't want it»," he said.`, "“«We don’t want it»,” he said.", data.Verbatim, ""},
		{"a cut that is shown", "“«We want, if I may say so, peace»,” he said.", "“«We want ... peace»,” he said.", data.Marked, ""},
		{"a part of a sentence", "“«We want peace in the valley»,” he said.", "He said they “«want peace in the valley»”.", data.Marked, ""},
		{"a whole sentence left off", "“«It is late. We want peace»,” he said.", "“«We want peace»,” he said.", data.Verbatim, ""},
		{"a cut that is not", "“«We want, if I may say so, peace»,” he said.", "“«We want peace»,” he said.", data.Altered, ""},
		{"other words", "“«We want peace in the valley by the end of the year»,” he said.", "“«By this winter we hope the valley will see peace»,” he said.", data.Paraphrase, ""},
		{"other words altogether", "“«We want peace in the valley by the end of the year»,” he said.", "“«Rain fell on hills and nobody came»,” he said.", data.Unrelated, ""},
		{"no quotation", "We want peace.", "We want the peace.", "", ""},
	} {
		p := Compare(marked(e.a), marked(e.b)).Proposed
		if p.Wording != e.wording || p.Attribution != e.attribution || p.Why == "" {
			t.Errorf("%s: %+v", e.name, p)
		}
	}
}

func TestProposedAttribution(t *testing.T) {
	for _, e := range []struct {
		speakerA, creditA, speakerB, creditB string
		attribution                          data.Attribution
		wording                              data.Wording
	}{
		{"Ann Lee", "", "Ms Lee", "", data.SameAttribution, data.Verbatim},
		{"Hakim Zamili", "", "Hakim al-Zimili", "", data.NameVariesAttr, data.Verbatim},
		{"Hakim Zamili", "Reuters", "Hakim al-Zimili", "", data.Uncredited, data.Verbatim},
		{"Hakim Zamili", "Reuters", "Hakim Zamili", "Reuters", data.SameAttribution, data.Verbatim},
		{"Ann Lee", "Reuters", "one farmer", "", data.Unnamed, data.Verbatim},
		{"Ann Lee", "", "Bob Ray", "", data.WrongAttribution, data.Unrelated},
		{"", "", "", "", "", data.Verbatim},
	} {
		a, b := marked("“«We want peace»,” it was said."), marked("“«We want peace»,” it was said.")
		a.Speaker, a.Credit, b.Speaker, b.Credit = e.speakerA, e.creditA, e.speakerB, e.creditB
		c := Compare(a, b)
		if c.Proposed.Attribution != e.attribution || c.Proposed.Wording != e.wording {
			t.Errorf("%+v: %+v", e, c.Proposed)
		}
		if varies := slices.Contains(c.Tags, data.NameVaries); varies != (c.Speaker == Varies) {
			t.Errorf("%+v: tags %v", e, c.Tags)
		}
	}
}

// TestLine holds the pieces of the diff line as the window shows them.
func TestLine(t *testing.T) {
	names := map[Look]string{Same: "", Cut: "-", Added: "+", MovedHere: "here:", MovedAway: "away:", Joined: "joined", Mark: "mark:"}
	for _, e := range []struct{ a, b, line string }{
		{"In May, I think, it may rain.", "I think it will rain [again].", "-In May,| |I think|quiet -,| it |-may| |+will| rain| |mark:[|+again|mark:]|."},
		{"The council will, I hope, vote.", "I hope the council will vote.", "here:I hope| |quiet the| council will|quiet -,| |away:I hope|quiet -,| |vote."},
		{
			"“«We saw smoke»,” said Ann Lee. Nobody slept. “«Then it fell»,” she said.", "“«We saw smoke ... then it fell»,” she said.",
			"We saw smoke| |mark:...|joined 5| |quiet then| it fell",
		},
	} {
		var got []string
		for _, p := range Compare(marked(e.a), marked(e.b)).Line {
			s := names[p.Look] + p.Text
			if p.Quiet {
				s = "quiet " + s
			}
			if p.Look == Joined {
				s = fmt.Sprintf("joined %d", p.Words)
			}
			got = append(got, s)
		}
		if line := strings.Join(got, "|"); line != e.line {
			t.Errorf("A %s\nB %s\nline %s\nwant %s", e.a, e.b, line, e.line)
		}
	}
}

func TestHeadlineQuote(t *testing.T) {
	title := "‘Peace is near,’ minister says\n\nBy Ann Lee\n\n“Peace is near and we shall see it,” the minister said on Monday in the capital. He spoke for an hour.\n"
	d := text.Parse(title)
	at := func(from, to string) data.Passage {
		i := strings.Index(title, from)
		return data.Passage{{Start: i, End: i + strings.Index(title[i:], to) + len(to)}}
	}
	a := Side{Doc: d, Passage: at("Peace is near and", "see it")}
	b := Side{Doc: d, Passage: at("Peace is near,", "near")}
	if z := d.Zone(b.Passage); z != data.ZoneTitle && z != data.ZoneDeck {
		t.Fatalf("the headline is read as %s", z)
	}
	if c := Compare(a, b); !slices.Contains(c.Tags, data.HeadlineQuote) {
		t.Errorf("tags %v", c.Tags)
	}
}
