package desk

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"verbatim/data"
	"verbatim/data/quote"
	"verbatim/data/say"
	"verbatim/data/store"
)

// Mark is what a person says of a quotation as such, without a second source
// at hand.
type Mark string

// The marks.
const (
	NotFound           Mark = "not-found"           // looked for, and it stands nowhere else
	ConfirmedElsewhere Mark = "confirmed-elsewhere" // it stands where the evidence says
)

// Marks lists them.
var Marks = []Mark{NotFound, ConfirmedElsewhere}

// Marked is a mark on a quotation with what it rests on.
type Marked struct {
	ID       string // of the quotation
	Mark     Mark
	Reviewer string
	At       time.Time // UTC
	Evidence []data.Evidence
	Notes    string

	source   string // its id
	revision string
	span     data.Span
	words    string
	standing Standing
}

// ofQuotation is the kind of the things that marks are stored on.
const ofQuotation store.Kind = "quotation"

// quotationID is the same for a text and a place in every copy of the
// workbench.
func quotationID(revision string, span data.Span) string {
	return "q" + data.Hash(fmt.Sprintf("%s %d %d", revision, span.Start, span.End))[:16]
}

// MarkQuotation stores a mark on the quotation of a source that has this span
// in [Desk.Checklist], as one step; an empty mark takes it away. What is
// confirmed elsewhere needs evidence.
func (d *Desk) MarkQuotation(ctx context.Context, source string, span data.Span, mark Mark, evidence []data.Evidence, notes string) error {
	if err := d.writable(); err != nil {
		return err
	}
	evidence = slices.DeleteFunc(slices.Clone(evidence), func(e data.Evidence) bool { return e == data.Evidence{} })
	if err := soundMark(mark, evidence); err != nil {
		return err
	}
	s, err := d.present(ctx)
	if err != nil {
		return err
	}
	src, o, err := d.textOf(ctx, s, source)
	if err != nil {
		return err
	}
	id := quotationID(src.revision, span)
	here := slices.ContainsFunc(o.quotations, func(q Quotation) bool { return q.Inner == span && o.ofSomebody(q) })
	if _, marked := s.marks[id]; !here && !marked {
		return mistake("No quotation of %s stands there. Open its checklist again.", src.label())
	}
	set := store.Set{Kind: ofQuotation, ID: id, Field: fieldMark}
	if mark != "" {
		side := o.describe(data.Side{Revision: src.revision}, data.Passage{span})
		set.Value = encode(markJSON{
			ID: id, Of: freezeSide(side, src.id, o.doc.Text), Mark: mark, Reviewer: d.Reviewer(),
			Notes: strings.TrimSpace(notes), Evidence: encodeEvidence(evidence), MarkedAt: d.now().UTC().Truncate(time.Millisecond),
		})
	}
	_, err = d.apply(ctx, causeMark, set)
	return err
}

func soundMark(mark Mark, evidence []data.Evidence) error {
	switch {
	case mark != "" && !slices.Contains(Marks, mark):
		return mistake("A quotation cannot be marked “%s”.", mark)
	case mark == ConfirmedElsewhere && len(evidence) == 0:
		return mistake("Say where the quotation was confirmed: give a link, or name what you have seen.")
	}
	for _, e := range evidence {
		if err := soundDate(e.Accessed); err != nil {
			return err
		}
	}
	return nil
}

// markJSON is a mark as it is stored.
type markJSON struct {
	ID       string         `json:"id"`
	Of       frozenSide     `json:"of"`
	Mark     Mark           `json:"mark"`
	Reviewer string         `json:"reviewer"`
	Notes    string         `json:"notes,omitempty"`
	Evidence []evidenceJSON `json:"evidence"`
	MarkedAt time.Time      `json:"marked_at"`
}

// marked is the mark as the rest of the program knows it.
func (j markJSON) marked() (Marked, error) {
	if len(j.Of.Spans) != 1 {
		return Marked{}, say.Errorf("the mark %s is on %d spans instead of one", j.ID, len(j.Of.Spans))
	}
	evidence, err := decodeEvidence(j.Evidence)
	return Marked{
		ID: j.ID, Mark: j.Mark, Reviewer: j.Reviewer, At: j.MarkedAt, Evidence: evidence, Notes: j.Notes,
		source: j.Of.Source, revision: j.Of.Revision, span: j.Of.passage()[0], words: strings.Join(j.Of.Text, " "), standing: j.Of.standing(),
	}, err
}

// readMarks reads the marks that stand.
func (d *Desk) readMarks(ctx context.Context, s *state) error {
	things, err := d.file.Fields(ctx, ofQuotation)
	if err != nil {
		return err
	}
	s.marks = map[string]Marked{}
	for id, fields := range things {
		if isNull(fields[fieldMark]) {
			continue
		}
		j, err := decode[markJSON](fields[fieldMark])
		if err != nil {
			return err
		}
		if s.marks[id], err = j.marked(); err != nil {
			return unsound(fields[fieldMark])
		}
	}
	return nil
}

// marksOf are the marks on quotations of one source, in its order; those that
// stand in a text it had before come last.
func (s *state) marksOf(src source) []Marked {
	var out []Marked
	for _, m := range s.marks {
		if m.source == src.id {
			out = append(out, m)
		}
	}
	earlier := func(m Marked) int {
		if m.revision == src.revision {
			return 0
		}
		return 1
	}
	slices.SortFunc(out, func(x, y Marked) int {
		return cmp.Or(cmp.Compare(earlier(x), earlier(y)), cmp.Compare(x.span.Start, y.span.Start), cmp.Compare(x.span.End, y.span.End), cmp.Compare(x.ID, y.ID))
	})
	return out
}

// speaker is the quotation's speaker as written and in full; empty where
// unknown.
func (o *opened) speaker(span data.Span) (written, full string) {
	at := func(q Quotation) bool { return q.Inner == span }
	if i := slices.IndexFunc(o.quotations, at); i >= 0 {
		return speakerOf(&o.quotations[i])
	}
	return speakerOf(quote.At(o.quotations, data.Passage{span}))
}

func speakerOf(q *Quotation) (written, full string) {
	if q == nil || q.Speaker == nil {
		return "", ""
	}
	return q.Speaker.Text, q.Speaker.Name
}
