package desk

import (
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"verbatim/data"
)

// A command beside an open window: each sees what the other did, and either
// can take it back.
func TestTwoAtOneWorkbench(t *testing.T) {
	ctx := t.Context()
	window := bench(t, Options{Window: true})
	row := zamili(t, window)
	command := must[*Desk](t)(Open(ctx, window.Place().Path, Options{Now: clock()}))
	t.Cleanup(func() { _ = command.Close() })
	must[data.Verdict](t)(command.Judge(ctx, row.ID, "Ana", spliced))
	if !must[bool](t)(window.Behind(ctx)) {
		t.Error("the window does not notice what the command did")
	}
	if now := zamili(t, window); now.Status != data.Judged {
		t.Errorf("the window shows %s", now.Status)
	}
	if must[bool](t)(window.Behind(ctx)) {
		t.Error("the window has read it and is still behind")
	}
	if st := must[*Step](t)(window.Undo(ctx)); st == nil || st.Overlap != row.ID {
		t.Errorf("the window undid %+v", st)
	}
	if now := zamili(t, command); now.Status != data.Open {
		t.Errorf("the command shows %s", now.Status)
	}
	if st := must[*Step](t)(command.Redo(ctx)); st == nil || zamili(t, window).Status != data.Judged {
		t.Errorf("the command did %+v again", st)
	}
	second := must[*Desk](t)(Open(ctx, window.Place().Path, Options{Window: true, Now: clock()}))
	t.Cleanup(func() { _ = second.Close() })
	if second.Place().ReadOnly == "" {
		t.Error("a second window may write")
	}
	var m *Mistake
	if _, err := second.Judge(ctx, row.ID, "Zoë", spliced); !errors.As(err, &m) {
		t.Errorf("the second window judged: %v", err)
	}
	if len(must[[]*OverlapRow](t)(second.Overlaps(ctx))) == 0 {
		t.Error("the second window shows nothing")
	}
}

// Many goroutines at one desk: nothing is lost and nothing is torn.
func TestManyAtOneDesk(t *testing.T) {
	ctx := t.Context()
	var mu sync.Mutex
	tick := clock()
	d := bench(t, Options{Now: func() time.Time {
		mu.Lock()
		defer mu.Unlock()
		return tick()
	}})
	rows := must[[]*OverlapRow](t)(d.Overlaps(ctx))[:4]
	var wait sync.WaitGroup
	for _, r := range rows {
		for _, who := range []string{"Ana", "Zoë", "Eve"} {
			wait.Go(func() {
				if _, err := d.Judge(ctx, r.ID, who, spliced); err != nil {
					t.Error(err)
				}
				if _, err := d.Overlaps(ctx); err != nil {
					t.Error(err)
				}
				d.Steps()
			})
		}
	}
	wait.Wait()
	for range 12 {
		wait.Go(func() {
			if st, err := d.Undo(ctx); err != nil || st == nil {
				t.Error(st, err)
			}
		})
	}
	wait.Wait()
	for _, r := range must[[]*OverlapRow](t)(d.Overlaps(ctx)) {
		if r.Status != data.Open || len(r.Verdicts) != 0 {
			t.Errorf("%s is %s with %d verdicts", r.ID, r.Status, len(r.Verdicts))
		}
	}
}

// Two commands bring in texts at the same moment: what the two share is found.
func TestTwoBringAtOnce(t *testing.T) {
	ctx := t.Context()
	first := bench(t, Options{Empty: true, Now: time.Now})
	second := must[*Desk](t)(Open(ctx, first.Place().Path, Options{}))
	t.Cleanup(func() { _ = second.Close() })
	const shared = "the bridge over the Tigris would be rebuilt by Basra engineers before the winter"
	var wait sync.WaitGroup
	for i, d := range []*Desk{first, second} {
		wait.Go(func() {
			in := Incoming{Name: fmt.Sprint(i), Text: fmt.Sprintf("Report %d.\n\nOfficials told us that %s.\n", i, shared)}
			if _, err := d.Bring(ctx, []Incoming{in}, nil); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	for _, d := range []*Desk{first, second} {
		if rows := must[[]*OverlapRow](t)(d.Overlaps(ctx)); len(rows) == 0 {
			t.Error("nothing is shared")
		}
	}
}
