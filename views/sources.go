package views

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"verbatim/data"
	"verbatim/data/desk"
	"verbatim/data/say"
	"verbatim/views/prose"
)

// The panes of the sources room, in the order of F6.
const (
	paneSources = iota
	paneReader
	paneQuotes
	sourcePanes
)

// sources is the room of the sources: list, reader, quotations.
type sources struct {
	f      *frame
	known  []desk.SourceRow
	noted  []desk.Stub      // known of and not held
	rows   []desk.SourceRow // of the known, those that the filter lets through
	stubs  []desk.Stub      // of the noted, listed below them
	chosen string           // id of the source being read
	pane   int

	reading *desk.Reading // nil while it is read
	wanted  string
	aim     data.Span           // what to show of it once it is read; empty: its beginning
	checked []desk.ChecklistRow // of the source being read
	quotes  []quoted
	quote   int        // the quotation in focus
	under   string     // the overlap under the word last pressed, or empty
	held    *desk.Spot // side A of an overlap being lined up by hand
	heldBy  string     // what it says and where it stands

	words                     *entry // the filter
	slash                     *paint
	all                       *fyne.Container
	listHead, head, quoteHead *paint
	ring, holding, listFoot   *paint
	table, quoteTable         *rows
	reader                    *prose.Pane
}

func newSources(f *frame) *sources {
	s := &sources{f: f}
	s.reader = f.newPane(s.style)
	s.reader.OnWord = s.pressedWord
	s.reader.OnSelect = func(data.Span) { f.menus.update() }
	s.listHead, s.head = newPaint(f.look, s.drawListHead), newPaint(f.look, s.drawHead)
	s.quoteHead, s.holding = newPaint(f.look, s.drawQuoteHead), newPaint(f.look, s.drawHolding)
	s.listFoot = newPaint(f.look, s.drawListFoot)
	s.newFilter()
	s.ring = newPaint(f.look, func(g *pen, w, h float32) {
		if c := f.win.Canvas().Focused(); !f.covered() && (c == nil || c == fyne.Focusable(s.reader)) {
			g.ring(1, 1, w-2, h-2)
		}
	})
	s.table = f.newRows(sourceHeight, s.listed, s.drawSource)
	s.quoteTable = f.newRows(quoteHeight, func() int { return len(s.quotes) }, s.drawQuote)
	s.lay()
	return s
}

// Heights and widths of the parts, in units.
const (
	sourceHeight, quoteHeight     = 88, 80
	sourcesWidth, sourcesNarrow   = 348, 236
	sourcesLeast                  = 190
	quotesWidth                   = 380
	sourceHead, readerHead        = 48, 80
	sourceFilter                  = fieldHeight + 14
	sourcesFoot, holdHeight       = 44, 40
	readerColumn                  = 640
	readerOutside, readerOutSmall = 150, 96 // left of the text: the zones' names stand there
)

func (s *sources) slim() bool { return s.f.win.Canvas().Size().Width/s.f.z < wide }

func (s *sources) style() prose.Style {
	if s.slim() {
		return s.f.proseStyle(16, 23.5)
	}
	return s.f.proseStyle(17, 25.5)
}

// lay places the parts.
func (s *sources) lay() {
	z := func() float32 { return s.f.z }
	left := func(w float32) float32 {
		if w/z() < wide {
			return min(sourcesNarrow*z(), max(sourcesLeast*z(), w*.32))
		}
		return sourcesWidth * z()
	}
	right := func(w float32) float32 {
		if w/z() < wide {
			return 0
		}
		return min(quotesWidth*z(), w*.28)
	}
	hold := func() float32 {
		if s.held != nil {
			return holdHeight * z()
		}
		return 0
	}
	reader := func(w, h float32) (float32, float32, float32, float32) {
		y := readerHead*z() + hold()
		return left(w), y, w - left(w) - right(w), h - y
	}
	s.all = container.New(&stage{min: fyne.NewSize(600, 300), places: []placing{
		func(w, h float32) (float32, float32, float32, float32) { return 0, 0, left(w), h },
		func(w, h float32) (float32, float32, float32, float32) {
			return 0, (sourceHead + sourceFilter) * z(), left(w) - 1, h - (sourceHead+sourceFilter+sourcesFoot)*z()
		},
		func(w, _ float32) (float32, float32, float32, float32) {
			return 14 * z(), sourceHead * z(), left(w) - 28*z(), fieldHeight * z()
		},
		func(w, _ float32) (float32, float32, float32, float32) {
			return left(w) - 43*z(), sourceHead * z(), 26 * z(), fieldHeight * z()
		},
		func(w, h float32) (float32, float32, float32, float32) {
			return 0, h - sourcesFoot*z(), left(w) - 1, sourcesFoot * z()
		},
		func(w, _ float32) (float32, float32, float32, float32) {
			return left(w), 0, w - left(w) - right(w), readerHead * z()
		},
		func(w, _ float32) (float32, float32, float32, float32) {
			return left(w), readerHead * z(), w - left(w) - right(w), hold()
		},
		reader,
		func(w, h float32) (float32, float32, float32, float32) { return w - right(w), 0, right(w), h },
		func(w, h float32) (float32, float32, float32, float32) {
			return w - right(w) + 1, sourceHead * z(), max(0, right(w)-1), h - sourceHead*z()
		},
		func(w, h float32) (float32, float32, float32, float32) {
			if s.pane == paneReader {
				return reader(w, h)
			}
			return 0, 0, 0, 0
		},
	}}, s.listHead, s.table, s.words, s.slash, s.listFoot, s.head, s.holding, s.reader, s.quoteHead, s.quoteTable, s.ring)
}

func (s *sources) reset() {
	s.known, s.noted, s.reading, s.checked, s.quotes, s.held = nil, nil, nil, nil, nil, nil
	s.rows, s.stubs = nil, nil
	s.words.SetText("")
	s.chosen, s.wanted, s.under, s.pane = "", "", "", paneSources
}

func (s *sources) content() fyne.CanvasObject { return s.all }
func (s *sources) where() place               { return onSources }
func (s *sources) full() bool                 { return false }
func (s *sources) focused() {
	s.redraw()
	s.slash.Refresh()
}

func (s *sources) hints() []string {
	return s.f.keys.hints("↑↓", say.T("move"), cmdNextPane, say.T("next pane"), cmdFilter, say.T("filter"), cmdCheck, say.T("check a quotation"), cmdZone, say.T("say what a selection is"), cmdLink, say.T("line up by hand"), cmdEnter, say.T("open the overlap"), cmdBring, say.T("bring in"))
}

// status tells what the word pressed stands in, else how much is held here.
func (s *sources) status() string {
	if r := s.f.overlaps.list.row(s.under); r != nil {
		return say.T("Stands in %s too; %s opens the overlap", s.elsewhere(r), s.f.keys.named(cmdEnter))
	}
	words := 0
	for _, r := range s.known {
		words += r.Words
	}
	t := fmt.Sprintf("%s, %s", say.N("%s source", "%s sources", len(s.known)), say.N("%s word", "%s words", words))
	if s.reading != nil && len(s.reading.Damage) > 0 {
		t += say.T("; %s in this one", say.N("%s stretch of damaged text", "%s stretches of damaged text", len(s.reading.Damage)))
	}
	return t
}

func (s *sources) shown() {
	s.focus(s.pane)
	if s.known == nil {
		s.reload()
	} else if s.reading == nil && s.stub() == nil {
		s.read(s.chosen)
	}
}

// reload reads the list again; the text being read stays where it is.
func (s *sources) reload() {
	if s.f.desk == nil {
		return
	}
	d := s.f.desk
	var stubs []desk.Stub
	fetch(s.f, func(ctx context.Context) (rows []desk.SourceRow, err error) {
		if stubs, err = d.Stubs(ctx); err != nil {
			return nil, err
		}
		return d.Sources(ctx)
	}, func(rows []desk.SourceRow) {
		s.known, s.noted = rows, stubs
		s.sift()
		if s.row() < 0 {
			s.chosen, s.reading, s.checked, s.quotes = "", nil, nil, nil
			if len(s.rows) > 0 {
				s.chosen = s.rows[0].ID
			}
		}
		if s.f.at == screen(s) && s.stub() == nil {
			s.read(s.chosen)
		}
		if i := s.at(); i >= 0 && s.reading != nil && s.reading.ID == s.chosen {
			fresh := *s.reading // a Reading is shared: what is known of it changed, not its text
			fresh.Meta, fresh.Origins, fresh.Name = s.rows[i].Meta, s.rows[i].Origins, s.rows[i].Name
			s.reading = &fresh
		}
		s.check()
		s.redraw()
		s.f.refresh()
	})
}

// at is the index of the chosen source, or -1.
func (s *sources) at() int {
	return slices.IndexFunc(s.rows, func(r desk.SourceRow) bool { return r.ID == s.chosen })
}

// choose reads another source.
func (s *sources) choose(i int) {
	if i >= len(s.rows) && i < s.listed() {
		s.chooseStub(s.stubs[i-len(s.rows)].ID)
		return
	}
	if i < 0 || i >= len(s.rows) || s.rows[i].ID == s.chosen {
		return
	}
	s.chosen = s.rows[i].ID
	s.table.ScrollTo(i)
	s.read(s.chosen)
	s.redraw()
}

// openSource shows a source in its room, at a stretch of it where one is given.
func (f *frame) openSource(id string, at data.Span) {
	s := f.sources
	s.aim = at
	f.before = nil
	s.chosen = id
	s.unhide(id)
	if i := s.at(); i >= 0 {
		s.table.ScrollTo(i)
	}
	f.show(s, false)
	s.focus(paneReader)
	if s.reading != nil && s.reading.ID == id && s.current() {
		s.toAim()
	}
	s.read(id)
	s.redraw()
}

// texts is the one that is read, nil while none is.
func (s *sources) texts() []*prose.Pane {
	if s.reading == nil {
		return nil
	}
	return []*prose.Pane{s.reader}
}

// reveal shows a place in it.
func (s *sources) reveal(_ int, at data.Span) { s.reader.Reveal(at.Start) }

// toAim selects the stretch that the source was opened for, and shows it.
func (s *sources) toAim() {
	if !s.aim.Empty() {
		s.reader.Reveal(s.aim.Start)
		s.reader.Select(s.aim)
		s.aim = data.Span{}
	}
}

// read fetches a source and splits its text into words, both off the UI
// goroutine; only the last one asked for is shown.
func (s *sources) read(id string) {
	if id == "" || s.reading != nil && s.reading.ID == id && s.current() {
		return
	}
	s.wanted = id
	d := s.f.desk
	var text *prose.Text
	var checked []desk.ChecklistRow
	fetch(s.f, func(ctx context.Context) (r *desk.Reading, err error) {
		if r, err = d.Read(ctx, id); err != nil {
			return nil, err
		}
		text = prose.Split(r.Revision.Text, paragraphs(r), shaper().Width)
		checked, err = d.Checklist(ctx, id)
		return r, err
	}, func(r *desk.Reading) {
		if s.wanted != id {
			return
		}
		same := s.reading != nil && s.reading.ID == id && s.reading.Revision.Hash == r.Revision.Hash
		s.reading, s.checked = r, checked
		s.margins()
		if same { // other zones in the same text
			s.reader.SetAgain(text, zoneNotes(r))
		} else {
			s.under, s.quote = "", 0
			s.reader.SetText(text, nil, zoneNotes(r), nil)
			s.reader.ScrollKey(fyne.KeyHome)
		}
		s.toAim()
		s.mark()
		s.f.finder.look(false)
		s.redraw()
		s.f.refresh()
	})
}

// current tells whether what is shown is the chosen source as it is now.
func (s *sources) current() bool {
	i := s.at()
	return i < 0 || s.rows[i].Shows == s.reading.Shows
}

// margins leaves room for the zones' names at the left of the text.
func (s *sources) margins() {
	z := s.f.z
	m := prose.Margins{Outer: prose.Left, Outside: readerOutside * z, Inside: 24, Notes: 110 * z, Strip: true, Top: 14, Bottom: 60, WidestColumn: readerColumn * z}
	if s.slim() {
		m.Outside, m.Notes = readerOutSmall*z, 72*z
	}
	s.reader.Margins = m
}

// mark marks quotations, zones and what stands elsewhere too, and lists the
// quotations with their overlaps.
func (s *sources) mark() {
	if s.reading == nil {
		return
	}
	var ms []prose.Mark
	for _, z := range s.reading.Zones {
		if z.Kind != data.ZoneBody {
			ms = append(ms, prose.Mark{Span: z.Span, Kind: prose.Shade})
		}
	}
	for _, r := range s.here() {
		for _, p := range s.passage(r) {
			ms = append(ms, prose.Mark{Span: p, Kind: prose.Wash})
		}
	}
	s.quotes = s.quotes[:0]
	for _, r := range s.checked {
		q := s.place(r)
		if !q.gone() {
			ms = append(ms, prose.Mark{Span: q.outer(), Kind: prose.Quoted})
		}
		s.quotes = append(s.quotes, q)
	}
	s.quote = min(s.quote, max(0, len(s.quotes)-1))
	s.reader.SetMarks(ms)
}

// here are the overlaps of the source being read, without set phrases.
func (s *sources) here() []*desk.OverlapRow {
	var out []*desk.OverlapRow
	rows := s.f.overlaps.list.rows
	for i := range rows {
		if r := rows[i]; !r.Tier.Aside() && (r.SourceA == s.chosen || r.SourceB == s.chosen) {
			out = append(out, r)
		}
	}
	return out
}

// passage is all that an overlap covers of the text being read; none of it
// where it stands in a text that the source had before.
func (s *sources) passage(r *desk.OverlapRow) data.Passage {
	var out data.Passage
	for _, side := range []data.Side{r.A, r.B} {
		if s.reading != nil && side.Revision == s.reading.Revision.Hash {
			out = append(out, side.Passage...)
		}
	}
	return out
}

// elsewhere names the other side of an overlap, seen from here.
func (s *sources) elsewhere(r *desk.OverlapRow) string {
	switch {
	case r.Within:
		return say.T("this source")
	case r.SourceA == s.chosen:
		return r.LabelB
	}
	return r.LabelA
}

// pressedWord remembers the overlap under a word, so that Enter opens it, and
// makes the quotation that holds it the one in focus.
func (s *sources) pressedWord(w data.Span) {
	if i := slices.IndexFunc(s.quotes, func(q quoted) bool { return q.outer().Has(w.Start) }); i >= 0 {
		s.quote = i
		s.quoteTable.ScrollTo(i)
		s.quoteTable.Refresh()
	}
	s.under = ""
	for _, r := range s.here() {
		if s.passage(r).Has(w.Start) {
			s.under = r.ID
			break
		}
	}
	if s.pane != paneReader {
		s.pane = paneReader
		s.redraw()
	}
	s.f.refresh()
}

func (s *sources) redraw() {
	for _, p := range []*paint{s.listHead, s.listFoot, s.head, s.holding, s.quoteHead, s.ring} {
		p.Refresh()
	}
	s.table.Refresh()
	s.quoteTable.Refresh()
	s.all.Refresh()
}

func (s *sources) restyle() {
	for i := range s.listed() {
		s.table.SetItemHeight(i, sourceHeight*s.f.z)
	}
	for i := range s.quotes {
		s.quoteTable.SetItemHeight(i, quoteHeight*s.f.z)
	}
	s.margins()
	if s.reading != nil {
		s.reader.SetNotes(zoneNotes(s.reading)) // in the language that it may be now
	}
	s.reader.Refresh()
	s.redraw()
}

func (s *sources) can(c cmd) bool {
	writable := s.f.desk.Place().ReadOnly == ""
	switch c {
	case cmdMeta, cmdRemove:
		if s.stub() != nil {
			return writable && s.pane == paneSources
		}
		// not while reading: there Delete is no word about the source
		return s.reading != nil && s.reading.ID == s.chosen && writable && (c == cmdMeta || s.pane == paneSources)
	case cmdText:
		return s.reading != nil && s.reading.ID == s.chosen
	case cmdRename, cmdNewer:
		return s.reading != nil && s.reading.ID == s.chosen && writable
	case cmdCheck:
		return s.reading != nil && s.reading.ID == s.chosen && len(s.quotes) > 0 && !s.quotes[s.quote].gone() && writable
	case cmdUp, cmdDown, cmdNextPane, cmdPrevPane:
		return s.listed() > 0
	case cmdFilter:
		return len(s.known)+len(s.noted) > 0
	case cmdEnter:
		return s.target() != "" || s.pane == paneSources && s.reading != nil
	case cmdLink, cmdZone, cmdSeek:
		return s.reading != nil && !s.reader.Selected().Empty() && writable
	case cmdUnlink:
		return s.held != nil
	case cmdCopy:
		return s.reader.SelectedText() != ""
	case cmdSelectAll:
		return s.reading != nil
	case cmdBack:
		return s.held != nil || s.pane != paneSources || s.words.Text != ""
	}
	return false
}

func (s *sources) do(c cmd) {
	switch c {
	case cmdUp, cmdDown:
		by := map[cmd]int{cmdUp: -1, cmdDown: 1}[c]
		if s.pane == paneQuotes {
			s.toQuote(s.quote + by)
		} else {
			s.choose(s.row() + by)
		}
	case cmdFilter:
		s.f.win.Canvas().Focus(s.words)
	case cmdNextPane:
		s.turn(1)
	case cmdPrevPane:
		s.turn(sourcePanes - 1)
	case cmdEnter:
		if id := s.target(); id != "" {
			s.f.openPair(id)
		} else {
			s.focus(paneReader)
		}
	case cmdText:
		s.askTextFile()
	case cmdRename:
		s.askName()
	case cmdMeta:
		if stub := s.stub(); stub != nil {
			s.f.askStub(stub)
			return
		}
		r := s.reading
		s.f.askKnown(desk.Incoming{Name: r.Name, Meta: r.Meta, Origins: r.Origins, Text: r.Revision.Text}, r.ID)
	case cmdNewer:
		s.askNewer()
	case cmdRemove:
		s.remove()
	case cmdCheck:
		s.askMark(s.quotes[s.quote])
	case cmdZone:
		s.askZone()
	case cmdSeek:
		s.f.seek(desk.Spot{Source: s.chosen, Span: s.reader.Selected()}, s.reader.SelectedWords())
	case cmdLink:
		s.link()
	case cmdUnlink:
		s.letGo()
	case cmdCopy:
		s.reader.Copy()
	case cmdSelectAll:
		s.reader.SelectAll()
	case cmdBack:
		switch {
		case s.held != nil:
			s.letGo()
		case s.pane != paneSources:
			s.focus(paneSources)
		default:
			s.words.SetText("")
		}
	}
}

// remove takes the source away; one undo brings it back.
func (s *sources) remove() {
	if stub := s.stub(); stub != nil {
		s.removeStub(*stub)
		return
	}
	d, id, label := s.f.desk, s.chosen, s.reading.Label()
	s.f.save(func(ctx context.Context) error { return d.Remove(ctx, id) }, func() {
		s.f.say(say.T("%s is taken away. %s brings it back.", label, s.f.keys.named(cmdUndo)))
	})
}

// turn goes to the next pane that can be seen.
func (s *sources) turn(by int) {
	to := (s.pane + by) % sourcePanes
	if to == paneQuotes && s.slim() {
		to = (to + by) % sourcePanes
	}
	s.focus(to)
}

// target is the overlap that Enter opens.
func (s *sources) target() string {
	switch {
	case s.pane == paneQuotes && s.quote < len(s.quotes):
		return s.quotes[s.quote].overlap
	case s.pane == paneReader:
		return s.under
	}
	return ""
}

// toQuote goes to a quotation and shows it in the text.
func (s *sources) toQuote(i int) {
	if i < 0 || i >= len(s.quotes) {
		return
	}
	s.quote = i
	s.quoteTable.ScrollTo(i)
	s.quoteTable.Refresh()
	if at := s.quotes[i]; !at.gone() {
		s.reader.Reveal(at.outer().Start)
		s.reader.Select(at.outer())
	}
	s.f.refresh()
}

// focus moves the focus to a pane.
func (s *sources) focus(pane int) {
	s.pane = pane
	if pane == paneReader {
		s.f.win.Canvas().Focus(s.reader)
	} else {
		s.f.win.Canvas().Unfocus()
	}
	s.redraw()
	s.f.refresh()
}

// key scrolls the reader, and gives Tab its walk through the quotations.
func (s *sources) key(c chord) bool {
	switch {
	case c == chord{key: fyne.KeyTab}:
		s.toQuote((s.quote + 1) % max(1, len(s.quotes)))
	case c.mods == 0 && (c.key == fyne.KeyPageDown || c.key == fyne.KeyPageUp):
		return s.reader.ScrollKey(c.key)
	default:
		return false
	}
	return true
}

// link holds the selection as side A, or, with one held, makes the overlap of
// the two.
func (s *sources) link() {
	spot := desk.Spot{Source: s.chosen, Span: s.reader.Selected()}
	if s.held == nil {
		s.held = &spot
		s.heldBy = say.T("“%s”, from %s", strings.Trim(oneLine(s.reader.SelectedWords()), "“”\""), s.reading.Label())
		s.redraw()
		s.f.refresh()
		return
	}
	a, d := *s.held, s.f.desk
	var id string
	s.f.save(func(ctx context.Context) (err error) {
		id, err = d.LineUp(ctx, a, spot)
		return err
	}, func() {
		s.letGo()
		s.f.openLinked(id)
	})
}

func (s *sources) letGo() {
	s.held = nil
	s.redraw()
	s.f.refresh()
}
