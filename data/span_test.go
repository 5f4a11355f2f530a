package data_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"verbatim/data"
)

func anySpan(n int) *rapid.Generator[data.Span] {
	return rapid.Custom(func(t *rapid.T) data.Span {
		a := rapid.IntRange(0, n).Draw(t, "start")
		return data.Span{Start: a, End: rapid.IntRange(a, n).Draw(t, "end")}
	})
}

// What two spans share is what a count byte by byte says.
func TestSpansShareBytes(t *testing.T) {
	const n = 30
	rapid.Check(t, func(t *rapid.T) {
		s, o := anySpan(n).Draw(t, "s"), anySpan(n).Draw(t, "o")
		common, contains := 0, true
		for at := range n {
			if s.Has(at) && o.Has(at) {
				common++
			}
			contains = contains && (s.Has(at) || !o.Has(at))
		}
		if s.Common(o) != common || o.Common(s) != common || s.Overlaps(o) != (common > 0) && !s.Empty() && !o.Empty() {
			t.Fatalf("%v and %v share %d, not %d", s, o, s.Common(o), common)
		}
		if !o.Empty() && s.Contains(o) != contains {
			t.Fatalf("%v contains %v: %v", s, o, s.Contains(o))
		}
	})
}

func TestSpanOfIsCutToTheText(t *testing.T) {
	for _, c := range []struct {
		span data.Span
		want string
	}{
		{data.Span{Start: 0, End: 4}, "Iraq"},
		{data.Span{Start: 2, End: 2}, ""},
		{data.Span{Start: 2, End: 99}, "aq may"},
		{data.Span{Start: -3, End: 4}, "Iraq"},
		{data.Span{Start: 90, End: 99}, ""},
		{data.Span{Start: 4, End: 1}, ""},
	} {
		if got := c.span.Of("Iraq may"); got != c.want {
			t.Errorf("%v is %q, want %q", c.span, got, c.want)
		}
	}
}

func TestPassage(t *testing.T) {
	const text = "We are seeking a role. He left. Yes, a bigger one."
	p := data.Passage{{Start: 0, End: 21}, {Start: 32, End: 49}}
	if got := p.Joined(text); got != "We are seeking a role […] Yes, a bigger one" {
		t.Errorf("joined: %q", got)
	}
	if p.Len() != 38 || p.Hull() != (data.Span{Start: 0, End: 49}) || !p.Has(40) || p.Has(25) {
		t.Errorf("%v has %d bytes and hull %v", p, p.Len(), p.Hull())
	}
	if got := p.Common(data.Passage{{Start: 10, End: 40}}); got != 11+8 {
		t.Errorf("%d bytes in common", got)
	}
	if (data.Passage{}).Hull() != (data.Span{}) || (data.Passage{}).Joined(text) != "" {
		t.Error("an empty passage has no hull and no text")
	}
}

// Passages are ordered by their places, whatever order they come in.
func TestPassageCompareIsAnOrder(t *testing.T) {
	passages := rapid.Map(rapid.SliceOfN(anySpan(5), 0, 3), func(s []data.Span) data.Passage { return s })
	rapid.Check(t, func(t *rapid.T) {
		ps := rapid.SliceOfN(passages, 0, 6).Draw(t, "passages")
		slices.SortFunc(ps, data.Passage.Compare)
		for i := 1; i < len(ps); i++ {
			c := ps[i-1].Compare(ps[i])
			if c > 0 || (c == 0) != slices.Equal(ps[i-1], ps[i]) || c != -ps[i].Compare(ps[i-1]) {
				t.Fatalf("%v and %v: %d", ps[i-1], ps[i], c)
			}
		}
	})
}
