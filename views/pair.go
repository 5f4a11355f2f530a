package views

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"verbatim/data"
	"verbatim/data/collate"
	"verbatim/data/desk"
	"verbatim/views/prose"
)

// pair is the pair screen: both articles scrolled to the passage, what differs
// between them in words, and the verdict bar.
type pair struct {
	f    *frame
	desk *desk.Desk // the workbench that the rest is about
	id   string     // of the overlap shown, or being read
	at   *desk.Pair // nil while it is read

	// What follows from it and from the keys pressed so far.
	told    []told
	ties    []tie
	now     int // the current change, an index into told; -1 for none
	level   level
	typo    bool // typography is shown
	swapped bool // B stands at the left
	ballot  ballot
	drafts  map[string]ballot // begun and left, by overlap
	kept    map[string]bool   // of which overlaps a draft is on the disk

	draftSoon bool            // one is to be kept there soon
	decided   map[string]bool // judged here, though the list may not know yet
	goingOn   bool            // the next overlap comes once this one is saved and that one is read
	ahead     []chord         // what was typed meanwhile
	saving    bool            // a verdict is on its way to the disk
	finished  bool            // nothing is left to judge: the summary is up
	taken     desk.Acceptance // how many proposals were taken, for the summary
	edges     *edges          // while the spans are moved by hand, else nil
	hand      string          // the overlap lined up by hand just now
	aligned   bool            // the passages stand side by side, nobody scrolled
	aligning  bool

	panes                        [2]*prose.Pane // left and right
	all                          *fyne.Container
	head, columns, gutter, panel *paint
	notice                       *paint // over the articles, where a text changed under the overlap
	diffLine, strip, summary     *paint
	diffScroll                   *container.Scroll
	bar                          *verdictBar
	writing                      *writing
	diff                         lines
	diffRuns                     []run
	diffOf                       []diffOf // of each run
	split                        [2]*prose.Text
	wasSmall                     bool
	room                         float32 // that the notice has, in units
}

func newPair(f *frame) *pair {
	p := &pair{f: f, now: -1, wasSmall: true, drafts: map[string]ballot{}, kept: map[string]bool{}, decided: map[string]bool{}}
	p.head, p.columns = newPaint(f.look, p.drawHead), newPaint(f.look, p.drawColumns)
	p.notice = newPaint(f.look, p.drawNotice)
	p.gutter, p.panel = newPaint(f.look, p.drawMiddle), newPaint(f.look, p.drawPanel)
	p.diffLine = newPaint(f.look, p.drawDiff)
	p.diffScroll = container.NewVScroll(p.diffLine)
	p.strip, p.summary = newPaint(f.look, p.drawStrip), newPaint(f.look, p.drawSummary)
	p.bar = newVerdictBar(f.look, func() *ballot { return &p.ballot }, p.proposed, f.run)
	p.writing = newWriting(p)
	for i := range p.panes {
		pane := f.newPane(p.style)
		pane.Margins.Outer = []prose.Side{prose.Left, prose.Right}[i]
		pane.OnScroll = p.scrolled
		pane.OnFold = func(int) { f.run(cmdContext) }
		pane.OnWord = func(w data.Span) { p.wordPressed(i, w) }
		pane.OnSelect = func(data.Span) { f.menus.update() }
		p.panes[i] = pane
	}
	p.lay()
	return p
}

func (p *pair) content() fyne.CanvasObject { return p.all }
func (p *pair) where() place               { return onPair }
func (p *pair) full() bool                 { return true }

// proposed is what the program would say of the overlap on view.
func (p *pair) proposed() *collate.Proposal {
	if p.at == nil {
		return nil
	}
	return &p.at.Collation.Proposed
}

// reset forgets the workbench that was open before.
func (p *pair) reset() {
	p.desk = p.f.desk
	p.edges = nil
	p.id, p.at, p.now, p.hand, p.finished, p.saving = "", nil, -1, "", false, false
	p.goingOn, p.ahead = false, nil
	clear(p.drafts)
	clear(p.kept)
	clear(p.decided)
	p.readDrafts()
}

// small tells that the window has no room for margin notes, list and strip.
func (p *pair) small() bool { return p.all.Size().Width/p.f.z < wide }

// sideOf is the article in the left (0) or right (1) pane: 0 for A, 1 for B.
func (p *pair) sideOf(pane int) int {
	if p.swapped {
		return 1 - pane
	}
	return pane
}

// style is how the articles look.
func (p *pair) style() prose.Style {
	s := p.f.proseStyle(17.5, 26)
	if p.all != nil && p.small() {
		s = p.f.proseStyle(16, 23)
	}
	s.Dim = true
	return s
}

// opened is what is read off the UI goroutine.
type opened struct {
	pair  *desk.Pair
	texts [2]*prose.Text
	err   error
}

// read fetches an overlap and cuts its articles into words. One that is gone
// (an undo took it away) leads back to the screen before.
func (p *pair) read(id string, l level, then func(opened)) {
	d := p.f.desk
	fetch(p.f, func(ctx context.Context) (o opened, err error) {
		if o.pair, o.err = d.Pair(ctx, id); o.err != nil {
			return o, nil
		}
		for i, a := range articles(o.pair) {
			o.texts[i] = prose.Split(a.reading.Revision.Text, a.shownParagraphs(l), shaper().Width)
		}
		return o, nil
	}, func(o opened) {
		switch {
		case p.id != id:
		case o.err != nil:
			p.gone(o.err)
		default:
			then(o)
		}
	})
}

// gone leaves an overlap that cannot be read; why is told unless the list does
// not know it any more either.
func (p *pair) gone(why error) {
	known := p.f.overlaps.list.row(p.id) != nil
	p.id, p.at = "", nil
	p.goingOn, p.ahead = false, nil
	if p.f.at == screen(p) {
		p.f.back()
	}
	if known {
		p.f.fail(why)
	}
}

// open shows an overlap; a verdict begun on the one before is kept.
func (p *pair) open(id string) {
	if p.desk != p.f.desk {
		p.reset()
	}
	p.keepDraft()
	fresh := id != p.id
	p.id, p.finished = id, false
	if fresh {
		p.edges = nil
		p.now, p.level, p.aligned, p.at = -1, wholeArticle, true, nil
		p.writing.close()
		p.redraw()
	}
	p.read(id, p.level, p.take)
	if p.f.overlaps.chosen != id {
		p.f.overlaps.choose(id)
	}
}

// take shows what was read.
func (p *pair) take(o opened) {
	p.at, p.split = o.pair, o.texts
	p.ballot = p.begin()
	if !p.ballot.given || p.at.Row.Status == data.Stale {
		delete(p.decided, p.id)
	}
	p.told, p.ties = tell(p.at, p.typo), tiesOf(p.at)
	p.now = min(p.now, len(p.told)-1)
	p.makeRoom()
	p.setTexts()
	p.redraw()
	p.f.refresh()
	p.catchUp()
}

// mostAhead is how many keys are kept for an overlap that is not read yet: more
// are no verdict but a key that lies under something.
const mostAhead = 24

// typeAhead keeps a key that comes before its overlap does: who knows the keys
// is quicker than a disk. It says whether it did.
func (p *pair) typeAhead(c chord) bool {
	if !p.goingOn && (p.at != nil || p.id == "") || c.key == fyne.KeyEscape {
		return false
	}
	if len(p.ahead) < mostAhead {
		p.ahead = append(p.ahead, c)
	}
	return true
}

// catchUp does what was typed ahead, now that its overlap is there.
func (p *pair) catchUp() {
	keys := p.ahead
	p.goingOn, p.ahead = false, nil
	for _, c := range keys {
		p.f.pressed(c)
	}
}

// makeRoom lays the screen out anew where what stands over the articles takes
// more room now, or less.
func (p *pair) makeRoom() {
	if h := p.noticeHeight(); h != p.room {
		p.room = h
		p.all.Refresh()
	}
}

// begin is the verdict to go on with: what was begun and left, unless another
// one was stored since, else the stored one.
func (p *pair) begin() ballot {
	b, stale := newBallot(p.stored()), p.at.Row.Status == data.Stale
	was := b
	if stale {
		b.renew(p.at.Collation.Tags)
	}
	draft, begun := p.drafts[p.id]
	switch {
	case begun && draft.follows(b):
		b = draft
	case begun && draft.follows(was): // begun before the text changed
		b = draft
		b.renew(p.at.Collation.Tags)
	}
	delete(p.drafts, p.id)
	b.stale = stale
	return b
}

// stored is this reviewer's verdict, or nil.
func (p *pair) stored() *data.Verdict {
	vs := p.at.Row.Verdicts
	if i := slices.IndexFunc(vs, func(v data.Verdict) bool { return v.Reviewer == p.f.desk.Reviewer() && !v.Settles }); i >= 0 {
		return &vs[i]
	}
	return nil
}

func (p *pair) keepDraft() {
	if p.at == nil {
		return
	}
	if p.ballot.changed() {
		p.drafts[p.id] = p.ballot
	}
	p.putDraft()
}

// setTexts gives both panes their article, marks, notes and folds.
func (p *pair) setTexts() {
	as := articles(p.at)
	for i, pane := range p.panes {
		a := as[p.sideOf(i)]
		var folds []prose.Fold
		if p.level != unfolded {
			folds = a.folds(p.at)
		}
		pane.SetText(p.split[p.sideOf(i)], p.marksOf(i), a.notes(), folds)
	}
	p.align()
	p.f.finder.look(false)
}

// texts are the articles, the left one first.
func (p *pair) texts() []*prose.Pane {
	if p.at == nil || p.finished || p.view() == inline {
		return nil
	}
	return p.panes[:]
}

// reveal shows a place in one of them; where it is folded away or left out, the
// whole articles come back first.
func (p *pair) reveal(pane int, at data.Span) {
	if p.panes[pane].Shows(at.Start) {
		p.panes[pane].Reveal(at.Start)
		return
	}
	p.level = unfolded
	p.read(p.id, p.level, func(o opened) {
		p.split = o.texts
		p.setTexts()
		p.redraw()
		p.panes[pane].Reveal(at.Start)
	})
}

// current is the index of the current change in the comparison, or -1.
func (p *pair) current() int {
	if p.now >= 0 && p.now < len(p.told) {
		return p.told[p.now].change
	}
	return -1
}

// setMarks draws the marks anew after another change became the current one.
func (p *pair) setMarks() {
	for i, pane := range p.panes {
		pane.SetMarks(p.marksOf(i))
	}
}

// marksOf are the marks of the article in a pane.
func (p *pair) marksOf(pane int) []prose.Mark {
	side := p.sideOf(pane)
	if p.edges != nil {
		return p.edges.marks(side)
	}
	return articles(p.at)[side].marks(p.at.Collation, p.current(), p.typo)
}

// align scrolls both panes so that the first tied lines share a height: a
// quarter down, or higher where the passage needs the room.
func (p *pair) align() {
	if p.at == nil || len(p.ties) == 0 {
		return
	}
	p.aligning = true
	defer func() { p.aligning = false }()
	h := p.panes[0].Size().Height
	down := h * .27
	sides := [2]data.Span{p.ties[0].a, p.ties[0].b}
	passages := [2]data.Passage{p.at.Row.A.Passage, p.at.Row.B.Passage}
	for i, pane := range p.panes {
		tall := pane.SpanHeight(passages[p.sideOf(i)].Hull())
		down = min(down, max(pane.Leading()*1.4, h-tall-pane.Leading()))
	}
	for i, pane := range p.panes {
		pane.ScrollTo(sides[p.sideOf(i)].Start, down)
	}
	p.aligned = true
	p.gutter.Refresh()
}

// scrolled follows the panes with the bands between them.
func (p *pair) scrolled() {
	if !p.aligning {
		p.aligned = false
	}
	p.gutter.Refresh()
}

// wordPressed goes to the change that holds the word, or shows where the other
// article has it.
func (p *pair) wordPressed(pane int, w data.Span) {
	isA := p.sideOf(pane) == 0
	other := p.panes[1-pane]
	for _, piece := range p.at.Collation.Line {
		here, there := piece.B, piece.A
		if isA {
			here, there = piece.A, piece.B
		}
		if !here.Overlaps(w) {
			continue
		}
		if i := p.indexOf(piece.Change); i >= 0 {
			p.goTo(i)
		} else if !there.Empty() {
			other.Reveal(min(there.Start+max(0, w.Start-here.Start), there.End))
		}
		return
	}
}

// indexOf is the line of the list that tells a change, or -1.
func (p *pair) indexOf(change int) int {
	if change < 0 {
		return -1
	}
	return slices.IndexFunc(p.told, func(t told) bool { return t.change == change })
}

// goTo makes a change the current one and brings all its places on view.
func (p *pair) goTo(i int) {
	if i < 0 || i >= len(p.told) || p.told[i].change < 0 {
		return
	}
	p.now = i
	p.setMarks()
	ch := p.at.Collation.Changes[p.told[i].change]
	for pane := range p.panes {
		at := ch.B.Start
		if p.sideOf(pane) == 0 {
			at = ch.A.Start
		}
		p.panes[pane].Reveal(at)
	}
	p.redraw()
	p.f.foot.Refresh()
	p.revealInLine()
}

// revealInLine scrolls the diff line to the current change.
func (p *pair) revealInLine() {
	for _, f := range p.diff.frags {
		if p.diffOf[f.run].change == p.current() {
			top := (diffTop + float32(f.line)*p.diff.leading) * p.f.z
			view, h := p.diffScroll.Size().Height, p.diff.leading*p.f.z
			if off := p.diffScroll.Offset.Y; top < off || top+h > off+view {
				p.diffScroll.ScrollToOffset(fyne.NewPos(0, max(0, top-view/3)))
			}
			return
		}
	}
}

// step goes to the next change, or the one before; past the ends it goes round.
func (p *pair) step(by int) {
	var at []int
	for i, t := range p.told {
		if t.change >= 0 {
			at = append(at, i)
		}
	}
	if len(at) == 0 {
		return
	}
	k := slices.Index(at, p.now)
	if k < 0 && by < 0 {
		k = 0
	}
	p.goTo(at[(k+by+len(at))%len(at)])
}

// redraw draws everything but the articles.
func (p *pair) redraw() {
	p.placeDiff()
	for _, o := range []*paint{p.head, p.columns, p.notice, p.gutter, p.panel, p.diffLine, p.bar.paint, p.strip} {
		o.Refresh()
	}
	p.diffScroll.Refresh()
	p.writing.redraw()
	if p.finished {
		p.summary.Show()
		p.summary.Refresh()
	} else {
		p.summary.Hide()
	}
}

func (p *pair) shown()   { p.redraw() }
func (p *pair) focused() {}

// reload reads the overlap again after the workbench changed.
func (p *pair) reload() {
	if p.id != "" && p.at != nil {
		p.keepDraft()
		p.read(p.id, p.level, p.refill)
	}
}

// refill takes up what changed of the overlap on view; where somebody scrolled
// and the passages are the same, without moving it.
func (p *pair) refill(o opened) {
	same := p.at != nil && slices.Equal(p.at.Row.A.Passage, o.pair.Row.A.Passage) && slices.Equal(p.at.Row.B.Passage, o.pair.Row.B.Passage)
	if !same || p.aligned {
		p.take(o)
		return
	}
	p.at = o.pair
	p.ballot = p.begin()
	p.told = tell(p.at, p.typo)
	p.now = min(p.now, len(p.told)-1)
	p.makeRoom()
	p.redraw()
	p.f.refresh()
}

func (p *pair) restyle() {
	for _, pane := range p.panes {
		p.margins()
		pane.Refresh()
	}
	p.all.Refresh()
	if p.aligned {
		p.align()
	}
	p.writing.restyle()
	p.redraw()
}
