package views

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"verbatim/data"
	"verbatim/data/desk"
)

// checking reads an article in the sources room and goes to a quotation of it.
func checking(t *testing.T, publisher, words string) *frame {
	t.Helper()
	f := window(t)
	f.press("Esc", "Ctrl+2")
	s := f.sources
	s.choose(slices.IndexFunc(s.rows, func(r desk.SourceRow) bool { return r.Meta.Publisher == publisher }))
	i := slices.IndexFunc(s.quotes, func(q quoted) bool { return strings.Contains(q.Text, words) })
	if i < 0 {
		t.Fatalf("%q is no quotation of %s", words, publisher)
	}
	s.focus(paneQuotes)
	s.toQuote(i)
	return f
}

// checkingUp is the sheet that K opened.
func (f *frame) checkingUp(t *testing.T) []*entry {
	t.Helper()
	f.press("K")
	if len(f.sheets) != 1 {
		t.Fatalf("%d sheets are up", len(f.sheets))
	}
	var out []*entry
	for _, o := range f.sheets[0].card.(*fyne.Container).Objects {
		if e, ok := o.(*entry); ok {
			out = append(out, e)
		}
	}
	return out
}

func TestEveryQuotationSaysWhereElseItStands(t *testing.T) {
	f := checking(t, "Informed Comment", "upcoming few days")
	wantSeen(t, f.sources.quoteTable, "in The Moscow Times too", "nowhere else here")
	f = checking(t, "Informed Comment", "develop cooperation")
	if q := f.sources.quotes[f.sources.quote]; q.overlap != "" || q.tells != "nowhere else here" || q.Matched() {
		t.Errorf("a quotation without a match tells %q, of %q", q.tells, q.overlap)
	}
	wantSeen(t, f.sources.quoteHead, "nowhere else")
}

func TestAQuotationIsMarkedAsNotFound(t *testing.T) {
	f := checking(t, "Informed Comment", "develop cooperation")
	before := f.sources.checkedSays()
	fields := f.checkingUp(t)
	wantSeen(t, f.sheets[0].card, "Check a quotation", "develop cooperation", "Not found", "Confirmed elsewhere")
	f.press("1")
	fields[3].SetText("searched the agencies of that week")
	f.press("Enter")
	at := f.sources.quotes[f.sources.quote]
	if len(f.sheets) != 0 || at.Mark == nil || at.Mark.Mark != desk.NotFound || at.Mark.Notes != "searched the agencies of that week" {
		t.Fatalf("stored is %+v", at.Mark)
	}
	wantSeen(t, f.sources.quoteTable, "not found")
	if f.sources.checkedSays() == before {
		t.Error("a marked quotation is still counted as open")
	}
	f.press("Ctrl+Z")
	if m := f.sources.quotes[f.sources.quote].Mark; m != nil || f.sources.checkedSays() != before {
		t.Errorf("after undo there is %+v", m)
	}
	f.press("Ctrl+Y")
	f.checkingUp(t)
	f.press("0", "Esc")
	if f.sources.quotes[f.sources.quote].Mark == nil {
		t.Error("Esc took the mark away")
	}
}

func TestConfirmedElsewhereNeedsEvidence(t *testing.T) {
	f := checking(t, "Informed Comment", "develop cooperation")
	fields := f.checkingUp(t)
	f.press("2", "Enter")
	if len(f.sheets) != 1 || f.win.Canvas().Focused() != fyne.Focusable(fields[0]) {
		t.Fatal("without evidence it is stored")
	}
	wantSeen(t, f.sheets[0].card, "Say where it was confirmed")
	fields[0].SetText("The agency's own wire")
	fields[2].SetText("soon")
	fields[0].onSave()
	wantSeen(t, f.sheets[0].card, "is no date")
	fields[2].SetText("2015-10")
	fields[0].onSave()
	m := f.sources.quotes[f.sources.quote].Mark
	if m == nil || m.Mark != desk.ConfirmedElsewhere || len(m.Evidence) != 1 || m.Evidence[0].Label != "The agency's own wire" || m.Evidence[0].Accessed.Month != 10 {
		t.Fatalf("stored is %+v", m)
	}
	again := f.checkingUp(t)
	if again[0].Text != "The agency's own wire" || again[2].Text != "2015-10" {
		t.Errorf("opened again it says %q, %q", again[0].Text, again[2].Text)
	}
}

func TestWhatIsWrittenIsNotLostWithoutAMark(t *testing.T) {
	f := checking(t, "Informed Comment", "develop cooperation")
	fields := f.checkingUp(t)
	fields[3].SetText("looked for it")
	fields[3].onSave()
	if len(f.sheets) != 1 {
		t.Fatal("a note without a mark is thrown away silently")
	}
	wantSeen(t, f.sheets[0].card, "Choose a mark above")
}

func TestAPressedQuotationIsTheOneThatIsChecked(t *testing.T) {
	f := checking(t, "Informed Comment", "upcoming few days")
	s := f.sources
	i := slices.IndexFunc(s.quotes, func(q quoted) bool { return strings.Contains(q.Text, "develop cooperation") })
	start := s.quotes[i].Span.Start
	s.pressedWord(data.Span{Start: start, End: start + 2})
	if s.quote != i {
		t.Errorf("in focus is %d, want %d", s.quote, i)
	}
	f.checkingUp(t)
	wantSeen(t, f.sheets[0].card, "develop cooperation")
}
