package views

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"verbatim/data"
	"verbatim/data/desk"
	"verbatim/data/say"
)

// zoneChoice is one answer to what a selected stretch is.
type zoneChoice struct {
	kind       data.Zone // empty: as the program takes it
	key        fyne.KeyName
	name, tell say.Text
}

// zoneChoices are the answers in the order in which they are offered.
var zoneChoices = []zoneChoice{
	{data.ZoneTitle, fyne.Key1, "Headline", "the title of the article"},
	{data.ZoneDeck, fyne.Key2, "Deck", "the lines between headline and article"},
	{data.ZoneBody, fyne.Key3, "Body", "the article itself"},
	{data.ZoneCaption, fyne.Key4, "Caption", "words under a picture"},
	{data.ZoneComments, fyne.Key5, "Comment", "what one reader wrote"},
	{data.ZoneBoilerplate, fyne.Key6, "Furniture", "what belongs to the page: menus, links, bylines, rules"},
	{"", fyne.Key0, "As Verbatim takes it", "what was said here by hand is taken back"},
}

// zoneSheet asks what a selected stretch of the source being read is.
type zoneSheet struct {
	s      *sources
	spot   desk.Spot
	words  string
	now    data.Zone // what most of it is taken for
	chosen int
	card   *paint
	sheet  *sheet
}

// Measures of the sheet, in units.
const (
	zonesWidth, zonesHeight = 640, 420
	zonesTop, zoneStep      = 132, 31
)

// askZone shows the sheet for the selection.
func (s *sources) askZone() {
	span := s.reader.Selected()
	q := &zoneSheet{s: s, spot: desk.Spot{Source: s.reading.ID, Span: span}, words: s.reader.SelectedText(), now: zoneOf(s.reading.Zones, span)}
	for i, c := range zoneChoices {
		if c.kind == q.now {
			q.chosen = i
		}
	}
	q.card = newPaint(s.f.look, q.draw)
	q.sheet = &sheet{
		card: container.New(&stage{places: []placing{func(w, h float32) (float32, float32, float32, float32) { return 0, 0, w, h }}}, q.card),
		size: fyne.NewSize(zonesWidth, zonesHeight), key: q.key, restyle: q.card.Refresh,
	}
	s.f.openSheet(q.sheet)
}

// zoneOf is the zone in which most of a stretch stands, by bytes.
func zoneOf(zones []data.ZoneSpan, s data.Span) data.Zone {
	held := map[data.Zone]int{}
	for _, z := range zones {
		held[z.Kind] += z.Span.Common(s)
	}
	most := data.ZoneBody
	for _, z := range data.Zones {
		if held[z] > held[most] {
			most = z
		}
	}
	return most
}

func (q *zoneSheet) key(k chord) bool {
	n := len(zoneChoices)
	switch {
	case k.key == fyne.KeyUp:
		q.choose((q.chosen + n - 1) % n)
	case k.key == fyne.KeyDown || k.key == fyne.KeyTab:
		q.choose((q.chosen + 1) % n)
	case k.key == fyne.KeyReturn:
		q.take(q.chosen)
	default:
		for i, c := range zoneChoices {
			if c.key == k.key {
				q.take(i)
				return true
			}
		}
		return false
	}
	return true
}

func (q *zoneSheet) choose(i int) {
	q.chosen = i
	q.card.Refresh()
}

// take makes the answer count; one undo takes it back.
func (q *zoneSheet) take(i int) {
	q.sheet.close()
	f, d, c, spot := q.s.f, q.s.f.desk, zoneChoices[i], q.spot
	f.save(func(ctx context.Context) error { return d.DrawZone(ctx, spot, c.kind) }, func() {
		if c.kind == "" {
			f.say(say.T("Verbatim says again what this is. %s takes it back.", f.keys.named(cmdUndo)))
		} else {
			f.say(say.T("This counts as %s now, in the overlaps too. %s takes it back.", zoneName(c.kind), f.keys.named(cmdUndo)))
		}
	})
}

func (q *zoneSheet) draw(g *pen, w, h float32) {
	const m = 26
	x := m + g.text(m, 42, say.T("What is this?"), serifBold, 20, g.ink) + 12
	g.fit(x, 42, w-m-x, say.T("now taken for %s", zoneName(q.now)), sans, 14, g.ink2)
	g.across(m, 54, w-2*m, g.heavy)
	said := g.folded(oneLine(q.words), w-2*m, serif, 16)
	for i := range min(2, len(said)) {
		g.fit(m, 80+float32(i)*23, w-2*m, said[i], serif, 16, g.ink)
	}
	for i, c := range zoneChoices {
		y := zonesTop + float32(i)*zoneStep
		if i == q.chosen {
			g.rect(m-8, y-4, w-2*m+16, zoneStep-2, g.blueSel)
			g.rect(m-8, y-4, 4, zoneStep-2, g.blue)
		}
		g.key(m+6, y+16, string(c.key))
		f := sans
		if c.kind == q.now {
			f = sansBold
		}
		nw := g.text(m+36, y+16, say.T(c.name), f, 14.5, g.ink)
		g.fit(m+36+nw+10, y+16, w-2*m-nw-46, say.T(c.tell), sans, 13.5, g.ink2)
		g.hit(m-8, y-4, w-2*m+16, zoneStep-2, func() { q.take(i) })
	}
	y := h - 58
	g.across(m, y, w-2*m, g.hair)
	bw := g.button(w-m, y+12, "Enter", say.T("Take it"), true, func() { q.take(q.chosen) })
	bw += 10 + g.button(w-m-bw-10, y+12, "Esc", say.T("Not now"), false, func() { q.sheet.close() })
	g.fit(m, y+34, w-2*m-bw-14, say.T("The text itself stays as it is."), sans, 13.5, g.ink2)
}
