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
// listed, in an index as in chains.
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
		w := work{workers: 2, meter: &meter{}}
		if err := c.sort(context.Background(), bounds{0, len(docs)}, w); err != nil {
			t.Fatal(err)
		}
		over := c.capped
		if err := c.link(context.Background(), w); err != nil {
			t.Fatal(err)
		}
		defer c.unlink()
		if !slices.Equal(c.capped, over) {
			t.Fatalf("over the cap are %x in chains, %x in an index", c.capped, over)
		}
		places := map[uint32][]uint32{}
		for d := range docs {
			found := (&seeder{}).seeds(docs[d].terms)
			for _, s := range found {
				place := c.start[d] + uint32(s.at)
				places[s.key] = append(places[s.key], place)
				m := []meeting{{place: place}}
				if c.locate(m); m[0].doc != uint32(d) {
					t.Fatalf("place %d is said to be of document %d", place, m[0].doc)
				}
			}
		}
		for key, want := range places {
			got, over := c.index.find(key), len(want) > mostPlaces
			if over {
				want = nil
			}
			if chained := c.chains.of(key); !slices.Equal(chained, want) {
				t.Fatalf("seed %x is chained at %v, stands at %v", key, chained, want)
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

// of gives the places of one key, by place; none of one over the cap.
func (x *chains) of(key uint32) (places []uint32) {
	for k := range x.seeds {
		if x.seeds[k].key != key {
			continue
		}
		for next := x.next[k]; next > 0; next = x.next[next-1] {
			places = append(places, x.places[next-1])
		}
		if len(places) > 0 || x.head(key).seeds == 1 {
			return append([]uint32{x.places[k]}, places...)
		}
		return nil
	}
	return nil
}
