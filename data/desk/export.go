package desk

import (
	"cmp"
	"context"
	"io"
	"slices"
	"strings"
	"unicode"

	"verbatim/data"
	"verbatim/data/export"
	"verbatim/data/text"
)

// Export says what to write.
type Export struct {
	Format string // "csv", "jsonl"
	NoBOM  bool
}

// formatWhole is the format that holds the whole workbench and no rows.
const formatWhole = "jsonl"

// Counts is told after an export.
type Counts = export.Counts

// Preview is the first rows of an export, as cells, with the counts of all.
type Preview struct {
	Header []string
	Rows   [][]string // as they will be written, guards and all
	Counts export.Counts
	Words  string // the first row in plain words; empty without one
}

// Preview shows how an export would look.
func (d *Desk) Preview(ctx context.Context, e Export, rows int) (Preview, error) {
	all, pairs, err := d.table(ctx, e)
	if err != nil {
		return Preview{}, err
	}
	p := Preview{Header: slices.Clone(export.Columns)}
	if p.Counts, err = export.WriteCSV(io.Discard, all, e.csv()); err != nil {
		return Preview{}, err
	}
	for i, r := range all {
		if r.LeftOut() {
			continue
		}
		if p.Words == "" {
			p.Words = inWords(r, pairs[i])
		}
		if len(p.Rows) < rows {
			cells, _ := r.Cells()
			p.Rows = append(p.Rows, cells)
		}
	}
	return p, nil
}

// Export writes to a temporary file beside path, syncs and renames it. An
// existing file is kept unless force, and so is it when anything goes wrong.
func (d *Desk) Export(ctx context.Context, e Export, path string, force bool) (counts export.Counts, err error) {
	fill, err := d.filling(ctx, e)
	if err != nil {
		return export.Counts{}, err
	}
	err = write(path, force, func(w io.Writer) (err error) {
		counts, err = fill(w)
		return err
	})
	return counts, err
}

// ExportTo writes the same to w.
func (d *Desk) ExportTo(ctx context.Context, e Export, w io.Writer) (export.Counts, error) {
	fill, err := d.filling(ctx, e)
	if err != nil {
		return export.Counts{}, err
	}
	return fill(w)
}

// filling reads what is to be exported and gives what writes it.
func (d *Desk) filling(ctx context.Context, e Export) (func(io.Writer) (export.Counts, error), error) {
	if e.Format == formatWhole {
		return func(w io.Writer) (export.Counts, error) {
			n, err := d.exportWhole(ctx, w)
			return export.Counts{Written: n.Texts + n.Files + n.Events}, err
		}, nil
	}
	all, _, err := d.table(ctx, e)
	return func(w io.Writer) (export.Counts, error) { return export.WriteCSV(w, all, e.csv()) }, err
}

func (e Export) csv() export.CSVOptions { return export.CSVOptions{NoBOM: e.NoBOM} }

// table is a row for every overlap with a verdict, ranked, and its pair; then,
// without a pair, one for every marked quotation by source and place.
func (d *Desk) table(ctx context.Context, e Export) ([]export.Row, []*Pair, error) {
	if f := strings.ToLower(e.Format); f != "" && f != "csv" {
		return nil, nil, mistake("Verdicts can be exported as csv, not as “%s”.", e.Format)
	}
	s, err := d.present(ctx)
	if err != nil {
		return nil, nil, err
	}
	var rows []export.Row
	var pairs []*Pair
	for _, k := range s.overlaps {
		if len(d.seen(s, k).verdicts) == 0 {
			continue
		}
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		p, err := d.pair(ctx, s, *k)
		if err != nil {
			return nil, nil, err
		}
		rows, pairs = append(rows, rowOf(p)), append(pairs, p)
	}
	for _, src := range s.shown() {
		for _, m := range s.marksOf(src) {
			o, err := d.text(ctx, s, m.revision)
			if err != nil {
				return nil, nil, err
			}
			rows, pairs = append(rows, alone(src, o, m)), append(pairs, nil)
		}
	}
	return rows, pairs, nil
}

// alone is a marked quotation as a row.
func alone(src source, o *opened, m Marked) export.Row {
	written, full := o.speaker(m.span)
	passage := m.span.Of(o.doc.Text)
	return export.Row{
		Alone: true, Status: data.Status(m.Mark), Speaker: cmp.Or(full, written), SpeakerA: written,
		Verdict:  data.Verdict{ID: m.ID, Reviewer: m.Reviewer, At: m.At, Judgement: data.Judgement{Notes: m.Notes, Evidence: m.Evidence}},
		PassageA: []string{passage}, WordsA: text.CountWords(passage), A: src.meta,
	}
}

// rowOf is the pair as a row. The verdict given first is the row's own; the
// next one's is the second reviewer's. Where an adjudicator settled it, that
// verdict is the row's own, and the second is the first of the reviewers' that
// comes to something else, or their first.
func rowOf(p *Pair) export.Row {
	verdicts := own(p.Row.Verdicts)
	slices.SortStableFunc(verdicts, func(v, w data.Verdict) int {
		return cmp.Or(v.At.Compare(w.At), strings.Compare(v.Reviewer, w.Reviewer))
	})
	if v, ok := p.Row.Settled(); ok {
		other := max(0, slices.IndexFunc(verdicts, func(w data.Verdict) bool { return w.Overall() != v.Overall() }))
		verdicts = []data.Verdict{v, verdicts[other]}
	}
	c := p.Collation
	gap := c.Gap.Of(p.A.Revision.Text)
	r := export.Row{
		Verdict: verdicts[0], Status: p.Row.Status,
		Speaker:  cmp.Or(fullName(p.QuoteA), p.Row.SpeakerA, fullName(p.QuoteB), p.Row.SpeakerB),
		SpeakerA: p.Row.SpeakerA, SpeakerB: p.Row.SpeakerB,
		PassageA: p.Row.A.Passage.Texts(p.A.Revision.Text), PassageB: p.Row.B.Passage.Texts(p.B.Revision.Text),
		Diff: c.Wdiff(), CutBetween: between(gap), CutWords: c.GapWords, A: p.Row.MetaA, B: p.Row.MetaB,
		WordsA: c.WordsA, WordsB: c.WordsB, Same: c.Same, Moved: c.Moved, Removed: c.Removed, Added: c.Added,
	}
	if len(verdicts) > 1 {
		second := verdicts[1]
		r.SecondReviewer, r.SecondOverall, r.Agreement = second.Reviewer, second.Overall().Label, "differ"
		if second.Overall() == verdicts[0].Overall() {
			r.Agreement = "agree"
		}
	}
	return r
}

// fullName is the name that the text has given a quotation's speaker.
func fullName(q *Quotation) string {
	if q == nil || q.Speaker == nil {
		return ""
	}
	return q.Speaker.Name
}

// between is what stands between two quotations, without the marks that close
// the one and open the other.
func between(gap string) string {
	return strings.TrimRightFunc(strings.TrimLeftFunc(gap, func(r rune) bool { return quoteEdge(r) || strings.ContainsRune(",.;", r) }), quoteEdge)
}

// quoteEdge tells what parts a quotation from the text beside it: white space
// and quotation marks.
func quoteEdge(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune(`"'“”„‟«»‹›‘’‚‛`+"`", r)
}
