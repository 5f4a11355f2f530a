package views

import (
	"cmp"
	"slices"
	"strings"

	"verbatim/data"
	"verbatim/data/collate"
	"verbatim/data/desk"
	"verbatim/data/say"
)

// told is one line of the list of changes.
type told struct {
	n       int // its number in the texts; 0 for what is only told
	sign    sign
	says    string
	how     string // what the reader of B can see of it
	hidden  bool   // the reader cannot see it
	tag     data.Tag
	change  int      // index into the comparison's changes, or -1
	between string   // of a splice: what A has there
	breaks  []string // rules of the chosen house style that it breaks
}

// tell lists the alarms of a pair, then its changes in the order in which the
// diff line meets them. Typography is told in one line, or one by one where quiet is set.
func tell(p *desk.Pair, quiet bool) (out []told) {
	c := p.Collation
	out = tellAlarms(c.Alarms)
	n, small := 0, 0
	for _, i := range readingOrder(c) {
		ch := c.Changes[i]
		breaks := broken(p.Breaches, i)
		if typographic(ch.Kind) && len(breaks) == 0 {
			small++
			if !quiet {
				continue
			}
		}
		t := told{sign: changeSign(ch), says: c.Said(i), how: shownBy(ch), tag: ch.Kind, change: i, breaks: breaks}
		if t.how != "" {
			t.says = withoutMark(t.says)
		}
		t.between = between(p.Splices, i)
		t.hidden = t.how == say.T("not shown") || t.how == say.T("ellipsis only")
		n++
		t.n = n
		out = append(out, t)
	}
	if small > 0 && !quiet {
		out = append(out, told{sign: signMarks, says: say.N("Capitals and marks only, in %[2]s place", "Capitals and marks only, in %[2]s places", small, say.InWords(small)), how: say.T("T shows them"), change: -1})
	}
	if s := tellSpeakers(p); s != "" {
		out = append(out, told{sign: signName, says: s, how: say.T("for Attribution"), change: -1})
	}
	if len(out) == 0 {
		out = append(out, told{sign: signSame, says: say.T("The same words, the same marks"), change: -1})
	}
	return out
}

// between says what stands in A where a change joins two of its spans; empty
// for any other change.
func between(splices []collate.Splice, change int) string {
	for _, s := range splices {
		if s.Change == change {
			return s.Says
		}
	}
	return ""
}

// withoutMark is a sentence without its last clause, which says what shows the
// change: the list has that in a column of its own. Quoted words are left alone.
func withoutMark(s string) string {
	if i := strings.LastIndex(s, "; "); i > strings.LastIndexAny(s, "”“»«") {
		return s[:i]
	}
	return s
}

// readingOrder is the order in which the diff line first meets each change;
// one that it does not meet comes last.
func readingOrder(c collate.Comparison) []int {
	at := make([]int, len(c.Changes))
	for i := range at {
		at[i] = len(c.Line)
	}
	for i, p := range c.Line {
		if p.Change >= 0 && p.Change < len(at) && p.Look != collate.MovedAway {
			at[p.Change] = min(at[p.Change], i)
		}
	}
	out := make([]int, len(at))
	for i := range out {
		out[i] = i
	}
	slices.SortStableFunc(out, func(i, j int) int { return cmp.Compare(at[i], at[j]) })
	return out
}

// tellSpeakers says how the two credit the words where they differ; empty
// where they agree or nothing is known.
func tellSpeakers(p *desk.Pair) string {
	a, b := p.Row.SpeakerA, p.Row.SpeakerB
	var out []string
	switch {
	case a == "" && b != "":
		out = append(out, say.T("A names no speaker, B %s", b))
	case b == "" && a != "":
		out = append(out, say.T("A names %s as the speaker, B nobody", a))
	case p.Collation.Speaker == collate.Varies:
		out = append(out, say.T("B spells the speaker %s", ownWords(a, b)))
	case p.Collation.Speaker == collate.Others:
		out = append(out, say.T("A has %s speak, B %s", a, b))
	}
	ca, cb := creditOf(p.QuoteA), creditOf(p.QuoteB)
	switch {
	case ca == cb:
	case cb == "":
		out = append(out, say.T("A names %s, B nobody", ca))
	case ca == "":
		out = append(out, say.T("B names %s, A nobody", cb))
	default:
		out = append(out, say.T("A names %s, B %s", ca, cb))
	}
	return strings.Join(out, "; ")
}

// ownWords is b without the words that it begins with like a: al-Zimili, of
// Hakim Zamili and Hakim al-Zimili.
func ownWords(a, b string) string {
	as, bs := strings.Fields(a), strings.Fields(b)
	for len(as) > 1 && len(bs) > 1 && as[0] == bs[0] {
		as, bs = as[1:], bs[1:]
	}
	return strings.Join(bs, " ")
}

func creditOf(q *desk.Quotation) string {
	if q == nil {
		return ""
	}
	return q.Credit
}

// changesHead and changeRow are heights in units.
const (
	changesHead = 31
	changeRow   = 25
)

// drawChanges draws the list of changes; only whole rows, with the current one
// among them.
func (p *pair) drawChanges(g *pen, x, y, w, h float32) {
	g.text(x, y+21, say.T("How B differs from A"), sansBold, 14, g.ink)
	rx := x + w
	for _, id := range []cmd{cmdPrevDiff, cmdNextDiff} {
		word := map[cmd]string{cmdPrevDiff: say.T("previous"), cmdNextDiff: say.T("next")}[id]
		left := rx - g.width(word, sans, 13) - 5 - g.keyWidth(g.keys.capOf(id))
		g.key(left, y+21, g.keys.capOf(id))
		g.textRight(rx, y+21, word, sans, 13, g.ink2)
		g.hit(left, y+4, rx-left, 24, func() { p.f.run(id) })
		rx = left - 14
	}
	fits := int((h - changesHead - 4) / changeRow)
	if fits < 1 {
		return
	}
	from := 0
	if n := len(p.told); n > fits {
		from = min(max(0, p.now-fits/2), n-fits)
		g.textRight(rx, y+21, say.T("%d to %d of %d", from+1, from+fits, n), sans, 13, g.ink3)
	}
	for i := from; i < min(len(p.told), from+fits); i++ {
		p.drawChange(g, i, x, y+changesHead+float32(i-from)*changeRow, w)
	}
}

// drawChange draws one row of the list.
func (p *pair) drawChange(g *pen, i int, x, y, w float32) {
	t, now := p.told[i], i == p.now
	b := y + 17.5
	f := sans
	if now {
		f = sansBold
		g.box(x-8, y, w+16, changeRow, 3, g.blueSel, g.blue, 2)
	}
	if t.n > 0 {
		g.number(x, b, t.n, now)
	}
	g.sign(x+25, b, t.sign)
	how, ink := t.how, g.ink2
	if t.hidden {
		ink = g.orange
	}
	if t.change >= 0 && p.ballot.rejected(t.tag) {
		how, ink = say.T("tag rejected"), g.ink3
	}
	if len(t.breaks) > 0 {
		how = p.breaking(how)
	}
	hw := g.width(how, sans, 13)
	left := x + 25 + signWidth + 10
	g.fit(left, b, x+w-left-hw-14, t.says, f, 14.5, g.ink)
	g.textRight(x+w, b, how, sans, 13, ink)
	if t.change >= 0 {
		g.hit(x-8, y, w+16, changeRow, func() { p.goTo(i) })
	}
}

// drawCurrent draws the one sentence that a narrow window has room for.
func (p *pair) drawCurrent(g *pen, x, y, w float32) {
	g.across(x, y-20, w, g.hair)
	if len(p.told) == 0 {
		return
	}
	i := max(0, p.now)
	t := p.told[i]
	left := x
	if t.n > 0 {
		g.number(x, y, t.n, p.now >= 0)
		left += 24
	}
	g.sign(left, y, t.sign)
	left += signWidth + 10
	of := ""
	if n := p.changes(); n > 0 && t.n > 0 {
		of = say.T("%d of %s", t.n, say.N("%s change", "%s changes", n))
	}
	right := x + w - g.textRight(x+w, y, of, sans, 13, g.ink2) - 14
	how, ink := t.how, g.ink2
	if t.hidden {
		ink = g.orange
	}
	if len(t.breaks) > 0 {
		how = p.breaking(how)
	}
	hw := g.width(how, sans, 13.5)
	f := sans
	if p.now >= 0 {
		f = sansBold
	}
	says := t.says
	if _, there, ok := strings.Cut(t.between, "; "); ok {
		says += "; " + there
	}
	left += g.fit(left, y, right-left-hw-12, says, f, 14.5, g.ink) + 10
	g.fit(left, y, right-left, how, sans, 13.5, ink)
	g.hit(x, y-20, w, 30, func() { p.f.run(cmdNextDiff) })
}

// changes is how many changes have a number.
func (p *pair) changes() (n int) {
	for _, t := range p.told {
		n = max(n, t.n)
	}
	return n
}
