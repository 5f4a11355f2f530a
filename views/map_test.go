package views

import (
	"fmt"
	"strings"
	"testing"

	"verbatim/data"
	"verbatim/data/desk"
)

func TestMapShowsWhoCarriesWhoseWords(t *testing.T) {
	f := window(t)
	f.press("Ctrl+5")
	m := f.outlets
	wantSeen(t, f.all, "Who carries whose words", "The Moscow Times", "Russia Insider", "5.8 %", "Carrying no words of another: The Daily Beast, outlet not named.",
		"5.8 % of the text of The Moscow Times stands in Informed Comment too: 2 overlaps, 0 judged. Who took from whom is not told by this.")
	f.press("Up", "Left") // the edge, and no cell of its own
	wantSeen(t, m.head, "No two sources of The Moscow Times share a passage.")
	if f.can(cmdEnter) {
		t.Error("there is something to list in an empty cell")
	}
	f.press("Right", "Right")
	if m.says() != "1.0 % of the text of The Moscow Times stands in Russia Insider too: 2 overlaps, 0 judged. Who took from whom is not told by this." {
		t.Errorf("it says %s", m.says())
	}
	// Enter lists the overlaps of the two, Esc clears the filter and comes back.
	f.press("Enter")
	if f.at != screen(f.overlaps) || len(f.overlaps.list.shown) != 2 {
		t.Fatalf("Enter leads to %T with %d overlaps", f.at, len(f.overlaps.list.shown))
	}
	for _, i := range f.overlaps.list.shown {
		if r := f.overlaps.list.rows[i]; r.LabelA != "The Moscow Times" || r.LabelB != "Russia Insider" {
			t.Errorf("it lists %s and %s", r.LabelA, r.LabelB)
		}
	}
	wantSeen(t, f.all, "Russia Insider with The")
	f.press("Esc", "Esc") // the first hint, then the filter
	if len(f.overlaps.list.shown) <= 2 {
		t.Error("Esc leaves the filter")
	}
	f.press("Esc")
	if f.at != screen(m) || m.column != 2 {
		t.Errorf("Esc leads to %T, column %d", f.at, m.column)
	}
}

// The sources of a row have bars of what stands elsewhere, and open at it.
func TestMapListsTheSourcesOfAnOutlet(t *testing.T) {
	f := window(t)
	f.press("Ctrl+5")
	m := f.outlets
	wantSeen(t, f.all, "Iraq Leans Toward Russia in War", "6.9 %", "stands in Informed Comment too")
	f.press("F6", "Enter")
	if f.at != screen(f.sources) || f.sources.chosen != m.bars[0].Source || !strings.HasPrefix(f.sources.reader.SelectedText(), "Iraq may request") {
		t.Errorf("opened %T at %q", f.at, f.sources.reader.SelectedText())
	}
	f.press("Esc", "Esc")
	if f.at != screen(m) || m.pane != paneBars {
		t.Errorf("back at %T", f.at)
	}
	f.press("Esc")
	if m.pane != paneMatrix || f.at != screen(m) {
		t.Error("Esc does not lead from the sources to the cells")
	}
}

func TestMapOfAnEmptyWorkbench(t *testing.T) {
	f := window(t)
	d, err := f.opts.Create(t.Context(), t.TempDir()+"/empty.verbatim", nil)
	if err != nil {
		t.Fatal(err)
	}
	f.take(d)
	f.press("Ctrl+5")
	wantSeen(t, f.all, "No two sources here share a passage.")
	for _, k := range []string{"Up", "Down", "Left", "Right", "Enter", "F6"} {
		f.press(k)
	}
}

// madeMap is a map of so many outlets, each of which shares words with others.
func madeMap(outlets int) *desk.OutletMap {
	m := &desk.OutletMap{}
	for a := range outlets {
		m.Outlets = append(m.Outlets, desk.Outlet{Name: fmt.Sprint("Outlet ", a), Sources: 3, Bytes: 9000, Shared: 900, Overlaps: 9})
		for b := range outlets {
			if (a*7+b)%3 == 0 {
				m.Shares = append(m.Shares, desk.Share{A: a, B: b, Bytes: 10 * (1 + (a+b)%200), Overlaps: 1 + (a+b)%5})
			}
		}
		for s := range 3 {
			m.Sources = append(m.Sources, desk.Located{
				Source: fmt.Sprint("s", a, "-", s), Label: fmt.Sprint("Source ", s), Outlet: a, Bytes: 3000,
				In: []desk.In{{Outlet: (a + s) % outlets, Spans: []data.Span{{Start: 100 * s, End: 100*s + 90}}}},
			})
		}
	}
	return m
}

// A large map draws what is seen, and the keys reach every cell.
func TestALargeMap(t *testing.T) {
	f := window(t)
	f.press("Ctrl+5")
	m := f.outlets
	m.reset()
	m.take(madeMap(300))
	if n := strings.Count(seen(m.view.paint), "%"); n == 0 || n > 500 {
		t.Errorf("%d cells are drawn", n)
	}
	m.focus(299, 299)
	w, h := m.view.units()
	if m.first+m.columns(w) != 300 || m.view.y < m.view.most(w, h)-100 {
		t.Errorf("the last cell is not seen from %d, %.0f", m.first, m.view.y)
	}
	f.press("Right", "Down", "Left", "Up")
	if m.row != 298 || m.column != 298 || len(m.bars) != 3 {
		t.Errorf("in focus is %d, %d with %d sources", m.row, m.column, len(m.bars))
	}
	m.aside(-1000)
	if m.first != 0 {
		t.Errorf("the wheel leads to column %d", m.first)
	}
}

// BenchmarkMap moves the ring over a map of 300 outlets.
func BenchmarkMap(b *testing.B) {
	f := window(b)
	f.press("Ctrl+5")
	f.outlets.reset()
	f.outlets.take(madeMap(300))
	i := 0
	for b.Loop() {
		f.outlets.focus(i%300, i*7%300)
		i++
	}
}
