package desk

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"verbatim/data"
	"verbatim/data/quote"
)

// ChecklistRow is one quotation of a source and where else it stands.
type ChecklistRow struct {
	ID        string // of the quotation: it follows from the text and the place
	Span      data.Span
	Text      string     // without its quotation marks
	Quotation *Quotation // nil where a mark stands on what is read as no quotation any more; shared
	Matches   []Match    // in other sources, the one that holds most of it first
	Mark      *Marked    // what a person said of it; nil where nobody did
	Standing  Standing   // of the mark, where the source's text has changed; an orphan has no span in the text as it is now
}

// Match is an overlap in which a quotation stands.
type Match struct {
	Overlap string
	Source  string  // the other source's id
	Label   string  // what a person calls it
	Covered float64 // the share of the quotation that stands in the overlap, 0 to 1
	Status  data.Status
}

// Matched tells whether the quotation stands in another source too, as far as
// nobody has said that the two have nothing to do with each other.
func (r ChecklistRow) Matched() bool {
	return slices.ContainsFunc(r.Matches, func(m Match) bool { return m.Status != data.Dismissed })
}

// Checklist lists the quotations of a source in their order: the stretches in
// marks that give somebody's words, one a paragraph, and those set off as a
// block. What stands in no other source at hand has no match: it may be new,
// or invented. Marks on what the text no longer has come last.
func (d *Desk) Checklist(ctx context.Context, source string) ([]ChecklistRow, error) {
	s, err := d.present(ctx)
	if err != nil {
		return nil, err
	}
	src, o, err := d.textOf(ctx, s, source)
	if err != nil {
		return nil, err
	}
	var rows []ChecklistRow
	listed := map[string]bool{}
	for i := range o.quotations {
		q := &o.quotations[i]
		if !o.ofSomebody(*q) {
			continue
		}
		r := ChecklistRow{ID: quotationID(src.revision, q.Inner), Span: q.Inner, Quotation: q}
		listed[r.ID] = true
		rows = append(rows, r)
	}
	for _, m := range s.marksOf(src) {
		if m.revision == src.revision && !listed[m.ID] {
			rows = append(rows, ChecklistRow{ID: m.ID, Span: m.span})
		}
	}
	for i := range rows {
		r := &rows[i]
		r.Text, r.Matches = r.Span.Of(o.doc.Text), s.matches(src, r.Span)
		if m, ok := s.marks[r.ID]; ok {
			r.Mark, r.Standing = &m, m.standing
		}
	}
	slices.SortStableFunc(rows, func(x, y ChecklistRow) int { return cmp.Compare(x.Span.Start, y.Span.Start) })
	for _, m := range s.marksOf(src) {
		if m.revision != src.revision {
			rows = append(rows, ChecklistRow{ID: m.ID, Text: m.words, Mark: &m, Standing: Orphan})
		}
	}
	return rows, nil
}

// ofSomebody tells a quotation that gives somebody's words as they were said.
func (o *opened) ofSomebody(q Quotation) bool {
	if q.Kind != quote.Direct && q.Kind != quote.Fragment && q.Kind != quote.Block {
		return false
	}
	from, to := o.doc.WordRange(q.Inner)
	return from < to
}

// matches are the overlaps with other sources that hold half of a quotation,
// or stand by half in it. Set phrases and boilerplate show nothing. Their order does
// not depend on what was done when.
func (s *state) matches(src source, span data.Span) []Match {
	var out []Match
	for _, k := range s.of.of(src.id) {
		side, other := k.A, k.inB.id
		if k.inB.id == src.id {
			side, other = k.B, k.inA.id
		}
		common := side.Passage.Common(data.Passage{span})
		if k.Within || k.Tier.Aside() || side.Revision != src.revision || 2*common < min(span.Len(), side.Passage.Len()) || common == 0 {
			continue
		}
		out = append(out, Match{k.ID, other, s.sources.get(other).label(), float64(common) / float64(span.Len()), k.status})
	}
	slices.SortStableFunc(out, func(x, y Match) int {
		return cmp.Or(cmp.Compare(y.Covered, x.Covered), strings.Compare(x.Label, y.Label), strings.Compare(x.Overlap, y.Overlap))
	})
	return out
}
