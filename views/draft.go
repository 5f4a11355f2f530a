package views

import (
	"context"
	"time"

	"verbatim/data/desk"
)

// draftAfter is how long after a key what is typed is kept on the disk: a pause
// in typing, so that a crash takes a word or two at most.
const draftAfter = 400 * time.Millisecond

// typed has what the person has chosen and typed kept soon, so that no crash
// takes it.
func (p *pair) typed() {
	if p.draftSoon || p.saving || p.f.desk == nil || p.f.desk.Place().ReadOnly != "" {
		return
	}
	p.draftSoon = true
	p.f.later(draftAfter, func() {
		p.draftSoon = false
		if p.at != nil && p.desk == p.f.desk {
			p.putDraft()
		}
	})
}

// putDraft keeps the verdict in the making on the disk, or takes it away there
// where nothing is in the making any more.
func (p *pair) putDraft() {
	var draft *desk.Draft
	switch {
	case p.ballot.changed():
		draft = &desk.Draft{Now: p.ballot.Judgement}
		if p.ballot.given {
			stored := p.ballot.stored
			draft.Begun = &stored
		}
		p.kept[p.id] = true
	case !p.kept[p.id]:
		return
	default:
		delete(p.kept, p.id)
	}
	p.storeDraft(p.id, draft)
}

func (p *pair) storeDraft(id string, draft *desk.Draft) {
	d, ctx := p.f.desk, context.WithoutCancel(p.f.ctx)
	p.f.queue(func() { _ = p.f.guarded(func() error { return d.KeepDraft(ctx, id, draft) }) }) // the next key tries again
}

// dropDraft forgets what was in the making: it is a verdict now.
func (p *pair) dropDraft(id string) {
	delete(p.drafts, id)
	if p.kept[id] {
		delete(p.kept, id)
		p.storeDraft(id, nil)
	}
}

// readDrafts takes up what was being typed when the program ended.
func (p *pair) readDrafts() {
	d := p.f.desk
	fetch(p.f, d.Drafts, func(drafts map[string]desk.Draft) {
		if p.desk != d {
			return
		}
		for id, draft := range drafts {
			b := ballot{Judgement: draft.Now, given: draft.Begun != nil}
			if draft.Begun != nil {
				b.stored = *draft.Begun
			}
			p.drafts[id], p.kept[id] = b, true
		}
		if _, ok := drafts[p.id]; ok && p.at != nil && !p.ballot.changed() { // it was opened before they were read
			p.ballot = p.begin()
			p.redraw()
			p.f.refresh()
		}
	})
}
