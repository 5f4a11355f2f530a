package views

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"verbatim/data/desk"
)

// quoting are n articles of made-up words, each with ten quotations; each of
// the quotations stands in two articles, never the same two. The words are of
// three syllables at least, so that articles share nothing by chance.
func quoting(n int) []desk.Incoming {
	dice := rand.New(rand.NewPCG(7, 1))
	syllables := strings.Fields("ba de ki lo mu na pe ri so tu va ze fa go hi")
	sentence := func() string {
		words := make([]string, 14)
		for i := range words {
			for range 3 + dice.IntN(3) {
				words[i] += syllables[dice.IntN(len(syllables))]
			}
		}
		return strings.Join(words, " ")
	}
	steps := []int{1, 2, 4, 8, 16}
	quoted := make([][]string, n)
	for i := range n {
		for _, step := range steps {
			q := fmt.Sprintf("“%s,” Maria Olsen said.", sentence())
			quoted[i], quoted[(i+step)%n] = append(quoted[i], q), append(quoted[(i+step)%n], q)
		}
	}
	in := make([]desk.Incoming, n)
	for i, quotes := range quoted {
		var text strings.Builder
		for _, q := range quotes {
			fmt.Fprintf(&text, "%s\n\nThe %s.\n\n", q, sentence())
		}
		in[i] = desk.Incoming{Name: fmt.Sprint(i), Text: text.String()}
	}
	return in
}

// large makes a workbench of n sources, each with ten quotations that stand in
// another one too.
func large(b *testing.B, n int) string {
	path := filepath.Join(b.TempDir(), "large.verbatim")
	d, err := desk.Create(b.Context(), path, desk.Options{Empty: true})
	if err != nil {
		b.Fatal(err)
	}
	if _, err := d.Bring(b.Context(), quoting(n), nil); err != nil {
		b.Fatal(err)
	}
	if err := d.Close(); err != nil {
		b.Fatal(err)
	}
	return path
}

// BenchmarkLarge is what a person does on a workbench of 10,000 sources and their
// 50,000 overlaps, each step from the key to what is drawn anew, read from the
// file and compared: a second is allowed for opening it with its list, 16 ms for
// a step in the list with its preview, 50 for a pair, 100 for a filter, a source
// and words looked up, and 400 MB of memory, of which the heap after a
// collection is told.
func BenchmarkLarge(b *testing.B) {
	f := window(b)
	path := large(b, 10_000)
	o, s := f.overlaps, f.sources
	of := func(name string, step func(i int)) {
		b.Run(name, func(b *testing.B) {
			for i := 1; b.Loop(); i++ {
				step(i)
			}
		})
	}
	f.open(path)
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	b.Run("open", func(b *testing.B) {
		for b.Loop() {
			f.open(path)
		}
		b.ReportMetric(float64(m.HeapAlloc)/1e6, "MB")
		b.ReportMetric(float64(len(o.list.rows)), "overlaps")
	})
	rows := o.list.rows
	of("down", func(int) { f.press("Down") })
	of("far", func(i int) { o.choose(rows[i*9973%len(rows)].ID) })
	of("scroll", func(i int) { o.table.ScrollToOffset(float32(i*50) * f.z) })
	of("filter", func(i int) { o.words.SetText([]string{"ba", "bade", "olsen ki", "zzz", ""}[i%5]) })
	o.words.SetText("")
	of("pair", func(i int) { f.openPair(rows[i*37%len(rows)].ID) })
	of("judge", func(i int) { f.press([]string{"1", "2"}[i%2], "Return") })
	f.press("Ctrl+2")
	of("sources", func(int) { s.reload() })
	of("sift", func(i int) { s.words.SetText([]string{"7", "77", "no such", ""}[i%4]) })
	s.words.SetText("")
	of("source", func(i int) { s.choose(i * 37 % len(s.rows)) })
	f.press("Ctrl+Shift+F")
	seek := f.win.Canvas().Focused().(*entry)
	typed := []rune(oneLine(s.reading.Revision.Text))[1:40]
	of("find", func(i int) { seek.SetText(string(typed[:1+i%len(typed)])) })
}
