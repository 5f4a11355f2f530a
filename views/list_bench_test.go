package views

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"verbatim/data"
	"verbatim/data/desk"
)

// manyRows are overlaps as a large workbench has them: 2,000 speakers, 300
// outlets, a tenth of them judged, one in twelve a copy of another.
func manyRows(n int) []*desk.OverlapRow {
	r := rand.New(rand.NewPCG(1, 2))
	words := strings.Fields("minister harbour budget said Monday reporters company never office talks border deal rising prices court ruled police city water")
	phrase := func(k int) string {
		out := make([]string, k)
		for i := range out {
			out[i] = words[r.IntN(len(words))]
		}
		return strings.Join(out, " ")
	}
	rows, kinds := make([]*desk.OverlapRow, n), rowsForTest()
	own := func(of *desk.OverlapRow) *desk.OverlapRow {
		row, o := *of, *of.Overlap
		row.Overlap = &o
		return &row
	}
	sources := make([]data.Meta, max(1, n/5))
	for i := range sources {
		sources[i] = data.Meta{
			Publisher: fmt.Sprintf("Outlet %d", r.IntN(300)), Title: phrase(8), Author: phrase(2),
			Date: data.Date{Year: 2000 + r.IntN(25), Month: 1 + r.IntN(12), Day: 1 + r.IntN(28)},
		}
	}
	for i := range rows {
		row := own(kinds[min(3, max(i%2, 5*i/n-1))]) // by rank: across sources, within one, set phrases
		row.ID, row.Score, row.Lead = fmt.Sprintf("o%016x", r.Uint64()), float64(n-i), phrase(14)
		if row.SpeakerA != "" && i%3 > 0 {
			row.SpeakerA, row.SpeakerB = fmt.Sprintf("%s Speaker %d", words[r.IntN(len(words))], r.IntN(2000)), ""
		}
		row.MetaA, row.MetaB = &sources[r.IntN(len(sources))], &sources[r.IntN(len(sources))]
		row.A.Zone, row.B.Zone, row.WordsA, row.WordsB, row.WordsSame = data.ZoneBody, data.ZoneCaption, 8+r.IntN(60), 8+r.IntN(60), 8
		if i%10 == 0 {
			row.Status = data.Judged
			row.Verdicts = []data.Verdict{{Reviewer: "Mona", Judgement: data.Judgement{Wording: data.Wordings[r.IntN(4)]}.Filled()}}
		}
		if i > 100 && i%12 == 0 {
			row.Like = rows[i/12].ID
		}
		rows[i] = row
	}
	return rows
}

// largeWindow is a window whose list is 50,000 overlaps. The workbench is taken
// out, so that nothing but the window's own work is measured; the pair is one to
// preview.
func largeWindow(b *testing.B) (*frame, *desk.Pair) {
	f := window(b)
	f.press("Esc")
	p := *f.overlaps.pair
	d := f.desk
	f.desk = nil
	b.Cleanup(func() { f.desk = d })
	f.overlaps.list.set(manyRows(50_000))
	f.overlaps.rearrange()
	return f, &p
}

func BenchmarkStock50000(b *testing.B) {
	rows := manyRows(50_000)
	for b.Loop() {
		newStock(rows, nil)
	}
}

// BenchmarkStockAfterAVerdict is the same where one row of them has changed.
func BenchmarkStockAfterAVerdict(b *testing.B) {
	rows := manyRows(50_000)
	s := newStock(rows, nil)
	for i := 0; b.Loop(); i++ {
		judged := *rows[i%len(rows)]
		judged.Status = data.Judged
		judged.Verdicts = []data.Verdict{{Reviewer: "Mona", Judgement: data.Judgement{Wording: data.Verbatim}.Filled()}}
		rows = slices.Clone(rows)
		rows[i%len(rows)] = &judged
		s = newStock(rows, s)
	}
}

func BenchmarkFilter50000(b *testing.B) {
	f, _ := largeWindow(b)
	o := f.overlaps
	typed := func(b *testing.B, words ...string) {
		for i := 0; b.Loop(); i++ {
			o.list.filter.words = words[i%len(words)]
			o.rearrange()
		}
		o.list.filter = newFilter()
	}
	b.Run("a letter", func(b *testing.B) { typed(b, "s", "r") })
	b.Run("words", func(b *testing.B) { typed(b, "harbour minist", "speaker 17") })
	b.Run("nothing found", func(b *testing.B) { typed(b, "zzz", "zzzz") })
	b.Run("cleared", func(b *testing.B) { typed(b, "") })
	b.Run("a facet", func(b *testing.B) {
		for b.Loop() {
			o.list.toggle(facetAlarm, string(alarms[0].differ))
			o.rearrange()
		}
	})
	b.Run("a sort", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			clear(o.list.orders[:])
			o.list.order = order(i) % orders
			o.rearrange()
		}
	})
}

func BenchmarkMove50000(b *testing.B) {
	f, p := largeWindow(b)
	o := f.overlaps
	step := func(b *testing.B, by int) {
		for i := 0; b.Loop(); i++ {
			at := (o.list.at(o.chosen) + by) % len(o.list.shown)
			o.choose(o.list.rows[o.list.shown[at]].ID)
			p.Row.ID = o.chosen
			o.pair, o.witnesses = p, "Two sources, which may be one."
			o.redrawPreview()
		}
	}
	b.Run("down", func(b *testing.B) { step(b, 1) })
	b.Run("a page", func(b *testing.B) { step(b, 12) })
	b.Run("far", func(b *testing.B) { step(b, 9973) })
}
