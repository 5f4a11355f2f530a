package views

import (
	"slices"
	"strings"
	"testing"

	"verbatim/data/desk"
)

// bearer is the person whom a source calls by a name.
func bearer(t *testing.T, f *frame, label, name string) desk.Person {
	t.Helper()
	persons, err := f.desk.Persons(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(persons, func(p desk.Person) bool {
		return slices.ContainsFunc(p.Names, func(n desk.NameIn) bool { return n.Label == label && n.Name == name })
	})
	if i < 0 {
		t.Fatalf("nobody is called %s in %s", name, label)
	}
	return persons[i]
}

func confirmed(p desk.Person) (n int) {
	for _, r := range p.Reasons {
		if r.Confirmed {
			n++
		}
	}
	return n
}

func TestAJoinIsConfirmedByKeyAndUndoneOnTheSheet(t *testing.T) {
	f := speaking(t)
	zamili := func() desk.Person { return bearer(t, f, "The Moscow Times", "Hakim Zamili") }
	f.press("Y")
	if confirmed(zamili()) != 0 {
		t.Fatal("Y confirmed a join while the names had the keys")
	}
	f.press("Enter", "Y")
	if n := confirmed(zamili()); n != 1 {
		t.Fatalf("%d joins are confirmed after Y", n)
	}
	wantSeen(t, f.sheets[0].card, "confirmed by you", "One person, confirmed by you: Hakim al-Zamili and Hakim al-Zimili. Ctrl+Z takes it back.")
	if f.can(cmdSameName) {
		t.Error("what is confirmed can be confirmed again")
	}
	f.press("Ctrl+Z")
	if n := confirmed(zamili()); n != 0 || len(f.sheets) != 1 {
		t.Errorf("after undo %d joins are confirmed and %d sheets are up", n, len(f.sheets))
	}
	wantSeen(t, f.sheets[0].card, "Undone: joining of", "proposed")
	f.press("Ctrl+Y")
	if n := confirmed(zamili()); n != 1 {
		t.Errorf("after redo %d joins are confirmed", n)
	}
}

func TestPartingAsksWhichSpellingLeaves(t *testing.T) {
	f := speaking(t)
	sheet := f.sheets[0]
	f.press("Enter", "R")
	wantSeen(t, sheet.card, "Which spelling leaves?", "neither leaves")
	f.press("Esc")
	if strings.Contains(seen(sheet.card), "Which spelling leaves?") || f.top() != sheet {
		t.Fatal("Esc did not take back the question alone")
	}
	f.press("R", "2")
	alone := bearer(t, f, "Informed Comment", "Hakim al-Zimili")
	if slices.ContainsFunc(alone.Names, func(n desk.NameIn) bool { return n.Label != "Informed Comment" }) {
		t.Errorf("after parting it is still one with %+v", alone.Names)
	}
	wantSeen(t, sheet.card, "Hakim al-Zimili (Informed Comment) is parted from the others")
	f.press("Ctrl+Z")
	if whole := bearer(t, f, "Informed Comment", "Hakim al-Zimili"); len(whole.Reasons) != 4 {
		t.Errorf("after undo the joins are %+v", whole.Reasons)
	}
}

func TestTwoSpeakersAreMarkedAndJoined(t *testing.T) {
	f := speaking(t)
	sheet := f.sheets[0]
	f.press("Home")
	if f.can(cmdMerge) {
		t.Error("one can be joined with nobody")
	}
	f.press("Space")
	wantSeen(t, sheet.card, "forget the mark")
	f.press("Down", "Down")
	wantSeen(t, sheet.card, "one person with the marked")
	f.press("M")
	wantSeen(t, sheet.card, "One person, confirmed by you: Ahmed Al Assadi and Bashar Assad.", "confirmed by you")
	undo, _ := f.desk.Steps()
	if undo == nil || !strings.HasPrefix(undo.Says, "joining of ") {
		t.Errorf("the step is %+v", undo)
	}
	f.press("Ctrl+Z", "Esc")
	if len(f.sheets) != 0 {
		t.Error("Esc did not close the sheet")
	}
}

func TestNamesAreDecidedOnTheSheetOnly(t *testing.T) {
	f := speaking(t)
	f.press("Enter")
	for _, c := range []cmd{cmdSameName, cmdPartName} {
		if !f.can(c) {
			t.Errorf("%s cannot be done on a join", c)
		}
	}
	f.press("Esc", "Esc")
	for _, c := range []cmd{cmdSameName, cmdPartName, cmdMarkName, cmdMerge} {
		if f.can(c) {
			t.Errorf("%s can be done without the sheet", c)
		}
	}
}
