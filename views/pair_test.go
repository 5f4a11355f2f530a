package views

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"verbatim/data"
	"verbatim/data/collate"
	"verbatim/data/desk"
)

// reading opens the window on the Zamili pair.
func reading(t *testing.T) *frame {
	t.Helper()
	f := window(t)
	f.press("Esc", "Enter")
	if f.at != screen(f.pair) || f.pair.at == nil {
		t.Fatal("the pair is not open")
	}
	return f
}

func (f *frame) verdicts(t *testing.T, id string) []data.Verdict {
	t.Helper()
	rows, err := f.desk.Overlaps(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(rows, func(r *desk.OverlapRow) bool { return r.ID == id })
	return rows[i].Verdicts
}

func TestThePairShowsBothArticlesAndWhatDiffers(t *testing.T) {
	f := reading(t)
	wantSeen(t, f.pair.all, "Hakim Zamili", "44 of 48 words the same, 2 moved, 2 cut, 2 added", "The Moscow Times", "Informed Comment",
		"Iraq Leans Toward Russia in War on Islamic State", "undated; Juan Cole; address unknown",
		"134 words left out here", "4 paragraphs, 826 characters; “. . .” stands here in B", "told Reuters", "no source named",
		"“I think” stands 6 words earlier", "not shown", "brackets show it", "Capitals and marks only, in ", "B spells the speaker al-Zimili; A names Reuters, B nobody",
		"Between the two in A", "134 words left out|", "Save, go on")
}

func TestThreeAAEnterStoresAlteredAndUncreditedAndGoesOn(t *testing.T) {
	f := reading(t)
	first := f.pair.id
	f.press("3", "A", "A")
	wantSeen(t, f.pair.bar.paint, "Uncredited", "Loosely quoted", "lowest of 3, 4 and 5")
	if f.pair.status() == "" {
		t.Error("nothing says that it is not saved yet")
	}
	f.press("Enter")
	vs := f.verdicts(t, first)
	if len(vs) != 1 || vs[0].Wording != data.Altered || vs[0].Attribution != data.Uncredited || vs[0].Overall().Rating != 3 ||
		vs[0].Sense != data.Kept || vs[0].Confidence != data.Sure || vs[0].Severity != data.Minor {
		t.Fatalf("stored is %+v", vs)
	}
	if f.pair.id == first || f.pair.ballot.Wording != "" {
		t.Errorf("after Enter %s is open, judged %q", f.pair.id, f.pair.ballot.Wording)
	}
	f.press("Ctrl+Z")
	if vs := f.verdicts(t, first); len(vs) != 0 {
		t.Fatalf("after undo there is still %+v", vs)
	}
	if f.pair.id != first || f.pair.ballot.Wording != "" {
		t.Errorf("undo shows %s, judged %q; want %s, not judged", f.pair.id, f.pair.ballot.Wording, first)
	}
	f.press("Ctrl+Y")
	if vs := f.verdicts(t, first); len(vs) != 1 || f.pair.ballot.Wording != data.Altered {
		t.Errorf("after redo there is %+v, shown %q", vs, f.pair.ballot.Wording)
	}
}

func TestEnterWithoutAWordingSaysWhatToPress(t *testing.T) {
	f := reading(t)
	f.press("Enter")
	if !strings.Contains(strings.Join(f.toast.says, " "), "a digit, 1 to 5") || len(f.verdicts(t, f.pair.id)) != 0 {
		t.Errorf("Enter says %q", f.toast.says)
	}
}

func TestTheBarStandsInTheSamePlaceForEveryOverlap(t *testing.T) {
	f := reading(t)
	for _, size := range []fyne.Size{fyne.NewSize(1600, 1000), fyne.NewSize(1024, 700)} {
		f.win.Resize(size)
		var pos fyne.Position
		var hits []hit
		for i, r := range f.overlaps.list.rows {
			f.pair.open(r.ID)
			f.press("3", "A")
			if p := f.app.Driver().AbsolutePositionForObject(f.pair.bar.paint); i == 0 {
				pos, hits = p, slices.Clone(f.pair.bar.hits)
			} else if p != pos {
				t.Fatalf("the bar of %s stands at %v, of the first at %v", r.ID, p, pos)
			}
			for k, h := range f.pair.bar.hits {
				if o := hits[k]; h.x != o.x || h.y != o.y || h.w != o.w || h.h != o.h {
					t.Errorf("place %d of %s is %+v, of the first %+v", k, r.ID, h, o)
				}
			}
			if s := f.pair.bar.Size(); len(f.pair.bar.hits) != len(hits) || s.Height < barHeight {
				t.Errorf("%d places in a bar %v", len(f.pair.bar.hits), s)
			}
		}
	}
}

func TestChangesAreVisitedInOrderAndRound(t *testing.T) {
	f := reading(t)
	p := f.pair
	var says []string
	for range p.changes() {
		f.press("F8")
		says = append(says, p.told[p.now].says)
	}
	if len(says) != 5 || says[0] != "“In” is cut at the start" || !strings.HasPrefix(says[1], "“I think”") {
		t.Fatalf("the changes are %q", says)
	}
	f.press(".")
	if p.now != 0 {
		t.Errorf("behind the last comes %d, not the first", p.now)
	}
	f.press("Shift+F8", ",")
	if p.told[p.now].says != says[3] {
		t.Errorf("two before the first is %q, want %q", p.told[p.now].says, says[3])
	}
}

func TestTypographyIsHiddenUntilAsked(t *testing.T) {
	f := reading(t)
	quiet := len(f.pair.told)
	f.press("T")
	wantSeen(t, f.pair.panel, "“We” is written “we”")
	if len(f.pair.told) <= quiet {
		t.Errorf("T shows %d lines, without it %d", len(f.pair.told), quiet)
	}
	f.press("T")
	if len(f.pair.told) != quiet {
		t.Error("T again does not hide it")
	}
}

func TestContextGoesRound(t *testing.T) {
	f := reading(t)
	f.press("C")
	wantSeen(t, f.pair.panes[0], "The comments were the clearest signal yet")
	f.press("C", "C")
	got := seen(f.pair.panes[0])
	if strings.Contains(got, "Shi'ite militias, long") || !strings.Contains(got, "134 words left out here") {
		t.Errorf("the passage alone shows %s", got)
	}
	if got := f.pair.panes[0].Text().Source(); got != f.pair.at.A.Revision.Text {
		t.Error("the passage alone is no longer the source")
	}
	f.press("C")
	wantSeen(t, f.pair.panes[0], "134 words left out here", "Shi'ite militias, long")
}

func TestCopyGivesTheExactBytes(t *testing.T) {
	f := reading(t)
	a := f.pair.at.A
	span := data.Span{Start: f.pair.at.Row.A.Passage[0].Start - 1, End: f.pair.at.Row.A.Passage[1].End + 2}
	f.pair.panes[0].Select(span)
	f.run(cmdCopy)
	if got := f.app.Clipboard().Content(); got != span.Of(a.Revision.Text) || !strings.Contains(got, "interview.\n\nThe comments") {
		t.Errorf("copied is %q", got)
	}
}

func TestWhatIsBegunIsKeptWhenOneLeaves(t *testing.T) {
	f := reading(t)
	first := f.pair.id
	f.press("2", "S", "Esc")
	if f.at != screen(f.overlaps) {
		t.Fatal("Esc did not go back")
	}
	f.press("Down", "Enter")
	if f.pair.id == first || f.pair.ballot.Wording != "" {
		t.Fatalf("%s is open with %q", f.pair.id, f.pair.ballot.Wording)
	}
	f.pair.open(first)
	if f.pair.ballot.Wording != data.Marked || f.pair.ballot.Sense != data.Shifted || f.pair.status() == "" {
		t.Errorf("begun was marked and shifted, kept is %+v", f.pair.ballot.Judgement)
	}
}

func TestANoteIsWrittenAndSaved(t *testing.T) {
	f := reading(t)
	id := f.pair.id
	f.press("3")
	f.typedKey(&fyne.KeyEvent{Name: fyne.KeyN}) // as the driver sends it: the key, then its letter
	w := f.pair.writing
	if f.win.Canvas().Focused() != fyne.Focusable(w.note) {
		t.Fatal("N does not lead into the note")
	}
	for _, r := range "nN 3" { // the first is the key's own letter
		w.note.TypedRune(r)
	}
	w.note.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.open != closed || f.pair.ballot.Notes != "N 3" || f.at != screen(f.pair) || f.pair.ballot.Wording != data.Altered {
		t.Fatalf("after Esc: note %q, open %d", f.pair.ballot.Notes, w.open)
	}
	f.press("N")
	w.note.onSave()
	if vs := f.verdicts(t, id); len(vs) != 1 || vs[0].Notes != "N 3" || f.pair.id != id {
		t.Errorf("Ctrl+Enter stored %+v and shows %s", vs, f.pair.id)
	}
}

func TestEvidenceIsTakenFieldByField(t *testing.T) {
	f := reading(t)
	f.press("E")
	w := f.pair.writing
	w.fields[0].SetText("Reuters, 7 October 2015")
	w.fields[3].SetText("soon")
	f.run(cmdBack)
	if w.open != onEvidence || !strings.Contains(w.wrong, "is no date") {
		t.Fatalf("a wrong date is taken: %q", w.wrong)
	}
	w.fields[3].SetText("2026-01-31")
	w.nextField(3)
	f.run(cmdBack)
	ev := f.pair.ballot.Evidence
	if len(ev) != 1 || ev[0].Label != "Reuters, 7 October 2015" || ev[0].Accessed.Day != 31 || w.open != closed {
		t.Errorf("evidence is %+v", ev)
	}
}

func TestTheSourceBothTookFromIsNamedBesideTheEvidence(t *testing.T) {
	f := reading(t)
	id, w := f.pair.id, f.pair.writing
	f.press("E")
	if w.common.Visible() {
		t.Error("a common source is asked for while the direction is unknown")
	}
	f.press("E", "2", "I", "I", "I", "E")
	wantSeen(t, f.pair.strip, "both from one source; E names it")
	if !w.common.Visible() {
		t.Fatal("no field for the common source")
	}
	w.common.SetText("Reuters")
	wantSeen(t, f.pair.strip, "both from Reuters")
	w.common.onSave()
	if v := f.verdicts(t, id); v[0].Direction != data.CommonSource || v[0].CommonSource != "Reuters" {
		t.Errorf("stored is %+v", v)
	}
}

func TestLiningUpByHand(t *testing.T) {
	f := reading(t)
	p := f.pair
	first := p.id
	a, b := p.at.A.Revision.Text, p.at.B.Revision.Text
	spot := func(text, words string) data.Span {
		at := strings.Index(text, words)
		if at < 0 {
			t.Fatalf("%q is not in the text", words)
		}
		return data.Span{Start: at, End: at + len(words)}
	}
	if f.can(cmdLink) {
		t.Error("Ctrl+L without a selection")
	}
	p.panes[0].Select(spot(a, "rustful of the United Sta"))
	if got := p.panes[0].SelectedWords(); got != "mistrustful of the United States" {
		t.Errorf("the words selected are %q", got)
	}
	if f.press("Ctrl+L"); p.id != first {
		t.Fatal("one side alone is lined up")
	}
	wantSeen(t, f.toast.card, "Select words in A and in B: Ctrl L lines them up.")
	p.panes[0].Select(spot(a, "long mistrustful of the United States"))
	p.panes[1].Select(spot(b, "tired of waiting on the US"))
	f.press("Ctrl+L")
	hand := p.id
	if hand == first || p.at.Row.FoundBy != "hand" || len(p.at.Row.A.Passage) != 1 {
		t.Fatalf("lined up: %s by %s, %v", p.id, p.at.Row.FoundBy, p.at.Row.A.Passage)
	}
	p.panes[0].Select(spot(a, "turn the tables"))
	f.press("Ctrl+L")
	if len(p.at.Row.A.Passage) != 2 || len(p.at.Row.B.Passage) != 1 {
		t.Fatalf("after the second: %v, %v", p.at.Row.A.Passage, p.at.Row.B.Passage)
	}
	f.press("Backspace")
	if len(p.at.Row.A.Passage) != 1 {
		t.Errorf("Backspace left %v", p.at.Row.A.Passage)
	}
	f.press("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
	if f.at != screen(f.overlaps) || f.overlaps.list.row(hand) != nil || f.toast.fault {
		t.Errorf("undoing all of it leaves %T, said %q", f.at, f.toast.says)
	}
}

func TestTheLastOneIsFollowedByASummary(t *testing.T) {
	f := reading(t)
	n := len(f.overlaps.list.shown)
	for i := range n {
		if f.pair.finished {
			t.Fatalf("finished after %d of %d", i, n)
		}
		f.press("2", "Enter")
	}
	if !f.pair.finished {
		t.Fatal("no summary after the last one")
	}
	wantSeen(t, f.pair.summary, "Every overlap in the list is judged or parked", data.Labels[4])
	f.press("B")
	if f.pair.finished || f.pair.ballot.Wording != data.Marked {
		t.Errorf("B shows %s, judged %q", f.pair.id, f.pair.ballot.Wording)
	}
	f.press("Enter", "Enter")
	if f.at != screen(f.overlaps) {
		t.Error("Enter does not lead back to the list")
	}
}

func TestBackToTheLastOneJudged(t *testing.T) {
	f := reading(t)
	first := f.pair.id
	if f.can(cmdLast) {
		t.Error("B before anything is judged")
	}
	f.press("2", "Enter", "B")
	if f.pair.id != first || f.pair.ballot.Wording != data.Marked {
		t.Errorf("B shows %s, judged %q", f.pair.id, f.pair.ballot.Wording)
	}
}

func TestParkingGoesOnAndIsTakenBackByTheSameKey(t *testing.T) {
	f := reading(t)
	first := f.pair.id
	f.press("Z")
	if f.pair.id == first || f.overlaps.list.row(first).Status != data.Parked {
		t.Fatalf("Z left it %s", f.overlaps.list.row(first).Status)
	}
	f.pair.open(first)
	f.press("Z")
	if f.overlaps.list.row(first).Status != data.Open {
		t.Errorf("Z again left it %s", f.overlaps.list.row(first).Status)
	}
}

func TestSwappingKeepsTheLetters(t *testing.T) {
	f := reading(t)
	f.press("Shift+V")
	if f.pair.panes[0].Text().Source() != f.pair.at.B.Revision.Text {
		t.Error("B does not stand at the left")
	}
	wantSeen(t, f.pair.panes[1], "134 words left out here")
}

func TestTiedLinesShareAHeight(t *testing.T) {
	f := reading(t)
	for _, size := range []fyne.Size{fyne.NewSize(1600, 1000), fyne.NewSize(1024, 700), fyne.NewSize(1280, 800)} {
		f.win.Resize(size)
		for _, r := range f.overlaps.list.rows {
			f.pair.open(r.ID)
			a, _, okA := f.pair.panes[0].Extent(f.pair.ties[0].a)
			b, _, okB := f.pair.panes[1].Extent(f.pair.ties[0].b)
			if !okA || !okB || a-b > .5 || b-a > .5 {
				t.Errorf("%v: %s begins at %g (%v) and %g (%v)", size, r.Lead, a, okA, b, okB)
			}
		}
	}
}

func TestAPressedWordGoesToItsChangeOrItsTwin(t *testing.T) {
	f := reading(t)
	p := f.pair
	word := func(pane int, w string) data.Span {
		text := p.panes[pane].Text().Source()
		from := p.at.Row.A.Passage[0].Start
		if pane == 1 {
			from = p.at.Row.B.Passage[0].Start
		}
		at := from + strings.Index(text[from:], w)
		return data.Span{Start: at, End: at + len(w)}
	}
	p.panes[1].OnWord(word(1, "think"))
	if p.told[p.now].sign != signMoved {
		t.Errorf("a press on a moved word leads to %q", p.told[p.now].says)
	}
	now := p.now
	p.panes[1].ScrollKey(fyne.KeyEnd)
	p.panes[0].OnWord(word(0, "bigger role than the Americans"))
	at := word(1, "definitely")
	if _, _, ok := p.panes[1].Extent(at); !ok || p.now != now {
		t.Error("a press on a word that both have does not show where B has it")
	}
	p.panes[0].OnWord(data.Span{Start: 3, End: 9}) // outside: nothing to show
}

func TestTagsAreAcceptedAndRejectedOneByOne(t *testing.T) {
	f := reading(t)
	id := f.pair.id
	f.press("3", "F8", "F8", "R")
	moved := f.pair.told[f.pair.now].tag
	wantSeen(t, f.pair.panel, "tag rejected")
	f.press("Enter")
	got := f.verdicts(t, id)[0].Alterations
	if slices.Contains(got, moved) || !slices.Contains(got, data.Spliced) {
		t.Errorf("%s is rejected, stored are %v", moved, got)
	}
	f.pair.open(id)
	f.press("F8", "F8", "Y", "Enter")
	if got := f.verdicts(t, id)[0].Alterations; !slices.Contains(got, moved) {
		t.Errorf("after accepting it stored are %v", got)
	}
}

func TestPanesTakeTheFocusInTurnAndPassKeysOn(t *testing.T) {
	f := reading(t)
	c := f.win.Canvas()
	f.press("F6")
	if c.Focused() != fyne.Focusable(f.pair.panes[0]) {
		t.Fatalf("F6 leads to %T", c.Focused())
	}
	c.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.Key3})
	if f.pair.ballot.Wording != data.Altered {
		t.Error("a digit in a focused article does not judge")
	}
	f.press("F6")
	if c.Focused() != fyne.Focusable(f.pair.panes[1]) {
		t.Errorf("F6 again leads to %T", c.Focused())
	}
	f.press("F6")
	if c.Focused() != nil {
		t.Errorf("the third F6 leads to %T", c.Focused())
	}
}

func TestReloadingKeepsThePlaceAndWhatIsBegun(t *testing.T) {
	f := reading(t)
	f.press("2")
	f.pair.panes[0].ScrollKey(fyne.KeyPageDown)
	before := seen(f.pair.panes[0])
	f.changed()
	if after := seen(f.pair.panes[0]); after != before || f.pair.ballot.Wording != data.Marked {
		t.Errorf("shown was %s and is %s; begun is %q", before, after, f.pair.ballot.Wording)
	}
}

func TestASeverityThatFollowedGoesOnFollowing(t *testing.T) {
	f := reading(t)
	first := f.pair.id
	f.press("2", "Enter")
	f.pair.open(first)
	f.press("4")
	if got := f.pair.ballot.Filled().Severity; got != data.Serious {
		t.Errorf("a paraphrase is %s", got)
	}
	f.press("Enter")
	if v := f.verdicts(t, first); v[0].Severity != data.Serious || len(v) != 1 {
		t.Errorf("stored is %+v", v)
	}
}

func TestAnEllipsisThatBothHaveStaysOnOneLine(t *testing.T) {
	r := pieceRun(collate.Piece{Text: "a bigger role in Iraq . . . definitely"})
	if r.mark != markPlain || r.text != "a bigger role in Iraq .\u00a0.\u00a0. definitely" {
		t.Errorf("the words are %+v", r)
	}
}

func TestHistoryTellsEveryChange(t *testing.T) {
	f := reading(t)
	first := f.pair.id
	f.press("2", "Enter", "Ctrl+Z")
	f.pair.open(first)
	f.press("H")
	wantSeen(t, f.pair.writing.ground, "Marked, attribution same, sense kept: Faithful, edits shown or source not credited", "Verdict taken back (undo)", "Status open (undo)")
	f.press("Esc")
	if f.pair.writing.open != closed || f.at != screen(f.pair) {
		t.Error("Esc does not close the history alone")
	}
}

func TestOtherSizesLoseNothing(t *testing.T) {
	f := reading(t)
	f.press("3", "A", "A", "F8")
	for _, size := range []fyne.Size{fyne.NewSize(1024, 700), fyne.NewSize(1366, 768), fyne.NewSize(800, 560), fyne.NewSize(1600, 1000)} {
		for _, percent := range []int{80, 150, 200, 100} {
			f.set.Text = percent
			f.restyle()
			f.win.Resize(size)
			if size.Width*100/float32(percent) > 660 {
				wantSeen(t, f.pair.bar.paint, "Verbatim", "Paraphrase", "Translated", "Uncredited", "3|", "Loosely")
			}
			wantSeen(t, f.pair.panel, "A and B in one line")
			if h := f.pair.panes[0].Size().Height; h < 60 && percent == 100 {
				t.Errorf("%v at %d %%: %g px are left for the articles", size, percent, h)
			}
		}
	}
}

// Opening is reading, comparing, cutting into words and drawing, all of it:
// 10 ms on one core of a small server, 50 are allowed.
func BenchmarkOpenPair(b *testing.B) {
	f := window(b)
	f.press("Esc", "Enter")
	ids := []string{f.overlaps.list.rows[0].ID, f.overlaps.list.rows[2].ID}
	i := 0
	for b.Loop() {
		f.pair.open(ids[i%2])
		i++
	}
}

// The room of the diff line depends on the overlap: one that jumps over words
// tells them below it, and the line must not run into them.
func TestTheDiffLineEndsWhereTheNextTextBegins(t *testing.T) {
	f := reading(t)
	for _, r := range f.overlaps.list.rows {
		f.pair.open(r.ID)
		size := f.pair.all.Size()
		_, y, _, h := f.pair.diffAt(size.Width, size.Height)
		if at, high := f.pair.diffScroll.Position().Y, f.pair.diffScroll.Size().Height; at != y || high != h {
			t.Errorf("%s: the diff line has %.0f at %.0f, its room is %.0f at %.0f", r.Lead, high, at, h, y)
		}
	}
}

func TestASpliceTellsWhatStandsInBetween(t *testing.T) {
	f := reading(t)
	wantSeen(t, f.pair.panel, "Between the two in A", "134 words in 5 sentences stand between them in A; there Haider Abadi speaks")
	f.win.Resize(fyne.NewSize(1024, 700))
	f.press("F8", "F8", "F8")
	wantSeen(t, f.pair.panel, "are made one; there Haider Abadi speaks")
}

func TestTheSummaryCountsTheProposalsTaken(t *testing.T) {
	f := reading(t)
	f.press("3", "A", "A", "Enter")
	f.pair.finish()
	wantSeen(t, f.pair.summary, "Proposed wordings taken: 1 of 1.")
}

// F6 goes round the articles and out again, Shift+F6 the other way.
func TestPanesOfAPairGoRoundBothWays(t *testing.T) {
	f := window(t)
	f.press("Esc", "Enter")
	at := func() any { return f.win.Canvas().Focused() }
	f.press("F6")
	if at() != fyne.Focusable(f.pair.panes[0]) {
		t.Errorf("F6 leads to %v", at())
	}
	f.press("F6", "F6")
	if at() != nil {
		t.Errorf("after both comes %v", at())
	}
	f.press("Shift+F6")
	if at() != fyne.Focusable(f.pair.panes[1]) {
		t.Errorf("Shift+F6 leads to %v", at())
	}
}

func TestOneChangeOfTheHistoryIsTakenBack(t *testing.T) {
	f := reading(t)
	id, w := f.pair.id, f.pair.writing
	if f.can(cmdRevert) {
		t.Error("Delete takes back a change while no history is open")
	}
	f.press("3", "Enter")
	f.pair.open(id)
	f.press("A", "A", "Enter")
	f.pair.open(id)
	f.press("H")
	wantSeen(t, w.ground, "takes the chosen change back", "Altered, attribution uncredited, sense kept")
	f.press("Down", "Delete")
	if !f.toast.fault || !strings.Contains(strings.Join(f.toast.says, " "), "Take that back first") {
		t.Errorf("an older change of the same values: %q", f.toast.says)
	}
	f.press("Up", "Delete")
	if vs := f.verdicts(t, id); len(vs) != 1 || vs[0].Attribution != data.SameAttribution || f.pair.id != id || w.open != onHistory {
		t.Fatalf("after taking back the second change there is %+v", vs)
	}
	wantSeen(t, w.ground, "(one change taken back)")
	f.press("Ctrl+Z")
	if vs := f.verdicts(t, id); vs[0].Attribution != data.Uncredited {
		t.Errorf("undone it is %+v", vs)
	}
}

// Who types quicker than overlaps are read loses no key: what is typed ahead is
// done when its overlap is there.
func TestKeysTypedAheadAreKept(t *testing.T) {
	f := reading(t)
	first := f.pair.id
	var waiting []func()
	f.spawn = func(fn func()) { waiting = append(waiting, fn) }
	f.press("3", "Enter")
	second := f.pair.id
	if second == first || f.pair.at != nil {
		t.Fatal("the next overlap is not on its way")
	}
	f.press("4", "A", "Enter")
	for len(waiting) > 0 {
		fn := waiting[0]
		waiting = waiting[1:]
		fn()
	}
	if vs := f.verdicts(t, first); len(vs) != 1 || vs[0].Wording != data.Altered {
		t.Errorf("the first verdict is %+v", vs)
	}
	vs := f.verdicts(t, second)
	if len(vs) != 1 || vs[0].Wording != data.Paraphrase || vs[0].Attribution == data.SameAttribution {
		t.Errorf("the second verdict is %+v", vs)
	}
	if third := f.pair.id; third == first || third == second || len(f.pair.ahead) > 0 || f.pair.goingOn {
		t.Errorf("after both %s is open, with %v ahead", third, f.pair.ahead)
	}
}

// Verdicts that were taken back are open again, however quickly one after the
// other: going on comes to each of them.
func TestSeveralUndoneAreComeToAgain(t *testing.T) {
	f := reading(t)
	var undone []string
	for range 3 {
		undone = append(undone, f.pair.id)
		f.press("3", "Enter")
	}
	var waiting []func()
	f.spawn = func(fn func()) { waiting = append(waiting, fn) }
	f.press("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
	for len(waiting) > 0 {
		fn := waiting[0]
		waiting = waiting[1:]
		fn()
	}
	for i, id := range undone {
		if f.pair.id != id {
			t.Fatalf("number %d of the undone is not come to", i+1)
		}
		f.press("4", "Enter")
		for len(waiting) > 0 {
			fn := waiting[0]
			waiting = waiting[1:]
			fn()
		}
	}
}
