package desk

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"verbatim/data"
)

// clock ticks a second at every look, so that events have an order.
func clock() func() time.Time {
	at := time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)
	return func() time.Time {
		at = at.Add(time.Second)
		return at
	}
}

// bench is a fresh workbench with the five articles.
func bench(t testing.TB, o Options) *Desk {
	t.Helper()
	if o.Now == nil {
		o.Now = clock()
	}
	d, err := Create(t.Context(), filepath.Join(t.TempDir(), "iraq.verbatim"), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	return d
}

func must[T any](t testing.TB) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// zamili is the overlap that everything turns around: two quotations of one
// article that another one prints as one.
func zamili(t testing.TB, d *Desk) *OverlapRow {
	t.Helper()
	for _, r := range must[[]*OverlapRow](t)(d.Overlaps(t.Context())) {
		if strings.Contains(r.Lead, "forced to ask Russia") && len(r.A.Passage) == 2 {
			return r
		}
	}
	t.Fatal("the spliced quotation was not found")
	return nil
}

var spliced = data.Judgement{Wording: data.Altered, Attribution: data.Uncredited}

// The main job: the five articles in, a pair read, a verdict given, taken
// back, given again, and still there when the workbench is opened again.
func TestVerdictEndToEnd(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	if undo, redo := d.Steps(); undo != nil || redo != nil {
		t.Errorf("a fresh workbench has nothing to undo, yet offers %v and %v", undo, redo)
	}
	row := zamili(t, d)
	if row.SpeakerA == "" || row.LabelA != "The Moscow Times" || row.LabelB != "Informed Comment" || row.Status != data.Open || row.FoundBy != byFinder {
		t.Errorf("the row is %+v", row)
	}
	v := must[data.Verdict](t)(d.Judge(ctx, row.ID, "Ana", spliced))
	if v.Overall().Rating != 3 || v.Sense != data.Kept || v.Severity != data.Minor || v.ID[0] != 'v' {
		t.Errorf("the verdict is %+v", v)
	}
	undo, _ := d.Steps()
	if undo == nil || undo.Says != "verdict on "+row.SpeakerA || undo.Overlap != row.ID {
		t.Errorf("the step is %+v", undo)
	}
	judged := func(d *Desk, status data.Status, verdicts int) {
		t.Helper()
		got := zamili(t, d)
		if got.ID != row.ID || got.Status != status || len(got.Verdicts) != verdicts {
			t.Fatalf("the overlap is %s, %s with %d verdicts; want %s, %s with %d", got.ID, got.Status, len(got.Verdicts), row.ID, status, verdicts)
		}
	}
	judged(d, data.Judged, 1)
	if st := must[*Step](t)(d.Undo(ctx)); st == nil || st.Says != "verdict on "+row.SpeakerA {
		t.Errorf("undone was %+v", st)
	}
	judged(d, data.Open, 0)
	if st := must[*Step](t)(d.Redo(ctx)); st == nil {
		t.Error("nothing was done again")
	}
	judged(d, data.Judged, 1)

	path := d.Place().Path
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	d = must[*Desk](t)(Open(ctx, path, Options{Now: clock()}))
	t.Cleanup(func() { _ = d.Close() })
	judged(d, data.Judged, 1)
	if got := zamili(t, d).Verdicts[0]; got.Reviewer != "Ana" || got.Wording != data.Altered || got.Attribution != data.Uncredited || !got.At.Equal(v.At) {
		t.Errorf("after reopening the verdict is %+v", got)
	}
	if d.Reviewer() != "Ana" {
		t.Errorf("the reviewer is %q", d.Reviewer())
	}
	undo, redo := d.Steps()
	if undo == nil || undo.Says != "verdict on "+row.SpeakerA || redo != nil {
		t.Errorf("after reopening the steps are %+v and %+v", undo, redo)
	}
	must[*Step](t)(d.Undo(ctx))
	judged(d, data.Open, 0)
	h := must[[]data.Event](t)(d.History(ctx, row.ID))
	if len(h) != 12 || h[0].Field != "spans" || h[0].Cause != "judge" || h[len(h)-1].Cause != "undo" || h[len(h)-1].Undoes == "" {
		t.Errorf("history of %d events: %+v", len(h), h)
	}
	if i := slices.IndexFunc(h, func(e data.Event) bool { return e.Field == "verdict" }); i < 0 || h[i].Verdict != v.ID || !strings.Contains(h[i].After, `"overall":"Loosely quoted","rating":3`) {
		t.Errorf("no verdict in the history: %+v", h)
	}
	report := must[Report](t)(d.Check(ctx, nil))
	if len(report.Problems) > 0 || report.Sources != 5 || report.Events == 0 {
		t.Errorf("check says %+v", report)
	}
}

func TestPair(t *testing.T) {
	d := bench(t, Options{})
	p := must[*Pair](t)(d.Pair(t.Context(), zamili(t, d).ID))
	c := p.Collation
	if c.WordsA != 48 || c.WordsB != 48 || c.Same != 44 || c.Moved != 2 || c.Removed != 2 || c.Added != 2 || c.GapWords != 134 {
		t.Errorf("the comparison is %+v", c)
	}
	if p.QuoteA == nil || p.QuoteA.Credit != "Reuters" || p.QuoteB == nil || p.QuoteB.Credit != "" {
		t.Errorf("the quotations are %+v and %+v", p.QuoteA, p.QuoteB)
	}
	if p.A.Words == 0 || len(p.A.Paragraphs) == 0 || p.A.Publisher != "The Moscow Times" || p.B.Revision.Hash != p.Row.B.Revision {
		t.Errorf("the readings are %+v and %+v", p.A.Meta, p.B.Meta)
	}
}
