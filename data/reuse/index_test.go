package reuse

import (
	"context"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestPostingsAreSorted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		keys := rapid.SliceOf(rapid.Uint32Range(0, 300)).Draw(t, "keys")
		var got []posting
		for place, k := range keys {
			got = append(got, newPosting(k*0x01010101, uint32(place)))
		}
		want := slices.Clone(got)
		slices.Sort(want)
		sortPostings(got, make([]posting, len(got)), 32)
		if !slices.Equal(got, want) {
			t.Fatalf("got %x, want %x", got, want)
		}
	})
}

// Every seed is found where it stands, but for those over the cap, which are
// listed.
func TestIndexFindsEverySeed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		stems := rapid.SliceOfN(rapid.Uint32Range(1, 12), 0, 400)
		var docs []*doc
		for range rapid.IntRange(1, 4).Draw(t, "documents") {
			d := &doc{Document: &Document{}}
			for _, s := range stems.Draw(t, "stems") {
				d.terms = append(d.terms, term{stem: s, weight: 50, after: 50})
			}
			docs = append(docs, d)
		}
		c := newCorpus(docs)
		if err := c.build(context.Background(), 0, len(docs), work{workers: 2, meter: &meter{}}); err != nil {
			t.Fatal(err)
		}
		places := map[uint32][]uint32{}
		for d := range docs {
			found := (&seeder{}).seeds(docs[d].terms)
			for _, s := range found {
				place := c.start[d] + uint32(s.at)
				places[s.key] = append(places[s.key], place)
				if c.docAt(place) != uint32(d) {
					t.Fatalf("place %d is said to be of document %d", place, c.docAt(place))
				}
			}
		}
		for key, want := range places {
			got, over := c.index.find(key), len(want) > mostPlaces
			if over {
				want = nil
			}
			if slices.Contains(c.capped, key) != over || len(got) != len(want) || len(want) > 1 && c.index.once(key) {
				t.Fatalf("seed %x is found %d times, stands %d times", key, len(got), len(want))
			}
			for k, p := range got {
				if p.key() != key || p.place() != want[k] {
					t.Fatalf("seed %x at %d, want %v", key, p.place(), want)
				}
			}
		}
	})
}
