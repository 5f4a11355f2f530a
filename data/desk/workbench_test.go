package desk

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"verbatim/data"
	"verbatim/data/export"
	"verbatim/data/store"
)

// A second reviewer's verdict stands beside the first one's, and judging again
// changes only one's own.
func TestSecondReviewer(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	id := zamili(t, d).ID
	first := must[data.Verdict](t)(d.Judge(ctx, id, "Zoë", spliced))
	second := must[data.Verdict](t)(d.Judge(ctx, id, "Ana", data.Judgement{Wording: data.Marked}))
	again := must[data.Verdict](t)(d.Judge(ctx, id, " Zoë ", data.Judgement{Wording: data.Paraphrase, Notes: "on second thought"}))
	if again.ID != first.ID || second.ID == first.ID {
		t.Errorf("ids %s, %s, %s", first.ID, second.ID, again.ID)
	}
	got := zamili(t, d).Verdicts
	if len(got) != 2 || got[0].Reviewer != "Ana" || got[0].Wording != data.Marked || got[1].Notes != "on second thought" {
		t.Errorf("the verdicts are %+v", got)
	}
	p := must[Preview](t)(d.Preview(ctx, Export{}, 5))
	cell := func(name string) string { return p.Rows[0][slices.Index(p.Header, name)] }
	if cell("reviewer") != "Ana" || cell("second_reviewer") != "Zoë" || cell("second_overall") != "Misleading" || cell("agreement") != "differ" {
		t.Errorf("the row is %q", p.Rows[0])
	}
	must[*Step](t)(d.Undo(ctx))
	if got := zamili(t, d).Verdicts; got[1].Wording != data.Altered {
		t.Errorf("after undo the verdicts are %+v", got)
	}
	if own := must[data.Verdict](t)(d.Judge(ctx, id, "", spliced)); own.Reviewer != "Zoë" {
		t.Errorf("without a name the reviewer is %q", own.Reviewer)
	}
}

// The proposed tags become the person's with the verdict, unless they chose
// others; dismissing an overlap says nothing of them.
func TestAlterations(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	id := zamili(t, d).ID
	proposed := must[*Pair](t)(d.Pair(ctx, id)).Collation.Tags
	for _, c := range []struct {
		j    data.Judgement
		want []data.Tag
	}{
		{spliced, proposed},
		{data.Judgement{Wording: data.Altered, Alterations: []data.Tag{}}, []data.Tag{}},
		{data.Judgement{Wording: data.Altered, Alterations: []data.Tag{data.ContextLost}}, []data.Tag{data.ContextLost}},
		{data.Judgement{Wording: data.Unrelated}, nil},
	} {
		must[data.Verdict](t)(d.Judge(ctx, id, "Ana", c.j))
		if got := zamili(t, d).Verdicts[0].Alterations; !slices.Equal(got, c.want) || (got == nil) != (c.want == nil) {
			t.Errorf("%s with %v keeps %v, want %v", c.j.Wording, c.j.Alterations, got, c.want)
		}
	}
}

// Dismissed overlaps are left out of the table and counted; parking is one
// step for many.
func TestDismissAndPark(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	rows := must[[]*OverlapRow](t)(d.Overlaps(ctx))
	must[data.Verdict](t)(d.Judge(ctx, rows[0].ID, "Ana", spliced))
	must[data.Verdict](t)(d.Judge(ctx, rows[1].ID, "Ana", data.Judgement{Wording: data.Unrelated}))
	if err := d.SetStatus(ctx, data.Parked, rows[2].ID, rows[3].ID); err != nil {
		t.Fatal(err)
	}
	status := func(id string) data.Status { return must[*Pair](t)(d.Pair(ctx, id)).Row.Status }
	if status(rows[1].ID) != data.Dismissed || status(rows[2].ID) != data.Parked || status(rows[3].ID) != data.Parked {
		t.Error("statuses were not set")
	}
	p := must[Preview](t)(d.Preview(ctx, Export{Format: "csv"}, 10))
	if (p.Counts != export.Counts{Written: 1, LeftOut: 1}) || len(p.Rows) != 1 {
		t.Errorf("counts %+v, %d rows", p.Counts, len(p.Rows))
	}
	if undo, _ := d.Steps(); undo.Says != "status of 2 overlaps" || len(undo.IDs) != 2 {
		t.Errorf("the step is %+v", undo)
	}
	must[*Step](t)(d.Undo(ctx))
	if status(rows[2].ID) != data.Open || status(rows[3].ID) != data.Open {
		t.Error("undo did not bring both back")
	}
	if _, redo := d.Steps(); redo == nil {
		t.Fatal("nothing to redo")
	}
	must[data.Verdict](t)(d.Judge(ctx, rows[4].ID, "Ana", spliced))
	if _, redo := d.Steps(); redo != nil {
		t.Errorf("a new step leaves %+v to redo", redo)
	}
}

func TestResolve(t *testing.T) {
	d := bench(t, Options{})
	id := zamili(t, d).ID
	if got := must[string](t)(d.Resolve(t.Context(), id[:9])); got != id {
		t.Errorf("%s became %s", id[:9], got)
	}
	for _, beginning := range []string{"", "o", "nonsense"} {
		var m *Mistake
		if _, err := d.Resolve(t.Context(), beginning); !errors.As(err, &m) {
			t.Errorf("%q: %v", beginning, err)
		}
	}
}

func TestSettings(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{Empty: true})
	if s := must[string](t)(d.Setting(ctx, "hint")); s != "" {
		t.Errorf("never set, yet %q", s)
	}
	if err := d.SetSetting(ctx, "hint", "seen"); err != nil {
		t.Fatal(err)
	}
	if s := must[string](t)(d.Setting(ctx, "hint")); s != "seen" {
		t.Errorf("the setting is %q", s)
	}
	if undo, _ := d.Steps(); undo != nil {
		t.Errorf("a setting is no step, yet %+v", undo)
	}
}

// A person's mistakes are told in sentences and leave everything as it was.
func TestMistakes(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	id := zamili(t, d).ID
	text := filepath.Join(t.TempDir(), "notes.verbatim")
	if err := os.WriteFile(text, []byte("no workbench"), 0o644); err != nil {
		t.Fatal(err)
	}
	judge := func(j data.Judgement) error {
		_, err := d.Judge(ctx, id, "Ana", j)
		return err
	}
	open := func(path string) error {
		_, err := Open(ctx, path, Options{})
		return err
	}
	create := func(path string) error {
		_, err := Create(ctx, path, Options{})
		return err
	}
	six := data.Rating(6)
	for name, err := range map[string]error{
		"no wording":            judge(data.Judgement{}),
		"a strange wording":     judge(data.Judgement{Wording: "fine"}),
		"a strange sense":       judge(data.Judgement{Wording: data.Marked, Sense: "odd"}),
		"a rating of six":       judge(data.Judgement{Wording: data.Marked, Overridden: &six}),
		"evidence of no day":    judge(data.Judgement{Wording: data.Marked, Evidence: []data.Evidence{{Accessed: data.Date{Year: 2015, Month: 2, Day: 30}}}}),
		"a year of five digits": d.SetMeta(ctx, zamili(t, d).SourceA, data.Meta{Date: data.Date{Year: 20155}}),
		"a strange status":      d.SetStatus(ctx, "done", id),
		"an overlap not there":  d.SetStatus(ctx, data.Parked, "o0"),
		"a source not there":    d.Remove(ctx, "s0"),
		"a missing workbench":   open(filepath.Join(t.TempDir(), "none.verbatim")),
		"a folder":              open(t.TempDir()),
		"no workbench":          open(text),
		"one that is there":     create(d.Place().Path),
		"a missing folder":      create(filepath.Join(t.TempDir(), "no", "x.verbatim")),
	} {
		var m *Mistake
		if !errors.As(err, &m) || !strings.HasSuffix(err.Error(), ".") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if undo, _ := d.Steps(); undo != nil {
		t.Errorf("a mistake left the step %+v", undo)
	}
	if st := must[*Step](t)(d.Undo(ctx)); st != nil {
		t.Errorf("undone was %+v", st)
	}
	if raw, _ := os.ReadFile(text); string(raw) != "no workbench" {
		t.Error("a file that is no workbench was changed")
	}
}

// A workbench that could not be made whole is not left behind.
func TestCreateCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	path := filepath.Join(t.TempDir(), "half.verbatim")
	_, err := Create(ctx, path, Options{Progress: func(string, int, int) { cancel() }})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled, yet %v", err)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "*")); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}

// A verdict is kept on the words that it was given on: where others stand
// there, the check says so.
func TestCheckReadsPassages(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	row := zamili(t, d)
	must[data.Verdict](t)(d.Judge(ctx, row.ID, "Ana", spliced))
	raw := must[json.RawMessage](t)(d.file.Value(ctx, store.OfOverlap, row.ID, fieldOverlap))
	moved := strings.Replace(string(raw), `"spans":[[511,654]`, `"spans":[[512,655]`, 1)
	if moved == string(raw) {
		t.Fatalf("the stored overlap is %s", raw)
	}
	must[[]store.Event](t)(d.file.Apply(ctx, "nobody", "test", ofOverlap(row.ID, fieldOverlap, []byte(moved)), ofOverlap(row.ID, fieldVerdict+"Eve", []byte(`{"id":7}`))))
	r := must[Report](t)(d.Check(ctx, nil))
	if len(r.Problems) != 2 || r.Verdicts != 2 || !strings.Contains(strings.Join(r.Problems, " "), "was touched where the text read “In the upcoming") {
		t.Errorf("check says %q", r.Problems)
	}
}
