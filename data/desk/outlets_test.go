package desk

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"verbatim/data"
	"verbatim/data/store"
)

func TestOutletMap(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	m := must[*OutletMap](t)(d.OutletMap(ctx))
	var got []string
	for _, x := range m.Shares {
		got = append(got, fmt.Sprintf("%s of %s: %d bytes, %d overlaps, %d judged", m.Outlets[x.B].Name, m.Outlets[x.A].Name, x.Bytes, x.Overlaps, x.Judged))
	}
	want := []string{
		"Informed Comment of The Moscow Times: 323 bytes, 2 overlaps, 0 judged",
		"Russia Insider of The Moscow Times: 58 bytes, 2 overlaps, 0 judged",
		"The Moscow Times of Informed Comment: 334 bytes, 2 overlaps, 0 judged",
		"The Moscow Times of Russia Insider: 112 bytes, 2 overlaps, 0 judged",
	}
	if !slices.Equal(got, want) {
		t.Errorf("the shares are %q", got)
	}
	if last := m.Outlets[len(m.Outlets)-1]; last.Name != "" || last.Sources != 1 || last.Overlaps != 0 {
		t.Errorf("who is no outlet is %+v", last)
	}
	if s := m.Sources[0]; s.Label != "The Moscow Times" || s.Shared() != 381 || s.Bytes != 5555 || len(s.In) != 2 || len(s.In[0].Spans) != 3 {
		t.Errorf("the first source is %+v", s)
	}
	// Of the same house, however its name is written.
	moscow, insider := labelled(t, d, "The Moscow Times"), labelled(t, d, "Russia Insider")
	if err := d.SetMeta(ctx, insider, data.Meta{Publisher: "THE MOSCOW TIMES"}); err != nil {
		t.Fatal(err)
	}
	if err := d.SetStatus(ctx, data.Dismissed, zamili(t, d).ID); err != nil {
		t.Fatal(err)
	}
	m = must[*OutletMap](t)(d.OutletMap(ctx))
	if o := m.Outlets[0]; o.Sources != 2 || o.Overlaps != 3 {
		t.Errorf("the house is %+v", o)
	}
	if x := m.Shares[0]; x.A != 0 || x.B != 0 || x.Overlaps != 2 || x.Bytes != 58+112 {
		t.Errorf("inside the house: %+v", x)
	}
	if !slices.ContainsFunc(m.Sources, func(l Located) bool { return l.Source == moscow && l.Outlet == 0 }) {
		t.Error("its source is not told")
	}
}

// madeState is a workbench of so many sources by a tenth as many outlets, and
// overlaps between any two.
func madeState(sources, overlaps int) (*state, []*source, map[string]store.TextSize) {
	dice := rand.New(rand.NewPCG(3, 5))
	all, byRevision, sizes := map[string]*source{}, map[string]*source{}, map[string]store.TextSize{}
	for i := range sources {
		id := fmt.Sprint("s", i)
		all[id] = &source{id: id, name: id, revision: "r" + id, meta: data.Meta{Publisher: fmt.Sprint("Outlet ", dice.IntN(1+dice.IntN(max(1, sources/10))))}}
		byRevision["r"+id], sizes["r"+id] = all[id], store.TextSize{Words: 500, Bytes: 3000}
	}
	s := &state{sources: layersOver(all), byRevision: layersOver(byRevision)}
	side := func(id string) data.Side {
		at := dice.IntN(2800)
		return data.Side{Source: id, Revision: "r" + id, Passage: data.Passage{{Start: at, End: at + 150}}}
	}
	for i := range overlaps {
		a, b := fmt.Sprint("s", dice.IntN(sources)), fmt.Sprint("s", dice.IntN(sources))
		s.overlaps = append(s.overlaps, &known{Found: &store.Found{Overlap: data.Overlap{ID: fmt.Sprint("o", i), A: side(a), B: side(b), Within: a == b, Tier: data.TierExact}}, inA: all[a], inB: all[b]})
	}
	return s, s.shown(), sizes
}

// BenchmarkOutletMap makes the map of 10,000 sources with 50,000 overlaps.
func BenchmarkOutletMap(b *testing.B) {
	s, shown, sizes := madeState(10_000, 50_000)
	start := processor()
	for b.Loop() {
		s.outletMap(shown, sizes)
	}
	reportProcessor(b, start)
}
