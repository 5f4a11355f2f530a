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
	tieStretches(overlaps, versions, copies)
	for i, o := range overlaps {
		if o.Tier.Aside() {
			continue
		}
		versions.tie(2*i, 2*i+1)
		if o.Tier == data.TierExact && !o.Within {
			copies.tie(2*i, 2*i+1)
		}
	}
	out := make([]Kin, len(overlaps))
	numbers, first := map[int]int{}, map[likeness]int{}
	for i, o := range overlaps {
		out[i] = Kin{-1, i}
		if o.Tier.Aside() {
			continue
		}
		root := versions.root(2 * i)
		if _, ok := numbers[root]; !ok {
			numbers[root] = len(numbers)
		}
		out[i].Group = numbers[root]
		l := likenessOf(o, copies.root(2*i), copies.root(2*i+1))
		if _, ok := first[l]; !ok {
			first[l] = i
		}
		out[i].Like = first[l]
	}
	return out
}

// tieStretches ties the sides that are one passage of one text.
func tieStretches(overlaps []*data.Overlap, versions, copies *sets) {
	type side struct {
		*data.Side
		hull data.Span
		at   int
	}
	var sides []side
	for i := range overlaps {
		if o := overlaps[i]; !o.Tier.Aside() {
			sides = append(sides, side{&o.A, o.A.Passage.Hull(), 2 * i}, side{&o.B, o.B.Passage.Hull(), 2*i + 1})
		}
	}
	slices.SortFunc(sides, func(x, y side) int {
		return cmp.Or(strings.Compare(x.Revision, y.Revision), cmp.Compare(x.hull.Start, y.hull.Start), cmp.Compare(x.at, y.at))
	})
	for i, x := range sides {
		for _, y := range sides[i+1:] {
			if y.Revision != x.Revision || y.hull.Start >= x.hull.End {
				break
			}
			common := float64(x.Passage.Common(y.Passage))
			longer := float64(max(x.Passage.Len(), y.Passage.Len()))
			if common >= versionShare*longer {
				versions.tie(x.at, y.at)
			}
			if common >= copyShare*longer {
				copies.tie(x.at, y.at)
			}
		}
	}
}

// likeness is what two overlaps that show the same have in common.
type likeness struct {
	x, y                 int // the wordings of the sides
	wordsX, wordsY, same int
	tags                 string
}

func likenessOf(o *data.Overlap, x, y int) likeness {
	l := likeness{x, y, o.WordsA, o.WordsB, o.WordsSame, ""}
	if x > y {
		l.x, l.y, l.wordsX, l.wordsY = y, x, o.WordsB, o.WordsA
	}
	for _, t := range o.Tags {
		l.tags += string(t) + " "
	}
	return l
}

// sets is a union-find over small numbers.
type sets struct{ parent []int }

func newSets(n int) *sets {
	s := &sets{make([]int, n)}
	for i := range s.parent {
		s.parent[i] = i
	}
	return s
}

// root is the one that stands for x's set: its smallest.
func (s *sets) root(x int) int {
	for s.parent[x] != x {
		s.parent[x] = s.parent[s.parent[x]]
		x = s.parent[x]
	}
	return x
}

func (s *sets) tie(x, y int) {
	x, y = s.root(x), s.root(y)
	s.parent[max(x, y)] = min(x, y)
}
