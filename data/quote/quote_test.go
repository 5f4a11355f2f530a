package quote_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"verbatim/data"
	"verbatim/data/quote"
	"verbatim/data/text"
	"verbatim/seeds"
)

var update = flag.Bool("update", false, "write the golden file anew")

// find reads a text of the test's own and gives the quotations whose words
// begin with opening, or all where it is empty.
func find(t *testing.T, s, opening string) []quote.Quotation {
	t.Helper()
	var out []quote.Quotation
	for _, q := range quote.Find(text.Parse(s)) {
		if strings.HasPrefix(q.Inner.Of(s), opening) {
			out = append(out, q)
		}
	}
	return out
}

// Each rule of who speaks, with a sentence that needs it.
func TestSpeaker(t *testing.T) {
	for _, c := range []struct{ how, text, of, who string }{
		{"according to", `In Ann Lee's own words, "a bridge is only as good as its bakers."`, "a bridge", "Ann Lee's"},
		{"according to", `In the words of the mayor, "a bridge is only as good as its bakers."`, "a bridge", "the mayor"},
		{"according to", `To quote Lee, "a bridge is only as good as its bakers."`, "a bridge", "Lee"},
		{"tag after", `"We shall rebuild the bridge," Ann Lee said on Friday.`, "We shall", "Ann Lee"},
		{"tag after", `"We shall rebuild the bridge," the mayor of Tollen later told reporters.`, "We shall", "the mayor of Tollen"},
		{"tag after", `"We shall rebuild the bridge," Ann Lee, who was born beside it, said.`, "We shall", "Ann Lee"},
		{"tag after", `"No more bridges." Lee said.`, "No more", "Lee"},
		{"tag after", `"Why should we wait any longer?" Kelly asked.`, "Why", "Kelly"},
		{"tag after", `"We shall rebuild the bridge," Will said.`, "We shall", "Will"},
		{"tag after", `"The river took it all," as her father used to say, Lee told the crowd.`, "The river", "Lee"},
		{"tag after, verb first", `"We shall rebuild the bridge," said Ann Lee, the mayor.`, "We shall", "Ann Lee"},
		{"tag after, verb first", `The bridge "served us well" for a century, said Ann Lee.`, "served", "Ann Lee"},
		{"tag after, verb not listed", `"I built that bridge myself," Lee trumpetted.`, "I built", "Lee"},
		{"tag before", `Ann Lee told the council that the bridge was "a danger to us all" by now.`, "a danger", "Ann Lee"},
		{"tag before", `On Friday night in Tollen, Ann Lee said: "We shall rebuild the bridge."`, "We shall", "Ann Lee"},
		{"tag before", `Ann Lee, a farmer from Tollen, N.Y., said: "We shall rebuild the bridge."`, "We shall", "Ann Lee"},
		{"tag before", `The plan came from Ann Lee, who insisted that it was "the best we have ever had" so far.`, "the best", "Ann Lee"},
		{"tag before", `An engineer who worked without pay said, "We shall rebuild the bridge."`, "We shall", "An engineer"},
		{"tag before", `Lee thanked them all and then trumpetted, "We shall rebuild the bridge."`, "We shall", "Lee"},
		{"tag before", `Lee was asked about the cost, but insisted that "nobody has to pay for it" in the end.`, "nobody", "Lee"},
		{"tag before", `Lee hit back at the council, calling its plan "a bridge to nowhere at all" and worse.`, "a bridge", "Lee"},
		{"tag before", `Many said: "We shall rebuild the bridge."`, "We shall", "Many"},
		{"tag before", `TASS quoted Ann Lee as saying: "We shall rebuild the bridge."`, "We shall", "Ann Lee"},
		{"tag before", `Lee was asked by Tom Rand, "Who shall rebuild the bridge?"`, "Who", "Tom Rand"},
		{"tag before", `TOLLEN, Dec. 8 — In a letter to the council, Ann Lee warned of "a danger to us all" again.`, "a danger", "Ann Lee"},
		{"tag before", `Mayor Ann Lee called Rand's remarks on the bridge "a new low" for him.`, "a new", "Mayor Ann Lee"},
		{"tag before", `Lee during a Sunday thanked them "for all that they had done" there.`, "for all", "Lee"},
		{"tag before", `After the mayor left - the council told them that "no bridge was found" here.`, "no bridge", "the council"},
		{"subject of its sentence", `When Rand wrapped up — "We shall rebuild it all!" — the lamps fell dark.`, "We shall", "Rand"},
		{"tag before", `A man held up a sign saying "We shall rebuild the bridge."`, "We shall", "a sign"},
		{"tag before", `They handed out bottles that said, "We shall rebuild the bridge."`, "We shall", "bottles"},
		{"tag before, verb first", `Said Ann Lee: "We shall rebuild the bridge."`, "We shall", "Ann Lee"},
		{"tag between two parts", `"The bridge," she said, "was never safe."`, "was never", "she"},
		{"according to", `"The bridge was never safe," according to Ann Lee.`, "The bridge", "Ann Lee"},
		{"according to", `According to Ann Lee, "the bridge was never safe" at all.`, "the bridge", "Ann Lee"},
		{"name and colon", `Lee: "The bridge was never safe."`, "The bridge", "Lee"},
		{"credit line", "“Build it, and build it well.”\n\n— Ann Lee\n\nThat was the council’s motto.", "Build", "Ann Lee"},
		{"same paragraph", `"It fell," Lee said. "It had been falling for years."`, "It had", "Lee"},
		{"sentence before", `Lee laughed. "The old thing has been falling for years."`, "The old", "Lee"},
		{"sentence before", `"It fell," Lee said. Her deputy Tom Rand disagreed. "It was pushed by the river."`, "It was", "Tom Rand"},
		{"subject of its sentence", `Lee sees "a long road ahead of us" in Tollen.`, "a long", "Lee"},
		{"carried from the paragraph before", "\"It fell,\" said Ann Lee, the mayor.\n\n\"It had been falling for years.\"", "It had", "Ann Lee"},
		{"quotation running on from the paragraph before", "Lee said: \"It fell at night.\n\n\"It had been falling for years.\"", "It had", "Lee"},
		{"quotation running on, tag in a later paragraph", "\"It fell at night when nobody looked.\n\n\"It had been falling for years,\" Lee said.", "It fell", "Lee"},
		{"quotation running on, tag in a later paragraph", "“It fell when they cried ‘flood’ at us.\n\n“They cried ‘fire’ too.\n\n“It had been falling for years,” Lee said.", "It fell", "Lee"},
		{"introduced by the paragraph before", "Here is what Ann Lee wrote:\n\n\"The bridge was never safe.\"", "The bridge", "Ann Lee"},
		{"named as a saying", `They live by the old proverb "mend the bridge before the flood" in Tollen.`, "mend", "the old proverb"},
	} {
		qs := find(t, c.text, c.of)
		switch {
		case len(qs) != 1:
			t.Errorf("%s: %d quotations begin with %q", c.text, len(qs), c.of)
		case qs[0].Speaker == nil:
			t.Errorf("%s: no speaker, want %s", c.text, c.who)
		case qs[0].Speaker.Text != c.who || qs[0].How != c.how:
			t.Errorf("%s: %s by %q, want %s by %q", c.text, qs[0].Speaker.Text, qs[0].How, c.who, c.how)
		}
	}
}

// What looks like a speaker and is none.
func TestNoSpeaker(t *testing.T) {
	for _, c := range []struct{ text, of string }{
		{`The so-called "experts" had left by then, the council said.`, "experts"},
		{`By clicking "Subscribe," you agree to have read the terms.`, "Subscribe"},
		{`They sang "The Bridges of Tollen" all night.`, "The Bridges"},
		{`There were few "roads that nobody wanted to mend" in Tollen.`, "roads"},
		{`"It fell," Lee said. Her deputy wept. "Was it old?" he was asked.`, "Was it"},
		{"وقال رئيس البلدية: «الجسر القديم لن يفتح قبل الربيع المقبل».", "الجسر"}, // the verb would be taken into the name
	} {
		for _, q := range find(t, c.text, c.of) {
			if q.Speaker != nil {
				t.Errorf("%s: %s by %q, want nobody", c.text, q.Speaker.Text, q.How)
			}
		}
	}
}

// A pull quote names its speaker inside the marks, on the last line.
func TestPullQuote(t *testing.T) {
	const s = "The bridge is gone.\n\n\"It was never safe, and everybody knew it.\n\nAnn Lee, Tollen Institute.\"\n\nNobody answered."
	words, line := find(t, s, "It was"), find(t, s, "Ann Lee")
	if len(words) != 1 || len(line) != 1 {
		t.Fatalf("%d and %d stretches", len(words), len(line))
	}
	if w := words[0].Speaker; w == nil || w.Name != "Ann Lee" || w.Role != "Tollen Institute" || words[0].How != "credit line" {
		t.Errorf("the words are of %+v, %s", w, words[0].How)
	}
	if line[0].Kind != quote.Scare || line[0].Speaker != nil {
		t.Errorf("the line is %s of %+v", line[0].Kind, line[0].Speaker)
	}
}

// A pull quote that says again what the article quotes is no statement of its
// own: it shares the number of the one that it is pulled from.
func TestPullQuoteOfTheArticle(t *testing.T) {
	const s = "“We have asked for a new bridge for years – and it was never safe, as everybody knew,” Lee said to the council of Tollen.\n\n" +
		"\"It was never safe, as everybody knew.\n\nAnn Lee, Tollen Institute.\"\n\nNobody answered."
	whole, pulled := find(t, s, "We have asked"), find(t, s, "It was never")
	if len(whole) != 1 || len(pulled) != 1 {
		t.Fatalf("%d and %d stretches", len(whole), len(pulled))
	}
	if whole[0].Kind != quote.Direct || pulled[0].Kind != quote.Scare || pulled[0].Statement != whole[0].Statement {
		t.Errorf("the article's is %s of statement %d, the pull quote %s of %d", whole[0].Kind, whole[0].Statement, pulled[0].Kind, pulled[0].Statement)
	}
	if w := pulled[0].Speaker; w == nil || w.Role != "Tollen Institute" {
		t.Errorf("the pull quote is of %+v", w)
	}
}

// A pronoun stays as written; the name it stands for stands beside it.
func TestName(t *testing.T) {
	for _, c := range []struct{ text, of, who, name string }{
		{"Ann Lee is the mayor. \"It fell,\" Lee said.", "It fell", "Lee", "Ann Lee"},
		{"Ann Lee came by boat. \"It fell at night,\" she said.", "It fell", "she", "Ann Lee"},
		{"Hakim al-Harawi came by boat.\n\n\"It fell,\" Harawi said.", "It fell", "Harawi", "Hakim al-Harawi"},
		{"Hakim\u00a0al-Harawi came by boat.\n\n\"It fell,\" al-Harawi\u00a0said.", "It fell", "al-Harawi", "Hakim al-Harawi"},
		{"Analyst and former judge Tom Rand had doubts.\n\n\"It fell,\" he said.", "It fell", "he", "Tom Rand"},
		{"Ms. Lee was there. Ann Lee spoke first, then Tom Rand. Mr. Rand laughed. \"It fell,\" she said.", "It fell", "she", "Ann Lee"},
		{"\"It fell,\" a spokesman for Ann Lee said.", "It fell", "a spokesman for Ann Lee", ""},
		{"\"It fell,\" one official said.", "It fell", "one official", ""},
		{"The harbour master, Ann Lee, had seen it. \"It fell,\" she said.", "It fell", "she", "Ann Lee"},
		{"Outside, the eldest of them, Ann Lee, held a lamp. \"It fell,\" she said.", "It fell", "she", "Ann Lee"},
		{"To the engineer Ann Lee, Tom Rand's bridge looked tired. \"It fell,\" she said.", "It fell", "she", "Ann Lee"},
		{"Ann Lee took her son there to explain to him who had built it. \"It fell,\" she said.", "It fell", "she", "Ann Lee"},
		{"Ann Lee spoke. The Tollen County GOP agreed. \"It fell,\" she said.", "It fell", "she", "Ann Lee"},
		{"Tom Lee left. His wife, Ann Lee, stayed. \"It fell,\" Lee said.", "It fell", "Lee", "Tom Lee"},
	} {
		qs := find(t, c.text, c.of)
		if len(qs) != 1 || qs[0].Speaker == nil {
			t.Errorf("%s: no speaker", c.text)
		} else if s := qs[0].Speaker; s.Text != c.who || s.Name != c.name {
			t.Errorf("%s: %q for %q, want %q for %q", c.text, s.Text, s.Name, c.who, c.name)
		}
	}
}

func TestRole(t *testing.T) {
	for _, c := range []struct{ text, who, role string }{
		{`"It fell," said Ann Lee, a leading engineer.`, "Ann Lee", "a leading engineer"},
		{`"It fell," said Ann Lee, commander of the bridge guard, on Friday.`, "Ann Lee", "commander of the bridge guard"},
		{`Also this week the head of the council’s Bridge and Road Committee, Ann Lee said, "It fell in the night."`, "Ann Lee", "head of the council’s Bridge and Road Committee"},
		{`"It fell," council spokesman Tom Rand said.`, "Tom Rand", "council spokesman"},
		{`"It fell," Prime Minister Ann Lee said.`, "Prime Minister Ann Lee", "Prime Minister"},
		{`Ann Lee is commander of the bridge guard. "It fell," Lee said.`, "Lee", "commander of the bridge guard"},
		{`"It fell," Lee said, a day after the flood.`, "Lee", ""},
		{`"It fell," Lee, her voice shaking, said.`, "Lee", ""},
	} {
		qs := find(t, c.text, "It fell")
		if len(qs) != 1 || qs[0].Speaker == nil {
			t.Errorf("%s: no speaker", c.text)
		} else if s := qs[0].Speaker; s.Text != c.who || s.Role != c.role {
			t.Errorf("%s: %q as %q, want %q as %q", c.text, s.Text, s.Role, c.who, c.role)
		}
	}
}

func TestCredit(t *testing.T) {
	for _, c := range []struct{ text, credit string }{
		{`"It fell," Ann Lee told Reuters in an interview.`, "Reuters"},
		{`"It fell," Ann Lee told The Daily Ferry in an interview.`, "The Daily Ferry"},
		{`"It fell," Ann Lee told the New York Times.`, "New York Times"},
		{`"It fell," Ann Lee said in an interview with CNN.`, "CNN"},
		{`"It fell," Ann Lee said, according to CNN.`, "CNN"},
		{`"It fell," Ann Lee told CNN’s Tom Rand.`, "CNN"},
		{`Ann Lee told Reuters: "It fell."`, "Reuters"},
		{`In an interview with the BBC, Ann Lee said: "It fell."`, "BBC"},
		{`"It fell," news agency TASS quoted Ann Lee as saying.`, "TASS"},
		{`"It fell," Ann Lee said in a statement to The Hill.`, "The Hill"},
		{`"It fell," Ann Lee told Anita Hill.`, ""},
		{`"It fell," Ann Lee told the council.`, ""},
		{`"It fell," Ann Lee said on Friday.`, ""},
	} {
		if qs := find(t, c.text, "It fell"); len(qs) != 1 || qs[0].Credit != c.credit {
			t.Errorf("%s: %+v, want credit %q", c.text, qs, c.credit)
		}
	}
}

func TestKind(t *testing.T) {
	for _, c := range []struct {
		text, of string
		want     quote.Kind
	}{
		{`"The bridge was never safe," Lee said.`, "The", quote.Direct},
		{`"Yes," Lee said.`, "Yes", quote.Direct},
		{`Lee said the bridge was "a danger to everybody" by then.`, "a", quote.Fragment},
		{`"They ran," Lee said. "So did we."`, "So", quote.Direct},
		{`'It fell', said Lee.`, "It", quote.Direct},
		{`Lee called the council "cowards" again.`, "cowards", quote.Fragment},
		{`The "experts" left.`, "experts", quote.Scare},
		{`He wrote a book titled "The Bridges of Tollen" in a year.`, "The", quote.Title},
		{`"They told me ‘no’ and went," Lee said.`, "no", quote.Scare},
		{`"The bridge," Lee said, "was never safe at all."`, "was", quote.Direct},
		{`Mayor Calls Bridge 'A Danger to Us All' in Letter`, "A Danger", quote.Fragment},
		{`Mayor to Council: 'Mend the Bridge Before the Flood'`, "Mend", quote.Direct},
		{`Mayor Reads From New Book 'The Bridges of Tollen' at School`, "The", quote.Title},
		{`Lee wrote a book about the council, "The Bridges of Tollen," in a year.`, "The", quote.Title},
		{`But the council can tell Lee “We shall see about that in spring.”`, "We", quote.Scare},
		{`If you said "the bridge is not safe" you were laughed at.`, "the", quote.Scare},
		{`The lesson of the flood was plain: "Never trust a bridge."`, "Never", quote.Scare},
		{`Her message to the council was: "Never trust a bridge."`, "Never", quote.Direct},
		{`My mother lived by the proverb "mend the bridge before the flood" always.`, "mend", quote.Scare},
		{`Lee could not say more. "The bridge is closed," she said.`, "The", quote.Direct},
		{`Suppose a voter writes, "My bridge is gone and nobody told me."`, "My", quote.Scare},
		{`A voter might be forgiven for thinking, "I could mend that bridge."`, "I could", quote.Scare},
		{`In plain words the letter says: "Nobody will mend it."`, "Nobody", quote.Scare},
		{`In plain words, Lee said: "Nobody will mend it."`, "Nobody", quote.Direct},
		{`The "bridge law," as everyone here calls it, was repealed.`, "bridge", quote.Scare},
		{`On Sunday "Bridge shut until the end of May," by the Ledger's Ann Lee, was the lead.`, "Bridge", quote.Title},
		{`Lee said on CNN's "The Bridge with Tom Rand," that it fell.`, "The Bridge", quote.Title},
		{`It was famous in "The Long Bridge," Lee noted.`, "The Long", quote.Title},
		{`Ann Lee, author of "Empire of Bridges," a new book, said so.`, "Empire", quote.Title},
		{`In her new book, "Bridges Fall," Lee said that they do.`, "Bridges", quote.Title},
		{`Lee published a column, entitled, "Why Mending the Bridge is More Important Than the Road" in May.`, "Why", quote.Title},
		{`Judge Frees 'Bridge Seven' After a Year in Jail`, "Bridge", quote.Scare},
		{`Mayor Tells Council 'I Will Mend the Bridge'`, "I Will", quote.Direct},
		{"\"It was never safe at all,\" Lee said.\n\n'Nobody ever came to look'\n\n\"They knew it for years,\" Rand said.", "Nobody", quote.Title},
		{"'Nobody ever came to look at it.'\n\n'They knew it for years,' Rand said.", "Nobody", quote.Direct},
		{"Bards Hail 'The Long Bridge' in Tollen\n\nLee wrote a novel called \"The Long Bridge\" in a year.", "The Long", quote.Title},
		{`<post author="ann of the bridge" on="Monday">`, "ann", quote.Scare},
		{`On Sunday's broadcast of “This Week with Ann Lee,” Rand said the bridge was old.`, "This", quote.Title},
		{`In “What Happened to Our Bridge?” Lee argues that it was old.`, "What", quote.Title},
		{`“Are We There Yet, Mayor?” is a book by Ann Lee.`, "Are", quote.Title},
		{`The bill, dubbed the “Bridge for Every Town Act,” failed on Monday, Lee said.`, "Bridge", quote.Title},
		{`He wrote a guide titled “how to cross a bridge” in May.`, "how", quote.Title},
		{`I stand with Ann Lee (“Lee blasts Rand as a fraud,” The Ledger, Thursday).`, "Lee", quote.Title},
		{`The report, “The state of the bridge,” found 12 cracks.`, "The state", quote.Title},
		{`"A tough game," Lee said. "That's the way it is, Nicole."`, "That's", quote.Direct},
		{`Lee has dismissed the so-called “bridge to nowhere at all” as waste.`, "bridge", quote.Scare},
		{`A form called “other and not yet known” was added.`, "other", quote.Scare},
		{`The mayor's plan is what Lee called “a road to nowhere at all” again.`, "a road", quote.Fragment},
		{`Lee lives in Tollen, which is known as “the pearl of the north,” by a lake.`, "the pearl", quote.Scare},
		{`The name, which means “he who walks the bridge,” is old.`, "he who", quote.Scare},
		{`Nobody ever says, “I wish I had built more bridges.”`, "I wish", quote.Scare},
		{`When people say, “The bridge is old,” they mean Lee.`, "The bridge", quote.Scare},
		{`Some will ask, “Why not build a boat?”`, "Why", quote.Scare},
		{`Forget the “last man at the bridge” for now.`, "last", quote.Scare},
		{`One clerk said the council would be fined because “far older bridges have been mended with less.”`, "far", quote.Fragment},
		{`Any order to close it would come from Mayor Ann Lee, who told the council when asked in May: "The bridge is safe."`, "The bridge", quote.Direct},
		{`Rand said the “harsh words, said in haste and never meant,” by Lee were old.`, "harsh", quote.Fragment},
		{`The rule bars “loud music after ten at night” in the streets.`, "loud", quote.Scare},
		{`Rand was listed as “armed and very dangerous” by May.`, "armed", quote.Scare},
		{`Bridges are “a danger to all” and “a shame to the town,” Lee said.`, "a danger", quote.Fragment},
		{`In a post headlined “Ten ways to cross a bridge,” the site made fun of Lee.`, "Ten", quote.Title},
		{`The song “you can cross it if you want” played as Lee left.`, "you can", quote.Title},
		{`Rather than “Who built this bridge?” we should ask who pays.`, "Who", quote.Scare},
		{`Lee spoke of mending it "soon at least" rather than "in the spring of next year," Rand said.`, "in the", quote.Fragment},
		{`There was no “I am sorry for it” from Rand.`, "I am", quote.Scare},
		{`“Who pays for it?” is the question of the day.`, "Who", quote.Scare},
		{`Read more: “Five bridges that fell this year”`, "Five", quote.Title},
		{`“If nobody had closed that bridge” by the old mill, Lee said, it had fallen.`, "If", quote.Direct},
	} {
		if qs := find(t, c.text, c.of); len(qs) == 0 || qs[len(qs)-1].Kind != c.want {
			t.Errorf("%s: %+v, want %s", c.text, qs, c.want)
		}
	}
}

// One utterance has one number: split by its tag, running over paragraphs.
func TestStatement(t *testing.T) {
	for _, c := range []struct {
		text string
		want []int
	}{
		{`"The bridge," she said, "was never safe."`, []int{1, 1}},
		{`"It fell," said Ann Lee, the mayor. "It was never safe."`, []int{1, 1}},
		{"\"It fell,\" said Ann Lee, the mayor.\n\n\"It was never safe.\"", []int{1, 1}},
		{"Lee said: \"It fell.\n\n\"It was never safe.\"", []int{1, 1}},
		{`"It fell," Lee said. The river had risen all week. "It was never safe."`, []int{1, 2}},
		{`"It fell," Lee said, adding that the bridge was "a danger to everybody" before.`, []int{1, 2}},
		{`"It fell," Lee said. "It was pushed," Rand replied.`, []int{1, 2}},
	} {
		var got []int
		for _, q := range quote.Find(text.Parse(c.text)) {
			if q.Marked() {
				got = append(got, q.Statement)
			}
		}
		if fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%s: %v, want %v", c.text, got, c.want)
		}
	}
}

func TestAt(t *testing.T) {
	const s = `"We shall rebuild the bridge," Lee said. Nobody believed her at the time. "It was pushed," Rand replied.`
	qs := quote.Find(text.Parse(s))
	span := func(words string) data.Span {
		i := strings.Index(s, words)
		return data.Span{Start: i, End: i + len(words)}
	}
	for _, c := range []struct {
		passage data.Passage
		want    string
	}{
		{data.Passage{span("rebuild the bridge")}, "Lee"},
		{data.Passage{span("It was pushed")}, "Rand"},
		{data.Passage{span("shall rebuild the bridge"), span("was pushed")}, "Lee"},
		{data.Passage{span("Nobody believed her")}, ""},
		{data.Passage{span(`bridge," Lee said. Nobody believed her`)}, ""},
		{nil, ""},
	} {
		got := ""
		if q := quote.At(qs, c.passage); q != nil {
			got = q.Speaker.Text
		}
		if got != c.want {
			t.Errorf("%q is %q's, want %q's", c.passage.Joined(s), got, c.want)
		}
	}
}

// The page of known failures tells the truth: each row's last quotation comes
// out as its second column says, wrong as that is.
func TestTricky(t *testing.T) {
	page, err := os.ReadFile("TRICKY.md")
	if err != nil {
		t.Fatal(err)
	}
	rows := 0
	for _, l := range strings.Split(string(page), "\n") {
		cells := strings.Split(l, " | ")
		if len(cells) != 4 || !strings.ContainsAny(cells[0], `"„'`) {
			continue
		}
		rows++
		if got := tricky(strings.TrimPrefix(cells[0], "| "), cells[1]); got != cells[1] {
			t.Errorf("%s\n\tcomes out as %s, the page says %s and wants %s", cells[0], got, cells[1], cells[2])
		}
	}
	if rows < 5 {
		t.Errorf("only %d rows were read", rows)
	}
}

// tricky is what comes out of a row's text, told as its second column tells it:
// the kind or the speaker of the last words in marks, or the reported clause.
func tricky(s, told string) string {
	clause := ""
	var last quote.Quotation
	for _, q := range quote.Find(text.Parse(s)) {
		if q.Marked() {
			last = q
		} else {
			clause = q.Inner.Of(s)
		}
	}
	switch {
	case strings.HasPrefix(told, "clause "):
		return "clause " + clause
	case strings.HasPrefix(told, "kind "):
		return "kind " + string(last.Kind)
	case last.Speaker == nil:
		return "nobody"
	case last.Speaker.Name != "" && last.Speaker.Name != last.Speaker.Text:
		return last.Speaker.Text + " (" + last.Speaker.Name + ")"
	}
	return last.Speaker.Text
}

// line is a quotation as the golden file shows it.
type line struct {
	Text      string     `json:"text"`
	Kind      quote.Kind `json:"kind"`
	Zone      data.Zone  `json:"zone"`
	Open      bool       `json:"open,omitempty"`
	Statement int        `json:"statement"`
	Speaker   string     `json:"speaker,omitempty"`
	Name      string     `json:"name,omitempty"`
	Role      string     `json:"role,omitempty"`
	Cue       string     `json:"cue,omitempty"`
	Credit    string     `json:"credit,omitempty"`
	How       string     `json:"how,omitempty"`
	Inferred  bool       `json:"inferred,omitempty"`
}

// The quotations of the five articles, read line by line for their truth.
// `go test -run Seeds -update` writes the file anew.
func TestSeeds(t *testing.T) {
	var b strings.Builder
	for _, a := range seeds.Articles() {
		s := string(a.Bytes)
		fmt.Fprintf(&b, "# %s\n", a.Name)
		for _, q := range quote.Find(text.Parse(s)) {
			l := line{Text: q.Outer.Of(s), Kind: q.Kind, Zone: q.Zone, Open: !q.Closed, Statement: q.Statement, Credit: q.Credit, How: q.How, Inferred: q.Inferred}
			if q.Speaker != nil {
				l.Speaker, l.Name, l.Role = q.Speaker.Text, q.Speaker.Name, q.Speaker.Role
			}
			if q.Cue != nil {
				l.Cue = q.Cue.Of(s)
			}
			e := json.NewEncoder(&b)
			e.SetEscapeHTML(false)
			if err := e.Encode(l); err != nil {
				t.Fatal(err)
			}
		}
	}
	file := filepath.Join("testdata", "seeds.jsonl")
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	got, all := strings.Split(b.String(), "\n"), strings.Split(string(want), "\n")
	for i := range max(len(got), len(all)) {
		g, w := "nothing", "nothing"
		if i < len(got) {
			g = got[i]
		}
		if i < len(all) {
			w = all[i]
		}
		if g != w {
			t.Fatalf("line %d of %s:\n got %s\nwant %s", i+1, file, g, w)
		}
	}
}

// What a newsroom is given the word for goes on until the reporter is heard.
func TestBlock(t *testing.T) {
	const told, first, second = "Here's the Tollen Post with more on the flood:\n\n", "The water came at night and took the bridge with it.\n\n", "By noon it had gone back to the sea.\n\n"
	for _, c := range []struct {
		text   string
		blocks int
	}{
		{told + first + second + "So let's be clear. The bridge was old.", 2},
		{told + first + second + "We saw it fall.", 2},
		{told + first + "\"It fell,\" said Ann Lee.\n\n" + second + "We saw it fall.", 2},
		{told + first + second + "The bridge was old.", 1}, // where the reporter returns is not to be heard
		{"The Tollen Post came by boat.\n\n" + first + second + "We saw it fall.", 0},
		{"Here are pictures of the flood:\n\n" + first + second + "We saw it fall.", 0},
	} {
		n := 0
		for _, q := range quote.Find(text.Parse(c.text)) {
			if q.Kind == quote.Block {
				n++
			}
			if (q.Kind == quote.Block || q.Kind == quote.Direct) && q.Credit != "Tollen Post" {
				t.Errorf("%s: got by %q", q.Inner.Of(c.text), q.Credit)
			}
		}
		if n != c.blocks {
			t.Errorf("%s: %d blocks, want %d", c.text, n, c.blocks)
		}
	}
}

// Indirect speech: the clause, its speaker and its cue. What is not said, or
// not by somebody, is none.
func TestIndirect(t *testing.T) {
	for _, c := range []struct{ text, clause, who, how string }{
		{`Ann Lee has said she would welcome a new bridge.`, "she would welcome a new bridge", "Ann Lee", "tag before"},
		{`Ann Lee told Reuters that the bridge was never safe.`, "the bridge was never safe", "Ann Lee", "tag before"},
		{`Officials warned the council that the old bridge was unsafe, adding that it would fall.`, "the old bridge was unsafe", "Officials", "tag before"},
		{`When Ann Lee said she would soon resign, the council panicked.`, "she would soon resign", "Ann Lee", "tag before"},
		{`The old bridge was never safe, officials said on Friday.`, "The old bridge was never safe", "officials", "tag after"},
		{`The old bridge was never safe, said Ann Lee, the mayor.`, "The old bridge was never safe", "Ann Lee", "tag after, verb first"},
		{`The old bridge was never safe, according to the council’s engineers.`, "The old bridge was never safe", "the council’s engineers", "according to"},
		{`According to Ann Lee, the mayor, the old bridge was never safe.`, "the old bridge was never safe", "Ann Lee", "according to"},
		{text: `Ann Lee did not say that the bridge was safe.`},
		{text: `If Ann Lee says the bridge is safe, nobody will believe her.`},
		{text: `Those who said that the bridge was unsafe were few.`},
		{text: `Ann Lee believes that the bridge was never safe.`},
		{text: `The claim that the bridge was unsafe was old.`},
		{text: `Ann Lee said goodbye to the old bridge.`},
		{text: `"The bridge was never safe," Ann Lee said.`},
		{text: `Ann Lee said the bridge was "a danger to everybody" by then.`},
		{text: `I have said that the bridge was never safe.`},
	} {
		var clause, who, how string
		for _, q := range quote.Find(text.Parse(c.text)) {
			if q.Kind == quote.Indirect {
				clause, who, how = q.Inner.Of(c.text), q.Speaker.Text, q.How
			}
		}
		if clause != c.clause || who != c.who || how != c.how {
			t.Errorf("%s: %q by %q (%s), want %q by %q (%s)", c.text, clause, who, how, c.clause, c.who, c.how)
		}
	}
}
