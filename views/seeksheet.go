package views

import (
	"context"
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"verbatim/data/desk"
	"verbatim/data/say"
)

// seekSheet lists where else a selection stands; Enter lines it up with the
// place in focus and opens the pair.
type seekSheet struct {
	f      *frame
	spot   desk.Spot
	words  string // the selection, on one line
	places []desk.Sighting
	at     int
	head   *paint
	table  *rows
	sheet  *sheet
}

const seekHeight = 62 // of a row, in units

// seek looks in all sources for what is selected in one.
func (f *frame) seek(spot desk.Spot, selected string) {
	d := f.desk
	var places []desk.Sighting
	f.work(say.T("Looking in all sources"), func(ctx context.Context, _ desk.Progress) (err error) {
		places, err = d.Seek(ctx, spot)
		return err
	}, func(err error) {
		switch {
		case errors.Is(err, context.Canceled) || f.desk != d || f.covered():
		case err != nil:
			f.fail(err)
		case len(places) == 0:
			f.say(say.T("These words stand nowhere else in the sources, not nearly either."))
		default:
			f.showPlaces(spot, oneLine(selected), places)
		}
	})
}

func (f *frame) showPlaces(spot desk.Spot, words string, places []desk.Sighting) {
	s := &seekSheet{f: f, spot: spot, words: words, places: places}
	s.head = newPaint(f.look, s.drawHead)
	s.table = f.newRows(seekHeight, func() int { return len(s.places) }, s.drawPlace)
	all := container.New(f.within(20, 100, 70), s.head, s.table)
	s.sheet = &sheet{card: all, size: fyne.NewSize(900, 620), key: s.key, restyle: s.redraw}
	f.openSheet(s.sheet)
}

func (s *seekSheet) redraw() {
	s.head.Refresh()
	s.table.Refresh()
}

func (s *seekSheet) key(c chord) bool {
	by := map[fyne.KeyName]int{fyne.KeyDown: 1, fyne.KeyUp: -1, fyne.KeyPageDown: 8, fyne.KeyPageUp: -8}[c.key]
	switch {
	case by != 0:
		s.choose(s.at + by)
	case c.key == fyne.KeyReturn:
		s.lineUp(s.at)
	default:
		return false
	}
	return true
}

func (s *seekSheet) choose(i int) {
	s.at = min(max(i, 0), len(s.places)-1)
	s.table.ScrollTo(s.at)
	s.redraw()
}

// lineUp makes an overlap of the selection and a place, and opens it.
func (s *seekSheet) lineUp(i int) {
	f, d, spot, place := s.f, s.f.desk, s.spot, s.places[i]
	s.sheet.close()
	var id string
	f.save(func(ctx context.Context) (err error) {
		id, err = d.LineUpSighting(ctx, spot, place)
		return err
	}, func() { f.openLinked(id) })
}

func (s *seekSheet) drawHead(g *pen, w, h float32) {
	const m = 30
	x := m + g.text(m, 46, say.T("Where it stands"), serifBold, 20, g.ink) + 12
	g.fit(x, 46, w-m-x, say.T("in %s, most of the words first", say.N("%s place", "%s places", len(s.places))), sans, 14, g.ink2)
	g.across(m, 60, w-2*m, g.heavy)
	g.fit(m, 86, w-2*m, "“"+strings.Trim(s.words, "“”\"")+"”", serifItalic, 15, g.ink2)
	bw := g.button(w-m, h-56, "Enter", say.T("Line up and open"), true, func() { s.lineUp(s.at) })
	g.button(w-m-bw-10, h-56, "Esc", say.T("Close"), false, func() { s.sheet.close() })
}

func (s *seekSheet) drawPlace(g *pen, w, h float32, i int) {
	p := s.places[i]
	if i == s.at {
		g.rect(0, 0, w-4, h, g.blueSel)
		g.rect(0, 0, 5, h, g.blue)
		g.ring(1, 1, w-6, h-2)
	}
	same := g.textRight(w-12, 24, say.T("%d of %d words", p.Same, p.Of), sansBold, 14, g.ink)
	g.fit(14, 24, w-44-same, p.Label, sansBold, 14.5, g.ink)
	g.fit(14, 48, w-28, oneLine(p.Text), serif, 15.5, g.ink2)
	g.across(12, h-1/g.z, w-24, g.hair)
	g.hit(0, 0, w, h, func() { s.choose(i) })
}
