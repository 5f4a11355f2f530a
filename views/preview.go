package views

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"verbatim/data"
	"verbatim/data/collate"
	"verbatim/data/desk"
	"verbatim/data/say"
)

// What of a long passage is previewed: lines a side, and sentences.
const previewLines, previewSays = 12, 9

// redrawPreview draws the chosen overlap's two passages and what differs.
func (o *overlaps) redrawPreview() {
	w := o.previewScroll.Size().Width / o.f.z
	g := &pen{look: o.f.look}
	o.preview.min = fyne.NewSize(100, o.paintPreview(g, max(w, 200)))
	o.previewScroll.Offset = fyne.NewPos(0, 0)
	o.previewScroll.Refresh()
	o.preview.Refresh()
	o.previewFoot.Refresh()
}

func (o *overlaps) drawPreview(g *pen, w, h float32) {
	g.rect(0, 0, w, h, g.panel)
	g.down(0, 0, h, g.hair)
	o.paintPreview(g, w)
}

// paintPreview draws and returns the height that it took.
func (o *overlaps) paintPreview(g *pen, w float32) float32 {
	m := float32(22)
	size, leading := float32(17), float32(25)
	small := w < 420
	if small {
		m, size, leading = 16, 15, 20.5
	}
	r := o.list.row(o.chosen)
	if r == nil {
		return 60
	}
	width := w - 2*m
	y := float32(31)
	who, _ := speakers(r)
	name, face := who, serifBold
	if who == "" {
		name, face = say.T("No speaker"), serifItalic
	}
	x := m + g.fit(m, y, width*.7, name, face, 20, g.ink) + 10
	same := say.T("%s of %s words the same", grouped(r.WordsSame), grouped(max(r.WordsA, r.WordsB)))
	g.fit(x, y, w-m-x, same, sans, 14, g.ink2)
	y += 14
	p := o.pair
	if p == nil || p.Row.ID != r.ID || p.A == nil || p.B == nil {
		return y + 40
	}
	sides := []struct {
		letter, label, about string
		runs                 []run
	}{
		{"A", p.Row.LabelA, about(p, 'A'), passageRuns(p, 'A')},
		{"B", p.Row.LabelB, about(p, 'B'), passageRuns(p, 'B')},
	}
	for _, s := range sides {
		g.across(m, y, width, g.rule)
		y += 19
		g.badge(m, y, s.letter)
		x := m + 26 + g.fit(m+26, y, width*.6, s.label, sansBold, 14, g.ink) + 8
		g.fit(x, y, w-m-x, s.about, sans, 13, g.ink2)
		y += 9
		l := g.broken(s.runs, width, serif, size, leading)
		shown := min(l.n, previewLines)
		g.lines(l, m, y, false, shown)
		y += float32(shown) * leading
		if more := l.n - shown; more > 0 {
			y += 18
			g.text(m, y, say.N("%s line more", "%s lines more", more), sansItalic, 13, g.ink3)
			y += 4
		}
		y += 13
	}
	g.across(m, y, width, g.rule)
	y += 2
	for _, l := range g.folded(o.witnesses, width, sans, 13) {
		y += 18
		g.text(m, y, l, sans, 13, g.ink2)
	}
	y += 10
	g.across(m, y, width, g.rule)
	y += 4
	if !small {
		y += 18
		g.text(m, y, say.T("How B differs from A"), sansBold, 14, g.ink)
		y += 2
	}
	return o.paintSays(g, p, m, y, width) + 16
}

// paintSays writes a sentence for each change, typography in one line.
func (o *overlaps) paintSays(g *pen, p *desk.Pair, m, y, width float32) float32 {
	quiet := 0
	told := 0
	for i, c := range p.Collation.Changes {
		if typographic(c.Kind) {
			quiet++
			continue
		}
		if told++; told > previewSays {
			continue
		}
		y = paintSay(g, changeSign(c), p.Collation.Said(i), m, y, width)
	}
	if more := told - previewSays; more > 0 {
		y += 24
		g.text(m+33, y, say.N("and %s change more", "and %s changes more", more), sansItalic, 14, g.ink3)
	}
	if quiet > 0 {
		says := say.N("Capitals and marks only, in %[2]s place", "Capitals and marks only, in %[2]s places", quiet, say.InWords(quiet))
		y = paintSay(g, signMarks, says, m, y, width)
	}
	if p.Collation.Speaker == collate.Varies {
		y = paintSay(g, signName, say.T("A spells the speaker %s, B %s", p.Row.SpeakerA, p.Row.SpeakerB), m, y, width)
	}
	if told+quiet == 0 {
		y = paintSay(g, signSame, say.T("The same words, the same marks."), m, y, width)
	}
	return y
}

func paintSay(g *pen, s sign, says string, m, y, width float32) float32 {
	const lead = 33
	y += 24
	g.sign(m, y, s)
	for i, l := range g.folded(strings.TrimSuffix(says, "."), width-lead, sans, 14.5) {
		if i > 0 {
			y += 20
		}
		g.text(m+lead, y, l, sans, 14.5, g.ink)
	}
	return y
}

// shownBy says whether the reader of B can see a change.
func shownBy(c data.Change) string {
	switch {
	case c.Kind == "" || c.Kind.Harmless():
		return ""
	case c.Inherited:
		return say.T("the mark beside it was A’s")
	case !c.Marked:
		return say.T("not shown")
	case c.Kind == data.InsertBracketed:
		return say.T("brackets show it")
	case c.Op == data.OpJoin || c.Kind == data.CutMarked:
		return say.T("ellipsis only")
	}
	return say.T("shown")
}

// typographic kinds are told together in one line.
func typographic(t data.Tag) bool {
	switch t {
	case data.Punctuation, data.Case, data.Typography, data.EllipsisStyle:
		return true
	}
	return false
}

// about says what is known of a side: its date, or its zone inside one source,
// and who got the quotation.
func about(p *desk.Pair, side rune) string {
	meta, other, side1, quotation := p.Row.MetaA, p.Row.MetaB, p.Row.A, p.QuoteA
	if side == 'B' {
		meta, other, side1, quotation = p.Row.MetaB, p.Row.MetaA, p.Row.B, p.QuoteB
	}
	var out []string
	switch {
	case p.Row.Within:
		out = append(out, zoneName(side1.Zone))
	case meta.Date.Known() && (!other.Date.Known() || meta.Date.Compare(other.Date) < 0):
		out = append(out, say.T("%s, earliest here", dated(meta.Date)))
	default:
		out = append(out, dated(meta.Date))
	}
	if quotation != nil && quotation.Credit != "" {
		out = append(out, say.T("said to %s", quotation.Credit))
	}
	return strings.Join(out, "; ")
}

// passageRuns is a side's passage as marked text, with a little of what stands
// around it in grey.
func passageRuns(p *desk.Pair, side rune) []run {
	reading, ps := p.A, p.Row.A.Passage
	if side == 'B' {
		reading, ps = p.B, p.Row.B.Passage
	}
	marks := marksOf(p.Collation, side)
	var out []run
	for i, s := range ps {
		switch {
		case i == 0:
			out = append(out, run{text: before(reading, s.Start), mark: markContext})
		case s.Start >= ps[i-1].End:
			gap := data.Span{Start: ps[i-1].End, End: s.Start}
			words := len(strings.Fields(gap.Of(reading.Revision.Text)))
			if gap == p.Collation.Gap {
				words = p.Collation.GapWords
			}
			out = append(out, run{text: closing(reading.Revision.Text, gap.Start) + " ", mark: markContext},
				run{text: say.N("%s word left out here", "%s words left out here", words), mark: markFold},
				run{text: markBefore(reading.Revision.Text, s.Start), mark: markContext})
		default:
			out = append(out, run{text: " … ", mark: markContext})
		}
		out = append(out, markedRuns(reading.Revision.Text, s, marks)...)
	}
	if n := len(ps); n > 0 {
		out = append(out, run{text: after(reading, ps[n-1].End, 40), mark: markContext})
	}
	return out
}

// marked is a span with its mark.
type marked struct {
	span data.Span
	mark mark
}

// marksOf are the marks of one side by place; typography stays unmarked.
func marksOf(c collate.Comparison, side rune) []marked {
	var out []marked
	for _, ch := range c.Changes {
		if typographic(ch.Kind) || ch.Kind == data.SpellingVariant || ch.Op == data.OpJoin {
			continue
		}
		s, m := ch.A, markCut
		if side == 'B' {
			s, m = ch.B, markAdded
		}
		if ch.Op == data.OpMove {
			m = markAway
			if side == 'B' {
				m = markHere
			}
		}
		if !s.Empty() {
			out = append(out, marked{s, m})
		}
	}
	for _, p := range c.Line {
		if p.Look == collate.Mark && side == 'B' && !p.B.Empty() {
			out = append(out, marked{p.B, markEllipsis})
		}
	}
	slices.SortFunc(out, func(a, b marked) int { return a.span.Start - b.span.Start })
	return out
}

// markedRuns cuts a span at its marks; of marks that overlap the first holds.
func markedRuns(text string, s data.Span, marks []marked) []run {
	var out []run
	at := s.Start
	for _, m := range marks {
		lo, hi := max(m.span.Start, at), min(m.span.End, s.End)
		if lo >= hi {
			continue
		}
		if lo > at {
			out = append(out, run{text: text[at:lo], wash: true})
		}
		out = append(out, run{text: text[lo:hi], mark: m.mark, wash: true})
		at = hi
	}
	if at < s.End {
		out = append(out, run{text: text[at:s.End], wash: true})
	}
	return out
}

// contextBytes is how much grey text may stand before a passage.
const contextBytes = 60

// before is the end of the paragraph's text before a place: at most a few
// words, begun at a word.
func before(r *desk.Reading, at int) string {
	text := r.Revision.Text
	lo := max(0, at-contextBytes)
	for _, p := range r.Paragraphs {
		if p.Start <= at && at <= p.End {
			lo = max(lo, p.Start)
		}
	}
	s := strings.ToValidUTF8(text[lo:at], "")
	if i := strings.LastIndexAny(s, ".!?"); i >= 0 && strings.Contains(s[i:], " ") {
		return strings.TrimLeft(s[i+1:], " ”\"’")
	}
	if lo > 0 && !strings.ContainsAny(text[lo-1:lo], " \n") {
		if i := strings.IndexByte(s, ' '); i >= 0 {
			s = "… " + s[i+1:]
		}
	}
	return strings.TrimLeft(s, "\n")
}

// after is the text right behind a place: what closes it, and where its
// sentence goes on the rest of that, at most about n bytes of it.
func after(r *desk.Reading, at, n int) string {
	text := r.Revision.Text
	close := closing(text, at)
	if ended := strings.TrimRight(text[:at]+close, "”\"’'»"); strings.HasSuffix(ended, ".") || strings.HasSuffix(ended, "?") || strings.HasSuffix(ended, "!") {
		return close
	}
	hi := min(len(text), at+len(close)+n)
	for _, p := range r.Paragraphs {
		if p.Start <= at && at <= p.End {
			hi = min(hi, p.End)
		}
	}
	s := text[at:hi]
	if i := strings.IndexAny(s[len(close):], ".!?\n"); i >= 0 {
		return s[:len(close)+i+1]
	}
	if i := strings.LastIndexByte(s, ' '); i > 0 && hi < len(text) {
		return s[:i] + " …"
	}
	return strings.ToValidUTF8(s, "")
}

// closing is what stands right behind a place without a space: the closing
// mark and a full stop or comma.
func closing(text string, at int) string {
	rest := text[at:]
	return rest[:len(rest)-len(strings.TrimLeft(rest, "”\"’'».,;:!?)"))]
}

// markBefore is the quotation mark right before a place, or nothing.
func markBefore(text string, at int) string {
	for _, m := range []string{"“", "\"", "‘", "'", "«", "„"} {
		if strings.HasSuffix(text[:at], m) {
			return m
		}
	}
	return ""
}

// drawPreviewFoot: what the keys do to the chosen overlap.
func (o *overlaps) drawPreviewFoot(g *pen, w, h float32) {
	g.rect(0, 0, w, h, g.panel)
	g.down(0, 0, h, g.hair)
	if o.chosen == "" {
		return
	}
	m := float32(22)
	if w < 420 {
		m = 16
	}
	g.across(m, 0, w-2*m, g.hair)
	const b = 26
	x := m
	kw := g.keyInverse(x, b, g.keys.capOf(cmdEnter))
	tw := g.text(x+kw+6, b, say.T("open the pair"), sansBold, 14, g.ink)
	g.hit(x, 4, kw+tw+10, h-4, func() { o.f.run(cmdEnter) })
	x += kw + tw + 22
	for _, id := range []cmd{cmdDismiss, cmdPark} {
		k := g.keys.capOf(id)
		word := map[cmd]string{cmdDismiss: say.T("dismiss"), cmdPark: say.T("park")}[id]
		need := g.keyWidth(k) + 6 + g.width(word, sans, 14)
		if x+need > w-m {
			return
		}
		left := x
		x += g.key(x, b, k) + 6
		x += g.text(x, b, word, sans, 14, g.ink2) + 16
		g.hit(left, 4, need, h-4, func() { o.f.run(id) })
	}
}
