package store

import (
	"reflect"
	"testing"
	"time"
)

// A job is kept with what became of its items, over a reopening, until it is
// dropped; its id tells when it was asked for.
func TestJob(t *testing.T) {
	ctx := t.Context()
	s := newStore(t, Options{})
	id, err := NewBatch()
	must(t, err)
	must(t, s.PutJob(ctx, id, someItems))
	s = reopen(t, s, Options{})
	waiting, err := s.WaitingItems(ctx, id, 5)
	must(t, err)
	if len(waiting) != 1 || !reflect.DeepEqual(waiting[0], someItems[2]) {
		t.Errorf("waiting are %+v", waiting)
	}
	waiting[0].Outcome, waiting[0].Says = "here already", "As c-old.txt."
	must(t, s.PutJobItems(ctx, id, waiting))
	jobs, err := s.Jobs(ctx)
	must(t, err)
	if len(jobs) != 1 || jobs[0].ID != id || jobs[0].Items != 3 || jobs[0].Done != 3 || time.Since(jobs[0].At).Abs() > time.Hour {
		t.Errorf("the jobs are %+v", jobs)
	}
	all, err := s.JobItems(ctx, id)
	must(t, err)
	if len(all) != 3 || !reflect.DeepEqual(all[2], waiting[0]) {
		t.Errorf("its items are %+v", all)
	}
	sound(t, s)
	must(t, s.DropJob(ctx, id))
	must(t, s.PutJobItems(ctx, id, waiting)) // of a part that was under way
	if jobs, err = s.Jobs(ctx); err != nil || len(jobs) != 0 {
		t.Errorf("after dropping there are %+v (%v)", jobs, err)
	}
	if all, err = s.JobItems(ctx, id); err != nil || len(all) != 0 {
		t.Errorf("after dropping its items are %+v (%v)", all, err)
	}
}

// What is being typed is there after a crash, until it is saved.
func TestDrafts(t *testing.T) {
	ctx := t.Context()
	s := newStore(t, Options{})
	must(t, s.PutDraft(ctx, "note/o1", "Ask"))
	must(t, s.PutDraft(ctx, "note/o1", "Ask the desk"))
	must(t, s.PutDraft(ctx, "note/o2", "Later"))
	must(t, s.PutDraft(ctx, "note/o2", ""))
	s = reopen(t, s, Options{})
	drafts, err := s.Drafts(ctx)
	if want := map[string]string{"note/o1": "Ask the desk"}; err != nil || !reflect.DeepEqual(drafts, want) {
		t.Errorf("the drafts are %q (%v)", drafts, err)
	}
}

// A batch may grow by several transactions, with other steps between them, and
// is taken back whole.
func TestBatchGrows(t *testing.T) {
	ctx := t.Context()
	s := newStore(t, Options{})
	id, err := NewBatch()
	must(t, err)
	first, err := s.ApplyTo(ctx, id, "Mona", "bring", set(OfSource, "s1", "name", `"one"`))
	must(t, err)
	other := apply(t, s, set(OfOverlap, "o1", "status", `"parked"`))
	second, err := s.ApplyTo(ctx, id, "Mona", "bring", set(OfSource, "s2", "name", `"two"`))
	must(t, err)
	if start, err := s.RunStart(ctx, id, second[0].Seq); err != nil || start != other[0].Seq+1 {
		t.Errorf("the last run begins at %d (%v)", start, err)
	}
	if start, err := s.RunStart(ctx, id, first[0].Seq); err != nil || start != first[0].Seq {
		t.Errorf("the first run begins at %d (%v)", start, err)
	}
	revert(t, s, id, "undo")
	wants(t, s, OfSource, "s1", "name", "")
	wants(t, s, OfSource, "s2", "name", "")
	wants(t, s, OfOverlap, "o1", "status", `"parked"`)
	sound(t, s)
}
