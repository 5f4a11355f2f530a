package views

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"verbatim/data"
	"verbatim/data/desk"
)

func TestTimelineTellsWhoPrintedItAndWhen(t *testing.T) {
	f := window(t)
	f.press("L")
	l := f.timeline
	if f.at != screen(l) {
		t.Fatalf("L leads to %T", f.at)
	}
	wantSeen(t, f.all, "Who printed Hakim Zamili’s words, and when", "October 2015", "No date in the text", "Reuters", "named as source; text not held",
		"“told Reuters in an interview”", "earliest here", "names no source", "44 of 48 words the same; who took from whom is not known",
		"3 quotations", "as Hakim al-Zamili", "11 passages of one speaker, 2 with these words")
	if strings.Contains(seen(f.all), "original") {
		t.Error("something is called the original")
	}
	var way []string
	say := func() { way = append(way, fmt.Sprintf("%s %d", l.focusedDot().Label, l.focusedDot().Kind)) }
	say()
	f.press("Right") // from the only date to those without
	say()
	f.press("Down")
	say()
	f.press("Down")
	say()
	if want := "The Moscow Times 0, Reuters 2, The Moscow Times 0, Informed Comment 0"; strings.Join(way, ", ") != want {
		t.Errorf("the keys go to %s", strings.Join(way, ", "))
	}
	wantSeen(t, l.view.paint, "Enter opens the pair a, b")
	f.press("Enter")
	if f.at != screen(f.pair) || f.pair.id != l.of {
		t.Errorf("Enter leads to %T", f.at)
	}
	f.press("Esc", "M")
	if f.at != screen(f.versions) {
		t.Errorf("M leads to %T", f.at)
	}
}

// A source that is only named can be noted with its date, and then stands at it.
func TestANamedSourceIsNotedFromTheTimeline(t *testing.T) {
	f := window(t)
	f.press("Ctrl+4", "Up", "Enter")
	fields := fieldsOf(f.sheets[0].card)
	if len(fields) < 3 || fields[1].Text != "Reuters" {
		t.Fatalf("the sheet asks %d things", len(fields))
	}
	fields[2].SetText("2015-10-07")
	f.press("Ctrl+Enter")
	if len(f.sheets) > 0 {
		f.sheets[0].pressed(parseChord("Enter"))
	}
	d := f.timeline.focusedDot()
	if d.Kind != desk.NotHeld || d.Stub == "" || d.Meta.Date.Day != 7 {
		t.Fatalf("in focus is %+v", d)
	}
	wantSeen(t, f.timeline.view.paint, "7 Oct 2015, entered by hand")
	f.press("Ctrl+Z")
	if d := f.timeline.focusedDot(); d.Stub != "" {
		t.Errorf("after undoing there is %+v", d)
	}
}

// What a person judged about the direction is told as theirs.
func TestTimelineTellsAJudgedDirection(t *testing.T) {
	f := window(t)
	j := data.Judgement{Wording: data.Altered, Direction: data.CommonSource, CommonSource: "Reuters"}
	f.save(func(ctx context.Context) error {
		_, err := f.desk.Judge(ctx, f.overlaps.chosen, "Ana", j)
		return err
	}, nil)
	f.press("L")
	wantSeen(t, f.timeline.view.paint, "44 of 48 words the same; judged: both from a third")
}

func TestTimelineOfAnEmptyWorkbench(t *testing.T) {
	f := window(t)
	d, err := f.opts.Create(t.Context(), t.TempDir()+"/empty.verbatim", nil)
	if err != nil {
		t.Fatal(err)
	}
	f.take(d)
	f.press("Ctrl+4")
	wantSeen(t, f.all, "Choose an overlap in the list and press L")
	for _, k := range []string{"Up", "Down", "Left", "Right", "Enter", "M", "E"} {
		f.press(k)
	}
}

// The axis is divided into days, months or years, and a date takes as much of it
// as it is known.
func TestTimeAxis(t *testing.T) {
	day := data.Date{Year: 2015, Month: 10, Day: 7}
	for _, c := range []struct {
		dates []data.Date
		unit  axisUnit
		title string
		ticks string
	}{
		{[]data.Date{day}, byDay, "October 2015", "1 2 3 4 5 6 7 8 9 10 11 12 13 14"},
		{[]data.Date{day, {Year: 2015, Month: 11, Day: 3}}, byDay, "October 2015", "6 8 10 12 14 16 18 20 22 24 26 28 30 1 Nov 3"},
		{[]data.Date{day, {Year: 2016}}, byMonth, "2015 to 2017", "Oct 2015 Nov Dec Jan 2016 Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec Jan 2017"},
		{[]data.Date{{Year: 1999}, day}, byYear, "1998 to 2016", "1999 2000 2001 2002 2003 2004 2005 2006 2007 2008 2009 2010 2011 2012 2013 2014 2015 2016"},
	} {
		a, ok := newAxis(c.dates, 100, 840)
		var names []string
		for _, k := range a.ticks(44) {
			names = append(names, k.name)
		}
		if got := strings.Join(names, " "); !ok || a.unit != c.unit || a.title() != c.title || got != c.ticks {
			t.Errorf("%v: unit %d, %s, %s", c.dates, a.unit, a.title(), got)
		}
		for _, d := range c.dates {
			if x, w := a.span(d); x < 100 || x+w > 940.1 || w <= 0 {
				t.Errorf("%v: %v stands at %.0f, %.0f long", c.dates, d, x, w)
			}
		}
	}
	a, _ := newAxis([]data.Date{{Year: 2015}}, 0, 1000)
	_, year := a.span(data.Date{Year: 2015})
	_, month := a.span(data.Date{Year: 2015, Month: 2})
	if r := year / month; r < 13 || r > 13.1 {
		t.Errorf("a year is %.2f times as long as February", r)
	}
	if _, ok := newAxis([]data.Date{{}}, 0, 100); ok {
		t.Error("no date makes an axis")
	}
}

// Many outlets are lanes that are drawn where they are seen; dots of one day in
// one lane do not cover each other.
func TestALongTimeline(t *testing.T) {
	f := window(t)
	f.press("L")
	l := f.timeline
	next := &desk.Timeline{}
	start := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	for i := range 400 {
		day := start.AddDate(0, 0, i%40)
		m := data.Meta{Publisher: fmt.Sprint("Paper ", i/2), Date: data.Date{Year: day.Year(), Month: int(day.Month()), Day: day.Day() / (1 + i%3/2)}}
		next.Places = append(next.Places, desk.Printed{Meta: m})
		next.Dots = append(next.Dots, desk.Dot{Place: i, Source: fmt.Sprint(i), Outlet: m.Publisher, Label: m.Publisher, Meta: m, From: -1})
		if i > 0 {
			next.Ties = append(next.Ties, desk.Tie{A: 0, B: i, Same: 5, Of: 9})
		}
	}
	l.take(next)
	w, h := l.view.units()
	laid := l.lay(w)
	for i, x := range next.Dots {
		for k := i + 1; k < i+2 && k < len(next.Dots); k++ {
			a, b := laid.dots[i], laid.dots[k]
			if x.Outlet == next.Dots[k].Outlet && max(a.x-b.x, b.x-a.x) < 2*dotRadius && max(a.y-b.y, b.y-a.y) < 2*dotRadius {
				t.Errorf("dots %d and %d cover each other", i, k)
			}
		}
	}
	l.view.to(l.view.most(w, h) / 2)
	if n := strings.Count(seen(l.view.paint), "Paper"); n == 0 || n > 30 {
		t.Errorf("%d lanes are drawn", n)
	}
	for range 30 {
		f.press("Down")
	}
	if p := laid.dots[l.dot]; p.y < l.view.y || p.y > l.view.y+h {
		t.Errorf("the dot in focus at %.0f is not seen from %.0f", p.y, l.view.y)
	}
	l.view.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: -100}})
}

// What two versions share is told between the lanes, where no dot stands, each
// at a place of its own.
func TestTiesAreToldBetweenTheLanes(t *testing.T) {
	l := &lanesLaid{lanes: []laneLaid{{0, 80}, {80, 80}, {160, 80}}, dots: map[int]dotPlace{0: {y: 40}, 1: {y: 120}, 2: {y: 200}, 3: {y: 60}}}
	taken := map[float32]bool{}
	for i, tie := range l.shortestFirst([]desk.Tie{{A: 0, B: 2}, {A: 0, B: 3}, {A: 0, B: 1}}) {
		at, free := l.between(l.dots[tie.A], l.dots[tie.B], taken)
		if want := []float32{0, 80, 160}[i]; at != want || free != (i > 0) {
			t.Errorf("%d and %d are told at %g (%t), not at %g", tie.A, tie.B, at, free, want)
		}
		if free {
			taken[at] = true
		}
	}
}
