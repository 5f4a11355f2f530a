package text_test

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"verbatim/data"
	"verbatim/data/text"
)

// BenchmarkOneBadMark blanks one double mark of each article, and adds a stray
// one to each, and reports the share of the other quotations that are found
// unchanged: on PolNeAR where VERBATIM_CORPORA names its folder, else on the
// five sample articles.
func BenchmarkOneBadMark(b *testing.B) {
	texts := markedTexts(b)
	for _, way := range []struct {
		name string
		harm func(*rand.Rand, *text.Doc) (harmed string, at data.Span, shift int)
	}{{"blanked", blankMark}, {"added", addMark}} {
		b.Run(way.name, func(b *testing.B) {
			dice := rand.New(rand.NewPCG(1, 2))
			kept, all := 0, 0
			for b.Loop() {
				for _, s := range texts {
					k, n := keptAfter(dice, s, way.harm)
					kept, all = kept+k, all+n
				}
			}
			b.ReportMetric(float64(kept)/float64(max(all, 1)), "recall")
		})
	}
}

// keptAfter counts the outermost quotations of four words and more that the
// harm does not touch, and those of them found as before.
func keptAfter(dice *rand.Rand, s string, harm func(*rand.Rand, *text.Doc) (string, data.Span, int)) (kept, all int) {
	whole := text.Parse(s)
	harmed, at, shift := harm(dice, whole)
	if harmed == s {
		return 0, 0
	}
	found := map[data.Span]bool{}
	for _, q := range text.Parse(harmed).Quoted {
		found[q.Outer] = true
	}
	for _, q := range whole.Quoted {
		from, to := whole.WordRange(q.Inner)
		if q.Depth > 0 || q.Style != text.Double || to-from < 4 || q.Outer.Contains(at) {
			continue
		}
		o := q.Outer
		if o.Start >= at.Start {
			o = data.Span{Start: o.Start + shift, End: o.End + shift}
		}
		all++
		if found[o] {
			kept++
		}
	}
	return kept, all
}

// blankMark puts spaces for one mark of the text.
func blankMark(dice *rand.Rand, d *text.Doc) (string, data.Span, int) {
	var marks []data.Span
	for _, q := range d.Quoted {
		if q.Depth == 0 && q.Style == text.Double {
			marks = append(marks, data.Span{Start: q.Outer.Start, End: q.Inner.Start}, data.Span{Start: q.Inner.End, End: q.Outer.End})
		}
	}
	if len(marks) == 0 {
		return d.Text, data.Span{}, 0
	}
	m := marks[dice.IntN(len(marks))]
	return d.Text[:m.Start] + strings.Repeat(" ", m.Len()) + d.Text[m.End:], m, 0
}

// addMark puts one more of the text's own marks before or behind a word.
func addMark(dice *rand.Rand, d *text.Doc) (string, data.Span, int) {
	var marks []string
	for _, q := range d.Quoted {
		if q.Depth == 0 && q.Style == text.Double && q.Closed {
			marks = append(marks, d.Text[q.Outer.Start:q.Inner.Start], d.Text[q.Inner.End:q.Outer.End])
		}
	}
	if len(marks) == 0 {
		return d.Text, data.Span{}, 0
	}
	m := marks[dice.IntN(len(marks))]
	w := d.Tokens[d.Words[dice.IntN(len(d.Words))]]
	at := w.Start
	if dice.IntN(2) == 0 {
		at = w.End
	}
	return d.Text[:at] + m + d.Text[at:], data.Span{Start: at, End: at}, len(m)
}

// markedTexts are the articles to harm.
func markedTexts(b *testing.B) []string {
	var texts []string
	folder := os.Getenv("VERBATIM_CORPORA")
	if folder == "" {
		for _, name := range articles {
			texts = append(texts, article(b, name))
		}
		return texts
	}
	return corpusTexts(b, filepath.Join(folder, "polnear.jsonl.gz"))
}

// corpusTexts are the texts of a file of a corpus.
func corpusTexts(b *testing.B, file string) (texts []string) {
	f, err := os.Open(file)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(bufio.NewReader(f))
	if err != nil {
		b.Fatal(err)
	}
	for lines := json.NewDecoder(z); lines.More(); {
		var line struct{ Text string }
		if err := lines.Decode(&line); err != nil {
			b.Fatal(err)
		}
		texts = append(texts, line.Text)
	}
	return texts
}
