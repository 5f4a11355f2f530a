package desk

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"verbatim/data"
	"verbatim/data/store"
)

// listing is the list of overlaps as a person sees it, as text.
func listing(t *testing.T, d *Desk) string {
	t.Helper()
	s := ""
	for _, r := range must[[]*OverlapRow](t)(d.Overlaps(t.Context())) {
		s += fmt.Sprintln(r.ID, r.A, r.B, r.Tier, r.Score, r.ByChance, r.Tags, r.WordsSame, r.Status, r.Verdicts, r.FoundBy, r.SpeakerA, r.SpeakerB, r.Lead, r.Like)
	}
	return s + fmt.Sprintln(must[map[string]int](t)(d.Left(t.Context())))
}

// indexed is a workbench of articles enough for an index, with a second program
// at it.
func indexed(t *testing.T) [2]*Desk {
	t.Helper()
	d := bench(t, Options{Empty: true})
	must[Brought](t)(d.Bring(t.Context(), madeUp(700), nil))
	if d.found.index == nil {
		t.Fatal("no index was kept")
	}
	second := must[*Desk](t)(Open(t.Context(), d.Place().Path, Options{Now: clock()}))
	t.Cleanup(func() { _ = second.Close() })
	return [2]*Desk{d, second}
}

// In a large workbench articles come and go one by one, by two programs in
// turn: each always lists what a program lists that opens the workbench then,
// and in the end what one finds that compares all anew.
func TestIndexedWorkbench(t *testing.T) {
	ctx := t.Context()
	both := indexed(t)
	dice := rand.New(rand.NewPCG(7, 26))
	built := both[0].found.stamp
	for i := range 40 {
		d := both[dice.IntN(2)]
		if err := comeAndGo(ctx, d, dice, i); err != nil {
			t.Fatal(err)
		}
		if i%4 > 0 {
			continue
		}
		fresh := must[*Desk](t)(Open(ctx, d.Place().Path, Options{}))
		want := listing(t, fresh)
		_ = fresh.Close()
		for _, d := range both {
			if got := listing(t, d); got != want {
				t.Fatalf("after %d changes the list is\n%.3000s\nread whole\n%.3000s", i+1, got, want)
			}
		}
	}
	d := both[0]
	if now := must[string](t)(d.file.FoundStamp(ctx)); now == built || d.found.index == nil {
		t.Error("nothing went by the index")
	}
	want := listing(t, d)
	s := must[*state](t)(d.present(ctx))
	if _, err := d.findAll(ctx, s, d.progress); err != nil {
		t.Fatal(err)
	}
	afresh := must[*Desk](t)(Open(ctx, d.Place().Path, Options{}))
	defer afresh.Close()
	if got := listing(t, afresh); got != want {
		t.Errorf("one by one it is\n%.3000s\nall at once\n%.3000s", want, got)
	}
	if r := must[Report](t)(d.Check(ctx, nil)); len(r.Problems) > 0 {
		t.Error(r.Problems)
	}
}

// comeAndGo does one thing that changes what is found, or stands beside it.
func comeAndGo(ctx context.Context, d *Desk, dice *rand.Rand, i int) error {
	rows, err := d.Overlaps(ctx)
	if err != nil {
		return err
	}
	if len(rows) == 0 { // all of it was undone
		_, err := d.Redo(ctx)
		return err
	}
	row := rows[dice.IntN(len(rows))]
	switch dice.IntN(10) {
	case 8:
		words := strings.Fields(strings.NewReplacer(`,`, " ", `.`, " ").Replace(row.Lead))
		_, err := d.SetAliases(ctx, fmt.Sprintf("%s: %s\nwent: came", words[0], words[len(words)-1]), nil)
		return err
	case 0, 1, 2:
		a, err := d.Read(ctx, row.SourceA)
		if err != nil {
			return err
		}
		text := fmt.Sprintf("It came as number %d.\n\n“%s,” Ida Berg said.\n", i, row.A.Passage.Joined(a.Revision.Text))
		_, err = d.Bring(ctx, []Incoming{{Name: fmt.Sprint("late ", i%3), Text: text}}, nil)
		return err
	case 3:
		return d.Remove(ctx, row.SourceB)
	case 4:
		_, err := d.Judge(ctx, row.ID, "Ana", spliced)
		return err
	case 5:
		return d.SetMeta(ctx, row.SourceB, data.Meta{Date: data.Date{Year: 1990 + dice.IntN(9)}})
	case 6:
		_, err := d.Redo(ctx)
		return err
	case 7:
		p := row.A.Passage[0]
		return d.DrawZone(ctx, Spot{row.SourceA, p}, data.Zones[dice.IntN(len(data.Zones))])
	}
	_, err = d.Undo(ctx)
	return err
}

// A damaged index is made anew at the next change, and nothing is lost by that.
func TestDamagedIndexIsMadeAnew(t *testing.T) {
	ctx := t.Context()
	d := indexed(t)[0]
	f := must[store.Finding](t)(d.file.Found(ctx))
	must[string](t)(d.file.PutFound(ctx, store.FoundChange{Since: f.Stamp, Left: f.Left, Pieces: map[string][]byte{"segments": []byte("nonsense")}}))
	again := must[*Desk](t)(Open(ctx, d.Place().Path, Options{}))
	defer again.Close()
	before := len(must[[]*OverlapRow](t)(again.Overlaps(ctx)))
	must[Brought](t)(again.Bring(ctx, []Incoming{{Name: "late", Text: "Nothing of this stands anywhere else in the whole collection."}}, nil))
	if after := len(must[[]*OverlapRow](t)(again.Overlaps(ctx))); again.found.index == nil || after != before {
		t.Errorf("%d overlaps of %d, index %v", after, before, again.found.index)
	}
}

// A program that is killed after an article's overlaps were stored and before
// the article was leaves no trace of it in the list, and the article can come
// in later.
func TestKilledBetweenFindingAndSaving(t *testing.T) {
	ctx := t.Context()
	d := indexed(t)[0]
	ids := func(d *Desk) (out []string) {
		for _, r := range must[[]*OverlapRow](t)(d.Overlaps(ctx)) {
			out = append(out, r.ID)
		}
		return out
	}
	want := ids(d)
	row := must[[]*OverlapRow](t)(d.Overlaps(ctx))[0]
	a := must[*Reading](t)(d.Read(ctx, row.SourceA))
	late := Incoming{Name: "late", Text: "So it was: “" + row.A.Passage.Joined(a.Revision.Text) + ".”"}
	s := must[*state](t)(d.present(ctx))
	arrived, _, err := s.arrive([]Incoming{late})
	if err != nil || d.keep(ctx, arrived, d.progress) != nil {
		t.Fatal(err)
	}
	if err := d.find(ctx, must[*state](t)(s.after(arrived[0].sets())), d.progress); err != nil {
		t.Fatal(err)
	}
	file := d.Place().Path
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	again := must[*Desk](t)(Open(ctx, file, Options{}))
	defer again.Close()
	if got := ids(again); !slices.Equal(got, want) {
		t.Errorf("%d overlaps are listed, before %d", len(got), len(want))
	}
	if b := must[Brought](t)(again.Bring(ctx, []Incoming{late}, nil)); len(b.Sources) != 1 || b.Overlaps == 0 {
		t.Errorf("later it brought %+v", b)
	}
}
