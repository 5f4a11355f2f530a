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
// the quotations stands in two articles, never the same two.
func quoting(n int) []desk.Incoming {
	dice := rand.New(rand.NewPCG(7, 1))
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
	steps := []int{1, 2, 4, 8, 16}
	quoted := make([][]string, n)
	for i := range n {
		for _, step := range steps {
			q := fmt.Sprintf("“%s,” Maria Olsen said.", sentence())
			quoted[i], quoted[(i+step)%n] = append(quoted[i], q), append(quoted[(i+step)%n], q)
		}
	}
	in := make([]desk.Incoming, n)
	for i, q := range quoted {
		in[i] = desk.Incoming{Name: fmt.Sprint(i), Text: strings.Join(q, "\n\nThe "+sentence()+".\n\n")}
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

// BenchmarkOpenLarge opens a workbench of 10,000 sources and their 50,000 and
// more overlaps until its list is drawn: a second is allowed, and 400 MB of
// memory, of which the heap after a collection is told.
func BenchmarkOpenLarge(b *testing.B) {
	f := window(b)
	path := large(b, 10_000)
	for b.Loop() {
		f.open(path)
	}
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	b.ReportMetric(float64(m.HeapAlloc)/1e6, "MB")
	b.ReportMetric(float64(len(f.overlaps.list.rows)), "overlaps")
}

// BenchmarkOpenPairOfMany opens one pair after another of a workbench of 2,000
// sources, whose made-up words meet in some 80,000 overlaps: 50 ms are allowed.
func BenchmarkOpenPairOfMany(b *testing.B) {
	f := window(b)
	f.open(large(b, 2_000))
	rows := f.overlaps.list.rows
	f.pair.open(rows[0].ID)
	f.show(f.pair, true)
	i := 0
	for b.Loop() {
		i++
		f.pair.open(rows[i*37%len(rows)].ID)
	}
	b.ReportMetric(float64(len(rows)), "overlaps")
}
