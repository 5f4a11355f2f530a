package views

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"verbatim/data"
	"verbatim/data/desk"
	"verbatim/data/say"
)

// can tells whether a command could be done now.
func (p *pair) can(c cmd) bool {
	if c == cmdBack {
		return p.writing.open != 0 || p.edges != nil
	}
	if p.edges != nil {
		return false
	}
	if p.at == nil || p.finished {
		return p.finished && (c == cmdLast && p.lastJudged() != "" || c == cmdAlike && p.withCopies() != "")
	}
	writable := p.f.desk.Place().ReadOnly == ""
	switch c {
	case cmdVerbatim, cmdMarked, cmdAltered, cmdParaphrase, cmdTranslated, cmdUnrelated, cmdAttribution, cmdAttrBack,
		cmdSense, cmdSenseBack, cmdSeverity, cmdConfidence, cmdDirection, cmdNote, cmdEvidence, cmdPark:
		return writable && !p.saving
	case cmdSave:
		return !p.saving
	case cmdSpans:
		return writable && p.view() != inline
	case cmdRevert:
		return writable && !p.saving && p.writing.chosen() != nil
	case cmdSettle:
		return writable && !p.saving && p.disputed()
	case cmdConfirm, cmdRefuse:
		return writable && !p.saving && p.canAnswer(c == cmdConfirm)
	case cmdAccept, cmdReject:
		return writable && p.current() >= 0 && p.told[p.now].tag != ""
	case cmdNextDiff, cmdPrevDiff:
		return p.changes() > 0
	case cmdView, cmdTypo, cmdSwap, cmdHistory, cmdVersionsOf, cmdTimelineOf:
		return true
	case cmdContext, cmdNextPane, cmdPrevPane:
		return p.view() != inline
	case cmdCopy:
		return p.selectedPane() >= 0
	case cmdSeek:
		return p.selectedPane() >= 0 && writable
	case cmdLink:
		return writable && p.canLink()
	case cmdUnlink:
		return writable && p.hand == p.id
	case cmdLast:
		return p.lastJudged() != ""
	case cmdAlike:
		return writable && !p.saving && p.withCopies() != ""
	}
	return false
}

// do does it.
func (p *pair) do(c cmd) {
	if p.ballot.press(c) {
		if !p.f.toast.noting() {
			p.f.toast.clear()
		}
		if c == cmdDirection && p.strip.Size().Height < smallest {
			p.f.say(say.T("Direction: %s", p.ballot.direction()))
		}
		p.judged()
		return
	}
	switch c {
	case cmdSave:
		p.save(true)
	case cmdSettle:
		p.settle()
	case cmdConfirm, cmdRefuse:
		p.answer(c == cmdConfirm)
	case cmdAccept, cmdReject:
		p.tag(c == cmdAccept)
	case cmdNextDiff:
		p.step(1)
	case cmdPrevDiff:
		p.step(-1)
	case cmdContext:
		p.widen()
	case cmdTypo:
		p.showTypography()
	case cmdView:
		p.turnView()
	case cmdSpans:
		p.markSpans()
	case cmdSwap:
		p.swap()
	case cmdPark:
		p.park()
	case cmdLast:
		p.open(p.lastJudged())
	case cmdAlike:
		p.f.judgeCopies(p.withCopies())
	case cmdNote, cmdEvidence, cmdHistory:
		p.writing.show(c)
	case cmdRevert:
		p.writing.revert()
	case cmdCopy:
		p.panes[p.selectedPane()].Copy()
	case cmdSeek:
		p.seek()
	case cmdLink:
		p.link()
	case cmdUnlink:
		p.unlink()
	case cmdVersionsOf:
		p.f.openVersions(p.id)
	case cmdTimelineOf:
		p.f.openTimeline(p.id)
	case cmdNextPane:
		p.turn(1)
	case cmdPrevPane:
		p.turn(-1)
	case cmdBack:
		if p.edges != nil {
			p.leaveSpans()
			return
		}
		p.writing.close()
	}
}

// key scrolls both articles together with the arrows and page keys.
func (p *pair) key(c chord) bool {
	if p.typeAhead(c) {
		return true
	}
	if p.at == nil || p.writing.typing() {
		return false
	}
	if p.finished {
		if c.key == fyne.KeyReturn {
			p.f.back()
			return true
		}
		return false
	}
	if c.mods != 0 {
		return false
	}
	if p.edges != nil {
		return p.edgeKey(c.key)
	}
	if p.view() == inline {
		return p.writing.historyKey(c.key) || scrollKey(p.diffScroll, c, p.diff.leading*p.f.z)
	}
	return p.writing.historyKey(c.key) || p.panes[0].ScrollKey(c.key) && p.panes[1].ScrollKey(c.key)
}

// judged draws what a key of the bar changed.
func (p *pair) judged() {
	p.typed()
	p.bar.Refresh()
	p.strip.Refresh()
	p.panel.Refresh()
	p.f.refresh()
}

// save makes the verdict durable and then, if on is set, goes on to the next
// open overlap. Only what is durable is shown as saved.
func (p *pair) save(on bool) {
	switch {
	case p.ballot.Wording == "":
		p.f.say(say.T("Choose the wording first: a digit, 1 to 5, or 0 where they are not the same words."))
		return
	case p.ballot.settled():
		if on {
			p.goOn()
		}
		return
	}
	p.f.named(func() { p.store(on) })
}

// store is save with all that it takes.
func (p *pair) store(on bool) {
	id, j, d := p.id, p.ballot.Judgement, p.f.desk
	p.saving, p.goingOn = true, on && d.Place().ReadOnly == ""
	p.judged()
	p.f.save(func(ctx context.Context) (err error) {
		defer func() {
			p.f.onUI(func() {
				p.saving = false
				if err != nil {
					p.goingOn, p.ahead = false, nil
				}
				p.bar.Refresh()
				p.f.refresh() // where it failed, that it is not saved
			})
		}()
		_, err = d.Judge(ctx, id, d.Reviewer(), j)
		return err
	}, func() {
		p.decided[id] = true
		p.dropDraft(id)
		if p.id != id {
			if p.at != nil {
				p.catchUp()
			}
			return
		}
		p.ballot.Judgement, p.ballot.given, p.ballot.stale = j, true, false
		p.ballot.stored = j
		n := p.f.copiesOpen(id)
		if on {
			p.goOn()
		}
		if n > 0 {
			p.f.say(say.T("Saved. %s gives %s the same verdict.", p.f.keys.named(cmdAlike), say.N("%s identical copy", "%s identical copies", n)))
		}
	})
}

// goOn opens the next open overlap, or the summary after the last.
func (p *pair) goOn() {
	l := p.f.overlaps.list
	id := l.nextOpen(p.id)
	for range len(l.shown) {
		if id == "" || !p.decided[id] {
			break
		}
		id = l.nextOpen(id)
	}
	if id == "" || p.decided[id] || id == p.id {
		p.finish()
		p.f.refresh()
		return
	}
	p.open(id)
}

// withCopies is the overlap whose copies can take its verdict: the one on view,
// or the one judged before it; empty where neither has any to judge.
func (p *pair) withCopies() string {
	for _, id := range []string{p.id, p.lastJudged()} {
		if p.f.copiesOpen(id) > 0 {
			return id
		}
	}
	return ""
}

// park sets the overlap aside for later, or takes it back.
func (p *pair) park() {
	d, id := p.f.desk, p.id
	to := data.Parked
	if p.at.Row.Status == data.Parked {
		to = data.Open
	}
	p.f.save(func(ctx context.Context) error { return d.SetStatus(ctx, to, id) }, func() {
		if to == data.Parked {
			p.f.say(say.T("Parked for later; it stays in the list."))
			p.goOn()
		} else {
			p.f.say(say.T("Open again."))
		}
	})
}

// lastJudged is the overlap judged last; seen from one that was judged itself,
// the one judged before it.
func (p *pair) lastJudged() string {
	if p.finished {
		return p.f.overlaps.list.judgedBefore("")
	}
	return p.f.overlaps.list.judgedBefore(p.id)
}

// latest is when a row was last judged.
func latest(r *desk.OverlapRow) (at int64) {
	for _, v := range r.Verdicts {
		at = max(at, v.At.UnixNano())
	}
	return at
}

// tag accepts or rejects the kind of the current change.
func (p *pair) tag(yes bool) {
	p.ballot.accept(p.at.Collation.Tags, p.told[p.now].tag, yes)
	p.judged()
}

// widen goes round the levels of context. Where nothing is folded, the level
// that would only open a fold is left out.
func (p *pair) widen() {
	p.level = (p.level + 1) % levels
	if p.level == unfolded && !p.hasFold() {
		p.level = byParagraph
	}
	p.read(p.id, p.level, func(o opened) {
		p.split = o.texts
		p.setTexts()
		p.redraw()
	})
}

func (p *pair) hasFold() bool {
	as := articles(p.at)
	return len(as[0].folds(p.at))+len(as[1].folds(p.at)) > 0
}

// showTypography marks capitals, dashes and the like, or hides them again.
func (p *pair) showTypography() {
	p.typo = !p.typo
	change := p.current()
	p.told = tell(p.at, p.typo)
	p.now = p.indexOf(change)
	p.setMarks()
	p.redraw()
}

// swap changes the places of A and B on the screen; the letters go with them.
func (p *pair) swap() {
	p.swapped = !p.swapped
	p.setTexts()
	p.redraw()
}

// turn goes with the focus round the left article, the right one and the keys of
// the verdict.
func (p *pair) turn(by int) {
	c := p.f.win.Canvas()
	stops := []fyne.Focusable{nil, p.panes[0], p.panes[1]}
	at := max(0, slices.IndexFunc(stops, func(s fyne.Focusable) bool { return s != nil && s == c.Focused() }))
	if to := stops[(at+by+len(stops))%len(stops)]; to != nil {
		c.Focus(to)
	} else {
		c.Unfocus()
	}
}

// selectedPane is the pane with a selection, or -1.
func (p *pair) selectedPane() int {
	if p.view() == inline {
		return -1
	}
	for i, pane := range p.panes {
		if !pane.Selected().Empty() {
			return i
		}
	}
	return -1
}

// selected are the spots selected in A and in B.
func (p *pair) selected() (a, b data.Span) {
	for i, pane := range p.panes {
		if p.sideOf(i) == 0 {
			a = pane.Selected()
		} else {
			b = pane.Selected()
		}
	}
	return a, b
}

// canLink: with one side alone a new overlap is not made, and it is told why.
func (p *pair) canLink() bool {
	a, b := p.selected()
	return !a.Empty() || !b.Empty()
}

// seek looks in all sources for what is selected in one of the articles.
func (p *pair) seek() {
	i := p.selectedPane()
	source := []string{p.at.Row.SourceA, p.at.Row.SourceB}[p.sideOf(i)]
	p.f.seek(desk.Spot{Source: source, Span: p.panes[i].Selected()}, p.panes[i].SelectedWords())
}

// link makes an overlap of what is selected, or adds it to the one just made.
func (p *pair) link() {
	a, b := p.selected()
	d, id, again := p.f.desk, p.id, p.hand == p.id
	if !again && (a.Empty() || b.Empty()) {
		p.f.say(say.T("Select words in A and in B: %s lines them up.", p.f.keys.capOf(cmdLink)))
		return
	}
	sa, sb := p.at.Row.SourceA, p.at.Row.SourceB
	p.f.save(func(ctx context.Context) (err error) {
		if again {
			id, err = d.AddSpans(ctx, id, a, b)
		} else {
			id, err = d.LineUp(ctx, desk.Spot{Source: sa, Span: a}, desk.Spot{Source: sb, Span: b})
		}
		return err
	}, func() { p.f.openLinked(id) })
}

// openLinked shows an overlap that was just lined up by hand; the same keys go on
// with it.
func (f *frame) openLinked(id string) {
	f.openPair(id)
	f.pair.hand = id
	f.menus.update()
	f.say(say.T("Lined up by hand. %s adds a further stretch, %s takes the last one away.", f.keys.capOf(cmdLink), f.keys.capOf(cmdUnlink)))
}

// unlink takes the last stretch of the overlap made by hand away.
func (p *pair) unlink() {
	d, id := p.f.desk, p.id
	p.f.save(func(ctx context.Context) (err error) {
		id, err = d.TakeSpan(ctx, id)
		return err
	}, func() {
		p.f.say(say.T("The last stretch is taken away."))
		if id == "" {
			p.f.back()
			return
		}
		p.hand = id
		p.open(id)
	})
}

// hints are the keys that no part of the screen shows.
func (p *pair) hints() []string {
	if p.finished {
		return []string{"Enter", say.T("to the list")}
	}
	if p.edges != nil {
		return []string{"↑ ↓", say.T("another edge"), "← →", say.T("by a word"), "Enter", say.T("keeps"), p.f.keys.capOf(cmdBack), say.T("leaves")}
	}
	return p.f.keys.hints(cmdNextDiff, say.T("next change"), cmdLink, say.T("line up"), cmdCopy, say.T("copy"), cmdKeys, say.T("keys"))
}

// status is where the verdict stands, else what breaks the house style.
func (p *pair) status() string {
	switch {
	case p.at == nil || p.finished:
		return ""
	case p.edges != nil:
		return say.T("Spans by hand. %s", p.edgeSays())
	case p.saving:
		return say.T("Saving…")
	case p.ballot.changed() && p.ballot.Wording == "":
		return say.T("Not saved yet: choose a wording, then %s", p.f.keys.named(cmdSave))
	case p.ballot.changed():
		return say.T("Not saved yet: %s saves", p.f.keys.named(cmdSave))
	case p.strip.Size().Height < smallest && p.at.Style != "": // no strip to tell it
		return capital(p.brokenRules())
	}
	return ""
}
