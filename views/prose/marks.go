package prose

import (
	"image/color"
	"slices"
	"sort"

	"fyne.io/fyne/v2"

	"verbatim/data"
)

// Kind is how a stretch is marked. Every kind differs by line, strike or
// frame; none by colour alone.
type Kind uint8

// The kinds, from the ground up.
const (
	Shade     Kind = iota // panel ground over whole lines: a zone
	Wash                  // gold ground: in the passage
	Lozenge               // darker gold: a mark that stands for a cut
	Cut                   // orange, struck through
	Added                 // blue, underlined
	MovedHere             // solid frame
	MovedAway             // dashed frame
	Quoted                // dashed underline: a quotation
	Quiet                 // grey dots under it: typography only
	Ring                  // blue ring: the current change
	Hit                   // light ground between two lines: found
	HitNow                // reversed: found, and the one in front
)

// Mark is one marked stretch of the source.
type Mark struct {
	data.Span
	Kind Kind
}

// marks are sorted by their beginning; reach[i] is the furthest end of the
// first i+1, so that those of one line are found without reading all.
type marks struct {
	all   []Mark
	reach []int
}

func newMarks(ms []Mark) marks {
	out := marks{all: slices.Clone(ms), reach: make([]int, len(ms))}
	slices.SortStableFunc(out.all, func(a, b Mark) int { return a.Start - b.Start })
	far := 0
	for i, m := range out.all {
		far = max(far, m.End)
		out.reach[i] = far
	}
	return out
}

// on calls f with the marks that touch the span, in order of their beginning.
func (m marks) on(s data.Span, f func(Mark)) {
	for i := sort.Search(len(m.reach), func(i int) bool { return m.reach[i] >= s.Start }); i < len(m.all); i++ {
		k := m.all[i]
		if k.Start >= s.End {
			return
		}
		if k.Overlaps(s) || k.Empty() && s.Has(k.Start) {
			f(k)
		}
	}
}

// Style is how a pane looks. Size and Leading are pixels at 100 %; Factor
// multiplies them and the small type of notes and folds, never the margins.
type Style struct {
	Size, Leading, Gap, Factor    float32
	Faces                         [faces]fyne.Resource
	Arabic                        fyne.Resource // for words with Arabic letters
	Sans, SansItalic, SansBold    fyne.Resource
	Paper, Panel, Raised, Sunk    color.Color // grounds
	Ink, Ink2, Ink3, Rule         color.Color
	Blue, Orange, Selection       color.Color
	Pale, Wash, Lozenge, WashEdge color.Color
	Dim                           bool // what stands outside every Wash is grey
}
