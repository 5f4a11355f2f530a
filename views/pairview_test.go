package views

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"verbatim/data"
)

func TestVGoesRoundTheViewsAndTheWindowRemembers(t *testing.T) {
	for _, size := range []fyne.Size{fyne.NewSize(1600, 1000), fyne.NewSize(1024, 700)} {
		f := reading(t)
		f.win.Resize(size)
		p := f.pair
		bar := p.bar.Position()
		f.press("V")
		if p.view() != inline || p.panes[0].Visible() || f.can(cmdContext) || f.can(cmdFind) {
			t.Fatalf("after V the view is %q", p.view())
		}
		if p.diffScroll.Position().Y > p.panel.Position().Y || p.diffScroll.Size().Height < 150 {
			t.Errorf("the one line stands at %v in %v", p.diffScroll.Position(), p.diffScroll.Size())
		}
		wantSeen(t, p.gutter, "A and B in one line")
		wantSeen(t, p.columns, "The Moscow Times", "Informed Comment")
		f.press("V")
		a, b := p.panes[0], p.panes[1]
		if p.view() != stacked || !a.Visible() || a.Size().Width != size.Width || b.Position().Y < a.Position().Y+a.Size().Height+columnsShort {
			t.Errorf("stacked stand %v at %v and %v at %v", a.Size(), a.Position(), b.Size(), b.Position())
		}
		if strings.Contains(seen(p.columns), "Informed Comment") {
			t.Error("the head of the lower article stands over the upper one")
		}
		wantSeen(t, p.gutter, "Informed Comment")
		for i, s := range []data.Passage{p.at.Row.A.Passage, p.at.Row.B.Passage} {
			if _, _, ok := p.panes[i].Extent(s[0]); !ok {
				t.Errorf("passage %d is out of sight", i)
			}
		}
		if got := readSettings(f.opts.ConfigDir); f.opts.ConfigDir != "" && got.PairView != string(stacked) {
			t.Errorf("remembered is %q", got.PairView)
		}
		f.press("V")
		if p.view() != sideBySide || p.bar.Position() != bar {
			t.Errorf("once round it is %q, the bar at %v, was %v", p.view(), p.bar.Position(), bar)
		}
	}
}

func TestSpansAreMovedByKeys(t *testing.T) {
	f := reading(t)
	p := f.pair
	id, was := p.id, p.at.Row.A.Passage
	f.press("F2")
	if p.edges == nil || f.can(cmdVerbatim) || !strings.Contains(p.status(), "A, stretch 1 of 2: where it begins") {
		t.Fatalf("F2 says %q", p.status())
	}
	f.press("Left", "Right", "Right") // the quotation's edge is passed and come back to
	word := p.edges.words[0][p.edges.word(p.edges.current())].Of(p.at.A.Revision.Text)
	if word != "the" {
		t.Errorf("the edge stands at %q", word)
	}
	f.press("Esc")
	if p.edges != nil || f.at != screen(p) || p.at.Row.A.Passage.Compare(was) != 0 {
		t.Fatal("Esc does not leave the spans as they were")
	}
	f.press("F2", "Right", "Down", "Down", "Down", "Left", "Enter")
	now := p.at.Row
	if p.edges != nil || p.id != id || now.A.Passage[0].Start <= was[0].Start || now.A.Passage[1].End >= was[1].End || now.A.Passage[0].End != was[0].End {
		t.Errorf("the spans are %v, were %v", now.A.Passage, was)
	}
	f.press("Ctrl+Z")
	if p.at.Row.A.Passage.Compare(was) != 0 {
		t.Errorf("undone they are %v, were %v", p.at.Row.A.Passage, was)
	}
}

// Esc may come at any moment between F2 and the articles that it has read.
func TestSpansAreLeftBeforeTheyAreRead(t *testing.T) {
	for after := range 3 {
		f := reading(t)
		p := f.pair
		var waiting []func()
		f.spawn = func(do func()) { waiting = append(waiting, do) }
		answer := func() {
			do := waiting[0]
			waiting = waiting[1:]
			do()
		}
		f.press("F2")
		for range after {
			answer()
		}
		f.press("Esc")
		for len(waiting) > 0 {
			answer()
		}
		if p.edges != nil {
			t.Errorf("left after %d answers, edges move still", after)
		}
	}
}

func TestAnEdgeStaysOutOfTheSpanBesideIt(t *testing.T) {
	words := []data.Span{{Start: 0, End: 2}, {Start: 3, End: 5}, {Start: 6, End: 8}, {Start: 9, End: 11}}
	e := &edges{words: [2][]data.Span{words, words}, spans: [2]data.Passage{{{Start: 0, End: 5}, {Start: 6, End: 11}}, {{Start: 3, End: 5}}}}
	for at, want := range map[int]data.Span{1: {Start: 0, End: 5}, 2: {Start: 6, End: 11}} {
		e.at = at
		e.move(3 - 2*at)
		if x := e.current(); e.spans[0][x.span] != want {
			t.Errorf("edge %d came to %v", at, e.spans[0][x.span])
		}
	}
	e.at = 4
	e.move(1)
	if e.spans[1][0] != words[1] {
		t.Errorf("a span of one word became %v", e.spans[1][0])
	}
	e.move(-1)
	e.turn(1)
	e.move(2)
	if got := (data.Span{Start: 0, End: 11}); e.spans[1][0] != got {
		t.Errorf("drawn out it is %v, want %v", e.spans[1][0], got)
	}
}

// Both places of a move are tied: by a bracket on one line, else by its number at
// both, and by an arrow in the gutter to the one that is out of sight.
func TestMovedWordsAreTiedHoweverFarApart(t *testing.T) {
	f := reading(t)
	f.win.Resize(fyne.NewSize(1600, 1000))
	p := f.pair
	f.press("F8", "F8")
	n := p.told[p.now].n
	numbers := func() (out int) {
		for _, r := range p.diffRuns {
			if r.mark == markNumber && r.n == n {
				out++
			}
		}
		return out
	}
	if got := numbers(); got != 1 {
		t.Errorf("on one line the move has %d numbers", got)
	}
	p.layDiff(240)
	if got := numbers(); got != 2 {
		t.Errorf("on two lines the move has %d numbers", got)
	}
	before := len(p.gutter.hits)
	away := p.at.Collation.Changes[p.current()].A
	p.panes[0].ScrollBy(1e6)
	if _, _, ok := p.panes[0].Extent(away); ok || len(p.gutter.hits) <= before {
		t.Fatalf("%d places answer in the gutter, before scrolling %d", len(p.gutter.hits), before)
	}
	p.gutter.hits[len(p.gutter.hits)-1].tap()
	if _, _, ok := p.panes[0].Extent(away); !ok {
		t.Error("the arrow does not lead to the moved words")
	}
}
