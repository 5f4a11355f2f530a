package text_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"verbatim/data"
	"verbatim/data/text"
)

// article reads one of the five sample articles.
func article(tb testing.TB, name string) string {
	tb.Helper()
	b, err := os.ReadFile(filepath.Join("..", "..", "seeds", "articles", name))
	if err != nil {
		tb.Fatal(err)
	}
	return string(b)
}

var articles = []string{"daily-beast.txt", "informed-comment.txt", "moscow-times.txt", "russia-insider.txt", "russians-in-iraq.txt"}

// anyText draws texts that look like what is read: prose with marks, markup
// and line ends, and sometimes any bytes at all.
func anyText() *rapid.Generator[string] {
	piece := rapid.OneOf(
		rapid.SampledFrom([]string{
			"\"", "“", "”", "'", "’", "‘", "''", "``", "«", "»", "„", ". . .", "...", "…", "[…]", "....", ".", ",", "?", "[", "]", "(", ")",
			" ", " ", "  ", "\n", "\n\n", "\u00a0", "-", "—", "--", "U.S.", "al-Zamili", "Al Abadi", "p.m.", "Mr.", "30,000", "2.6", "$5", "9%",
			"world's", "o'clock", "don’t", "'90s", "6'2\"", "# ", "14 Responses", "By Juan Cole", "October 07, 2015", "\ufffd", "\u0007", "â€™",
			"é", "ﬁ", "İ", "ß", "中文", "ไทย", "😀", "\xff", "\u00ad", "said", "Iraq", "we",
		}),
		rapid.String(),
		rapid.StringMatching(`[A-Za-z]{1,9}`),
	)
	return rapid.Map(rapid.SliceOfN(piece, 0, 60), func(ps []string) string {
		s := ""
		for _, p := range ps {
			s += p
		}
		return s
	})
}

func TestParseHoldsForAnyText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkDoc(t, anyText().Draw(t, "text")) })
}

// Reading takes time in step with the text's length, whatever it repeats:
// otherwise this test would not end.
func TestLongOddTexts(t *testing.T) {
	const n = 100_000
	for _, unit := range []string{"[", "“", "\"", "'a s' ", "“a 'b ", ". ", "…", "a.b.", "\n", "-", "中", "😀", "# a\n", "a / ", "1. "} {
		text.Parse(strings.Repeat(unit, n))
		text.Fold(strings.Repeat(unit, n/10), text.Stem)
	}
	text.Parse(strings.Repeat("[", n) + strings.Repeat("]", n))
}

func FuzzParse(f *testing.F) {
	f.Add(article(f, "moscow-times.txt"))
	f.Add("# Iraq Leans\n\nOctober 07, 2015\n\nBy Juan Cole | (Post)\n\nIraq. ... Yes, [have now] 30,000.\n\n14 Responses\n\n  1. No.")
	f.Add("“It’s easy to say that ‘we did this,’ ” said Maj. Filanowski. \"'We did,' he said.\" [Reports\"] in Beiji")
	f.Fuzz(func(t *testing.T, s string) { checkDoc(t, s) })
}

// checkDoc checks all that holds for every text.
func checkDoc(t rapid.TB, s string) {
	t.Helper()
	d := text.Parse(s)
	at, word := 0, 0
	for i, tok := range d.Tokens {
		if tok.Start != at || tok.End <= at {
			t.Fatalf("token %d is %v after %d", i, tok.Span, at)
		}
		at = tok.End
		if tok.Kind == text.Word {
			if word >= len(d.Words) || d.Words[word] != i {
				t.Fatalf("word %d is not token %d", word, i)
			}
			word++
		}
	}
	if at != len(s) || word != len(d.Words) || text.CountWords(s) != word {
		t.Fatalf("tokens end at %d of %d, %d words of %d, counted %d", at, len(s), word, len(d.Words), text.CountWords(s))
	}
	checkOrdered(t, "paragraph", d.Paragraphs, data.Span{End: len(s)})
	checkOrdered(t, "sentence", d.Sentences, data.Span{End: len(s)})
	for _, x := range d.Sentences {
		if !inOne(d.Paragraphs, x) {
			t.Fatalf("sentence %v crosses paragraphs", x)
		}
	}
	checkQuoted(t, d)
	at = 0
	for _, z := range d.Zones() {
		if z.Span.Start != at || z.Span.Empty() {
			t.Fatalf("zone %v after %d", z, at)
		}
		at = z.Span.End
	}
	if at != len(s) {
		t.Fatalf("zones end at %d of %d", at, len(s))
	}
	for _, x := range d.Damage {
		if x.Span.Start < 0 || x.Span.End > len(s) || x.Span.Empty() || x.Why == "" {
			t.Fatalf("damage %v", x)
		}
	}
	for _, tok := range d.Tokens {
		if utf8Start(s, tok.Start) && utf8Start(s, tok.End) && d.Bytes(d.Points(tok.Span)) != tok.Span {
			t.Fatalf("%v does not come back from code points", tok.Span)
		}
	}
}

func utf8Start(s string, at int) bool { return at == len(s) || s[at]&0xc0 != 0x80 }

func checkOrdered(t rapid.TB, what string, spans []data.Span, in data.Span) {
	t.Helper()
	at := 0
	for _, x := range spans {
		if x.Start < at || x.Empty() || !in.Contains(x) {
			t.Fatalf("%s %v after %d", what, x, at)
		}
		at = x.End
	}
}

func inOne(spans []data.Span, x data.Span) bool {
	for _, p := range spans {
		if p.Contains(x) {
			return true
		}
	}
	return false
}

func checkQuoted(t rapid.TB, d *text.Doc) {
	t.Helper()
	var open []text.Quoted
	for i, q := range d.Quoted {
		if q.Outer.Empty() || !q.Outer.Contains(q.Inner) || !inOne(d.Paragraphs, q.Outer) || q.Closed && q.Continues {
			t.Fatalf("quotation %+v", q)
		}
		if i > 0 && q.Outer.Start < d.Quoted[i-1].Outer.Start {
			t.Fatalf("quotation %+v out of order", q)
		}
		for len(open) > 0 && open[len(open)-1].Outer.End <= q.Outer.Start {
			open = open[:len(open)-1]
		}
		if len(open) > 0 && !open[len(open)-1].Outer.Contains(q.Outer) {
			t.Fatalf("%+v crosses %+v", q, open[len(open)-1])
		}
		if q.Depth != len(open) {
			t.Fatalf("%+v stands in %d", q, len(open))
		}
		open = append(open, q)
	}
}

func BenchmarkParse(b *testing.B) {
	all := ""
	for _, name := range articles {
		all += article(b, name) + "\n\n"
	}
	words := text.CountWords(all)
	b.SetBytes(int64(len(all)))
	for b.Loop() {
		text.Parse(all)
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds()/1e6, "Mwords/s")
}
