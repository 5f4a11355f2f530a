package store

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"verbatim/data"
)

// judged makes a workbench with n verdicts, each of two events.
func judged(t testing.TB, n int) *Store {
	t.Helper()
	s := newStore(t, Options{})
	var sets []Set
	for i := range n {
		id := fmt.Sprintf("o%016x", i)
		sets = append(sets, set(OfOverlap, id, "verdict/Mona", verdict), set(OfOverlap, id, "status", `"judged"`))
		if len(sets) == 2000 || i == n-1 {
			apply(t, s, sets...)
			sets = nil
		}
	}
	return s
}

// BenchmarkApply saves one verdict into a workbench that holds 100,000; the
// slowest of a hundred is told beside the mean.
func BenchmarkApply(b *testing.B) {
	s := judged(b, 100_000)
	var took []time.Duration
	for i := 0; b.Loop(); i++ {
		start := time.Now()
		id := fmt.Sprintf("o%016x", i*7919%200_000)
		_, err := s.Apply(b.Context(), "Mona", "judge", set(OfOverlap, id, "verdict/Mona", fmt.Sprintf(`{"wording":"marked","n":%d}`, i)),
			set(OfOverlap, id, "status", fmt.Sprintf(`"final %d"`, i)))
		must(b, err)
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
	b.ReportMetric(float64(took[len(took)-1].Microseconds())/1000, "max-ms")
}

// BenchmarkOpen opens and closes a workbench with 100,000 verdicts.
func BenchmarkOpen(b *testing.B) {
	s := judged(b, 100_000)
	must(b, s.Close())
	for b.Loop() {
		again, err := Open(b.Context(), s.Path(), Options{Window: true})
		must(b, err)
		must(b, again.Close())
	}
}

// BenchmarkFields reads all that is shown of 100,000 overlaps.
func BenchmarkFields(b *testing.B) {
	s := judged(b, 100_000)
	for b.Loop() {
		if things, err := s.Fields(b.Context(), OfOverlap); err != nil || len(things) != 100_000 {
			b.Fatal(len(things), err)
		}
	}
}

// BenchmarkCheck is of 100,000 verdicts.
func BenchmarkCheck(b *testing.B) {
	s := judged(b, 100_000)
	for b.Loop() {
		sound(b, s)
	}
}

// BenchmarkPutRevision keeps one text of 6,000 bytes after another.
func BenchmarkPutRevision(b *testing.B) {
	s := newStore(b, Options{})
	words := strings.Repeat("Iraq may seek Russian air strikes against Islamic State soon, a lawmaker said on Wednesday. ", 65)
	for i := 0; b.Loop(); i++ {
		must(b, s.PutRevision(b.Context(), data.NewRevision(fmt.Sprint(i, words)), nil))
	}
}

// BenchmarkSetFound puts one more overlap beside 10,000.
func BenchmarkSetFound(b *testing.B) {
	s := newStore(b, Options{})
	texts := []data.Revision{data.NewRevision("one"), data.NewRevision("two")}
	all := someFound(texts, 10_001)
	for i := 0; b.Loop(); i++ {
		setFound(b, s, all[:10_000+i%2], nil, nil)
	}
}

// BenchmarkPutFound puts one more overlap beside 10,000, or takes it away.
func BenchmarkPutFound(b *testing.B) {
	s := newStore(b, Options{})
	all := someFound([]data.Revision{data.NewRevision("one"), data.NewRevision("two")}, 10_001)
	stamp := setFound(b, s, all, nil, nil)
	for i := 0; b.Loop(); i++ {
		c := FoundChange{Since: stamp, Remove: []string{all[10_000].ID}}
		if i%2 == 1 {
			c = FoundChange{Since: stamp, Put: all[10_000:]}
		}
		stamp = putFound(b, s, c)
	}
}

// BenchmarkFound reads 10,000.
func BenchmarkFound(b *testing.B) {
	s := newStore(b, Options{})
	setFound(b, s, someFound([]data.Revision{data.NewRevision("one"), data.NewRevision("two")}, 10_000), nil, nil)
	for b.Loop() {
		if f, err := s.Found(b.Context()); err != nil || len(f.Overlaps) != 10_000 {
			b.Fatal(len(f.Overlaps), err)
		}
	}
}

// BenchmarkCreate makes a workbench.
func BenchmarkCreate(b *testing.B) {
	folder := b.TempDir()
	for i := 0; b.Loop(); i++ {
		path := filepath.Join(folder, fmt.Sprint(i))
		s, err := Create(b.Context(), path, Options{})
		must(b, err)
		must(b, s.Close())
		must(b, os.Remove(path))
	}
}
