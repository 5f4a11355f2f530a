package reuse

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime/metrics"
	"sync"
	"testing"
	"text/tabwriter"
	"time"

	"verbatim/data"
	"verbatim/data/text"
)

// BenchmarkCorpora prints one table, quality and speed, on the corpora in the
// folder that VERBATIM_CORPORA names. Rules were tuned on the even lines of
// each file; the odd ones are reported beside them.
func BenchmarkCorpora(b *testing.B) {
	folder := os.Getenv("VERBATIM_CORPORA")
	if folder == "" {
		b.Skip("VERBATIM_CORPORA names no folder of corpora")
	}
	for b.Loop() {
		out := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
		fmt.Fprintln(out, "\ncorpus\tdocuments\twords\tmeasure\teven lines\todd lines\tseconds\twords/s\tpeak MiB")
		for _, row := range corpusRows {
			runs := row(b, folder)
			for _, r := range runs {
				fmt.Fprintln(out, r)
			}
		}
		out.Flush()
	}
}

// corpusRows measure one corpus each, and tell it in one row or more.
var corpusRows = []func(b *testing.B, folder string) []corpusRow{
	plantedRows, copiedRows, rewordedRows, needleRows, unrelatedRows, agencyRows,
	unreadRows, doubledRows, hugeRows,
}

// corpusRow is one line of the table.
type corpusRow struct {
	corpus, measure string
	even, odd       string // the figure on each half; of a figure on the whole, odd is empty
	cost            cost
}

func (r corpusRow) String() string {
	rate := float64(r.cost.words) / r.cost.took.Seconds()
	return fmt.Sprintf("%s\t%d\t%d\t%s\t%s\t%s\t%.2f\t%.0f\t%d", r.corpus, r.cost.documents, r.cost.words, r.measure,
		r.even, r.odd, r.cost.took.Seconds(), rate, r.cost.peak>>20)
}

// cost is what some searches took; of texts that are read when they are wanted,
// with the reading.
type cost struct {
	documents, words int
	took             time.Duration // by the clock, on all cores
	peak             uint64        // bytes the program held at most, texts and all
}

// find searches and adds up what it cost.
func (c *cost) find(b *testing.B, docs []Document) []data.Overlap {
	c.documents += len(docs)
	for _, d := range docs {
		if d.Doc != nil {
			c.words += len(d.Doc.Words)
		} else {
			c.words += text.CountWords(string(d.From.(unread)))
		}
	}
	began := time.Now()
	r := find(b, docs, Options{})
	c.took += time.Since(began)
	return r.Overlaps
}

// watch notes the most memory that the program holds while f runs.
func (c *cost) watch(f func()) {
	stop, done := make(chan struct{}), sync.WaitGroup{}
	done.Go(func() {
		held := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
		for {
			metrics.Read(held)
			c.peak = max(c.peak, held[0].Value.Uint64()-held[1].Value.Uint64())
			select {
			case <-stop:
				return
			case <-time.After(5 * time.Millisecond):
			}
		}
	})
	f()
	close(stop)
	done.Wait()
}

// line is one line of a corpus: an article, or a pair of texts.
type line struct {
	ID, Level, Text, A, B string
	Paraphrase            bool
	Cases                 []struct{ A, B span }
}

// span is a case's passage: code points.
type span [2]int

func (s span) passage() data.Passage { return data.Passage{{Start: s[0], End: s[1]}} }

func (l line) cases() (out []located) {
	for _, c := range l.Cases {
		out = append(out, located{c.A.passage(), c.B.passage()})
	}
	return out
}

// corpusLines reads a corpus; the benchmark skips where there is none.
func corpusLines(b *testing.B, folder, name string) (out []line) {
	f, err := os.Open(filepath.Join(folder, name+".jsonl.gz"))
	if err != nil {
		b.Skipf("no corpus: %v", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(bufio.NewReader(f))
	if err != nil {
		b.Fatal(err)
	}
	for lines := json.NewDecoder(z); lines.More(); {
		var l line
		if err := lines.Decode(&l); err != nil {
			b.Fatal(err)
		}
		out = append(out, l)
	}
	return out
}

// articlesOf makes documents of n lines spread over a corpus.
func articlesOf(lines []line, n int) (docs []Document) {
	for k := range n {
		l := lines[k*len(lines)/n]
		docs = append(docs, wholly(l.ID, l.Text))
	}
	return docs
}

func (l line) pair() []Document { return []Document{wholly("a", l.A), wholly("b", l.B)} }

// wholly is a document whose text is read with its zones, which a search asks for
// only where it finds something: what is measured is the search.
func wholly(name, s string) Document {
	d := document(name, s)
	d.Doc.Zones()
	return d
}

// across are the overlaps of a pair outside the tiers put aside, in code
// points, without those that nobody planted.
func across(docs []Document, found []data.Overlap, cases []located, least int) (out []located) {
	for _, o := range found {
		if o.Within || o.Tier.Aside() || o.WordsA < least {
			continue
		}
		m := located{points(docs[0].Doc, o.A.Passage), points(docs[1].Doc, o.B.Passage)}
		meets := false
		for _, c := range cases {
			meets = meets || c.meets(m)
		}
		if meets || bareWords([]rune(docs[0].Doc.Text), m.a) != bareWords([]rune(docs[1].Doc.Text), m.b) {
			out = append(out, m)
		}
	}
	return out
}

func points(d *text.Doc, p data.Passage) (out data.Passage) {
	for _, s := range p {
		out = append(out, d.Points(s))
	}
	return out
}

// plantedRows: quotations planted in unrelated articles, at three levels of
// editing, each pair a corpus of two.
func plantedRows(b *testing.B, folder string) (rows []corpusRow) {
	lines := corpusLines(b, folder, "planted")
	for _, level := range []string{"verbatim", "light", "heavy"} {
		var some []line
		for _, l := range lines {
			if l.Level == level {
				some = append(some, l)
			}
		}
		rows = append(rows, pairRow(b, "planted, "+level, some, 0))
	}
	return rows
}

// copiedRows: web pages copied from others.
func copiedRows(b *testing.B, folder string) []corpusRow {
	lines := corpusLines(b, folder, "pan13")
	return []corpusRow{pairRow(b, "pan13", lines, 0), pairRow(b, "pan13, 15 words and more", lines, 15)}
}

func pairRow(b *testing.B, corpus string, lines []line, least int) corpusRow {
	row := corpusRow{corpus: corpus, measure: "plagdet"}
	var half [2]plagdet
	pairs := make([][]Document, len(lines))
	for i, l := range lines {
		pairs[i] = l.pair()
	}
	row.cost.watch(func() {
		for i, docs := range pairs {
			cases := lines[i].cases()
			half[i%2].add(cases, across(docs, row.cost.find(b, docs), cases, least))
		}
	})
	row.even, row.odd = fmt.Sprintf("%.4f", half[0].score()), fmt.Sprintf("%.4f", half[1].score())
	return row
}

// share counts how often something holds.
type share struct{ yes, of int }

func (s *share) add(yes bool) {
	s.of++
	if yes {
		s.yes++
	}
}

func (s share) String() string {
	return fmt.Sprintf("%d/%d %.4f", s.yes, s.of, float64(s.yes)/float64(max(1, s.of)))
}

// rewordedRows: sentences that tell the same, and sentences paired at random.
func rewordedRows(b *testing.B, folder string) []corpusRow {
	lines := corpusLines(b, folder, "msrp")
	same := corpusRow{corpus: "msrp, true pairs", measure: "found"}
	random := corpusRow{corpus: "msrp, random pairs", measure: "found"}
	var same2, random2 [2]share
	shares := func(c *cost, l line) bool {
		for _, o := range c.find(b, l.pair()) {
			if !o.Within && !o.Tier.Aside() {
				return true
			}
		}
		return false
	}
	same.cost.watch(func() {
		for i, l := range lines {
			if l.Paraphrase {
				same2[i%2].add(shares(&same.cost, l))
			}
		}
	})
	random.cost.watch(func() {
		for i, l := range lines {
			for _, shift := range []int{701, 1409, 2711} { // far from each other and from every repeat of a story
				other := lines[(i+shift)%len(lines)]
				random2[i%2].add(shares(&random.cost, line{A: l.A, B: other.B}))
			}
		}
	})
	same.even, same.odd = same2[0].String(), same2[1].String()
	random.even, random.odd = random2[0].String(), random2[1].String()
	return []corpusRow{same, random}
}

// longNeedle is the shared words that part long quotations from short ones.
const longNeedle = 10

// needleRows: lightly edited quotations among all the articles of a year.
func needleRows(b *testing.B, folder string) []corpusRow {
	docs := []Document{}
	for _, l := range corpusLines(b, folder, "bbc-news") {
		docs = append(docs, document(l.ID, l.Text))
	}
	texts := map[string]*text.Doc{}
	cases := map[[2]string][]located{}
	var light []line
	for _, l := range corpusLines(b, folder, "planted") {
		if l.Level != "light" {
			continue
		}
		light = append(light, l)
		a, z := document(l.ID+"/a", l.A), document(l.ID+"/b", l.B)
		docs = append(docs, a, z)
		texts[a.Name], texts[z.Name] = a.Doc, z.Doc
		cases[[2]string{a.Name, z.Name}] = l.cases()
	}
	long := corpusRow{corpus: "needles, 10 shared words and more", measure: "found"}
	found := map[string]bool{}
	long.cost.watch(func() {
		for _, o := range long.cost.find(b, docs) {
			if o.Tier.Aside() {
				continue
			}
			for _, c := range cases[[2]string{o.A.Source, o.B.Source}] {
				if c.meets(located{points(texts[o.A.Source], o.A.Passage), points(texts[o.B.Source], o.B.Passage)}) {
					found[o.A.Source] = true
				}
			}
		}
	})
	var half [2][2]share
	for i, l := range light {
		c, kind := l.cases()[0], 0
		x, y := text.Parse(string([]rune(l.A)[c.a[0].Start:c.a[0].End])), text.Parse(string([]rune(l.B)[c.b[0].Start:c.b[0].End]))
		p := &reader{}
		if new(runner).common(p.terms(x, 1), p.terms(y, 1)) < longNeedle {
			kind = 1
		}
		half[kind][i%2].add(found[l.ID+"/a"])
	}
	short := long
	short.corpus = "needles, shorter"
	long.even, long.odd = half[0][0].String(), half[0][1].String()
	short.even, short.odd = half[1][0].String(), half[1][1].String()
	return []corpusRow{long, short}
}

// unrelatedRows: corpora that cannot have copied from each other. What is
// found across them outside set phrases is false.
func unrelatedRows(b *testing.B, folder string) (rows []corpusRow) {
	const some = 1900
	agency := articlesOf(corpusLines(b, folder, "reuters21578"), some)
	british := articlesOf(corpusLines(b, folder, "bbc-news"), some)
	lines := corpusLines(b, folder, "polnear")
	political := articlesOf(lines, len(lines))
	for _, p := range []struct {
		name string
		a, b []Document
	}{
		{"reuters with polnear", agency, political}, {"bbc with polnear", british, political}, {"reuters with bbc", agency, british},
	} {
		row := corpusRow{corpus: p.name, measure: "false overlaps"}
		first := map[string]bool{}
		for _, d := range p.a {
			first[d.Name] = true
		}
		n := 0
		row.cost.watch(func() {
			for _, o := range row.cost.find(b, append(p.a[:len(p.a):len(p.a)], p.b...)) {
				if first[o.A.Source] != first[o.B.Source] && o.Tier != data.TierSetPhrase {
					n++
				}
			}
		})
		row.even = fmt.Sprint(n)
		rows = append(rows, row)
	}
	return rows
}

// agencyRows: a year of an agency, all against all.
func agencyRows(b *testing.B, folder string) []corpusRow {
	lines := corpusLines(b, folder, "reuters21578")
	docs := articlesOf(lines, len(lines))
	return []corpusRow{wholeRow(b, "reuters21578, all against all", docs)}
}

// wholeRow compares all documents of a corpus.
func wholeRow(b *testing.B, corpus string, docs []Document) corpusRow {
	row := corpusRow{corpus: corpus, measure: "overlaps not put aside"}
	n := 0
	row.cost.watch(func() {
		for _, o := range row.cost.find(b, docs) {
			if !o.Tier.Aside() {
				n++
			}
		}
	})
	row.even = fmt.Sprint(n)
	return row
}
