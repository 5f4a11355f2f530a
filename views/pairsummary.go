package views

import (
	"fmt"

	"verbatim/data"
	"verbatim/data/desk"
	"verbatim/data/say"
)

// drawSummary stands over the screen when nothing is left to judge: what was
// found, what waits, and what to do with it.
func (p *pair) drawSummary(g *pen, w, h float32) {
	g.rect(0, 0, w, h, g.paper)
	l := p.f.overlaps.list
	width := min(620, w-40)
	x, y := (w-width)/2, max(60, h*.2)
	g.text(x, y, say.T("Every overlap in the list is judged or parked"), serifBold, 23, g.ink)
	y += 16
	g.across(x, y, width, g.heavy)
	y += 34
	g.text(x, y, say.T("%s of %s judged.", grouped(l.judged), say.N("%s overlap", "%s overlaps", l.of)), serif, 17, g.ink)
	y += 32
	for i := len(data.Labels); i >= -1; i-- {
		n, label, numeral := p.tallied(i)
		if n == 0 {
			continue
		}
		g.text(x, y, numeral, serifBold, 20, g.ink)
		g.fit(x+34, y, width-90, label, sans, 15, g.ink)
		g.textRight(x+width, y, fmt.Sprint(n), sansBold, 15, g.ink)
		g.across(x, y+9, width, g.hair)
		y += 31
	}
	if t := p.taken.Wording; t.Proposed > 0 {
		y += 4
		g.fit(x, y, width, say.T("Proposed wordings taken: %d of %d.", t.Taken, t.Proposed), sansItalic, 14, g.ink2)
		y += 18
	}
	if n := p.taken.Found + p.taken.ByHand; n > 0 {
		g.fit(x, y+4, width, say.T("Of %s that are related the program found %s; you lined up %s.", say.N("%s judged overlap", "%s judged overlaps", n), grouped(p.taken.Found), grouped(p.taken.ByHand)), sansItalic, 14, g.ink2)
		y += 18
	}
	y += 18
	for _, o := range []struct {
		id   cmd
		what string
	}{
		{cmdExport, say.T("export the verdicts as a table")},
		{cmdLast, say.T("back to the last one judged")},
		{cmdBack, say.T("back to the list")},
	} {
		if o.id == cmdLast && p.lastJudged() == "" {
			continue
		}
		k := g.keys.capOf(o.id)
		if o.id == cmdBack {
			k = "Enter" // there is nothing left to save here
		}
		kw := g.key(x, y, k)
		tw := g.text(x+kw+9, y, o.what, sans, 15, g.ink)
		g.hit(x, y-18, kw+tw+14, 28, func() { p.f.run(o.id) })
		y += 32
	}
}

// finish puts the summary up, and reads how many proposals were taken.
func (p *pair) finish() {
	p.finished, p.taken = true, desk.Acceptance{}
	p.goingOn, p.ahead = false, nil
	p.redraw()
	fetch(p.f, p.f.desk.Acceptance, func(a desk.Acceptance) {
		p.taken = a
		p.summary.Refresh()
	})
}

// tallied counts the verdicts of a rating: 5 to 0, -1 for dismissed ones, and
// one above the ratings for parked overlaps.
func (p *pair) tallied(rating int) (n int, label, numeral string) {
	for _, r := range p.f.overlaps.list.rows {
		if rating == len(data.Labels) && r.Status == data.Parked && !decided(r) {
			n++
		}
		for _, v := range r.Verdicts {
			o := v.Overall()
			dismissed := v.Wording == data.Unrelated
			if dismissed && rating == -1 || !dismissed && rating < len(data.Labels) && int(o.Rating) == rating {
				n++
			}
		}
	}
	switch {
	case rating == -1:
		return n, ratingName(data.DismissedLabel), "–"
	case rating == len(data.Labels):
		return n, say.T("Parked for later"), "z"
	case rating == 0:
		return n, ratingName(p.f.scale[0]), "–"
	}
	return n, ratingName(p.f.scale[rating]), fmt.Sprint(rating)
}
