package desk

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"verbatim/data"
	"verbatim/data/export"
	"verbatim/data/store"
)

// labelled is the source that a person calls so.
func labelled(t testing.TB, d *Desk, label string) string {
	t.Helper()
	for _, r := range must[[]SourceRow](t)(d.Sources(t.Context())) {
		if (data.Source{Name: r.Name, Meta: r.Meta}).Label() == label {
			return r.ID
		}
	}
	t.Fatalf("no source is called %s", label)
	return ""
}

// listed is the quotation of a source's checklist that holds the words.
func listed(t testing.TB, d *Desk, source, words string) ChecklistRow {
	t.Helper()
	rows := must[[]ChecklistRow](t)(d.Checklist(t.Context(), source))
	i := slices.IndexFunc(rows, func(r ChecklistRow) bool { return strings.Contains(r.Text, words) })
	if i < 0 {
		t.Fatalf("no quotation holds %q", words)
	}
	return rows[i]
}

// One quotation of Informed Comment holds two of The Moscow Times: in either
// article's checklist the other one shows.
func TestChecklist(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	overlap := zamili(t, d)
	for _, c := range []struct{ source, other, words string }{
		{overlap.SourceA, "Informed Comment", "forced to ask Russia"},
		{overlap.SourceA, "Informed Comment", "We are seeking"},
		{overlap.SourceB, "The Moscow Times", "forced to ask Russia"},
	} {
		r := listed(t, d, c.source, c.words)
		i := slices.IndexFunc(r.Matches, func(m Match) bool { return m.Overlap == overlap.ID })
		if i < 0 || r.Matches[i].Label != c.other || r.Matches[i].Status != data.Open || r.Matches[i].Covered < .9 || !r.Matched() || r.Mark != nil {
			t.Errorf("%q: %+v", c.words, r.Matches)
		}
	}
	if err := d.SetStatus(ctx, data.Dismissed, overlap.ID); err != nil {
		t.Fatal(err)
	}
	if r := listed(t, d, overlap.SourceB, "forced to ask Russia"); len(r.Matches) == 1 && r.Matched() || r.Matches[0].Status != data.Dismissed {
		t.Errorf("a dismissed overlap still counts: %+v", r.Matches)
	}
	lonely, at := 0, -1
	for _, r := range must[[]ChecklistRow](t)(d.Checklist(ctx, overlap.SourceA)) {
		if r.Span.Start < at || r.Quotation == nil || r.Text == "" || r.ID[0] != 'q' {
			t.Errorf("the row %+v", r)
		}
		if at = r.Span.Start; !r.Matched() {
			lonely++
		}
	}
	if lonely == 0 {
		t.Error("every quotation of The Moscow Times is matched, and not all of them stand elsewhere")
	}
}

// An invented quotation shows: nothing at hand has it.
func TestChecklistShowsTheInvented(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{Empty: true})
	texts := slices.Clone(threeTexts)
	texts[1].Text += "\n“I never wanted any bridge over that harbour at all,” Olsen added.\n\nThe letter, about “The Old Bridge of Sighs”, had no answer.\n"
	must[Brought](t)(d.Bring(ctx, texts, nil))
	rows := must[[]ChecklistRow](t)(d.Checklist(ctx, labelled(t, d, "Two")))
	told := ""
	for _, r := range rows {
		told += fmt.Sprintln(r.Matched(), r.Text)
	}
	if want := "true We will rebuild the old harbour bridge before winter storms return.\nfalse I never wanted any bridge over that harbour at all,\n"; told != want {
		t.Errorf("the checklist is\n%s", told)
	}
}

// A mark is a step like any other: undone, done again, there after reopening,
// told in its history, and gone with its source.
func TestMarkQuotation(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	source := labelled(t, d, "The Moscow Times")
	r := listed(t, d, source, "forced to ask Russia")
	marked := func(want Mark) {
		t.Helper()
		var got Mark
		if m := listed(t, d, source, "forced to ask Russia").Mark; m != nil {
			got = m.Mark
		}
		if got != want {
			t.Fatalf("the mark is %q, want %q", got, want)
		}
	}
	evidence := []data.Evidence{{}, {Label: "Reuters", Link: "https://example.org/a", Accessed: data.Date{Year: 2026, Month: 11}}}
	for _, err := range []error{
		d.MarkQuotation(ctx, source, r.Span, NotFound, nil, " asked Reuters "),
		d.MarkQuotation(ctx, source, r.Span, ConfirmedElsewhere, evidence, ""),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	marked(ConfirmedElsewhere)
	if m := listed(t, d, source, "forced to ask Russia").Mark; !slices.Equal(m.Evidence, evidence[1:]) || m.Reviewer != d.Reviewer() || m.At.IsZero() {
		t.Errorf("the mark is %+v", m)
	}
	if undo, _ := d.Steps(); undo == nil || !strings.HasPrefix(undo.Says, "mark on “In the upcoming few days") {
		t.Errorf("the step is %+v", undo)
	}
	must[*Step](t)(d.Undo(ctx))
	marked(NotFound)
	path := d.Place().Path
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	d = must[*Desk](t)(Open(ctx, path, Options{Now: clock()}))
	t.Cleanup(func() { _ = d.Close() })
	marked(NotFound)
	must[*Step](t)(d.Redo(ctx))
	marked(ConfirmedElsewhere)
	if err := d.MarkQuotation(ctx, source, r.Span, "", nil, ""); err != nil {
		t.Fatal(err)
	}
	marked("")
	must[*Step](t)(d.Undo(ctx))
	h := must[[]data.Event](t)(d.History(ctx, r.ID))
	if len(h) != 6 || h[0].Field != "mark" || h[0].Before != "null" || !strings.Contains(h[0].After, `"not-found"`) || !strings.Contains(h[0].After, `"asked Reuters"`) {
		t.Errorf("the history is %+v", h)
	}
	if err := d.Remove(ctx, source); err != nil {
		t.Fatal(err)
	}
	if p := must[Preview](t)(d.Preview(ctx, Export{}, 9)); len(p.Rows) > 0 {
		t.Errorf("the source is gone, yet its mark is exported: %q", p.Rows)
	}
	if r := must[Report](t)(d.Check(ctx, nil)); len(r.Problems) > 0 {
		t.Errorf("check says %q", r.Problems)
	}
}

func TestMarkQuotationRefuses(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	source := labelled(t, d, "The Moscow Times")
	span := listed(t, d, source, "forced to ask Russia").Span
	for name, err := range map[string]error{
		"a strange mark":       d.MarkQuotation(ctx, source, span, "fine", nil, ""),
		"no evidence":          d.MarkQuotation(ctx, source, span, ConfirmedElsewhere, []data.Evidence{{}}, ""),
		"evidence of no day":   d.MarkQuotation(ctx, source, span, NotFound, []data.Evidence{{Accessed: data.Date{Year: 2015, Month: 2, Day: 30}}}, ""),
		"no quotation":         d.MarkQuotation(ctx, source, data.Span{Start: 0, End: 9}, NotFound, nil, ""),
		"a source not there":   d.MarkQuotation(ctx, "s0", span, NotFound, nil, ""),
		"a list of no article": func() error { _, err := d.Checklist(ctx, "s0"); return err }(),
	} {
		var m *Mistake
		if !errors.As(err, &m) || !strings.HasSuffix(err.Error(), ".") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if undo, _ := d.Steps(); undo != nil {
		t.Errorf("a mistake left the step %+v", undo)
	}
}

// Marked quotations leave in the table of the verdicts, after them, with the
// side of B empty.
func TestExportTheMarks(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	row := zamili(t, d)
	span := listed(t, d, row.SourceA, "forced to ask Russia").Span
	if err := d.MarkQuotation(ctx, row.SourceA, span, NotFound, nil, "nowhere on the wire"); err != nil {
		t.Fatal(err)
	}
	if p := must[Preview](t)(d.Preview(ctx, Export{}, 3)); !strings.HasPrefix(p.Words, "Not found: “In the upcoming few days") || !strings.HasSuffix(p.Words, "Hakim Zamili in The Moscow Times.") {
		t.Errorf("in words: %s", p.Words)
	}
	must[data.Verdict](t)(d.Judge(ctx, row.ID, "Ana", spliced))
	var out bytes.Buffer
	if c := must[export.Counts](t)(d.ExportTo(ctx, Export{}, &out)); c.Written != 2 {
		t.Errorf("counts %+v", c)
	}
	table := must[export.Table](t)(export.ReadCSV(&out))
	for i, name := range table.Header {
		got := table.Rows[1][i]
		want, ok := map[string]string{
			"status": "not-found", "notes": "nowhere on the wire", "speaker": "Hakim Zamili", "speaker_a": "Hakim Zamili", "reviewer": login(),
			"source_a_publisher": "The Moscow Times", "source_a_date": "2015-10-07",
		}[name]
		switch {
		case ok:
		case name == "verdict_id":
			if !strings.HasPrefix(got, "q") {
				t.Errorf("verdict_id is %q", got)
			}
			continue
		case name == "passage_a", name == "reviewed_at", name == "words_a", strings.HasPrefix(name, "source_a"):
			if got == "" && !strings.HasPrefix(name, "source_a") {
				t.Errorf("%s is empty", name)
			}
			continue
		}
		if got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
}

// A mark is kept on the words that it was given on, and shown even where they
// are no quotation any more: where others stand there, the check says so.
func TestCheckReadsMarks(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	source := labelled(t, d, "The Moscow Times")
	r := listed(t, d, source, "forced to ask Russia")
	if err := d.MarkQuotation(ctx, source, r.Span, NotFound, nil, ""); err != nil {
		t.Fatal(err)
	}
	raw := must[json.RawMessage](t)(d.file.Value(ctx, ofQuotation, r.ID, fieldMark))
	moved := strings.Replace(string(raw), fmt.Sprintf(`"spans":[[%d,`, r.Span.Start), fmt.Sprintf(`"spans":[[%d,`, r.Span.Start+3), 1)
	must[[]store.Event](t)(d.file.Apply(ctx, "nobody", "test", store.Set{Kind: ofQuotation, ID: r.ID, Field: fieldMark, Value: []byte(moved)}))
	report := must[Report](t)(d.Check(ctx, nil))
	if len(report.Problems) != 1 || !strings.Contains(report.Problems[0], "The quotation "+r.ID+" was touched where the text read “In the upcoming") {
		t.Errorf("check says %q", report.Problems)
	}
	must[[]store.Event](t)(d.file.Apply(ctx, "nobody", "test", store.Set{Kind: ofQuotation, ID: "q0", Field: fieldMark, Value: []byte(strings.Replace(moved, r.ID, "q0", 1))}))
	if rows := must[[]ChecklistRow](t)(d.Checklist(ctx, source)); !slices.ContainsFunc(rows, func(x ChecklistRow) bool { return x.ID == "q0" && x.Quotation == nil && x.Mark != nil }) {
		t.Error("the mark on what is no quotation is not listed")
	}
}
