package desk

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"time"

	"verbatim/data"
	"verbatim/data/export"
	"verbatim/data/say"
	"verbatim/data/store"
)

// Plan is what importing a table of verdicts changes.
type Plan struct {
	Changes []Planned
	Same    int // rows that say what the workbench says
	Refused []RefusedRow

	sets []store.Set
}

// Planned is a verdict, or a marked quotation, that a row of the table changes.
type Planned struct {
	ID, Overlap, Reviewer string // Overlap is empty of a quotation
	Cells                 []export.CellChange
}

// RefusedRow is a row that does not fit, and why.
type RefusedRow struct {
	Line int // of the file, from 1
	ID   string
	Why  string // a sentence
}

// PlanTable reads a table of verdicts, as [Desk.Export] wrote it and a person
// changed it, and says what importing it would change. A file that is no such
// table is a [Mistake].
func (d *Desk) PlanTable(ctx context.Context, file string) (Plan, error) {
	t, err := readTable(file)
	if err != nil {
		return Plan{}, err
	}
	s, err := d.present(ctx)
	if err != nil {
		return Plan{}, err
	}
	p := planning{desk: d, s: s, at: d.now().UTC().Truncate(time.Millisecond), judged: map[string]judgedAt{}, seen: map[string]bool{}, statuses: map[string]data.Status{}}
	for _, k := range s.overlaps {
		for _, v := range d.seen(s, k).verdicts {
			p.judged[v.ID] = judgedAt{k, v}
		}
	}
	for i := range t.Rows {
		if err := p.row(ctx, t.Cells(i), t.Lines[i]); err != nil {
			return Plan{}, err
		}
	}
	return p.Plan, nil
}

// ImportTable changes the verdicts as the table says, as one step, and tells
// what it changed. Rows that do not fit are refused, and the others taken.
func (d *Desk) ImportTable(ctx context.Context, file string) (Plan, error) {
	if err := d.writable(); err != nil {
		return Plan{}, err
	}
	p, err := d.PlanTable(ctx, file)
	if err != nil {
		return Plan{}, err
	}
	_, err = d.apply(ctx, causeImport, p.sets...)
	return p, err
}

func readTable(file string) (export.Table, error) {
	f, err := os.Open(file)
	if err != nil {
		return export.Table{}, unread(file, err)
	}
	defer f.Close()
	t, err := export.ReadCSV(f)
	if err == nil {
		err = t.IsVerdicts()
	}
	if err != nil {
		return t, mistake("“%s” was not imported: %s. Nothing was changed.", filepath.Base(file), strings.TrimRight(err.Error(), "."))
	}
	return t, nil
}

// judgedAt is a verdict with its overlap.
type judgedAt struct {
	overlap *known
	verdict data.Verdict
}

// planning is one run of PlanTable.
type planning struct {
	Plan
	desk     *Desk
	s        *state
	at       time.Time
	judged   map[string]judgedAt    // by the verdict's id
	seen     map[string]bool        // ids that a row stood for
	statuses map[string]data.Status // that rows give to overlaps
}

// row plans one row. Only what the file cannot be blamed for is an error.
func (p *planning) row(ctx context.Context, cells map[string]string, line int) error {
	id := strings.TrimSpace(cells["verdict_id"])
	refuse := func(why string) {
		p.Refused = append(p.Refused, RefusedRow{line, id, sentence(why)})
	}
	j, judged := p.judged[id]
	m, marked := p.s.marks[id]
	switch {
	case id == "" && strings.TrimSpace(cells["wording"]) == "":
		p.Same++ // an overlap that nobody has judged
		return nil
	case id == "":
		refuse(say.T("it has no verdict_id; a verdict that is not there yet is given in the window or with “verbatim judge”"))
		return nil
	case p.seen[id]:
		refuse(say.T("a row above has the same verdict_id"))
		return nil
	case !judged && !marked:
		refuse(say.T("this workbench has no such verdict"))
		return nil
	}
	p.seen[id] = true
	old := export.Row{Verdict: j.verdict, Scale: p.s.scale}
	if judged {
		old.Status = j.overlap.status
	} else {
		old = export.Row{Alone: true, Status: data.Status(m.Mark), Verdict: data.Verdict{ID: id, Reviewer: m.Reviewer, Judgement: data.Judgement{Notes: m.Notes, Evidence: m.Evidence}}}
	}
	fresh, changes, err := export.Revise(old, cells)
	if err != nil {
		refuse(say.Of(err))
		return nil
	}
	if len(changes) == 0 {
		p.Same++
		return nil
	}
	if judged {
		err = p.verdict(j, fresh)
	} else {
		err = p.mark(ctx, fresh)
	}
	if why, ok := err.(*Mistake); ok { //nolint:errorlint // ours, made just now
		refuse(why.Shown())
		return nil
	}
	if err == nil {
		c := Planned{ID: id, Reviewer: old.Verdict.Reviewer, Cells: changes}
		if judged {
			c.Overlap = j.overlap.ID
		}
		p.Changes = append(p.Changes, c)
	}
	return err
}

// verdict plans another verdict and what it makes of the overlap's status.
func (p *planning) verdict(j judgedAt, r export.Row) error {
	if err := sound(r.Verdict.Judgement); err != nil {
		return err
	}
	id := j.overlap.ID
	if r.Status != j.overlap.status {
		if other, ok := p.statuses[id]; ok && other != r.Status {
			return mistake("a row above gives the same overlap the status %s", other)
		}
		p.statuses[id] = r.Status
		p.sets = append(p.sets, ofOverlap(id, fieldStatus, encode(r.Status)))
	}
	v := r.Verdict
	v.At = p.at
	field := fieldVerdict + v.Reviewer
	if v.Settles {
		field = fieldSettled
	}
	p.sets = append(p.sets, ofOverlap(id, field, encodeVerdict(v)))
	return nil
}

// mark plans another mark on a quotation.
func (p *planning) mark(ctx context.Context, r export.Row) error {
	if err := soundMark(Mark(r.Status), r.Verdict.Evidence); err != nil {
		return err
	}
	raw, err := p.desk.file.Value(ctx, ofQuotation, r.Verdict.ID, fieldMark)
	if err != nil {
		return err
	}
	m, err := decode[markJSON](raw)
	if err != nil {
		return err
	}
	m.Mark, m.Notes, m.Evidence, m.MarkedAt = Mark(r.Status), r.Verdict.Notes, encodeEvidence(r.Verdict.Evidence), p.at
	p.sets = append(p.sets, store.Set{Kind: ofQuotation, ID: r.Verdict.ID, Field: fieldMark, Value: json.RawMessage(encode(m))})
	return nil
}
