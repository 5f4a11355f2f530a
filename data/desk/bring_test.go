package desk

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"verbatim/data"
)

// Bringing in is one step: the new text is compared with all others, the same
// text again is not kept twice, and undo takes it away.
func TestBring(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	before := must[[]*OverlapRow](t)(d.Overlaps(ctx))
	text := "The ministry said on Friday:\r\n\r\n“We believe that this center will develop in the near future to be a joint operation command to lead the war against Daesh in Iraq,” the lawmaker said.\r\n"
	b := must[Brought](t)(d.Bring(ctx, []Incoming{{Name: "paste", Meta: data.Meta{Publisher: "The Daily Paste"}, Text: text}, {Name: "again", Text: text}}, nil))
	if len(b.Sources) != 1 || !slices.Equal(b.Already, []string{"again"}) || b.Overlaps == 0 {
		t.Fatalf("brought in %+v", b)
	}
	r := must[*Reading](t)(d.Read(ctx, b.Sources[0]))
	if strings.Contains(r.Revision.Text, "\r") || r.Publisher != "The Daily Paste" || r.Name != "paste" {
		t.Errorf("the source is %+v", r.Source)
	}
	if undo, _ := d.Steps(); undo.Says != "bringing in of The Daily Paste" {
		t.Errorf("the step is %+v", undo)
	}
	with := must[[]*OverlapRow](t)(d.Overlaps(ctx))
	if again := must[Brought](t)(d.Bring(ctx, []Incoming{{Name: "third", Text: text}}, nil)); len(again.Sources) != 0 || len(again.Already) != 1 {
		t.Errorf("the same text again: %+v", again)
	}
	must[*Step](t)(d.Undo(ctx))
	if _, err := d.Read(ctx, b.Sources[0]); err == nil {
		t.Error("the source can be read after its bringing in was undone")
	}
	sameRows(t, "undone", must[[]*OverlapRow](t)(d.Overlaps(ctx)), before)
	must[*Step](t)(d.Redo(ctx))
	sameRows(t, "done again", must[[]*OverlapRow](t)(d.Overlaps(ctx)), with)
}

// A folder of many articles is one step, also after the workbench was closed:
// undone, and after closing again done again.
func TestBringManyIsOneStep(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{Empty: true})
	path := d.Place().Path
	var in []Incoming
	for i := range fewEvents/3 + 9 { // three events each
		in = append(in, Incoming{Name: fmt.Sprint(i), Text: fmt.Sprint("Number ", i, " has nothing to say.")})
	}
	must[Brought](t)(d.Bring(ctx, in, nil))
	for _, c := range []struct {
		do   func(*Desk) (*Step, error)
		left int
	}{
		{func(d *Desk) (*Step, error) { return d.Undo(ctx) }, 0},
		{func(d *Desk) (*Step, error) { return d.Redo(ctx) }, len(in)},
	} {
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
		d = must[*Desk](t)(Open(ctx, path, Options{Now: clock()}))
		if st := must[*Step](t)(c.do(d)); st == nil || len(st.IDs) != len(in) {
			t.Fatalf("the step is %v", st)
		}
		if n := len(must[[]SourceRow](t)(d.Sources(ctx))); n != c.left {
			t.Errorf("%d sources, want %d", n, c.left)
		}
	}
	_ = d.Close()
}

func sameRows(t interface {
	Helper()
	Errorf(string, ...any)
}, when string, got, want []*OverlapRow,
) {
	t.Helper()
	line := func(rows []*OverlapRow) []string {
		out := make([]string, len(rows))
		for i, r := range rows {
			out[i] = r.ID + " " + string(r.Status) + " " + r.FoundBy + " " + r.A.Passage.Joined(r.Lead)
		}
		return out
	}
	if !slices.Equal(line(got), line(want)) {
		t.Errorf("%s: %d overlaps, not the %d of before\n%q\n%q", when, len(got), len(want), line(got), line(want))
	}
}

func TestBringRefuses(t *testing.T) {
	d := bench(t, Options{Empty: true})
	for name, text := range map[string]string{"empty": " \n\t", "codes": "a\x00b"} {
		var m *Mistake
		if _, err := d.Bring(t.Context(), []Incoming{{Name: name, Text: text}}, nil); !errors.As(err, &m) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if rows := must[[]SourceRow](t)(d.Sources(t.Context())); len(rows) != 0 {
		t.Errorf("%d sources were kept", len(rows))
	}
}

// Broken off at any moment, bringing in stores nothing.
func TestBringCancelled(t *testing.T) {
	d := bench(t, Options{})
	before := must[[]*OverlapRow](t)(d.Overlaps(t.Context()))
	for stop := range 12 {
		ctx, cancel := context.WithCancel(t.Context())
		calls := 0
		_, err := d.Bring(ctx, []Incoming{{Name: "one", Text: "He said: “Nobody told the committee about the missing papers in time.”"}}, func(string, int, int) {
			if calls++; calls > stop {
				cancel()
			}
		})
		cancel()
		if err == nil {
			if stop == 0 {
				t.Error("a cancelled bringing in went through")
			}
			break
		}
		if !errors.Is(err, context.Canceled) {
			t.Errorf("broken off at %d: %v", stop, err)
		}
		if n := len(must[[]SourceRow](t)(d.Sources(t.Context()))); n != 5 {
			t.Fatalf("broken off at %d there are %d sources", stop, n)
		}
		sameRows(t, "broken off", must[[]*OverlapRow](t)(d.Overlaps(t.Context())), before)
	}
}

func TestMetaAndRemove(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	row := zamili(t, d)
	v := must[data.Verdict](t)(d.Judge(ctx, row.ID, "Ana", spliced))
	untouched := must[[]*OverlapRow](t)(d.Overlaps(ctx))
	meta := *row.MetaB
	meta.Date = data.Date{Year: 2015, Month: 10, Day: 6}
	if err := d.SetMeta(ctx, row.SourceB, meta); err != nil {
		t.Fatal(err)
	}
	if now := zamili(t, d); now.ID != row.ID || now.MetaB.Date != meta.Date || len(now.Verdicts) != 1 || now.LabelA != row.LabelA {
		t.Errorf("a date learnt later turned a judged overlap round: %+v", now)
	}
	for _, r := range must[[]*OverlapRow](t)(d.Overlaps(ctx)) {
		if r.ID != row.ID && r.LabelB == "Informed Comment" && r.LabelA != "Informed Comment" {
			t.Errorf("%s: the earlier source is B", r.ID)
		}
	}
	if err := d.Remove(ctx, row.SourceB); err != nil {
		t.Fatal(err)
	}
	for _, r := range must[[]*OverlapRow](t)(d.Overlaps(ctx)) {
		if r.SourceA == row.SourceB || r.SourceB == row.SourceB {
			t.Errorf("%s is listed though its source is gone", r.ID)
		}
	}
	if n := len(must[[]SourceRow](t)(d.Sources(ctx))); n != 4 {
		t.Errorf("%d sources", n)
	}
	if h := must[[]data.Event](t)(d.History(ctx, row.ID)); len(h) == 0 {
		t.Error("the history went with the source")
	}
	for _, want := range []string{"removal of Informed Comment", "details of Informed Comment"} {
		undo, _ := d.Steps()
		if undo == nil || undo.Says != want {
			t.Errorf("next to undo is %+v, want %s", undo, want)
		}
		must[*Step](t)(d.Undo(ctx))
	}
	sameRows(t, "undone", must[[]*OverlapRow](t)(d.Overlaps(ctx)), untouched)
	if now := zamili(t, d).Verdicts; len(now) != 1 || now[0].ID != v.ID {
		t.Errorf("the verdicts are %+v", now)
	}
}
