package text_test

import (
	"fmt"
	"strings"
	"testing"

	"verbatim/data"
	"verbatim/data/text"
)

func ExampleParse() {
	d := text.Parse("“We did,” said al-Zamili. . . of the U.S.-led force.")
	for _, w := range d.Words {
		fmt.Print(d.Of(d.Tokens[w]), "|")
	}
	fmt.Println(len(d.Words), "words;", d.Quoted[0].Inner.Of(d.Text))
	// Output: We|did|said|al|Zamili|of|the|U.S.|led|force|10 words; We did,
}

// Tokens as they are cut; spaces stand as "_", an ellipsis is in <>.
func TestTokens(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"the world's o’clock", "the|_|world's|_|o’clock"},
		{"the U.S.-led war", "the|_|U.S.|-|led|_|war"},
		{"in the U.S. Now", "in|_|the|_|U.S.|_|Now"},
		{"in the U.S.", "in|_|the|_|U.S."},
		{"at 5 p.m., he", "at|_|5|_|p.m.|,|_|he"},
		{"Mr. Smith, Ph.D., of Inc.", "Mr|.|_|Smith|,|_|Ph.D.|,|_|of|_|Inc|."},
		{"al-Zimili", "al|-|Zimili"},
		{"30,000 and 2.6, or 1,2", "30,000|_|and|_|2.6|,|_|or|_|1,2"},
		{"in Syria. . . we", "in|_|Syria|<. . .>|_|we"},
		{"in Iraq . . . definitely", "in|_|Iraq|_|<. . .>|_|definitely"},
		{"in Iraq. ... Yes", "in|_|Iraq|.|_|<...>|_|Yes"},
		{"it on….”", "it|_|on|<…>|.|”"},
		{"on. . . . Yes", "on|<. . . .>|_|Yes"},
		{"on.... Yes", "on|<....>|_|Yes"},
		{"in the U.S.... yes", "in|_|the|_|U.S|<....>|_|yes"},
		{"we […] go [...] on", "we|_|<[…]>|_|go|_|<[...]>|_|on"},
		{"Iraq.Now we", "Iraq|.|Now|_|we"},
		{"see www.example.com.", "see|_|www.example.com|."},
		{"''We did''", "''|We|_|did|''"},
		{"war -- and—peace", "war|_|--|_|and|—|peace"},
		{"6'2\" tall", "6'2|\"|_|tall"},
		{"the '90s", "the|_|'|90s"},
		{"a_b c:d", "a|_|b|_|c|:|d"},
		{"naïve Zu\u0308rich coop\u00aderate", "naïve|_|Zu\u0308rich|_|coop\u00aderate"},
		{"Hakim\u00a0al", "Hakim|_|al"},
		{"中文字", "中|文|字"},
		{"👨‍👩‍👧 ok", "👨‍👩‍👧|_|ok"},
		{"\xff\xfe", "\xff|\xfe"},
	} {
		d := text.Parse(c.in)
		got := make([]string, len(d.Tokens))
		for i, tok := range d.Tokens {
			switch got[i] = d.Of(tok); tok.Kind {
			case text.Space:
				got[i] = "_"
			case text.Ellipsis:
				got[i] = "<" + got[i] + ">"
			}
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%q is cut %s, want %s", c.in, s, c.want)
		}
	}
}

// Which tokens of a sentence carry a flag.
func TestFlags(t *testing.T) {
	for _, c := range []struct {
		flag     text.Flag
		in, want string
	}{
		{text.Tied, "the U.S.-led al-Zamili, Haider Al Abadi, Al- Kadhimi, al\u00a0Asadi; war—peace al dente", "led Zamili Abadi Kadhimi Asadi"},
		{text.Number, "30,000 of C-17 in the '90s", "30,000 17 90s"},
		{text.Unit, "$5 or 90% or 90 % or -5, not US-5 or a % of", "$ % % -"},
		{text.Capital, "the Iraqi U.S. Élan éclat", "Iraqi U.S. Élan"},
		{text.Possessive, "Iraq's militants’ plan; it's the dogs' 'best days'", "Iraq's militants dogs"},
		{text.Contraction, "don’t it's we'll I'm world's", "don’t it's we'll I'm"},
		{text.Bracketed, "than us [have now]. And [so", "[ have   now ]"},
		{text.Opens, "“We ‘did’ it,” he said", "“ ‘"},
		{text.Closes, "“We ‘did’ it,” he said", "’ ”"},
	} {
		d := text.Parse(c.in)
		var got []string
		for _, tok := range d.Tokens {
			if tok.Is(c.flag) {
				got = append(got, d.Of(tok))
			}
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("flag %b of %q: %q, want %q", c.flag, c.in, s, c.want)
		}
	}
}

func TestSentences(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Mr. Smith met Gen. Joe Dunford on Oct. 7. They spoke.", "Mr. Smith met Gen. Joe Dunford on Oct. 7.|They spoke."},
		{"It is the U.S. The war goes on. The U.S. Army left.", "It is the U.S.|The war goes on.|The U.S. Army left."},
		{"He came at 5 p.m. Monday. She came at 6 p.m. They left.", "He came at 5 p.m. Monday.|She came at 6 p.m.|They left."},
		{"J. Edgar Hoover knew. Plan B. The end.", "J. Edgar Hoover knew.|Plan B.|The end."},
		{"“We won.” He left. “Why?” she asked. “Go!” He went.", "“We won.”|He left.|“Why?” she asked.|“Go!”|He went."},
		{"We seek a role in Iraq. ... Yes, a bigger one.", "We seek a role in Iraq.|... Yes, a bigger one."},
		{"Success in Syria. . . we seek a role . . . in Iraq.", "Success in Syria. . . we seek a role . . . in Iraq."},
		{"He said ... I think so.", "He said ... I think so."},
		{"that ‘we did this,’ ” said Maj. Michael Filanowski. He left.", "that ‘we did this,’ ” said Maj. Michael Filanowski.|He left."},
		{"1. Massoud is well. He said 2.6 percent. No. 5 won.", "1. Massoud is well.|He said 2.6 percent.|No. 5 won."},
		{"A headline without a stop\n\nA sentence.\n\nAnother", "A headline without a stop|A sentence.|Another"},
		{"Roe v. Wade and the S.&P. 500 of Sens. Cruz and Lee. Yes.", "Roe v. Wade and the S.&P. 500 of Sens. Cruz and Lee.|Yes."},
		{"He asked (why?) and went. (So it was.) Yes.", "He asked (why?) and went.|(So it was.)|Yes."},
	} {
		d := text.Parse(c.in)
		if got := strings.Join(data.Passage(d.Sentences).Texts(d.Text), "|"); got != c.want {
			t.Errorf("%q\n is %s\nwant %s", c.in, got, c.want)
		}
	}
}

func TestRanges(t *testing.T) {
	d := text.Parse("In the U.S.-led war, “we won” twice.")
	for _, c := range []struct {
		span data.Span
		want string
	}{
		{data.Span{Start: 0, End: 36}, "In the U.S. led war we won twice"},
		{data.Span{Start: 4, End: 8}, "the U.S."}, // cut words count
		{data.Span{Start: 2, End: 3}, ""},
		{data.Span{Start: 16, End: 40}, "war we won twice"},
		{data.Span{Start: 90, End: 99}, ""},
	} {
		from, to := d.WordRange(c.span)
		var got []string
		for _, w := range d.Words[from:to] {
			got = append(got, d.Of(d.Tokens[w]))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%v holds %q, want %q", c.span, s, c.want)
		}
	}
	if !d.InQuotes(data.Passage{{Start: 24, End: 30}}) || d.InQuotes(data.Passage{{Start: 0, End: 30}}) {
		t.Error("“we won” stands in marks, the whole does not")
	}
}
