package desk

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"verbatim/data"
	"verbatim/data/store"
)

// secondCopy is a blind copy of the workbench, opened as its second reviewer
// does.
func secondCopy(t *testing.T, d *Desk, reviewer string) *Desk {
	t.Helper()
	file := filepath.Join(t.TempDir(), "second.verbatim")
	if err := d.BlindCopy(t.Context(), file); err != nil {
		t.Fatal(err)
	}
	second := must[*Desk](t)(Open(t.Context(), file, Options{Now: clock()}))
	t.Cleanup(func() { second.Close() })
	if err := second.SetReviewer(reviewer); err != nil {
		t.Fatal(err)
	}
	return second
}

// The second reviewer sees nothing of the first one's verdict before theirs is
// given; merged, both stand side by side as a dispute, which an adjudicator
// settles; what each said stays.
func TestBlindReview(t *testing.T) {
	ctx := t.Context()
	mona := bench(t, Options{})
	id := zamili(t, mona).ID
	must[data.Verdict](t)(mona.Judge(ctx, id, "Mona", spliced))
	ben := secondCopy(t, mona, "Ben")

	row := zamili(t, ben)
	if len(row.Verdicts) != 0 || !row.Hidden || row.Status != data.Open {
		t.Errorf("the second reviewer sees %+v, %s", row.Verdicts, row.Status)
	}
	for _, e := range must[[]data.Event](t)(ben.History(ctx, id)) {
		if e.Verdict != "" || strings.Contains(e.After, "altered") {
			t.Errorf("the history tells %+v", e)
		}
	}
	if p := must[Preview](t)(ben.Preview(ctx, Export{}, 5)); len(p.Rows) != 0 {
		t.Errorf("an export tells %q", p.Rows)
	}
	must[data.Verdict](t)(ben.Judge(ctx, id, "Ben", data.Judgement{Wording: data.Marked}))
	if row := zamili(t, ben); len(row.Verdicts) != 2 || row.Hidden || row.Status != data.Disputed {
		t.Errorf("after both judged it is %+v, %s", row.Verdicts, row.Status)
	}

	got := must[Merged](t)(mona.Merge(ctx, ben.Place().Path, nil))
	if got.Disputed != 1 || got.Events == 0 {
		t.Errorf("merged %+v", got)
	}
	if again := must[Merged](t)(mona.Merge(ctx, ben.Place().Path, nil)); again.Events != 0 {
		t.Errorf("a second merge brought %+v", again)
	}
	a := must[[]Agreement](t)(mona.Agreements(ctx))
	if len(a) != 1 || a[0].First != "Ben" || a[0].Second != "Mona" || a[0].Both != 1 || a[0].Overall.Same != 0 || a[0].Sense.Same != 1 {
		t.Errorf("the agreement is %+v", a)
	}

	v := must[data.Verdict](t)(mona.Settle(ctx, id, "Ada", data.Judgement{Wording: data.Altered}))
	row = zamili(t, mona)
	settled, ok := row.Settled()
	if !ok || settled.ID != v.ID || settled.Reviewer != "Ada" || row.Status != data.Final || len(row.Verdicts) != 3 {
		t.Errorf("settled it is %+v, %s", row.Verdicts, row.Status)
	}
	p := must[Preview](t)(mona.Preview(ctx, Export{}, 5))
	if joined := strings.Join(p.Rows[0], "|"); !strings.Contains(joined, "Ada") || !strings.Contains(joined, "final") || !strings.Contains(joined, "Ben") {
		t.Errorf("the row is %q", p.Rows[0])
	}
	must[*Step](t)(mona.Undo(ctx))
	if row := zamili(t, mona); row.Status != data.Disputed || len(row.Verdicts) != 2 {
		t.Errorf("after undo it is %+v, %s", row.Verdicts, row.Status)
	}
}

// Each copy's undo takes back what was done in it and nothing of the other's,
// whoever judged first, and be it before the merge or after it.
func TestUndoBesideAMerge(t *testing.T) {
	ctx := t.Context()
	tick := clock()
	for name, benFirst := range map[string]bool{"Ben judged first": true, "Mona judged first": false} {
		for when, before := range map[string]bool{"undone before the merge": true, "undone after it": false} {
			t.Run(name+", "+when, func(t *testing.T) {
				mona := bench(t, Options{Now: tick})
				id := zamili(t, mona).ID
				file := filepath.Join(t.TempDir(), "second.verbatim")
				if err := mona.Backup(ctx, file); err != nil {
					t.Fatal(err)
				}
				ben := must[*Desk](t)(Open(ctx, file, Options{Now: tick}))
				t.Cleanup(func() { ben.Close() })
				steps := []func(){
					func() { must[data.Verdict](t)(mona.Judge(ctx, id, "Mona", spliced)) },
					func() { must[data.Verdict](t)(ben.Judge(ctx, id, "Ben", data.Judgement{Wording: data.Marked})) },
				}
				if benFirst {
					slices.Reverse(steps)
				}
				for _, do := range steps {
					do()
				}
				undo := func() { must[*Step](t)(mona.Undo(ctx)) }
				merge := func() { must[Merged](t)(mona.Merge(ctx, file, nil)) }
				if before {
					undo, merge = merge, undo
				}
				merge()
				undo()
				is := func(status data.Status, reviewers ...string) {
					t.Helper()
					row := zamili(t, mona)
					var who []string
					for _, v := range row.Verdicts {
						who = append(who, v.Reviewer)
					}
					if row.Status != status || !slices.Equal(who, reviewers) {
						t.Errorf("it is %s, by %q; want %s, by %q", row.Status, who, status, reviewers)
					}
				}
				is(data.Judged, "Ben")
				must[*Step](t)(mona.Redo(ctx))
				is(data.Disputed, "Ben", "Mona")
				must[*Step](t)(ben.Undo(ctx))
				must[Merged](t)(mona.Merge(ctx, file, nil))
				is(data.Judged, "Mona")
				must[Merged](t)(ben.Merge(ctx, mona.Place().Path, nil))
				if row := zamili(t, ben); row.Status != data.Judged || len(row.Verdicts) != 1 {
					t.Errorf("in the copy it is %s with %+v", row.Status, row.Verdicts)
				}
				for _, d := range []*Desk{mona, ben} {
					if r := must[Report](t)(d.Check(ctx, nil)); len(r.Problems) > 0 {
						t.Error(r.Problems)
					}
				}
			})
		}
	}
}

// A program that ended when the records of another workbench were in, and what
// they share was not yet found, leaves the finding to the next one.
func TestMergeBrokenOff(t *testing.T) {
	ctx := t.Context()
	mona := bench(t, Options{Empty: true})
	ben := secondCopy(t, mona, "Ben")
	for i, text := range []string{threeTexts[0].Text, threeTexts[1].Text} {
		must[Brought](t)([]*Desk{mona, ben}[i].Bring(ctx, []Incoming{{Name: string(rune('a' + i)), Text: text}}, nil))
	}
	if taken := must[store.Taken](t)(mona.file.Merge(ctx, ben.file, nil)); taken.Texts != 1 || len(must[[]*OverlapRow](t)(mona.Overlaps(ctx))) != 0 {
		t.Errorf("the records alone bring %+v", taken)
	}
	for range 2 {
		if err := mona.Close(); err != nil {
			t.Fatal(err)
		}
		mona = must[*Desk](t)(Open(ctx, mona.Place().Path, Options{Now: clock()}))
		if rows, owed := must[[]*OverlapRow](t)(mona.Overlaps(ctx)), must[string](t)(mona.file.Owed(ctx)); len(rows) == 0 || owed != "" {
			t.Errorf("opened again it lists %d overlaps; still due: %q", len(rows), owed)
		}
	}
	if err := mona.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestSettleRefused(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	id := zamili(t, d).ID
	must[data.Verdict](t)(d.Judge(ctx, id, "Mona", spliced))
	_, err := d.Settle(ctx, id, "Ada", spliced)
	var m *Mistake
	if !errors.As(err, &m) || !strings.Contains(m.Says, "two reviewers") {
		t.Errorf("one verdict is settled: %v", err)
	}
}

func TestMergeRefused(t *testing.T) {
	d := bench(t, Options{})
	for path, says := range map[string]string{
		d.Place().Path:                           "this workbench itself",
		filepath.Join(t.TempDir(), "a.verbatim"): "no workbench",
	} {
		_, err := d.Merge(t.Context(), path, nil)
		var m *Mistake
		if !errors.As(err, &m) || !strings.Contains(m.Says, says) {
			t.Errorf("merging %s answers %v", filepath.Base(path), err)
		}
	}
}

// A name put right moves the verdicts given under the old one, as one step.
func TestRenameReviewer(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	id := zamili(t, d).ID
	must[data.Verdict](t)(d.Judge(ctx, id, "mona1", spliced))
	if err := d.RenameReviewer(ctx, "mona1", "Mona Adel"); err != nil {
		t.Fatal(err)
	}
	if vs := zamili(t, d).Verdicts; len(vs) != 1 || vs[0].Reviewer != "Mona Adel" || vs[0].Wording != data.Altered || d.Reviewer() != "Mona Adel" {
		t.Errorf("the verdicts are %+v", vs)
	}
	must[data.Verdict](t)(d.Judge(ctx, id, "Ben", spliced))
	var m *Mistake
	if err := d.RenameReviewer(ctx, "Ben", "Mona Adel"); !errors.As(err, &m) {
		t.Errorf("two reviewers became one: %v", err)
	}
	must[*Step](t)(d.Undo(ctx))
	must[*Step](t)(d.Undo(ctx))
	if vs := zamili(t, d).Verdicts; vs[0].Reviewer != "mona1" {
		t.Errorf("after undo the verdicts are %+v", vs)
	}
}

// A date that one copy learnt turns the sides of a pair there. What each
// reviewer said then is of another side's wording: after the merge both pairs
// stand in the list, each with its own verdict, and neither is taken for a
// judgement of the other. Merged the other way round it is the same.
func TestSidesTurnedRoundAreTwoJudgements(t *testing.T) {
	ctx := t.Context()
	mona := bench(t, Options{})
	file := filepath.Join(t.TempDir(), "ben.verbatim")
	if err := mona.Backup(ctx, file); err != nil {
		t.Fatal(err)
	}
	ben := must[*Desk](t)(Open(ctx, file, Options{Now: clock()}))
	defer ben.Close()
	first := zamili(t, mona)
	must[data.Verdict](t)(mona.Judge(ctx, first.ID, "Mona", data.Judgement{Wording: data.Altered, Direction: data.BFromA}))
	source := labelled(t, ben, "Informed Comment")
	if err := ben.SetMeta(ctx, source, data.Meta{Publisher: "Informed Comment", Date: data.Date{Year: 2014}}); err != nil {
		t.Fatal(err)
	}
	rows := must[[]*OverlapRow](t)(ben.Overlaps(ctx))
	i := slices.IndexFunc(rows, func(r *OverlapRow) bool {
		return r.SourceA == first.SourceB && r.A.Passage.Compare(first.B.Passage) == 0
	})
	if i < 0 {
		t.Fatal("the earlier date did not turn the sides round")
	}
	turned := rows[i]
	must[data.Verdict](t)(ben.Judge(ctx, turned.ID, "Ben", data.Judgement{Wording: data.Altered, Direction: data.AFromB}))
	must[Merged](t)(mona.Merge(ctx, ben.Place().Path, nil))
	must[Merged](t)(ben.Merge(ctx, mona.Place().Path, nil))
	for _, d := range []*Desk{mona, ben} {
		for id, who := range map[string]string{first.ID: "Mona", turned.ID: "Ben"} {
			p := must[*Pair](t)(d.Pair(ctx, id))
			if len(p.Row.Verdicts) != 1 || p.Row.Verdicts[0].Reviewer != who || p.Row.Status == data.Disputed {
				t.Errorf("%s has %+v, %s", id, p.Row.Verdicts, p.Row.Status)
			}
		}
		if a := must[[]Agreement](t)(d.Agreements(ctx)); len(a) != 0 {
			t.Errorf("they are held against each other: %+v", a)
		}
	}
}
