package data_test

import (
	"regexp"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"verbatim/data"
)

func side(source string, date data.Date, zone data.Zone, at int) data.Side {
	return data.Side{Source: source, Revision: data.Hash(source), Date: date, Zone: zone, Passage: data.Passage{{Start: at, End: at + 9}}}
}

// The A/B rule, case by case: x is A in every one of them.
func TestAFirst(t *testing.T) {
	early, late := data.Date{Year: 2015, Month: 10, Day: 7}, data.Date{Year: 2015, Month: 10, Day: 8}
	var none data.Date
	for _, c := range []struct {
		why  string
		x, y data.Side
	}{
		{"the earlier date", side("z", early, data.ZoneComments, 90), side("a", late, data.ZoneBody, 0)},
		{"a date before none", side("z", late, data.ZoneTitle, 90), side("a", none, data.ZoneBody, 0)},
		{"the name", side("a", early, data.ZoneComments, 90), side("z", early, data.ZoneBody, 0)},
		{"the name where dates cannot be ordered", side("a", data.Date{Year: 2015}, data.ZoneBody, 0), side("z", early, data.ZoneBody, 0)},
		{"the name without dates", side("a", none, data.ZoneComments, 90), side("z", none, data.ZoneBody, 0)},
		{"body before deck", side("a", early, data.ZoneBody, 90), side("a", early, data.ZoneDeck, 0)},
		{"deck before title", side("a", none, data.ZoneDeck, 90), side("a", none, data.ZoneTitle, 0)},
		{"title before caption", side("a", none, data.ZoneTitle, 90), side("a", none, data.ZoneCaption, 0)},
		{"caption before comments", side("a", none, data.ZoneCaption, 90), side("a", none, data.ZoneComments, 0)},
		{"the earlier place", side("a", none, data.ZoneBody, 0), side("a", none, data.ZoneBody, 90)},
	} {
		if !data.AFirst(c.x, c.y) || data.AFirst(c.y, c.x) {
			t.Errorf("%s: %v before %v is %v, the other way %v", c.why, c.x, c.y, data.AFirst(c.x, c.y), data.AFirst(c.y, c.x))
		}
	}
}

func anySide() *rapid.Generator[data.Side] {
	return rapid.Custom(func(t *rapid.T) data.Side {
		return side(rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "source"), anyDate().Draw(t, "date"),
			rapid.SampledFrom(data.Zones).Draw(t, "zone"), rapid.IntRange(0, 3).Draw(t, "at"))
	})
}

// Of two sides that differ exactly one is A. (Dates of one source agree.)
func TestAFirstChoosesOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x, y := anySide().Draw(t, "x"), anySide().Draw(t, "y")
		if x.Source == y.Source {
			y.Date = x.Date
			if x.Passage.Compare(y.Passage) == 0 {
				y.Zone = x.Zone
			}
		}
		same := x.Source == y.Source && x.Passage.Compare(y.Passage) == 0
		if data.AFirst(x, y) == data.AFirst(y, x) != same {
			t.Fatalf("%v and %v: %v and %v", x, y, data.AFirst(x, y), data.AFirst(y, x))
		}
	})
}

func TestOverlapID(t *testing.T) {
	a, b := side("a", data.Date{}, data.ZoneBody, 0), side("b", data.Date{}, data.ZoneBody, 5)
	id := data.OverlapID(a, b)
	if !regexp.MustCompile(`^o[0-9a-f]{16}$`).MatchString(id) {
		t.Errorf("id %q", id)
	}
	if id != data.OverlapID(a, b) || id == data.OverlapID(b, a) {
		t.Error("the id follows from the sides in A/B order")
	}
	// Names, dates and zones may be corrected without a new identity.
	renamed := a
	renamed.Source, renamed.Zone, renamed.Date.Year = "other", data.ZoneTitle, 2015
	if data.OverlapID(renamed, b) != id {
		t.Error("the id hangs on what a person can correct")
	}
	moved := a
	moved.Passage = data.Passage{{Start: 0, End: 8}}
	split := a
	split.Passage = data.Passage{{Start: 0, End: 4}, {Start: 4, End: 9}}
	if data.OverlapID(moved, b) == id || data.OverlapID(split, b) == id {
		t.Error("other spans have another id")
	}
}

// An overlap a person has touched is found again where at least 80 % of both
// its sides are covered.
func TestSameFinding(t *testing.T) {
	of := func(startA, endA, startB, endB int) data.Overlap {
		return data.Overlap{
			A: data.Side{Revision: "x", Passage: data.Passage{{Start: startA, End: endA}}},
			B: data.Side{Revision: "y", Passage: data.Passage{{Start: startB, End: endB}}},
		}
	}
	known := of(100, 200, 300, 400)
	for _, c := range []struct {
		later data.Overlap
		want  bool
	}{
		{known, true},
		{of(0, 900, 0, 900), true},
		{of(100, 180, 320, 400), true},
		{of(100, 179, 300, 400), false},
		{of(100, 200, 321, 400), false},
		{of(300, 400, 100, 200), false},
	} {
		if data.SameFinding(known, c.later) != c.want {
			t.Errorf("%v: %v", c.later, !c.want)
		}
	}
	other := known
	other.A.Revision = "z"
	if data.SameFinding(known, other) {
		t.Error("another text is another overlap")
	}
}

func anyOverlap() *rapid.Generator[data.Overlap] {
	tiers := []data.Tier{data.TierExact, data.TierEdited, data.TierParaphrase, data.TierSetPhrase, data.TierBoilerplate}
	return rapid.Custom(func(t *rapid.T) data.Overlap {
		o := data.Overlap{
			ID:     rapid.StringMatching(`o[0-9a-f]{2}`).Draw(t, "id"),
			Within: rapid.Bool().Draw(t, "within"),
			Tier:   rapid.SampledFrom(tiers).Draw(t, "tier"),
			Score:  float64(rapid.IntRange(0, 3).Draw(t, "score")),
		}
		o.A.Quoted = rapid.Bool().Draw(t, "quoted")
		o.A.Source = rapid.StringMatching(`[ab]`).Draw(t, "source of A")
		o.B.Source = rapid.StringMatching(`[ab]`).Draw(t, "source of B")
		return o
	})
}

// The list's order is strict: it holds together over any three overlaps, and
// only one and the same stands level with itself.
func TestCompareRankIsStrict(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x, y, z := anyOverlap().Draw(t, "x"), anyOverlap().Draw(t, "y"), anyOverlap().Draw(t, "z")
		xy, yz, xz := data.CompareRank(&x, &y), data.CompareRank(&y, &z), data.CompareRank(&x, &z)
		same := x.ID == y.ID && x.A.Source == y.A.Source && x.B.Source == y.B.Source
		if xy != -data.CompareRank(&y, &x) || xy == 0 && !same {
			t.Fatalf("%v and %v: %d", x, y, xy)
		}
		if xy < 0 && yz < 0 && xz >= 0 || xy == 0 && yz != xz {
			t.Fatalf("%d and %d but %d", xy, yz, xz)
		}
	})
}

func TestCompareRank(t *testing.T) {
	quoted := data.Side{Quoted: true}
	list := []data.Overlap{ // as they are to stand
		{ID: "o1", A: quoted, Tier: data.TierEdited, Score: 9},
		{ID: "o2", B: quoted, Tier: data.TierExact, Score: 9},
		{ID: "o0", A: quoted, Tier: data.TierParaphrase, Score: 4},
		{ID: "o3", Tier: data.TierExact, Score: 90},
		{ID: "o4", A: quoted, Tier: data.TierExact, Score: 99, Within: true},
		{ID: "o5", Tier: data.TierExact, Score: 99, Within: true},
		{ID: "o6", A: quoted, Tier: data.TierSetPhrase, Score: 999},
		{ID: "o7", Tier: data.TierBoilerplate, Score: 999, Within: true},
	}
	shuffled := slices.Clone(list)
	slices.Reverse(shuffled)
	slices.SortFunc(shuffled, func(x, y data.Overlap) int { return data.CompareRank(&x, &y) })
	for i := range list {
		if shuffled[i].ID != list[i].ID {
			t.Errorf("%d is %s, want %s", i+1, shuffled[i].ID, list[i].ID)
		}
	}
}
