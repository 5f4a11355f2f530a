package reuse

import (
	"cmp"
	"slices"
	"strings"

	"verbatim/data"
)

// Kin is what an overlap is to the others of its list.
type Kin struct {
	// Group is shared by overlaps whose passages are versions of one another;
	// counted from 0 in the order of the list, -1 for set phrases and
	// boilerplate, which belong to nobody and tie no groups together.
	Group int
	// Like is the first overlap of the list that shows the same two wordings,
	// in other copies of a source; its own index where it is that one.
	Like int
}

const (
	// versionShare of the longer of two stretches of one text makes them the
	// same passage: a quotation is not the story around it, or one long copy
	// would tie together all that is quoted in it.
	versionShare = 0.5
	// copyShare is asked of copies, whose wording must be the same: an edge may
	// differ by a mark or a word.
	copyShare = 0.95
)

// Kinship sorts overlaps into groups of versions and finds those that only
// repeat another one. It does not depend on the order of the list but for the
// numbers. Time: the sides of a text are sorted, and each is compared with
// those that begin inside it; [mostPlaces] bounds how many those are.
func Kinship(overlaps []*data.Overlap) []Kin {
	versions, copies := newSets(2*len(overlaps)), newSets(2*len(overlaps))
	sides := sidesOf(overlaps)
	tieStretches(sides, versions, copies)
	tieInCopies(overlaps, sides, copies)
	for i, o := range overlaps {
		if o.Tier.Aside() {
			continue
		}
		versions.tie(sideA(i), sideB(i))
		if o.Tier == data.TierExact && !o.Within {
			copies.tie(sideA(i), sideB(i))
		}
	}
	out := make([]Kin, len(overlaps))
	numbers, first := map[int32]int{}, map[likeness]int{}
	for i, o := range overlaps {
		out[i] = Kin{-1, i}
		if o.Tier.Aside() {
			continue
		}
		root := versions.root(sideA(i))
		if _, ok := numbers[root]; !ok {
			numbers[root] = len(numbers)
		}
		out[i].Group = numbers[root]
		l := likenessOf(o, copies.root(sideA(i)), copies.root(sideB(i)))
		if _, ok := first[l]; !ok {
			first[l] = i
		}
		out[i].Like = first[l]
	}
	return out
}

// sideA and sideB number the sides of the overlaps of a list.
func sideA(overlap int) int32 { return int32(2 * overlap) }
func sideB(overlap int) int32 { return int32(2*overlap + 1) }

// side is one side of an overlap, with its number.
type side struct {
	*data.Side
	hull data.Span
	n    int32
}

// sidesOf lists the sides of what is not put aside, by text and place.
func sidesOf(overlaps []*data.Overlap) []side {
	var out []side
	for i, o := range overlaps {
		if !o.Tier.Aside() {
			out = append(out, side{&o.A, o.A.Passage.Hull(), sideA(i)}, side{&o.B, o.B.Passage.Hull(), sideB(i)})
		}
	}
	slices.SortFunc(out, func(x, y side) int {
		return cmp.Or(strings.Compare(x.Revision, y.Revision), cmp.Compare(x.hull.Start, y.hull.Start), cmp.Compare(x.n, y.n))
	})
	return out
}

// tieStretches ties the sides that are one passage of one text.
func tieStretches(sides []side, versions, copies *sets) {
	for i, x := range sides {
		for _, y := range sides[i+1:] {
			if y.Revision != x.Revision || y.hull.Start >= x.hull.End {
				break
			}
			common := float64(x.Passage.Common(y.Passage))
			longer := float64(max(x.Passage.Len(), y.Passage.Len()))
			if common >= versionShare*longer {
				versions.tie(x.n, y.n)
			}
			if common >= copyShare*longer {
				copies.tie(x.n, y.n)
			}
		}
	}
}

// tieInCopies ties the sides that stand at the same place of two copies: what
// is quoted from one copy of a story is quoted from all. Only stretches of one
// length are laid upon each other; that holds their bytes in step.
func tieInCopies(overlaps []*data.Overlap, sides []side, copies *sets) {
	for _, o := range overlaps {
		a, b := o.A.Passage.Hull(), o.B.Passage.Hull()
		if o.Tier != data.TierExact || o.Within || len(o.A.Passage) > 1 || len(o.B.Passage) > 1 || a.Len() != b.Len() {
			continue
		}
		at := map[data.Span]int32{}
		for _, x := range inside(sides, o.A.Revision, a) {
			at[data.Span{Start: x.hull.Start - a.Start, End: x.hull.End - a.Start}] = x.n
		}
		for _, y := range inside(sides, o.B.Revision, b) {
			if x, ok := at[data.Span{Start: y.hull.Start - b.Start, End: y.hull.End - b.Start}]; ok {
				copies.tie(x, y.n)
			}
		}
	}
}

// inside are the sides of one span that lie in a stretch of a text.
func inside(sides []side, revision string, in data.Span) (out []side) {
	from, _ := slices.BinarySearchFunc(sides, in.Start, func(x side, start int) int {
		return cmp.Or(strings.Compare(x.Revision, revision), cmp.Compare(x.hull.Start, start))
	})
	for _, x := range sides[from:] {
		if x.Revision != revision || x.hull.Start >= in.End {
			break
		}
		if x.hull.End <= in.End && len(x.Passage) == 1 {
			out = append(out, x)
		}
	}
	return out
}

// likeness is what two overlaps that show the same have in common.
type likeness struct {
	x, y                 int32 // the wordings of the sides
	wordsX, wordsY, same int
	tags                 string
}

func likenessOf(o *data.Overlap, x, y int32) likeness {
	l := likeness{x, y, o.WordsA, o.WordsB, o.WordsSame, ""}
	if x > y {
		l.x, l.y, l.wordsX, l.wordsY = y, x, o.WordsB, o.WordsA
	}
	for _, t := range o.Tags {
		l.tags += string(t) + " "
	}
	return l
}
