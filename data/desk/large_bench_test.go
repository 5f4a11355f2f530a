package desk

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"verbatim/data"
	"verbatim/data/store"
)

// eachLarge runs a benchmark on a workbench of 2,000 made-up articles and,
// where VERBATIM_CORPORA names the folder, on one of all of Reuters-21578.
func eachLarge(b *testing.B, run func(b *testing.B, path string)) {
	b.Run("generated", func(b *testing.B) { run(b, large(b, madeUp(2000))) })
	b.Run("reuters21578", func(b *testing.B) {
		folder := os.Getenv("VERBATIM_CORPORA")
		if folder == "" {
			b.Skip("VERBATIM_CORPORA names no folder of corpora")
		}
		in, _, err := Load([]string{filepath.Join(folder, "reuters21578.jsonl.gz")})
		if err != nil {
			b.Fatal(err)
		}
		run(b, large(b, in))
	})
}

// large makes the workbench once for all benchmarks of a run.
func large(b *testing.B, in []Incoming) string {
	b.Helper()
	d, err := Create(b.Context(), filepath.Join(b.TempDir(), "large.verbatim"), Options{Empty: true})
	if err != nil {
		b.Fatal(err)
	}
	if _, err := d.Bring(b.Context(), in, nil); err != nil {
		b.Fatal(err)
	}
	if err := d.Close(); err != nil {
		b.Fatal(err)
	}
	return d.Place().Path
}

// madeUp are articles of made-up words, each of which quotes another.
func madeUp(n int) []Incoming {
	dice := rand.New(rand.NewPCG(19, 4))
	syllables := strings.Fields("ba de ki lo mu na pe ri so tu va ze fa go hi")
	sentence := func() string {
		words := make([]string, 14)
		for i := range words {
			for range 2 + dice.IntN(3) {
				words[i] += syllables[dice.IntN(len(syllables))]
			}
		}
		return strings.Join(words, " ")
	}
	quotes := make([]string, n)
	for i := range quotes {
		quotes[i] = sentence()
	}
	in := make([]Incoming, n)
	for i := range in {
		text := fmt.Sprintf("“%s,” Maria Olsen said. “%s,” she said.\n", quotes[i], quotes[dice.IntN(n)])
		for range 10 {
			text += "\nThe " + sentence() + ".\n"
		}
		in[i] = Incoming{Name: fmt.Sprint(i), Text: text}
	}
	return in
}

// BenchmarkLargeOpenAndList opens a large workbench and lists it.
func BenchmarkLargeOpenAndList(b *testing.B) {
	eachLarge(b, func(b *testing.B, path string) {
		start := processor()
		for b.Loop() {
			d := must[*Desk](b)(Open(b.Context(), path, Options{}))
			must[[]*OverlapRow](b)(d.Overlaps(b.Context()))
			_ = d.Close()
		}
		reportProcessor(b, start)
	})
}

// BenchmarkLargeSources lists the sources of a large workbench, and reads one
// after another.
func BenchmarkLargeSources(b *testing.B) {
	eachLarge(b, func(b *testing.B, path string) {
		d := must[*Desk](b)(Open(b.Context(), path, Options{}))
		defer d.Close()
		rows := must[[]SourceRow](b)(d.Sources(b.Context()))
		var list, read time.Duration
		n := 0
		for b.Loop() {
			began := time.Now()
			must[[]SourceRow](b)(d.Sources(b.Context()))
			listed := time.Now()
			must[*Reading](b)(d.Read(b.Context(), rows[n*37%len(rows)].ID))
			list, read, n = list+listed.Sub(began), read+time.Since(listed), n+1
		}
		b.ReportMetric(float64(list.Microseconds())/1000/float64(n), "list-ms")
		b.ReportMetric(float64(read.Microseconds())/1000/float64(n), "read-ms")
	})
}

// BenchmarkLargeJudge judges one overlap after another.
func BenchmarkLargeJudge(b *testing.B) {
	eachLarge(b, func(b *testing.B, path string) {
		d := must[*Desk](b)(Open(b.Context(), path, Options{}))
		defer d.Close()
		rows := must[[]*OverlapRow](b)(d.Overlaps(b.Context()))
		start := processor()
		for i := 0; b.Loop(); i++ {
			must[data.Verdict](b)(d.Judge(b.Context(), rows[i%min(len(rows), 500)].ID, fmt.Sprint("Ana ", i), spliced))
		}
		reportProcessor(b, start)
	})
}

// BenchmarkLargeDate changes the date of a source.
func BenchmarkLargeDate(b *testing.B) {
	eachLarge(b, func(b *testing.B, path string) {
		d := must[*Desk](b)(Open(b.Context(), path, Options{}))
		defer d.Close()
		row := must[[]*OverlapRow](b)(d.Overlaps(b.Context()))[0]
		start := processor()
		for i := 0; b.Loop(); i++ {
			if err := d.SetMeta(b.Context(), row.SourceB, data.Meta{Date: data.Date{Year: 1900 + i%100}}); err != nil {
				b.Fatal(err)
			}
		}
		reportProcessor(b, start)
	})
}

// BenchmarkLargeAddAndRemove brings in one article and removes it again; each
// is told by itself.
func BenchmarkLargeAddAndRemove(b *testing.B) {
	eachLarge(b, func(b *testing.B, path string) {
		d := must[*Desk](b)(Open(b.Context(), path, Options{}))
		defer d.Close()
		one := madeUp(1)
		var add, remove time.Duration
		start := processor()
		for i := 0; b.Loop(); i++ {
			one[0].Text += fmt.Sprintf("\nNumber %d.\n", i)
			began := time.Now()
			source := must[Brought](b)(d.Bring(b.Context(), one, nil)).Sources[0]
			brought := time.Now()
			if err := d.Remove(b.Context(), source); err != nil {
				b.Fatal(err)
			}
			add, remove = add+brought.Sub(began), remove+time.Since(brought)
		}
		reportProcessor(b, start)
		b.ReportMetric(float64(add.Milliseconds())/float64(b.N), "add-ms")
		b.ReportMetric(float64(remove.Milliseconds())/float64(b.N), "remove-ms")
	})
}

// reportProcessor tells the processor time of an operation on all cores, user
// and system.
func reportProcessor(b *testing.B, start time.Duration) {
	b.ReportMetric(float64((processor()-start).Microseconds())/1000/float64(b.N), "cpu-ms/op")
}

// BenchmarkLargeExport writes 10,000 verdicts as CSV, from an open workbench to
// the file on the disk.
func BenchmarkLargeExport(b *testing.B) {
	const verdicts = 10_000
	d := must[*Desk](b)(Open(b.Context(), large(b, madeUp(verdicts)), Options{}))
	defer d.Close()
	judgeAll(b, d, verdicts)
	path := filepath.Join(b.TempDir(), "verdicts.csv")
	start := processor()
	for b.Loop() {
		if counts := must[Counts](b)(d.Export(b.Context(), Export{Format: FormatCSV}, path, true)); counts.Written != verdicts {
			b.Fatalf("%+v", counts)
		}
	}
	reportProcessor(b, start)
}

// judgeAll judges the first n overlaps in one step.
func judgeAll(b *testing.B, d *Desk, n int) {
	b.Helper()
	s := must[*state](b)(d.present(b.Context()))
	var sets []store.Set
	for _, k := range s.overlaps[:n] {
		frozen := must[[]store.Set](b)(d.freeze(b.Context(), s, s.weighed(k)))
		v := data.Verdict{ID: verdictID(k.ID, "Ana"), Overlap: k.ID, Reviewer: "Ana", At: time.Unix(0, 0).UTC(), Judgement: spliced.Filled()}
		sets = append(append(sets, frozen...), k.judged(v)...)
	}
	if _, err := d.applyAs(b.Context(), "Ana", causeJudge, sets...); err != nil {
		b.Fatal(err)
	}
}
