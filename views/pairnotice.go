package views

import (
	"context"
	"slices"
	"strings"

	"verbatim/data"
	"verbatim/data/collate"
	"verbatim/data/desk"
	"verbatim/data/say"
)

// Measures of what stands over the articles where a source's text changed under
// an overlap, in units.
const (
	noticeHead    = 31 // the sentence of a side
	noticeLeading = 25
	noticeSize    = 16
	noticeMost    = 2 // lines of a difference: the diff of the pair has all of its words anyway
	noticeFoot    = 8
)

// notice is what changed of one side, laid out.
type notice struct {
	desk.Followed
	diff lines // none of a passage that is gone
}

// notices are those of the overlap on view, laid out for a width in units.
func (p *pair) notices(w float32) []notice {
	if p.at == nil {
		return nil
	}
	var out []notice
	for _, f := range p.at.Followed {
		n := notice{Followed: f}
		if f.Difference != nil {
			n.diff = p.f.broken(differenceRuns(f.Difference), max(60, w-2*p.noticeMargin()-32), serif, noticeSize, noticeLeading)
		}
		out = append(out, n)
	}
	return out
}

func (p *pair) noticeMargin() float32 {
	if p.small() {
		return 18
	}
	return 22
}

// noticeHeight is the room they and what others judged take, in units; 0 where
// there is nothing to say.
func (p *pair) noticeHeight() (h float32) {
	if p.othersTell() {
		h += noticeHead
	}
	for _, n := range p.notices(p.all.Size().Width / p.f.z) {
		h += noticeHead + float32(min(n.diff.n, noticeMost))*noticeLeading
	}
	if h > 0 {
		h += noticeFoot
	}
	return h
}

// differenceRuns is the changed wording as marked text: the new one with what
// is gone struck in. Of words that stayed, those beside a change are enough.
func differenceRuns(c *collate.Comparison) []run {
	var out []run
	for _, piece := range c.Line {
		if piece.Quiet && piece.Look == collate.Cut || piece.Look == collate.MovedAway {
			continue
		}
		r := pieceRun(piece)
		if n := len(out) - 1; n >= 0 && r.mark == markPlain && out[n].mark == markPlain {
			out[n].text += r.text
			continue
		}
		out = append(out, r)
	}
	for i := range out {
		if out[i].mark == markPlain {
			out[i].text = beside(out[i].text, i > 0, i < len(out)-1)
		}
	}
	return out
}

// besideWords is how many words that stayed are shown beside a change.
const besideWords = 6

// beside shortens words that stayed to those beside the change before them, if
// there is one, and the change after them.
func beside(s string, before, after bool) string {
	words := strings.SplitAfter(s, " ")
	switch {
	case before && after && len(words) > 2*besideWords+2:
		return strings.Join(words[:besideWords], "") + "… " + strings.Join(words[len(words)-besideWords:], "")
	case before && !after && len(words) > besideWords+1:
		return strings.Join(words[:besideWords], "") + "…"
	case after && !before && len(words) > besideWords+1:
		return "… " + strings.Join(words[len(words)-besideWords:], "")
	}
	return s
}

// drawNotice says over the articles what others judged, what became of each
// side, and which keys answer it.
func (p *pair) drawNotice(g *pen, w, h float32) {
	g.rect(0, 0, w, h, g.panel)
	g.across(0, h-1/g.z, w, g.hair)
	m, y := p.noticeMargin(), float32(0)
	if p.othersTell() {
		p.drawOthers(g, y, w)
		y += noticeHead
	}
	all := p.notices(w)
	question := max(0, slices.IndexFunc(all, func(n notice) bool { return n.Standing == desk.Doubtful }))
	for i, n := range all {
		b := y + 22
		right := w - m
		if i == question {
			right = p.drawAnswers(g, right, b)
		}
		g.sign(m, b, signAlarm)
		x := m + signWidth + 9
		letter := "A"
		if n.OfB {
			letter = "B"
		}
		x += g.badge(x, b, letter) + 9
		g.fit(x, b, right-x-14, p.noticeSays(n, right-x-14), sansBold, 14, g.ink)
		y += noticeHead
		if n.diff.n > 0 {
			g.lines(n.diff, m+32, y-3, true, noticeMost)
			y += float32(min(n.diff.n, noticeMost)) * noticeLeading
		}
	}
}

// noticeSays is the sentence for a side, as long as there is room for it.
func (p *pair) noticeSays(n notice, room float32) string {
	says := map[desk.Standing][2]string{
		desk.Reworded: {say.T("The source’s text changed after the verdict. Struck: as it was judged; underlined: as it reads now"), say.T("Its text changed after the verdict")},
		desk.Doubtful: {say.T("The source’s text changed. Is this the passage, in other words? Below: as it was, and the place proposed"), say.T("Is this the passage, in other words?")},
		desk.Orphan:   {say.T("The source’s newest text does not have this passage. It is shown in the text in which it last stood"), say.T("Not in the source’s newest text")},
	}[n.Standing]
	if p.f.width(says[0], sansBold, 14) <= room {
		return says[0]
	}
	return says[1]
}

// drawAnswers draws the keys, ending at right, and returns where they begin.
func (p *pair) drawAnswers(g *pen, right, b float32) float32 {
	for _, id := range []cmd{cmdRefuse, cmdConfirm} {
		if !p.can(id) {
			continue
		}
		word := map[cmd]string{cmdConfirm: say.T("the verdict stands"), cmdRefuse: say.T("no")}[id]
		if id == cmdConfirm && p.asked() {
			word = say.T("yes")
		}
		key := g.keys.capOf(id)
		end := right
		right -= g.textRight(right, b, word, sans, 13, g.ink) + 6 + g.keyWidth(key)
		g.key(right, b, key)
		g.hit(right-4, b-18, end-right+8, 26, func() { p.f.run(id) })
		right -= 16
	}
	return right
}

// asked tells whether a place waits for a yes or no.
func (p *pair) asked() bool {
	return p.at != nil && (p.at.Row.StandsA == desk.Doubtful || p.at.Row.StandsB == desk.Doubtful)
}

// answer says yes or no to the place proposed; where none is, that the verdict
// stands for the text as it is now.
func (p *pair) answer(yes bool) {
	d, id := p.f.desk, p.id
	if p.asked() {
		p.f.save(func(ctx context.Context) error { return d.SettlePlace(ctx, id, yes) }, func() {
			if yes {
				p.f.say(say.T("The passage stands there. %s takes it back.", p.f.keys.named(cmdUndo)))
			} else {
				p.f.say(say.T("The passage stays with the text in which it last stood. %s takes it back.", p.f.keys.named(cmdUndo)))
			}
		})
		return
	}
	p.f.save(func(ctx context.Context) error { return d.Confirm(ctx, id) }, func() {
		p.f.say(say.T("The verdict stands. %s takes it back.", p.f.keys.named(cmdUndo)))
	})
}

// canAnswer tells which answers there are.
func (p *pair) canAnswer(yes bool) bool {
	row := &p.at.Row
	return p.asked() || yes && len(p.at.Followed) > 0 && (row.Status == data.Stale || row.StandsA == desk.Reworded || row.StandsB == desk.Reworded)
}
