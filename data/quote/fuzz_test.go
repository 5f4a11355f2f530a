package quote_test

import (
	"testing"

	"verbatim/data"
	"verbatim/data/quote"
	"verbatim/data/text"
	"verbatim/seeds"
)

// Whatever the text, finding ends, and every span it gives lies inside the
// text and holds something.
func FuzzFind(f *testing.F) {
	for _, a := range seeds.Articles() {
		f.Add(string(a.Bytes))
	}
	for _, s := range []string{
		`"A," said`, `said "A"`, `According to "A"`, `"A" — Lee`, "\"A\n\n\"B", `"" said :`, `Lee, "A", who "B" and "C"`,
		"al- \"A\" al-", `(“A”) Lee said (“B”`, "— “A” —\n\n— L", `to "A" to say`, "“A,” of the",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d := text.Parse(s)
		inside := func(what string, p data.Span) {
			if p.Start < 0 || p.End > len(s) || p.Empty() {
				t.Errorf("%s at %v of %d bytes", what, p, len(s))
			}
		}
		qs := quote.Find(d)
		last, marked := 0, 0
		for _, q := range qs {
			if q.Marked() {
				marked++
			} else if q.Outer != q.Inner {
				t.Errorf("%s at %v has marks at %v", q.Kind, q.Inner, q.Outer)
			}
			inside("quotation", q.Outer)
			if q.Cue != nil {
				inside("cue", *q.Cue)
			}
			if q.Speaker != nil {
				inside("speaker", q.Speaker.Span)
				if q.How == "" {
					t.Errorf("%q speaks, nobody knows how", q.Speaker.Text)
				}
			}
			if q.Statement < 1 || q.Statement > last+1 && q.Depth == 0 {
				t.Errorf("statement %d after %d", q.Statement, last)
			}
			last = max(last, q.Statement)
			quote.At(qs, data.Passage{q.Inner})
		}
		if marked != len(d.Quoted) {
			t.Fatalf("%d quotations of %d stretches", marked, len(d.Quoted))
		}
	})
}

// BenchmarkWhole reads the five articles from their bytes: parsing and finding.
func BenchmarkWhole(b *testing.B) {
	var texts []string
	words, size := 0, 0
	for _, a := range seeds.Articles() {
		s := string(a.Bytes)
		texts, words, size = append(texts, s), words+text.CountWords(s), size+len(s)
	}
	b.SetBytes(int64(size))
	for b.Loop() {
		for _, s := range texts {
			quote.Find(text.Parse(s))
		}
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds()/1e6, "Mwords/s")
}

// BenchmarkFind reads the five articles (5,400 words); parsing is timed apart.
func BenchmarkFind(b *testing.B) {
	var docs []*text.Doc
	words, size := 0, 0
	for _, a := range seeds.Articles() {
		d := text.Parse(string(a.Bytes))
		docs, words, size = append(docs, d), words+len(d.Words), size+len(a.Bytes)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, d := range docs {
			quote.Find(d)
		}
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds()/1e6, "Mwords/s")
}
