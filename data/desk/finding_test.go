package desk

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"verbatim/data"
	"verbatim/data/store"
)

// What is known of the rows, judged ones too, is kept: listing a workbench
// that was just opened opens no text.
func TestListOpensNoText(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	must[data.Verdict](t)(d.Judge(ctx, zamili(t, d).ID, "Ana", spliced))
	want, sources := must[[]*OverlapRow](t)(d.Overlaps(ctx)), must[[]SourceRow](t)(d.Sources(ctx))
	again := must[*Desk](t)(Open(ctx, d.Place().Path, Options{}))
	t.Cleanup(func() { _ = again.Close() })
	sameLines(t, must[[]*OverlapRow](t)(again.Overlaps(ctx)), want)
	if got := must[[]SourceRow](t)(again.Sources(ctx)); !reflect.DeepEqual(got, sources) || got[0].Words == 0 {
		t.Errorf("the sources are %+v, were %+v", got, sources)
	}
	if n := again.texts.last.Len(); n != 0 {
		t.Errorf("%d texts were opened", n)
	}
}

// A program of other rules tells the rows anew, once.
func TestRowsAreToldAnew(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	want := must[[]*OverlapRow](t)(d.Overlaps(ctx))
	found, err := d.file.Found(ctx)
	var older []store.Renewed
	for _, f := range found.Overlaps {
		f.Facts = store.Facts{Rules: "0", Lead: "told by older rules"}
		older = append(older, store.Renewed{Was: f.ID, Found: *f})
	}
	if err != nil {
		t.Fatal(err)
	}
	must[string](t)(d.file.RenewFound(ctx, found.Stamp, older))
	for range 2 {
		again := must[*Desk](t)(Open(ctx, d.Place().Path, Options{}))
		t.Cleanup(func() { _ = again.Close() })
		sameLines(t, must[[]*OverlapRow](t)(again.Overlaps(ctx)), want)
	}
	if found, err = d.file.Found(ctx); err != nil || found.Overlaps[0].Facts.Rules != listRules {
		t.Errorf("kept is %+v (%v)", found.Overlaps[0].Facts, err)
	}
}

// A date learnt later turns round the overlaps of its source, as if it had
// been known from the beginning, and nothing is searched for that.
func TestLearntDateTurnsOverlaps(t *testing.T) {
	ctx := t.Context()
	dated := slices.Clone(threeTexts)
	dated[1].Date = data.Date{Year: 2015, Month: 10}
	before, want := bench(t, Options{Empty: true}), bench(t, Options{Empty: true})
	must[Brought](t)(want.Bring(ctx, dated, nil))
	source := must[Brought](t)(before.Bring(ctx, threeTexts, nil)).Sources[1]
	undated := must[[]*OverlapRow](t)(before.Overlaps(ctx))
	before.progress = func(what string, _, _ int) {
		if what == "finding" {
			t.Error("it was searched")
		}
	}
	if err := before.SetMeta(ctx, source, dated[1].Meta); err != nil {
		t.Fatal(err)
	}
	rows := must[[]*OverlapRow](t)(want.Overlaps(ctx))
	sameLines(t, must[[]*OverlapRow](t)(before.Overlaps(ctx)), rows)
	if rows[0].A.Source != dated[1].Name || fmt.Sprint(rows) == fmt.Sprint(undated) {
		t.Errorf("the date turned nothing: %+v", rows)
	}
	again := must[*Desk](t)(Open(ctx, before.Place().Path, Options{}))
	t.Cleanup(func() { _ = again.Close() })
	sameLines(t, must[[]*OverlapRow](t)(again.Overlaps(ctx)), rows)
	must[*Step](t)(again.Undo(ctx))
	sameLines(t, must[[]*OverlapRow](t)(before.Overlaps(ctx)), undated)
	if report := must[Report](t)(again.Check(ctx, nil)); len(report.Problems) > 0 {
		t.Error(report.Problems)
	}
}

// One by one, with one of them taken away and brought back on the way, the
// sources come to the same list as all at once.
func TestOneByOne(t *testing.T) {
	ctx := t.Context()
	together, apart := bench(t, Options{Empty: true}), bench(t, Options{Empty: true})
	must[Brought](t)(together.Bring(ctx, threeTexts, nil))
	for i, in := range threeTexts {
		source := must[Brought](t)(apart.Bring(ctx, []Incoming{in}, nil)).Sources[0]
		if i == 1 {
			if err := apart.Remove(ctx, source); err != nil {
				t.Fatal(err)
			}
			must[Brought](t)(apart.Bring(ctx, []Incoming{in}, nil))
		}
	}
	rows := must[[]*OverlapRow](t)(together.Overlaps(ctx))
	sameLines(t, must[[]*OverlapRow](t)(apart.Overlaps(ctx)), rows)
	if len(rows) < 2 {
		t.Errorf("%d overlaps", len(rows))
	}
}

func sameLines(t *testing.T, got, want []*OverlapRow) {
	t.Helper()
	line := func(r *OverlapRow) string {
		return fmt.Sprint(r.ID, r.A, r.B, r.Tags, r.WordsA, r.WordsB, r.SpeakerA, r.SpeakerB, r.Lead)
	}
	if len(got) != len(want) {
		t.Fatalf("%d rows, want %d", len(got), len(want))
	}
	for i := range got {
		if line(got[i]) != line(want[i]) {
			t.Errorf("row %d is %q, want %q", i, line(got[i]), line(want[i]))
		}
	}
}

// Who speaks is listed by the name that the text gives, without an office and
// not as “she”.
func TestSpeakersAreListedInFull(t *testing.T) {
	d := bench(t, Options{Empty: true})
	const said = "“We cannot ask people to walk over rotten planks every morning, and we never will,” "
	must[Brought](t)(d.Bring(t.Context(), []Incoming{
		{Name: "a.txt", Text: "The bridge will be closed for a year.\n\n" + said + "Mayor Greta Holm told the Courier."},
		{Name: "b.txt", Text: "Greta Holm defended the closure. " + said + "she said."},
	}, nil))
	rows := must[[]*OverlapRow](t)(d.Overlaps(t.Context()))
	if len(rows) == 0 || rows[0].SpeakerA != "Greta Holm" || rows[0].SpeakerB != "Greta Holm" {
		t.Errorf("the list is %+v", rows)
	}
}

// What the rules tell of the five articles; where it changes, listRules are to
// be counted up, so that workbenches are told anew.
func TestListRules(t *testing.T) {
	const rules, told = "5", "47d9e41acca040b3"
	lines := ""
	for _, r := range must[[]*OverlapRow](t)(bench(t, Options{}).Overlaps(t.Context())) {
		lines += fmt.Sprintf("%q %q %q\n", r.SpeakerA, r.SpeakerB, r.Lead)
	}
	if got := data.Hash(lines)[:16]; listRules != rules || got != told {
		t.Errorf("rules %s tell %s, and %s told %s: count up listRules and put both here", listRules, got, rules, told)
	}
}

// A workbench of the first version of the program is listed with its speakers
// and keeps its verdict.
func TestOpenVersion1(t *testing.T) {
	first, err := os.ReadFile(filepath.Join("..", "store", "testdata", "version-1.verbatim"))
	path := filepath.Join(t.TempDir(), "harbour.verbatim")
	if err != nil || os.WriteFile(path, first, 0o644) != nil {
		t.Fatal("the workbench could not be copied", err)
	}
	d := must[*Desk](t)(Open(t.Context(), path, Options{Now: clock()}))
	t.Cleanup(func() { _ = d.Close() })
	rows := must[[]*OverlapRow](t)(d.Overlaps(t.Context()))
	if len(rows) != 2 || len(rows[0].Verdicts) != 1 || rows[0].SpeakerB != "Maria Olsen" || rows[1].Lead != "Nobody knows what the granite pillars cost in those days" {
		t.Errorf("the rows are %+v", rows)
	}
	must[data.Verdict](t)(d.Judge(t.Context(), rows[1].ID, "Ana", data.Judgement{Wording: data.Verbatim}))
	if report := must[Report](t)(d.Check(t.Context(), nil)); len(report.Problems) > 0 {
		t.Error(report.Problems)
	}
}
