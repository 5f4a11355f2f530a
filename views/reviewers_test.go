package views

import (
	"context"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"verbatim/data"
	"verbatim/data/desk"
)

// The name is asked for once, at the first verdict, and stands filled in: Enter
// takes it and the verdict is saved.
func TestTheNameIsAskedForOnce(t *testing.T) {
	f := reading(t)
	f.set.Reviewer = ""
	first := f.pair.id
	f.press("3", "Enter")
	if f.top() == nil || len(f.verdicts(t, first)) != 0 {
		t.Fatal("nobody asked for the name")
	}
	wantSeen(t, f.top().card, "Your name", "It is asked once")
	field := f.win.Canvas().Focused().(*entry)
	field.SetText("Mona Adel")
	field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if vs := f.verdicts(t, first); len(vs) != 1 || vs[0].Reviewer != "Mona Adel" {
		t.Fatalf("the verdicts are %+v", vs)
	}
	if again := readSettings(f.opts.ConfigDir); again.Reviewer != "Mona Adel" {
		t.Errorf("remembered is %q", again.Reviewer)
	}
	f.press("3", "Enter")
	if f.top() != nil {
		t.Error("the name is asked for again")
	}
	f.run(cmdYourName)
	field = f.win.Canvas().Focused().(*entry)
	field.SetText("Mona A.")
	field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if vs := f.verdicts(t, first); len(vs) != 1 || vs[0].Reviewer != "Mona A." {
		t.Errorf("after the name was changed the verdicts are %+v", vs)
	}
}

// What two reviewers judged differently stands over the articles; the same keys
// and Shift+Enter settle it, and the sheet of agreement tells of it.
func TestADisputeIsSettledWithTheSameKeys(t *testing.T) {
	f := reading(t)
	id, ctx := f.pair.id, context.Background()
	if f.pair.can(cmdSettle) {
		t.Error("what nobody judged can be settled")
	}
	for who, wording := range map[string]data.Wording{"Mona": data.Altered, "Ben": data.Marked} {
		if _, err := f.desk.Judge(ctx, id, who, data.Judgement{Wording: wording}); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.desk.SetReviewer("Ada"); err != nil {
		t.Fatal(err)
	}
	f.changed()
	f.pair.open(id)
	wantSeen(t, f.pair.notice, "Ben: Faithful, edits shown or source not credited (marked)", "Mona: Loosely quoted (altered)", "They differ", "settle it as below")
	f.set.Reviewer = "Ada"
	f.press("3", "A", "A", "Shift+Enter")
	vs := f.verdicts(t, id)
	if len(vs) != 3 || !vs[2].Settles || vs[2].Reviewer != "Ada" || vs[2].Attribution != data.Uncredited {
		t.Fatalf("the verdicts are %+v", vs)
	}
	if r := f.listed(t, id); r.Status != data.Final {
		t.Errorf("settled it is %s", r.Status)
	}
	f.run(cmdAgree)
	wantSeen(t, f.top().card, "Ben and Mona: 1 overlap judged by both", "0 % the same", "100 % the same", "alpha cannot be told")
}

// A blind copy is written and merged back by the File menu's calls.
func TestACopyIsMergedBack(t *testing.T) {
	f := reading(t)
	id, ctx := f.pair.id, context.Background()
	f.press("3", "Enter")
	file := filepath.Join(t.TempDir(), "second.verbatim")
	if err := f.desk.BlindCopy(ctx, file); err != nil {
		t.Fatal(err)
	}
	second, err := desk.Open(ctx, file, desk.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := second.Judge(ctx, id, "Ben", data.Judgement{Wording: data.Marked}); err != nil {
		t.Fatal(err)
	}
	second.Close()
	f.run(cmdMergeIn)
	f.press("Tab") // into the field
	field := f.win.Canvas().Focused().(*entry)
	field.SetText(file)
	field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	wantSeen(t, f.toast.card, "Merged: 0 texts and")
	if r := f.listed(t, id); r.Status != data.Disputed || len(r.Verdicts) != 2 {
		t.Errorf("merged it is %s with %+v", r.Status, r.Verdicts)
	}
}
