package desk

import (
	"context"
	"io"
	"slices"
	"time"

	"verbatim/data/export"
)

// The formats that verdicts, or with FormatJSONL the whole workbench, leave in.
const (
	FormatCSV         = "csv"
	FormatXLSX        = "xlsx"
	FormatJSONL       = "jsonl"
	FormatAnnotation  = "annotation"
	FormatClaimReview = "claimreview"
	FormatHTML        = "html"
	FormatMarkdown    = "markdown"
	FormatPassim      = "passim" // all sources, for passim on a cluster
)

// Formats lists them in the order in which they are offered.
var Formats = []string{FormatCSV, FormatXLSX, FormatJSONL, FormatAnnotation, FormatClaimReview, FormatHTML, FormatMarkdown, FormatPassim}

// Rows says of which overlaps there are rows.
type Rows string

// The choices of rows.
const (
	RowsJudged    Rows = "judged"    // one an overlap with a verdict; the default
	RowsAll       Rows = "all"       // one an overlap
	RowsReviewers Rows = "reviewers" // one a verdict
	RowsListed    Rows = "listed"    // one of those that [Export].Only names
)

// Export says what to write.
type Export struct {
	Format     string // one of Formats; empty is CSV
	Rows       Rows   // empty is RowsJudged
	Only       []string
	Technical  bool // the technical columns too
	NoBOM      bool
	AppVersion string
}

// ColumnCount is how many columns a table has, with the technical ones or without.
func ColumnCount(technical bool) int { return len(export.TableOptions{Technical: technical}.Header()) }

// Counts is told after an export.
type Counts = export.Counts

// Preview is the first rows of an export, as cells of a table, with the counts
// of all.
type Preview struct {
	Header []string
	Rows   [][]string // as they will be written, guards and all
	Counts export.Counts
	Words  string // the first row in plain words; empty without one
}

// Preview shows how an export would look.
func (d *Desk) Preview(ctx context.Context, e Export, rows int) (Preview, error) {
	switch e.Format {
	case FormatJSONL:
		_, stored, err := d.file.Newest(ctx)
		return Preview{Counts: Counts{Written: int(stored)}}, err
	case FormatPassim:
		sources, err := d.Sources(ctx)
		return Preview{Counts: Counts{Written: len(sources)}}, err
	}
	all, err := d.cases(ctx, e)
	if err != nil {
		return Preview{}, err
	}
	o := e.table()
	p := Preview{Header: o.Header()}
	if p.Counts, err = export.WriteCSV(io.Discard, rowsOf(all), o); err != nil {
		return Preview{}, err
	}
	if e.asReport() {
		fill, err := d.writing(ctx, e, all)
		if err != nil {
			return Preview{}, err
		}
		if p.Counts, err = fill(io.Discard); err != nil {
			return Preview{}, err
		}
	}
	for _, c := range all {
		if c.row.LeftOut() && !o.Dismissed {
			continue
		}
		if p.Words == "" {
			p.Words = inWords(c.row, c.pair)
		}
		if len(p.Rows) < rows {
			p.Rows = append(p.Rows, c.row.Cells(o))
		}
	}
	return p, nil
}

// Export writes to a temporary file beside path, syncs and renames it. An
// existing file is kept unless force, and so is it when anything goes wrong.
func (d *Desk) Export(ctx context.Context, e Export, path string, force bool) (counts export.Counts, err error) {
	begun := time.Now()
	defer func() {
		if err == nil {
			d.log.Info("exported", "format", e.Format, "file", path, "written", counts.Written, "took", time.Since(begun))
		}
	}()
	if e.Format == FormatPassim {
		return d.exportPassim(ctx, path, force)
	}
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
	if e.Format != "" && !slices.Contains(Formats, e.Format) {
		return nil, mistake("Verdicts can be exported as %s, not as “%s”.", or(Formats), e.Format)
	}
	switch e.Format {
	case FormatPassim:
		return func(w io.Writer) (export.Counts, error) {
			m, err := d.passimTo(ctx, w)
			return export.Counts{Written: len(m.Documents)}, err
		}, nil
	case FormatJSONL:
		return func(w io.Writer) (export.Counts, error) {
			n, err := d.exportWhole(ctx, w)
			return export.Counts{Written: n.Texts + n.Files + n.Events}, err
		}, nil
	}
	all, err := d.cases(ctx, e)
	if err != nil {
		return nil, err
	}
	return d.writing(ctx, e, all)
}

// asReport tells the formats that tell of a verdict more than a row.
func (e Export) asReport() bool {
	return slices.Contains([]string{FormatAnnotation, FormatClaimReview, FormatHTML, FormatMarkdown}, e.Format)
}

// writing gives what writes these rows.
func (d *Desk) writing(ctx context.Context, e Export, all []exported) (func(io.Writer) (export.Counts, error), error) {
	switch e.Format {
	case "", FormatCSV:
		return func(w io.Writer) (export.Counts, error) { return export.WriteCSV(w, rowsOf(all), e.table()) }, nil
	case FormatXLSX:
		return func(w io.Writer) (export.Counts, error) { return export.WriteXLSX(w, rowsOf(all), e.table()) }, nil
	}
	r, err := d.report(ctx, e, all)
	if err != nil {
		return nil, err
	}
	write := map[string]func(io.Writer, export.Report) (export.Counts, error){
		FormatAnnotation: export.WriteAnnotations, FormatClaimReview: export.WriteClaimReviews, FormatHTML: export.WriteHTML, FormatMarkdown: export.WriteMarkdown,
	}[e.Format]
	return func(w io.Writer) (export.Counts, error) { return write(w, r) }, nil
}

// table is how a table of the export is written. Who asks for every overlap, or
// for those listed, gets the dismissed ones too.
func (e Export) table() export.TableOptions {
	return export.TableOptions{NoBOM: e.NoBOM, Technical: e.Technical, Dismissed: e.Rows == RowsAll || e.Rows == RowsListed}
}

// exported is one row with the pair it is of; of a quotation alone there is no
// pair.
type exported struct {
	row  export.Row
	pair *Pair
}

func rowsOf(all []exported) []export.Row {
	rows := make([]export.Row, len(all))
	for i, c := range all {
		rows[i] = c.row
	}
	return rows
}

// cases are the rows that an export has: overlaps, ranked, then every marked
// quotation by source and place.
func (d *Desk) cases(ctx context.Context, e Export) ([]exported, error) {
	s, err := d.present(ctx)
	if err != nil {
		return nil, err
	}
	facts := technicalFacts{}
	if e.Technical || e.asReport() {
		if facts, err = d.technicalFacts(ctx, s, e); err != nil {
			return nil, err
		}
	}
	chosen, err := d.chosen(s, e)
	if err != nil {
		return nil, err
	}
	parts, failed := make([][]exported, len(chosen)), make([]error, len(chosen))
	order := byStory(len(chosen), func(i int) (a, b string) { return chosen[i].inA.id, chosen[i].inB.id })
	if err := each(ctx, len(order), func(k int) {
		i := order[k]
		parts[i], failed[i] = d.exported(ctx, s, *chosen[i], e, facts)
	}); err != nil {
		return nil, err
	}
	for _, err := range failed {
		if err != nil {
			return nil, err
		}
	}
	all := slices.Concat(parts...)
	if e.Rows == RowsListed {
		return all, nil
	}
	for _, src := range s.shown() {
		for _, m := range s.marksOf(*src) {
			o, err := d.text(ctx, s, m.revision)
			if err != nil {
				return nil, err
			}
			all = append(all, exported{row: s.alone(*src, o, m, facts)})
		}
	}
	return all, nil
}

// chosen are the overlaps that an export has rows of.
func (d *Desk) chosen(s *state, e Export) ([]*known, error) {
	switch e.Rows {
	case "", RowsJudged, RowsReviewers:
		return slices.DeleteFunc(slices.Clone(s.overlaps), func(k *known) bool { return len(d.seen(s, k).verdicts) == 0 }), nil
	case RowsAll:
		return s.overlaps, nil
	case RowsListed:
		var out []*known
		for _, id := range e.Only {
			if k := s.at.get(id); k != nil {
				out = append(out, k)
			}
		}
		return out, nil
	}
	return nil, mistake("There is no choice of rows “%s”.", e.Rows)
}

// exported is an overlap's row; or one for each of its verdicts, an
// adjudicator's first.
func (d *Desk) exported(ctx context.Context, s *state, k known, e Export, facts technicalFacts) ([]exported, error) {
	p, err := d.compared(ctx, s, k)
	if err != nil {
		return nil, err
	}
	all := p.Row.inTurn()
	base := s.rowOf(p)
	base.Technical = facts.of(s, p)
	if len(all) == 0 {
		base.Unjudged = true
		return []exported{{base, p}}, nil
	}
	verdicts := all
	if e.Rows != RowsReviewers {
		verdicts = all[:1]
	}
	var out []exported
	for _, v := range verdicts {
		r := rowJudged(base, v, all)
		r.Technical.Revision, r.Technical.UpdatedAt = facts.verdicts[v.ID].times, facts.verdicts[v.ID].last
		out = append(out, exported{r, p})
	}
	return out, nil
}
