package collate

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/sergi/go-diff/diffmatchpatch"

	"verbatim/data"
	"verbatim/data/text"
	"verbatim/seeds"
)

// edited makes a text of n words, drawn from the five articles' own words, and
// a copy with the given share of its words cut, added or exchanged.
func edited(n int, share float64) (a, b string) {
	r := rand.New(rand.NewPCG(1, 2))
	var ws []string
	for _, s := range seeds.Articles() {
		ws = append(ws, strings.Fields(string(s.Bytes))...)
	}
	draw := func() string { return ws[r.IntN(len(ws))] }
	x, y := make([]string, 0, n), make([]string, 0, n)
	for range n {
		w := draw()
		x = append(x, w)
		if r.Float64() >= share {
			y = append(y, w)
			continue
		}
		switch r.IntN(3) {
		case 0:
			y = append(y, draw())
		case 1:
			y = append(y, w, draw())
		}
	}
	return strings.Join(x, " "), strings.Join(y, " ")
}

var sizes = []struct {
	words int
	share float64
}{{50, .1}, {5000, .1}, {200_000, .02}, {200_000, .1}, {200_000, .5}}

// BenchmarkCompare is the whole answer, with changes, sentences and line; the
// texts have been read before.
func BenchmarkCompare(b *testing.B) {
	for _, s := range sizes {
		b.Run(fmt.Sprintf("%d words %.0f%% edited", s.words, 100*s.share), func(b *testing.B) {
			ta, tb := edited(s.words, s.share)
			x, y := whole(ta), whole(tb)
			b.SetBytes(int64(len(ta) + len(tb)))
			for b.Loop() {
				Compare(x, y)
			}
		})
	}
}

// BenchmarkAlign is the alignment alone, of words that have been read.
func BenchmarkAlign(b *testing.B) {
	for _, s := range sizes {
		b.Run(fmt.Sprintf("%d words %.0f%% edited", s.words, 100*s.share), func(b *testing.B) {
			x, y := readBoth(edited(s.words, s.share))
			for b.Loop() {
				align(x.units, y.units)
			}
		})
	}
}

// BenchmarkGoDiff is go-diff without anchors on the same runes.
func BenchmarkGoDiff(b *testing.B) {
	for _, s := range sizes[:len(sizes)-1] { // the last takes a minute
		b.Run(fmt.Sprintf("%d words %.0f%% edited", s.words, 100*s.share), func(b *testing.B) {
			x, y := readBoth(edited(s.words, s.share))
			d := diffmatchpatch.New()
			d.DiffTimeout = 0
			for b.Loop() {
				d.DiffMainRunes(runes(x.units), runes(y.units), false)
			}
		})
	}
}

func BenchmarkZamili(b *testing.B) {
	x, y := zamili(b)
	for b.Loop() {
		Compare(x, y)
	}
}

func readBoth(a, b string) (x, y *side) {
	l := newLexicon(len(a) / 6)
	return read(whole(a), l), read(whole(b), l)
}

// TestAlignIsNearlyTheShortest compares the anchored alignment with go-diff's
// own, which is the shortest.
func TestAlignIsNearlyTheShortest(t *testing.T) {
	for _, share := range []float64{.02, .1, .3} {
		x, y := readBoth(edited(4000, share))
		pairs := 0
		for _, j := range align(x.units, y.units) {
			if j >= 0 {
				pairs++
			}
		}
		d := diffmatchpatch.New()
		d.DiffTimeout = 0
		most := 0
		for _, e := range d.DiffMainRunes(runes(x.units), runes(y.units), false) {
			if e.Type == diffmatchpatch.DiffEqual {
				most += len([]rune(e.Text))
			}
		}
		if pairs > most || float64(pairs) < .999*float64(most) {
			t.Errorf("%.0f %% edited: %d words kept, the longest common run has %d", 100*share, pairs, most)
		}
	}
}

// BenchmarkLocate looks a hundred passages of forty words up in a text of which
// one word in ten was edited. The text of one word is the worst there is:
// everything is like everything.
func BenchmarkLocate(b *testing.B) {
	for _, s := range []struct {
		name string
		a, b string
	}{
		edition("2000 words", 2000), edition("200000 words", 200_000),
		{"200000 times one word", strings.Repeat("no ", 200_000), strings.Repeat("no ", 199_000)},
	} {
		b.Run(s.name, func(b *testing.B) {
			old, changed := text.Parse(s.a), text.Parse(s.b)
			b.SetBytes(int64(len(s.a) + len(s.b)))
			for b.Loop() {
				l := NewLocator(old, changed)
				for i := range 100 {
					from := i * (len(old.Words) - 40) / 100
					l.Locate(data.Passage{{Start: old.Tokens[old.Words[from]].Start, End: old.Tokens[old.Words[from+40]].End}})
				}
			}
		})
	}
}

func edition(name string, words int) (e struct{ name, a, b string }) {
	e.name = name
	e.a, e.b = edited(words, .1)
	return e
}
