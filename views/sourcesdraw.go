package views

import (
	"fmt"
	"strings"

	"verbatim/data"
	"verbatim/data/desk"
	"verbatim/data/say"
)

func (s *sources) drawListHead(g *pen, w, h float32) {
	g.rect(0, 0, w, h, g.panel)
	g.down(w-1/g.z, 0, h, g.hair)
	g.text(18, 34, say.T("Sources"), serifBold, 20, g.ink)
	says := grouped(len(s.rows))
	if len(s.rows) < len(s.known) {
		says = say.T("%s of %s", says, grouped(len(s.known)))
	}
	if n := len(s.stubs); n > 0 {
		says += say.T(", %d not held", n)
	}
	g.textRight(w-18, 34, says, sans, 14, g.ink2)
	if s.listed() == 0 {
		none := say.T("No source yet.")
		if s.words.Text != "" {
			none = say.T("No source has these words.")
		}
		g.fit(18, sourceHead+sourceFilter+28, w-30, none, serifItalic, 16, g.ink2)
	}
}

func (s *sources) drawListFoot(g *pen, w, h float32) {
	g.rect(0, 0, w, h, g.panel)
	g.across(18, 0, w-36, g.hair)
	x := 18 + g.key(18, 27, g.keys.capOf(cmdPaste)) + 8
	g.fit(x, 27, w-x-10, say.T("or drop files: a new source"), sans, 14, g.ink2)
	g.hit(0, 0, w, h, func() { s.f.run(cmdBring) })
}

// drawSource draws a row of the list: outlet, title, what is known, and where
// in it stand words that stand elsewhere too.
func (s *sources) drawSource(g *pen, w, h float32, i int) {
	if i >= len(s.rows) {
		s.drawStub(g, w, h, i-len(s.rows))
		return
	}
	r := s.rows[i]
	s.drawRowGround(g, w, h, r.ID)
	n := say.T("none")
	if r.Overlaps > 0 {
		n = say.N("%s overlap", "%s overlaps", r.Overlaps)
	}
	if w < sourcesNarrow-10 { // the name before the noun
		n = fmt.Sprint(r.Overlaps)
	}
	nw := g.textRight(w-18, 22, n, sans, 13, g.ink3)
	face, outlet := sansBold, r.Meta.Publisher
	if outlet == "" {
		face, outlet = sansItalic, say.T(noOutlet)
	}
	g.fit(18, 22, w-36-nw-10, outlet, face, 15, g.ink)
	title := r.Meta.Title
	if title == "" {
		title = r.Name
	}
	g.fit(18, 43, w-36, title, serifItalic, 15.5, g.ink)
	g.fit(18, 62, w-36, known(r.Meta), sans, 13, g.ink2)
	g.rect(18, 71, w-36, 6, g.sunk)
	for _, e := range r.Elsewhere {
		if r.Bytes > 0 {
			x := (w - 36) * float32(e.Start) / float32(r.Bytes)
			ew := max(2, (w-36)*float32(e.Len())/float32(r.Bytes))
			g.rect(18+x, 71, min(ew, w-36-x), 6, g.washEdge)
		}
	}
	g.hit(0, 0, w, h, func() {
		s.choose(i)
		s.focus(paneSources)
	})
}

// drawRowGround draws what a row stands on, and the ring where it is in focus.
func (s *sources) drawRowGround(g *pen, w, h float32, id string) {
	g.rect(0, 0, w, h, g.panel)
	if id == s.chosen {
		g.rect(0, 0, w-4, h, g.blueSel)
		if s.pane == paneSources && s.f.bare() {
			g.ring(1, 1, w-6, h-2)
		}
		g.rect(0, 0, 5, h, g.blue)
	} else {
		g.across(18, h-1/g.z, w-36, g.hair)
	}
}

// known says author and date, and that they are not known.
func known(m data.Meta) string {
	switch {
	case m.Author == "" && !m.Date.Known():
		return say.T("author and date unknown")
	case m.Author == "":
		return dated(m.Date)
	}
	return m.Author + "; " + dated(m.Date)
}

// drawHead says what is being read.
func (s *sources) drawHead(g *pen, w, h float32) {
	g.rect(0, 0, w, h, g.paper)
	g.across(0, h-1/g.z, w, g.hair)
	x := float32(readerOutside)
	if s.slim() {
		x = readerOutSmall
	}
	if stub := s.stub(); stub != nil {
		s.drawStubHead(g, x, w, *stub)
		return
	}
	if s.reading == nil {
		return
	}
	r := s.reading
	label := r.Publisher
	if label == "" {
		label = capital(say.T(noOutlet))
	}
	tw := g.fit(x, 34, w*.4, label, sansBold, 15, g.ink)
	g.fit(x+tw+10, 34, w-x-tw-30, readingSays(r), sans, 13.5, g.ink2)
	title := r.Title
	if title == "" {
		title = r.Name
	}
	g.fit(x, 60, w-x-20, title, serifItalic, 18, g.ink)
}

// readingSays is what is known of a text in one line.
func readingSays(r *desk.Reading) string {
	out := []string{}
	if r.Author != "" {
		out = append(out, r.Author)
	}
	out = append(out, dated(r.Date))
	if host := hostOf(r.URL); host != "" {
		out = append(out, host)
	} else {
		out = append(out, say.T("address unknown"))
	}
	return strings.Join(append(out, say.N("%s word", "%s words", r.Words)), "; ")
}

// hostOf is the host of an address, for a line; empty where there is none.
func hostOf(url string) string {
	_, rest, ok := strings.Cut(url, "://")
	if !ok {
		return url
	}
	host, _, _ := strings.Cut(rest, "/")
	return strings.TrimPrefix(host, "www.")
}

// drawHolding says what is held while an overlap is lined up by hand.
func (s *sources) drawHolding(g *pen, w, h float32) {
	if s.held == nil || h < 10 {
		return
	}
	g.rect(0, 0, w, h, g.wash)
	g.across(0, h-1/g.z, w, g.washEdge)
	x := 16 + g.badge(16, 25, "A") + 8
	end := w - 16
	for _, k := range [][2]string{{g.keys.capOf(cmdUnlink), say.T("let go")}, {g.keys.capOf(cmdLink), say.T("line up")}} {
		end -= g.textRight(end, 25, k[1], sans, 14, g.ink) + 6 + g.keyWidth(k[0])
		g.key(end, 25, k[0])
		end -= 14
	}
	tail := say.T("Now select B, here or in another source:")
	tw := g.width(tail, sansBold, 14)
	if end-tw-x > 160 {
		g.text(end-tw, 25, tail, sansBold, 14, g.ink)
		end -= tw + 16
	}
	g.fit(x, 25, end-x, s.heldBy, serif, 15.5, g.ink)
}

func (s *sources) drawQuoteHead(g *pen, w, h float32) {
	g.rect(0, 0, w, h, g.panel)
	g.down(0, 0, h, g.hair)
	g.text(20, 34, say.T("Quotations"), serifBold, 20, g.ink)
	g.textRight(w-18, 34, s.checkedSays(), sans, 14, g.ink2)
	if s.reading != nil && len(s.quotes) == 0 {
		g.text(20, 76, say.T("Nothing here stands in quotation marks."), serifItalic, 16, g.ink2)
	}
}

// drawQuote draws a row of the quotations: who, how, the words, where else.
func (s *sources) drawQuote(g *pen, w, h float32, i int) {
	q := s.quotes[i]
	g.rect(0, 0, w, h, g.panel)
	if i == s.quote {
		g.rect(0, 0, w-4, h, g.blueSel)
		if s.pane == paneQuotes && s.f.bare() {
			g.ring(1, 1, w-6, h-2)
		}
		g.rect(0, 0, 5, h, g.blue)
	}
	g.across(19, 0, w-38, g.hair)
	text := s.reading.Revision.Text
	who, face, cue := q.told(text)
	tw := g.fit(19, 23, (w-38)*.7, who, face, 15, g.ink)
	g.fit(19+tw+8, 23, w-38-tw-8, cue, sans, 13, g.ink3)
	words := q.outer().Of(text)
	if q.gone() {
		words = q.Text
	}
	g.fit(19, 45, w-38, oneLine(words), serif, 15.5, g.ink2)
	x, right := float32(19), w-19
	if q.Mark != nil {
		word := say.T(markWords[q.Mark.Mark])
		if q.Standing == desk.Reworded {
			word += say.T(", in other words")
		}
		right -= g.textRight(right, 66, word, sansBold, 13, g.ink) + 10
	}
	ink := g.ink3
	if q.overlap != "" {
		g.box(x, 56, 10, 10, 1, g.wash2, g.washEdge, 1)
		x, ink = x+17, g.ink2
	}
	g.fit(x, 66, right-x, q.tells, sans, 13, ink)
	g.hit(0, 0, w, h, func() {
		s.pane = paneQuotes
		s.f.win.Canvas().Unfocus()
		again := s.quote == i
		s.toQuote(i)
		s.redraw()
		if again && q.overlap != "" {
			s.f.openPair(q.overlap)
		}
	})
}

// oneLine is a text without line ends, cut to what any line can hold.
func oneLine(s string) string {
	if len(s) > 300 {
		s = strings.ToValidUTF8(s[:300], "") + "…"
	}
	return strings.Join(strings.Fields(s), " ")
}
