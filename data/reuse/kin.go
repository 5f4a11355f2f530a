package reuse

import (
	"cmp"
	"iter"
	"slices"

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
	all := sidesOf(overlaps)
	for _, of := range all.of {
		tieStretches(of, versions, copies)
	}
	tieInCopies(overlaps, all, copies)
	for i, o := range overlaps {
		if o.Tier.Aside() {
			continue
		}
		versions.tie(sideA(i), sideB(i))
		if o.Tier == data.TierExact && !o.Within {
			copies.tie(sideA(i), sideB(i))
		}
	}
	out, groups, sizes := make([]Kin, len(overlaps)), int32(0), copies.sizes()
	numbers, first := make([]int32, 2*len(overlaps)), map[likeness]int{} // of the groups, from 1
	for i, o := range overlaps {
		out[i] = Kin{-1, i}
		if o.Tier.Aside() {
			continue
		}
		number := &numbers[versions.root(sideA(i))]
		if *number == 0 {
			groups++
			*number = groups
		}
		out[i].Group = int(*number) - 1
		x, y := copies.root(sideA(i)), copies.root(sideB(i))
		if sizes[x] == 1 || sizes[y] == 1 { // no other has this wording
			continue
		}
		l := likenessOf(o, x, y)
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

// allSides are the sides of what is not put aside.
type allSides struct {
	of   [][]side // those of a text, by place
	text []int32  // by side: the number of its text, of those that are not put aside
}

func sidesOf(overlaps []*data.Overlap) allSides {
	all := allSides{text: make([]int32, 2*len(overlaps))}
	numbers, sizes, total := map[string]int32{}, []int32{}, 0
	number := func(s *data.Side, at int32) {
		n, ok := numbers[s.Revision]
		if !ok {
			n = int32(len(sizes))
			numbers[s.Revision], sizes = n, append(sizes, 0)
		}
		all.text[at], total = n, total+1
		sizes[n]++
	}
	for i, o := range overlaps {
		if !o.Tier.Aside() {
			number(&o.A, sideA(i))
			number(&o.B, sideB(i))
		}
	}
	all.of = make([][]side, len(sizes))
	room := make([]side, total)
	for n, size := range sizes {
		all.of[n], room = room[:0:size], room[size:]
	}
	add := func(s *data.Side, at int32) {
		of := &all.of[all.text[at]]
		*of = append(*of, side{s, s.Passage.Hull(), at})
	}
	for i, o := range overlaps {
		if !o.Tier.Aside() {
			add(&o.A, sideA(i))
			add(&o.B, sideB(i))
		}
	}
	for _, of := range all.of {
		slices.SortFunc(of, func(x, y side) int { return cmp.Or(cmp.Compare(x.hull.Start, y.hull.Start), cmp.Compare(x.n, y.n)) })
	}
	return all
}

// tieStretches ties the sides that are one passage of one text.
func tieStretches(of []side, versions, copies *sets) {
	for i, x := range of {
		for _, y := range of[i+1:] {
			if y.hull.Start >= x.hull.End {
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
func tieInCopies(overlaps []*data.Overlap, all allSides, copies *sets) {
	at := map[data.Span]int32{}
	for i, o := range overlaps {
		a, b := o.A.Passage.Hull(), o.B.Passage.Hull()
		if o.Tier != data.TierExact || o.Within || len(o.A.Passage) > 1 || len(o.B.Passage) > 1 || a.Len() != b.Len() {
			continue
		}
		clear(at)
		for x := range inside(all.of[all.text[sideA(i)]], a) {
			at[data.Span{Start: x.hull.Start - a.Start, End: x.hull.End - a.Start}] = x.n
		}
		for y := range inside(all.of[all.text[sideB(i)]], b) {
			if x, ok := at[data.Span{Start: y.hull.Start - b.Start, End: y.hull.End - b.Start}]; ok {
				copies.tie(x, y.n)
			}
		}
	}
}

// inside are the sides of one span, of those of a text, that lie in a stretch of it.
func inside(of []side, in data.Span) iter.Seq[side] {
	return func(yield func(side) bool) {
		from, _ := slices.BinarySearchFunc(of, in.Start, func(x side, start int) int { return cmp.Compare(x.hull.Start, start) })
		for _, x := range of[from:] {
			if x.hull.Start >= in.End {
				return
			}
			if x.hull.End <= in.End && len(x.Passage) == 1 && !yield(x) {
				return
			}
		}
	}
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
