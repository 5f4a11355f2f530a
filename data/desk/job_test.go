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

// manyTexts are so many made-up articles, of which the last is there twice and
// one is no text.
func manyTexts(n int) []Incoming {
	in := madeUp(n)
	in = append(in, Incoming{Name: "twice", Text: in[n-1].Text}, Incoming{Name: "empty", Text: " \n"})
	return in
}

// outcomes counts what became of a job's files.
func outcomes(t *testing.T, d *Desk, job string) string {
	t.Helper()
	n := map[string]int{}
	for _, f := range must[[]JobFile](t)(d.JobLog(t.Context(), job)) {
		n[f.Outcome]++
	}
	return fmt.Sprintf("%d in, %d already, %d refused, %d waiting", n[OutcomeIn], n[OutcomeAlready], n[OutcomeRefused], n[""])
}

// Many files come in part by part, each with its outcome, as one step; the
// first overlaps are there while the rest waits.
func TestJob(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{Empty: true})
	job := must[Job](t)(d.Ask(ctx, manyTexts(130), []Refused{{Name: "picture.png", Why: "It is a picture."}}, nil))
	if job.Files != 133 || job.Done != 2 || outcomes(t, d, job.ID) != "0 in, 0 already, 2 refused, 131 waiting" {
		t.Errorf("asked for is %+v: %s", job, outcomes(t, d, job.ID))
	}
	var seen []int
	got := must[Brought](t)(d.WorkOff(ctx, nil, func() { seen = append(seen, len(must[[]*OverlapRow](t)(d.Overlaps(ctx)))) }))
	if len(seen) != 2 || seen[0] == 0 || seen[1] <= seen[0] {
		t.Errorf("overlaps were seen as %v", seen)
	}
	if len(got.Sources) != 130 || !slices.Equal(got.Already, []string{"twice"}) || got.Overlaps == 0 {
		t.Errorf("brought in are %d, already %v, %d overlaps", len(got.Sources), got.Already, got.Overlaps)
	}
	if s := outcomes(t, d, job.ID); s != "130 in, 1 already, 2 refused, 0 waiting" {
		t.Error(s)
	}
	log := must[[]JobFile](t)(d.JobLog(ctx, job.ID))
	if f := log[131]; f.Name != "empty" || !strings.HasPrefix(f.Says, "There are no words") {
		t.Errorf("the log says %+v", f)
	}
	if undo, _ := d.Steps(); undo.Says != "bringing in of 130 sources" {
		t.Errorf("to undo is %q", undo.Says)
	}
	must[*Step](t)(d.Undo(ctx))
	if n := len(must[[]SourceRow](t)(d.Sources(ctx))); n != 0 {
		t.Errorf("after undo %d sources are left", n)
	}
	must[*Step](t)(d.Redo(ctx))
	if n := len(must[[]SourceRow](t)(d.Sources(ctx))); n != 130 {
		t.Errorf("after redo there are %d sources", n)
	}
	if r := must[Report](t)(d.Check(ctx, nil)); len(r.Problems) > 0 {
		t.Error(r.Problems)
	}
}

// A job that is broken off goes on where it stopped, in the same program or the
// next one, with a verdict given in between: nothing is there twice, nothing is
// missing, and what is taken back is the verdict first and then the job whole.
func TestJobGoesOn(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{Empty: true})
	job := must[Job](t)(d.Ask(ctx, manyTexts(400), nil, nil))
	stop, cancel := context.WithCancel(ctx)
	if _, err := d.WorkOff(stop, nil, cancel); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	must[data.Verdict](t)(d.Judge(ctx, must[[]*OverlapRow](t)(d.Overlaps(ctx))[0].ID, "Ana", spliced))
	path := d.Place().Path
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	d = must[*Desk](t)(Open(ctx, path, Options{Now: clock()}))
	defer func() { _ = d.Close() }()
	jobs := must[[]Job](t)(d.Jobs(ctx))
	if len(jobs) != 1 || jobs[0].Done != 51 || jobs[0].Files != 402 {
		t.Errorf("the jobs are %+v", jobs)
	}
	must[Brought](t)(d.WorkOff(ctx, nil, nil))
	if s := outcomes(t, d, job.ID); s != "400 in, 1 already, 1 refused, 0 waiting" {
		t.Error(s)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	d = must[*Desk](t)(Open(ctx, path, Options{Now: clock()}))
	var says []string
	for st := must[*Step](t)(d.Undo(ctx)); st != nil; st = must[*Step](t)(d.Undo(ctx)) {
		says = append(says, st.Says)
	}
	if want := []string{"verdict on Maria Olsen", "bringing in of 400 sources"}; !slices.Equal(says, want) {
		t.Errorf("taken back were %q, want %q", says, want)
	}
	if n := len(must[[]SourceRow](t)(d.Sources(ctx))); n != 0 {
		t.Errorf("%d sources are left", n)
	}
}

// A program that is killed after a file came in and before its outcome was
// stored does not bring it in again; a job taken back in between is dropped.
func TestJobAfterAKill(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{Empty: true})
	in := manyTexts(60)
	job := must[Job](t)(d.Ask(ctx, in, nil, nil))
	items, err := d.file.WaitingItems(ctx, job.ID, 20)
	if err != nil {
		t.Fatal(err)
	}
	must[Brought](t)(d.workPart(ctx, job.ID, items, d.progress))
	for i := range items {
		items[i].Outcome = ""
	}
	if err := d.file.PutJobItems(ctx, job.ID, items); err != nil {
		t.Fatal(err)
	}
	stop, cancel := context.WithCancel(ctx)
	_, _ = d.WorkOff(stop, nil, cancel)
	if s := outcomes(t, d, job.ID); s != "50 in, 0 already, 1 refused, 11 waiting" {
		t.Error(s)
	}
	must[*Step](t)(d.Undo(ctx))
	if n := len(must[[]Job](t)(d.Jobs(ctx))); n != 0 {
		t.Errorf("%d jobs are left", n)
	}
	if b := must[Brought](t)(d.WorkOff(ctx, nil, nil)); len(b.Sources) != 0 || len(must[[]SourceRow](t)(d.Sources(ctx))) != 0 {
		t.Errorf("after that came in %+v", b)
	}
}
