package desk

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"verbatim/data"
	"verbatim/data/text"
)

// Timeline is who printed a passage, and when.
type Timeline struct {
	Versions
	Dots []Dot // by lane: those said to have got the words first, then by date
	Ties []Tie
}

// DotKind is what a dot of the timeline stands for.
type DotKind uint8

// The kinds.
const (
	SameWords  DotKind = iota // a version of the passage
	OtherWords                // other words of its speaker
	NotHeld                   // a source that is named or noted, and whose text is not here
)

// Dot is one source on the timeline.
type Dot struct {
	Kind   DotKind
	Place  int    // of SameWords, the index into Places, else -1
	Source string // its id; empty where the text is not held
	Stub   string // the id of the note of a source not held; empty where it is only named
	Outlet string // empty where unknown
	Label  string // what a person calls the source
	Meta   data.Meta
	From   int    // the dot that this one says it got the words from, or -1
	Says   string // in its words, where they are found: "told Reuters in an interview"
	As     string // of OtherWords, what the source calls the speaker
	Count  int    // how many other quotations of theirs it has
}

// Tie is that two versions share words. Who took from whom is not known unless a
// person has said it.
type Tie struct {
	A, B      int // dots
	Overlap   string
	Same, Of  int // words
	Direction data.Direction
}

// Timeline tells when the versions of an overlap's passage were printed, and what
// they say of where they have it from. [Desk.OtherWords] adds what else their
// speaker said.
func (d *Desk) Timeline(ctx context.Context, overlap string) (*Timeline, error) {
	s, err := d.present(ctx)
	if err != nil {
		return nil, err
	}
	k, err := s.find(overlap)
	if err != nil {
		return nil, err
	}
	sides := s.versions(k)
	v, err := d.versionsOf(ctx, s, k, sides)
	if err != nil {
		return nil, err
	}
	t := &Timeline{Versions: *v}
	for i, p := range t.Places {
		t.Dots = append(t.Dots, Dot{Kind: SameWords, Place: i, Source: p.Source, Outlet: p.Outlet, Label: p.Label, Meta: p.Meta, From: -1})
	}
	for i := range t.Places {
		if t.Places[i].Credit != "" {
			o, err := d.text(ctx, s, sides[i].Revision)
			if err != nil {
				return nil, err
			}
			t.credit(s, i, o.creditWords(t.Places[i]))
		}
	}
	t.order()
	t.tie(s, k, sides)
	return t, nil
}

// credit ties a version to the source that it says it got the words from: one of
// the versions, else a source not held, noted or only named.
func (t *Timeline) credit(s *state, place int, words string) {
	name := t.Places[place].Credit
	same := func(other string) bool {
		return other != "" && text.Fold(other, text.Diacritics) == text.Fold(name, text.Diacritics)
	}
	from := slices.IndexFunc(t.Dots, func(o Dot) bool { return o.Place != place && same(o.Outlet) })
	if from < 0 {
		from = len(t.Dots)
		not := Dot{Kind: NotHeld, Place: -1, Outlet: name, Label: name, Meta: data.Meta{Publisher: name}, From: -1}
		for _, stub := range s.stubs { // of several notes the first with a date
			if same(stub.Publisher) && (not.Stub == "" || !not.Meta.Date.Known() && stub.Date.Known()) {
				not.Stub, not.Meta, not.Outlet, not.Label = stub.ID, stub.Meta, stub.Publisher, stub.Label()
			}
		}
		t.Dots = append(t.Dots, not)
	}
	t.Dots[place].From, t.Dots[place].Says = from, words
}

// mostCreditWords is the most that is shown of how a source is named, in code
// points.
const mostCreditWords = 60

// creditWords are the words with which a source says where it has a quotation
// from, from the verb to the end of the clause; empty where they stand
// elsewhere.
func (o *opened) creditWords(p Printed) string {
	q := o.quotationAt(p.Passage)
	if q == nil || q.Cue == nil {
		return ""
	}
	from := q.Cue.Start
	for _, s := range o.doc.Sentences {
		if !s.Has(from) {
			continue
		}
		rest := o.doc.Text[from:s.End]
		i := strings.Index(rest, p.Credit)
		if i < 0 {
			return ""
		}
		end := i + len(p.Credit)
		if n := strings.IndexAny(rest[end:], ",.;:—“”\"()"); n >= 0 {
			end += n
		} else {
			end = len(rest)
		}
		return clip(rest[:end], mostCreditWords)
	}
	return ""
}

// order sorts the dots: whom others name first, then by date, and the dots' ties
// with them.
func (t *Timeline) order() {
	named := make([]bool, len(t.Dots))
	for _, d := range t.Dots {
		if d.From >= 0 {
			named[d.From] = true
		}
	}
	order := make([]int, len(t.Dots))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		x, y := t.Dots[i], t.Dots[j]
		rank := func(i int) int {
			switch {
			case named[i]:
				return 0
			case t.Dots[i].Kind == OtherWords:
				return 2
			}
			return 1
		}
		return cmp.Or(cmp.Compare(rank(i), rank(j)), byDate(x.Meta.Date, y.Meta.Date), strings.Compare(strings.ToLower(x.Label), strings.ToLower(y.Label)))
	})
	at := make([]int, len(order))
	dots := make([]Dot, len(order))
	for k, i := range order {
		at[i], dots[k] = k, t.Dots[i]
	}
	for i := range dots {
		if dots[i].From >= 0 {
			dots[i].From = at[dots[i].From]
		}
	}
	for i := range t.Ties {
		t.Ties[i].A, t.Ties[i].B = at[t.Ties[i].A], at[t.Ties[i].B]
	}
	t.Dots = dots
}

// tie ties the versions that an overlap shows to share words, the strongest of
// two of them.
func (t *Timeline) tie(s *state, k known, sides []data.Side) {
	dot := make([]int, len(t.Places))
	for i, d := range t.Dots {
		if d.Kind == SameWords {
			dot[d.Place] = i
		}
	}
	at := map[string][]int{} // places by text
	for i, x := range sides {
		at[x.Revision] = append(at[x.Revision], i)
	}
	find := func(x data.Side) int {
		for _, i := range at[x.Revision] {
			if samePlace(x, sides[i]) {
				return dot[i]
			}
		}
		return -1
	}
	seen := map[[2]int]bool{}
	of := s.related(k)
	if len(of) == 0 { // a set phrase, or dismissed
		of = []*known{&k}
	}
	for _, o := range of {
		a, b := find(o.A), find(o.B)
		if a < 0 || b < 0 || a == b || seen[[2]int{min(a, b), max(a, b)}] {
			continue
		}
		seen[[2]int{min(a, b), max(a, b)}] = true
		tie := Tie{A: a, B: b, Overlap: o.ID, Same: o.WordsSame, Of: o.WordsA, Direction: data.UnknownDirection}
		for _, v := range o.verdicts {
			if v.Direction != "" && v.Direction != data.UnknownDirection {
				tie.Direction = v.Direction
			}
		}
		t.Ties = append(t.Ties, tie)
	}
}

// OtherWords is the timeline with the sources that quote its speaker in other
// words, out of what [Desk.Persons] or [Desk.Cast] lists.
func (d *Desk) OtherWords(ctx context.Context, t *Timeline, persons []Person) (*Timeline, error) {
	s, err := d.present(ctx)
	if err != nil {
		return nil, err
	}
	out := *t
	out.Dots, out.Ties = slices.Clone(t.Dots), slices.Clone(t.Ties)
	at := slices.IndexFunc(persons, func(p Person) bool { return t.isOf(p) })
	if at < 0 {
		return &out, nil
	}
	dots := map[string]int{} // by source
	for i, o := range out.Dots {
		if _, ok := dots[o.Source]; !ok && o.Kind == SameWords {
			dots[o.Source] = i
		}
	}
	for _, q := range persons[at].Quotations {
		if slices.ContainsFunc(t.Places, func(p Printed) bool {
			return p.Source == q.Source && 2*p.Passage.Common(data.Passage{q.Outer}) >= min(p.Passage.Len(), q.Outer.Len())
		}) {
			continue
		}
		i, ok := dots[q.Source]
		if !ok {
			src := s.here(q.Source)
			if src == nil { // taken away since the persons were read
				continue
			}
			i, dots[q.Source] = len(out.Dots), len(out.Dots)
			out.Dots = append(out.Dots, Dot{
				Kind: OtherWords, Place: -1, Source: src.id, Outlet: src.meta.Publisher, Label: src.label(), Meta: src.meta,
				From: -1, As: q.As,
			})
		}
		out.Dots[i].Count++
	}
	out.order()
	return &out, nil
}

// isOf tells whether a person is the one who speaks in the versions.
func (t *Timeline) isOf(p Person) bool {
	return slices.ContainsFunc(p.Quotations, func(q Said) bool {
		return slices.ContainsFunc(t.Places, func(x Printed) bool {
			return x.Source == q.Source && x.Speaker != "" && x.Passage.Common(data.Passage{q.Outer}) > 0
		})
	})
}
