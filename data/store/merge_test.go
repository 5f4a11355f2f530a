package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"verbatim/data"
)

// copyOf is a copy of the workbench as a second reviewer gets one.
func copyOf(t testing.TB, s *Store, name string, o Options) *Store {
	t.Helper()
	file := filepath.Join(t.TempDir(), name+".verbatim")
	must(t, s.Backup(context.Background(), file))
	again, err := Open(context.Background(), file, o)
	must(t, err)
	t.Cleanup(func() { again.Close() })
	return again
}

// holds is all that a workbench holds and shows, line by line.
func holds(t testing.TB, s *Store) string {
	t.Helper()
	out := told(records(t, s))
	for _, k := range []Kind{OfSource, OfOverlap, OfSetting} {
		fields, err := s.Fields(context.Background(), k)
		must(t, err)
		out = append(out, fmt.Sprint(k, fields)) // maps are printed in the order of their keys
	}
	return strings.Join(out, "\n")
}

func merge(t testing.TB, into, from *Store) Taken {
	t.Helper()
	added, err := into.Merge(context.Background(), from, nil)
	must(t, err)
	sound(t, into)
	return added
}

// Two reviewers work on two copies: after the merge both verdicts are there,
// each with its history, and a second merge adds nothing.
func TestMerge(t *testing.T) {
	mona := newStore(t, Options{})
	apply(t, mona, set(OfSource, "s1", "name", `"The Moscow Times"`))
	ben := copyOf(t, mona, "ben", Options{})
	apply(t, mona, set(OfOverlap, "o1", "verdict/Mona", `{"wording":"altered"}`))
	_, err := ben.Apply(t.Context(), "Ben", "judge", set(OfOverlap, "o1", "verdict/Ben", `{"wording":"marked"}`))
	must(t, err)
	text := data.NewRevision("“Yes,” he said.\n")
	must(t, ben.PutRevision(t.Context(), text, []byte("\ufeff"+text.Text)))

	if added := merge(t, mona, ben); added != (Taken{Texts: 1, Originals: 1, Events: 1}) {
		t.Errorf("merged %+v", added)
	}
	wants(t, mona, OfOverlap, "o1", "verdict/Mona", `{"wording":"altered"}`)
	wants(t, mona, OfOverlap, "o1", "verdict/Ben", `{"wording":"marked"}`)
	if added := merge(t, mona, ben); added != (Taken{}) {
		t.Errorf("a second merge added %+v", added)
	}
	// The file goes on as the same writer: what was done before can be undone.
	last, err := mona.LastEvents(t.Context(), 1)
	must(t, err)
	if len(last) != 1 || last[0].Who != "Mona" {
		t.Errorf("after the merge the last own event is %+v", last)
	}
	revert(t, mona, last[0].Batch, "undo")
	wants(t, mona, OfOverlap, "o1", "verdict/Mona", "")
	sound(t, mona)
	merge(t, ben, mona)
	if holds(t, mona) != holds(t, ben) {
		t.Error("the two differ after each took in the other")
	}
}

// Whatever three reviewers did, and whenever by their clocks, every order of
// merging gives the same workbench, and nothing is lost.
func TestMergesInAnyOrder(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		clock := func(start int) func() time.Time {
			at := time.Date(2026, 1, 1, 0, start, 0, 0, time.UTC)
			return func() time.Time { at = at.Add(time.Minute); return at }
		}
		base := newStore(t, Options{Now: clock(0)})
		defer base.Close()
		apply(t, base, set(OfOverlap, "o1", "status", `"open"`))
		act := func(s *Store, who string) {
			for range rapid.IntRange(0, 6).Draw(r, who) {
				thing := rapid.SampledFrom([]string{"o1", "o2"}).Draw(r, "thing")
				value := rapid.SampledFrom([]string{`"judged"`, `"parked"`, `null`}).Draw(r, "value")
				events, err := s.Apply(context.Background(), who, "status", set(OfOverlap, thing, "status", value), set(OfOverlap, thing, "verdict/"+who, value))
				must(t, err)
				if len(events) > 0 && rapid.IntRange(0, 3).Draw(r, "undo") == 0 {
					events, err = s.Revert(context.Background(), events[0].Batch, who, "undo")
					must(t, err)
					if rapid.Bool().Draw(r, "redo") {
						_, err = s.Revert(context.Background(), events[0].Batch, who, "redo")
						must(t, err)
					}
				}
				if rapid.IntRange(0, 3).Draw(r, "text") == 0 {
					must(t, s.PutRevision(context.Background(), data.NewRevision(rapid.String().Draw(r, "a text")), nil))
				}
			}
		}
		var trio []*Store
		for i, who := range []string{"Mona", "Ben", "Ada"} {
			s := copyOf(t, base, who, Options{Now: clock(rapid.IntRange(0, 9).Draw(r, "clock") - i)})
			defer s.Close()
			act(s, who)
			trio = append(trio, s)
		}
		// merged is the one copy with the others taken into it, in their order.
		merged := func(one *Store, others ...*Store) *Store {
			m := copyOf(t, one, "merged", Options{})
			for _, other := range others {
				merge(t, m, other)
			}
			return m
		}
		first := merged(trio[0], trio[1], trio[2])
		defer first.Close()
		want := holds(t, first)
		order := rapid.Permutation([]int{0, 1, 2}).Draw(r, "order")
		second := merged(trio[order[0]], trio[order[1]], trio[order[2]])
		defer second.Close()
		if got := holds(t, second); got != want {
			r.Fatalf("in the order %v it is\n%s\nnot\n%s", order, got, want)
		}
		pair := merged(trio[1], trio[2])
		defer pair.Close()
		byTwo := merged(trio[0], pair)
		defer byTwo.Close()
		if got := holds(t, byTwo); got != want {
			r.Fatalf("merged two by two it is\n%s\nnot\n%s", got, want)
		}
		for _, s := range trio {
			for _, line := range told(records(t, s)) {
				if !strings.Contains(want, line) {
					r.Fatalf("%s is lost", line)
				}
			}
		}
	})
}

// What one copy took back is passed over, and what the other set before or after
// it stands; it is shown so by the copies, by a workbench that takes their records
// in anew, and after a repair.
func TestUndoInACopy(t *testing.T) {
	ctx := t.Context()
	at := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	now := func() time.Time { at = at.Add(time.Minute); return at }
	mona := newStore(t, Options{Now: now})
	apply(t, mona, set(OfOverlap, "o1", "status", `"open"`))
	ben := copyOf(t, mona, "ben", Options{Now: now})
	status := func(s *Store, value string) string {
		return apply(t, s, set(OfOverlap, "o1", "status", value))[0].Batch
	}
	first := status(mona, `"judged"`)
	undone := revert(t, mona, first, "undo")
	parked := status(ben, `"parked"`)
	merge(t, mona, ben)
	wants(t, mona, OfOverlap, "o1", "status", `"parked"`)

	// Ben's stands over it, so doing it again would show nothing.
	if _, err := mona.Revert(ctx, undone, "Mona", "redo"); !errors.Is(err, ErrChanged) {
		t.Errorf("what another copy laid itself over is done again: %v", err)
	}
	revert(t, ben, parked, "undo")
	merge(t, mona, ben)
	wants(t, mona, OfOverlap, "o1", "status", `"open"`)
	revert(t, mona, undone, "redo")
	wants(t, mona, OfOverlap, "o1", "status", `"judged"`)

	repaired := filepath.Join(t.TempDir(), "repaired.verbatim")
	_, err := Repair(ctx, mona.Path(), repaired, Options{}, nil)
	must(t, err)
	again, err := Open(ctx, repaired, Options{})
	must(t, err)
	defer again.Close()
	fresh := newStore(t, Options{})
	merge(t, fresh, mona)
	for _, s := range []*Store{again, fresh} {
		wants(t, s, OfOverlap, "o1", "status", `"judged"`)
		sound(t, s)
	}
}

// A damaged file, and one that was carried on in two places under one name,
// change nothing.
func TestMergeRefused(t *testing.T) {
	mona := newStore(t, Options{})
	apply(t, mona, set(OfOverlap, "o1", "status", `"open"`))
	refused := func(other *Store, says string) {
		t.Helper()
		before := holds(t, mona)
		if _, err := mona.Merge(t.Context(), other, nil); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("the merge answers %v, not %q", err, says)
		}
		if holds(t, mona) != before {
			t.Error("what was refused changed something")
		}
	}

	ben := copyOf(t, mona, "ben", Options{})
	must(t, ben.Close())
	b, err := os.ReadFile(ben.Path())
	must(t, err)
	must(t, os.WriteFile(ben.Path(), bytes.Replace(b, []byte("Mona"), []byte("Nona"), 1), 0o600)) // in the event
	ben, err = Open(t.Context(), ben.Path(), Options{ReadOnly: true})
	must(t, err)
	defer ben.Close()
	refused(ben, "damaged")

	// A file put back over itself goes on under the name it had.
	must(t, mona.Close())
	old, err := os.ReadFile(mona.Path())
	must(t, err)
	mona = reopen(t, mona, Options{})
	apply(t, mona, set(OfOverlap, "o1", "status", `"judged"`))
	went := copyOf(t, mona, "went", Options{})
	must(t, mona.Close())
	must(t, os.WriteFile(mona.Path(), old, 0o600))
	mona = reopen(t, mona, Options{})
	apply(t, mona, set(OfOverlap, "o1", "status", `"parked"`))
	refused(went, "another stands at its place")
}
