package reuse

import (
	"testing"

	"pgregory.net/rapid"

	"verbatim/data/text"
)

// The embedded table knows how news is written.
func TestBuiltinTable(t *testing.T) {
	weigh := func(w string) weight {
		stem := text.Fold(w, text.Stem)
		return builtin().alone(hash(stem), stem, text.IsStop(w))
	}
	if !(weigh("the") < weigh("government") && weigh("government") < weigh("refinery")) {
		t.Errorf("the %d, government %d, refinery %d", weigh("the"), weigh("government"), weigh("refinery"))
	}
	if w := weigh("qwrtzp"); w != toWeight(unknownWeight) {
		t.Errorf("an unknown word weighs %d", w)
	}
	if w := weigh("48213"); w > toWeight(numberWeight) {
		t.Errorf("a number weighs %d", w)
	}
	middle, east := hash(text.Fold("middle", text.Stem)), hash(text.Fold("east", text.Stem))
	if after := builtin().after(middle, east, 100); after >= 100 {
		t.Error("East is as surprising after Middle as anywhere")
	}
}

// A census of a few documents, written and read back.
func TestCensus(t *testing.T) {
	c := NewCensus()
	for range 2 {
		c.Corpus()
		for range 3 {
			c.Add(text.Parse("The warden closed the gate."))
		}
		c.Add(text.Parse("The school opened."))
	}
	encoded, stems, pairs := c.Table()
	table, err := decodeTable(encoded)
	if err != nil {
		t.Fatal(err)
	}
	if len(table.stems.keys) != stems || len(table.pairs.keys) != pairs || stems < 5 {
		t.Errorf("%d stems and %d pairs, read back %d and %d", stems, pairs, len(table.stems.keys), len(table.pairs.keys))
	}
	if w, ok := table.stems.look(hash(text.Fold("warden", text.Stem))); !ok || w != toWeight(leastWeight) {
		t.Errorf("warden weighs %d, known %v", w, ok)
	}
}

func TestTableComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := rapid.MapOf(rapid.Uint32(), rapid.Map(rapid.Uint8(), func(b uint8) weight { return weight(b) }))
		stems, pairs := draw.Draw(t, "stems"), draw.Draw(t, "pairs")
		in := table{toColumn(stems), toColumn(pairs)}
		out, err := decodeTable(in.encode())
		if err != nil {
			t.Fatal(err)
		}
		for k, w := range stems {
			if got, ok := out.stems.look(k); !ok || got != w {
				t.Fatalf("stem %d is %d, want %d", k, got, w)
			}
		}
		for k, w := range pairs {
			if got, ok := out.pairs.look(k); !ok || got != w {
				t.Fatalf("pair %d is %d, want %d", k, got, w)
			}
		}
	})
}

// A damaged table is refused or read, never a crash.
func FuzzDecodeTable(f *testing.F) {
	f.Add([]byte(tableMark))
	f.Add(background[:2000])
	f.Add((&table{toColumn(map[uint32]weight{1: 2, 1 << 31: 3}), toColumn(nil)}).encode())
	f.Fuzz(func(t *testing.T, b []byte) {
		if got, err := decodeTable(b); err == nil {
			got.alone(7, "word", false)
			got.after(1, 2, 3)
		}
	})
}
