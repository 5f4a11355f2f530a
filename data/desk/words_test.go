package desk

import (
	"testing"

	"verbatim/data"
	"verbatim/data/collate"
	"verbatim/data/export"
	"verbatim/data/quote"
)

func TestInWords(t *testing.T) {
	judged := func(j data.Judgement) export.Row { return export.Row{Verdict: data.Verdict{Judgement: j.Filled()}} }
	pair := func(c collate.Comparison) *Pair {
		return &Pair{Row: OverlapRow{Overlap: &data.Overlap{}, MetaA: &data.Meta{}, MetaB: &data.Meta{}, LabelA: "The Gazette", LabelB: "The Herald", SpeakerB: "Ali Hadi"}, Collation: c}
	}
	change := func(op data.Op, kind data.Tag, a, b string, words int) data.Change {
		return data.Change{Op: op, Kind: kind, TextA: a, TextB: b, Words: words}
	}
	cited := pair(collate.Comparison{Speaker: collate.Varies})
	cited.QuoteA = &quote.Quotation{Credit: "Reuters"}
	within := pair(collate.Comparison{Changes: []data.Change{change(data.OpDelete, data.CutUnmarked, "ten", "", 1)}})
	within.Row.Within = true
	for _, c := range []struct {
		row  export.Row
		pair *Pair
		want string
	}{
		{
			judged(data.Judgement{Wording: data.Verbatim}),
			pair(collate.Comparison{Changes: []data.Change{change(data.OpReplace, data.Typography, "\"", "“", 0)}}),
			"Overall 5, faithful: wording verbatim, attribution same, sense kept. The Herald prints the same words as The Gazette.",
		},
		{
			judged(data.Judgement{Wording: data.Altered}),
			pair(collate.Comparison{Changes: []data.Change{
				change(data.OpJoin, data.Spliced, "…", "", 1), change(data.OpMove, data.Reordered, "I think,", "I think", 2),
				change(data.OpReplace, data.Substitution, "may", "will", 1), change(data.OpReplace, data.NumberChanged, "30", "40", 1),
				change(data.OpInsert, data.InsertBracketed, "", "[have now]", 2), change(data.OpInsert, "", "", "and more", 2),
			}}),
			"Overall 3, loosely quoted: wording altered, attribution same, sense kept. The Herald joins two quotations that stand 1 word apart " +
				"in The Gazette, moves “I think”, prints “will” for “may” and “40” for “30” and adds “[have now]”.",
		},
		{
			judged(data.Judgement{Wording: data.Translated}), cited,
			"Unproven: wording translated, attribution same, sense not judged. The Herald spells the speaker Ali Hadi and does not name Reuters.",
		},
		{
			judged(data.Judgement{Wording: data.Paraphrase, Attribution: data.UnclearAttribution}), within,
			"Unproven: wording paraphrase, attribution unclear, sense kept. Passage B drops “ten”.",
		},
	} {
		if got := inWords(c.row, c.pair); got != c.want {
			t.Errorf("in words:\n%s\nwant\n%s", got, c.want)
		}
	}
}

func TestClip(t *testing.T) {
	for _, c := range []struct {
		text string
		n    int
		want string
	}{
		{"", 5, ""},
		{"one  two\n\nthree", 20, "one two three"},
		{"one two three", 9, "one two…"},
		{"Ünübersehbarkeiten", 5, "Ünübe…"},
		{"so it is, then", 10, "so it is…"},
	} {
		if got := clip(c.text, c.n); got != c.want {
			t.Errorf("%q in %d: %q, want %q", c.text, c.n, got, c.want)
		}
	}
}

// The shelf lets go of what was not used for longest and keeps the newest.
func TestShelf(t *testing.T) {
	texts := map[string]*opened{"a": open("One short text."), "b": open("Two short texts."), "c": open("Three of them here.")}
	s := newShelf(texts["a"].size() + texts["b"].size())
	s.put(textKey{hash: "a"}, texts["a"])
	s.put(textKey{hash: "b"}, texts["b"])
	s.put(textKey{hash: "b"}, texts["b"])
	if s.get(textKey{hash: "a"}) == nil || s.get(textKey{hash: "b"}) == nil {
		t.Fatal("what fits was let go")
	}
	s.get(textKey{hash: "a"})
	s.put(textKey{hash: "c"}, texts["c"])
	if s.get(textKey{hash: "b"}) != nil || s.get(textKey{hash: "c"}) == nil || s.used > s.room && s.last.Len() > 1 {
		t.Errorf("on the shelf: b %v, c %v, %d of %d bytes", s.get(textKey{hash: "b"}), s.get(textKey{hash: "c"}), s.used, s.room)
	}
	small := newShelf(1)
	small.put(textKey{hash: "a"}, texts["a"])
	if small.get(textKey{hash: "a"}) == nil {
		t.Error("the one text that is read was let go")
	}
}
